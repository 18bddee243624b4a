//===-- Frontend/Marks.h - annotations of declarations ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_MARKS_H
#define PIIFLOW_FRONTEND_MARKS_H

#include "Facts/Unit.h"
#include "Frontend/Locations.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

namespace piiflow {

/// Reads annotations. Every form that starts like one of ours comes through,
/// misspelt ones too, so that they can be diagnosed; and so does every
/// argument, as text.
class MarkReader {
public:
  MarkReader(const clang::ASTContext &Context, Locations &L, Unit &U)
      : Context(Context), L(L), U(U) {}

  /// Of the declaration itself; of a variable, field, parameter or function
  /// also those of the type it (or its result) is spelled with: annotated
  /// aliases and enums, seen through references, pointers, arrays and
  /// templates of one written argument (`std::vector<Phone>`).
  std::vector<Mark> read(const clang::Decl *D);
  /// Of every redeclaration and, for an instantiation, of the pattern.
  std::vector<Mark> readAll(const clang::FunctionDecl *F);
  std::vector<Mark> readAll(const clang::FunctionDecl *F, unsigned Parameter);
  std::vector<Mark> readAll(const clang::FieldDecl *F);
  std::vector<Mark> readAll(const clang::VarDecl *V);
  std::vector<Mark> readAll(const clang::TagDecl *D);

  static bool has(const clang::Decl *D);

private:
  void readAttributes(const clang::Decl *D, std::vector<Mark> &To);
  void readSpelling(clang::QualType T, std::vector<Mark> &To, unsigned Depth);
  std::string text(const clang::Expr *E) const;

  const clang::ASTContext &Context;
  Locations &L;
  Unit &U;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_MARKS_H
