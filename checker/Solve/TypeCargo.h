//===-- Solve/TypeCargo.h - what types can hold -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_TYPECARGO_H
#define PIIFLOW_SOLVE_TYPECARGO_H

#include "Solve/Sources.h"

namespace piiflow {

/// What objects of a type may be, or lead to.
struct Cargo {
  bool Data = false; ///< Personal data.
  bool Sink = false; ///< Objects that are sinks, and members that may be.
  Cargo &operator|=(Cargo O) {
    Data |= O.Data;
    Sink |= O.Sink;
    return *this;
  }
};

/// Tells of types, from their declarations alone, what values of them can hold
/// and lead to.
class TypeCargo {
public:
  TypeCargo(const Program &P, const Policy &Rules,
            const LibraryClasses &Classes, const SourceTable &Sources)
      : P(P), Rules(Rules), Classes(Classes), Sources(Sources) {}

  Cargo carries(TypeId T, unsigned Depth = 0);
  Cargo carriesRecord(StringId Name, unsigned Depth = 0);
  /// Whether a copy of a value leads to the same objects as the original, and
  /// these may be written to through it.
  bool isAliasing(TypeId T, unsigned Depth = 0);
  /// Whether an object of the class leads to others that a const method of it
  /// may change.
  bool leadsOn(StringId Class);
  /// Whether it is an object of a class of the program, or a pointer to one.
  bool isProgramObject(TypeId T) const;

private:
  bool isAliasingRecord(const Type &T, unsigned Depth);

  const Program &P;
  const Policy &Rules;
  const LibraryClasses &Classes;
  const SourceTable &Sources;
  llvm::DenseMap<uint32_t, bool> Aliasing;
  llvm::DenseMap<uint32_t, Cargo> Carrying, CarryingRecords;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_TYPECARGO_H
