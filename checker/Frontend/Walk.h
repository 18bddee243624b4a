//===-- Frontend/Walk.h - all declarations of an AST ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_WALK_H
#define PIIFLOW_FRONTEND_WALK_H

#include "Frontend/UnitBuilder.h"

namespace piiflow {

/// Registers and lowers all that the user's files declare: every function with
/// a body (instantiations, lambdas, members of local classes and defined
/// implicit members too), every record, every variable with static storage,
/// and everything annotated, used or not. Declarations of system headers are
/// registered when something uses them; of their functions, those that merely
/// hand on what they are given (std::begin) are lowered. A template that is
/// never instantiated is not lowered, since its calls are not resolved; its
/// annotations are registered.
void walk(UnitBuilder &B);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_WALK_H
