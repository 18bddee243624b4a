//===-- Solve/PathTypes.h - the types along access paths --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_PATHTYPES_H
#define PIIFLOW_SOLVE_PATHTYPES_H

#include "Solve/LibraryClasses.h"

namespace piiflow {

/// What is known of the type of a place: its id, or just the name of its class
/// (`*this`).
struct TypeView {
  TypeId Id;
  StringId Record;
  /// An element of a map of that type: a pair of the map's own arguments.
  bool MapElement = false;
  bool valid() const { return Id.valid() || Record.valid(); }
};

/// The types of what selectors lead to. Content of containers, smart pointers
/// and pairs has the type that their template arguments say.
class PathTypes {
public:
  PathTypes(const Program &P, const LibraryClasses &Classes)
      : P(P), Classes(Classes) {}

  TypeView of(TypeId T) const;
  /// Invalid when it is not known.
  TypeView step(TypeView Above, const Selector &S) const;

private:
  const Program &P;
  const LibraryClasses &Classes;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_PATHTYPES_H
