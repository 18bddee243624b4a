//===-- Frontend/Classes.h - what the compiler does for a class -*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_CLASSES_H
#define PIIFLOW_FRONTEND_CLASSES_H

#include "Frontend/UnitBuilder.h"

namespace piiflow {

/// Answers whether copying, creating or destroying an object of a class runs
/// code that the program wrote. Classes of system headers are taken as values:
/// models say what their functions do, and their copies are copies.
class Classes {
public:
  explicit Classes(UnitBuilder &U) : U(U) {}

  /// Copying an object is copying its parts: for a constructor or assignment.
  bool isPlainCopy(const clang::CXXMethodDecl *M);
  /// Creating an object without arguments leaves it empty.
  bool isPlainDefault(const clang::CXXConstructorDecl *C);
  bool isDestroyedByHand(clang::QualType T);
  bool isSystem(const clang::CXXRecordDecl *R) const;
  /// For a container or smart pointer of the standard library: the selector of
  /// what it owns, and the owned type.
  static std::optional<std::pair<Selector, clang::QualType>>
  owned(const clang::CXXRecordDecl *R);
  /// The call operators of a class and its bases, with the instantiations of
  /// templates.
  static std::vector<const clang::CXXMethodDecl *>
  callOperators(const clang::CXXRecordDecl *R);

private:
  enum class Special { Construct, Assign, Default, Destroy };
  bool runsCode(clang::QualType T, Special What);
  bool runsCode(const clang::CXXRecordDecl *R, Special What);
  bool runsOwnCode(const clang::CXXRecordDecl *R, Special What);

  UnitBuilder &U;
  llvm::DenseMap<std::pair<const clang::CXXRecordDecl *, unsigned>, bool> Known;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_CLASSES_H
