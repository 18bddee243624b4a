//===-- Frontend/Lower.h - function bodies to instructions ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_LOWER_H
#define PIIFLOW_FRONTEND_LOWER_H

#include "Facts/Unit.h"

#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"

namespace piiflow {

class UnitBuilder;

/// Lowers the body of a function, with member initialisers of a constructor
/// and the destruction of bases and members of a destructor. `F` has a body
/// (`F->doesThisDeclarationHaveABody()`) or is an implicit special member that
/// is defined.
Body lower(UnitBuilder &B, const clang::FunctionDecl *F);

/// Lowers the initialisers of all variables with static storage of the unit,
/// in order, as one function `__global_init`.
Body lowerGlobals(UnitBuilder &B, llvm::ArrayRef<const clang::VarDecl *> Vars);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_LOWER_H
