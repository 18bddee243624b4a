//===-- Frontend/Symbols.h - link names of declarations ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_SYMBOLS_H
#define PIIFLOW_FRONTEND_SYMBOLS_H

#include "Frontend/Names.h"
#include "Support/Compat.h"

#include "clang/AST/GlobalDecl.h"
#include "clang/AST/Mangle.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

#include <memory>
#include <string>

namespace piiflow {

/// Gives each function and variable the symbol that identifies it across
/// units: the mangled name for external linkage, and the main file before it
/// for internal linkage. One mangler serves the whole unit, since it numbers
/// lambdas and local entities as it meets them. Names are Itanium ones on
/// every target. An uninstantiated template has no mangled name; its qualified
/// name and signature stand for it.
class Symbols {
public:
  Symbols(clang::ASTContext &Context, Names &N);

  std::string function(const clang::FunctionDecl *F, llvm::StringRef MainFile);
  std::string variable(const clang::VarDecl *V, llvm::StringRef MainFile);

private:
  std::string mangled(clang::GlobalDecl D);

  clang::IgnoringDiagConsumer Ignore;
  compat::Diagnostics Diagnostics;
  std::unique_ptr<clang::ItaniumMangleContext> Mangler;
  Names &N;
  llvm::DenseMap<const clang::VarDecl *, std::string> PlainLocals;
  llvm::StringMap<unsigned> PlainLocalCount;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_SYMBOLS_H
