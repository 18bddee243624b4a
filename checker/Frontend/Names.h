//===-- Frontend/Names.h - names of declarations and types ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_NAMES_H
#define PIIFLOW_FRONTEND_NAMES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/AST/TypeOrdering.h"

#include "llvm/ADT/DenseMap.h"

#include <string>

namespace piiflow {

/// Spells declarations and types the way policies and models name them:
/// qualified, without template arguments, inline and anonymous namespaces
/// (`std::basic_string`). Local classes are qualified by their function. A
/// lambda is numbered within its enclosing scope: `ns::outer::lambda#1`; one
/// at namespace scope also says its file, since headers shift the numbers.
/// Members of an anonymous struct or union belong to the enclosing class.
class Names {
public:
  explicit Names(const clang::ASTContext &Context);

  std::string qualified(const clang::NamedDecl *D);
  /// Canonical, without inline namespaces and defaulted template arguments.
  std::string type(clang::QualType T) const;
  /// "(const std::basic_string<char> &, int)", " const" after it for a const
  /// method.
  std::string signature(const clang::FunctionDecl *F) const;
  std::string templateArgument(const clang::TemplateArgument &A) const;

private:
  /// How many names a type is spelled with, up to a limit.
  unsigned parts(clang::QualType T) const;
  unsigned parts(llvm::ArrayRef<clang::TemplateArgument> Arguments) const;

  std::string scope(const clang::DeclContext *DC);
  std::string component(const clang::NamedDecl *D);
  std::string unnamed(const clang::TagDecl *D);
  /// Numbers the unnamed classes and lambdas of a scope.
  void number(const clang::DeclContext *DC);

  const clang::ASTContext &Context;
  clang::PrintingPolicy Policy;
  mutable llvm::DenseMap<clang::QualType, unsigned> Parts;
  llvm::DenseMap<const clang::TagDecl *, std::string> Unnamed;
  llvm::DenseMap<const clang::DeclContext *, std::string> Scopes;
  unsigned Unlisted = 0;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_NAMES_H
