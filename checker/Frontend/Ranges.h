//===-- Frontend/Ranges.h - loops and calls over whole ranges ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A whole range is all elements of an array or of a library's container that
// the program may change. What is done to each of them leaves none as it was.
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_RANGES_H
#define PIIFLOW_FRONTEND_RANGES_H

#include "Frontend/Classes.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace piiflow {

/// A loop whose counter, an index or an iterator, is at each element once.
struct CountedLoop {
  const clang::VarDecl *Counter = nullptr;
  const clang::Expr *Range = nullptr;
  /// For an index: an element of the range at it, in the body.
  const clang::Expr *Element = nullptr;
};

/// Recognises whole ranges. Objects are compared as they are written: variables
/// and their members.
class Ranges {
public:
  Ranges(const clang::ASTContext &Context, const Classes &Class)
      : Context(Context), Class(Class) {}

  /// Whether a range-based `for` may change elements of a whole range.
  bool isWhole(const clang::CXXForRangeStmt &S) const;
  /// Nothing when the loop may leave elements out, or does not change any.
  std::optional<CountedLoop> counted(const clang::ForStmt &S) const;
  /// The container of which two arguments are the beginning and the end; null
  /// for others.
  const clang::Expr *whole(const clang::Expr *Begin,
                           const clang::Expr *End) const;
  /// The container at whose beginning an iterator is; null for others.
  static const clang::Expr *beginOf(const clang::Expr *Iterator);
  /// Whether an expression is the element of a range at an index.
  static bool isElement(const clang::Expr *E, const CountedLoop &Of);
  static bool isSameObject(const clang::Expr *A, const clang::Expr *B);

private:
  bool isRange(clang::QualType T) const;
  bool isSequence(clang::QualType T) const;
  bool countsTo(const clang::Expr *Bound, const clang::Expr *Element) const;

  const clang::ASTContext &Context;
  const Classes &Class;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_RANGES_H
