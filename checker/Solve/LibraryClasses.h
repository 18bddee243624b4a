//===-- Solve/LibraryClasses.h - classes that models describe ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_LIBRARYCLASSES_H
#define PIIFLOW_SOLVE_LIBRARYCLASSES_H

#include "Link/Program.h"
#include "Policy/Policy.h"

#include "llvm/ADT/DenseMap.h"

namespace piiflow {

/// What models say of the classes that types of the program are of: containers,
/// views, pointers, pairs and their like.
class LibraryClasses {
public:
  LibraryClasses(const Program &P, const Policy &Rules);

  /// Null for a class that no model is about.
  const ClassModel *of(StringId Class) const {
    return Class.valid() ? Models.lookup(Class.Value) : nullptr;
  }
  const ClassModel *of(const Type &T) const {
    return T.Kind == TypeKind::Record ? of(T.Name) : nullptr;
  }
  /// What the arguments of a type's template are the types of.
  ClassModel::ArgumentsT argumentsOf(const Type &T) const {
    const ClassModel *M = of(T);
    return M ? M->Arguments : ClassModel::Content;
  }
  bool isPair(StringId Class) const {
    const ClassModel *M = of(Class);
    return M && M->Arguments == ClassModel::Pair;
  }
  bool isText(StringId Class) const {
    const ClassModel *M = of(Class);
    return M && M->IsText;
  }

  /// The fields that a pair has, by the index of the template's argument. They
  /// are invalid in a program without pairs.
  StringId pairField(unsigned Index) const { return PairFields[Index]; }
  bool isPairField(StringId Field) const {
    return Field.valid() && (Field == PairFields[0] || Field == PairFields[1]);
  }

private:
  llvm::DenseMap<uint32_t, const ClassModel *> Models;
  StringId PairFields[2];
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_LIBRARYCLASSES_H
