//===-- Solve/ThrownClasses.h - classes of exceptions -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_THROWNCLASSES_H
#define PIIFLOW_SOLVE_THROWNCLASSES_H

#include "Link/Program.h"

#include "llvm/ADT/ArrayRef.h"

namespace piiflow {

/// The classes that bodies of the program throw or catch: what a handler may
/// get from a call that is not looked into.
class ThrownClasses {
public:
  explicit ThrownClasses(const Program &P);
  /// Those of them that have the base; sorted by id.
  llvm::ArrayRef<StringId> derivedFrom(StringId Base) const;

private:
  llvm::DenseMap<uint32_t, std::vector<StringId>> ByBase;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_THROWNCLASSES_H
