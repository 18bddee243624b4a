//===-- Solve/CellFields.h - fields that keep what they hold ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_CELLFIELDS_H
#define PIIFLOW_SOLVE_CELLFIELDS_H

#include "Link/Program.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace piiflow {

/// Which fields have cells: those of classes of the program. A field of a class
/// template, or of a class within one, is a part of the field that it is in,
/// its owner: all queues of a program have nothing in common but their code.
class CellFields {
public:
  explicit CellFields(const Program &P);

  bool has(const Selector &S) const;
  bool isOfTemplate(StringId Field) const;
  /// The place on a path from which on it says which cell is meant: the last
  /// field of no template, or the last of any; the size of the path when no
  /// field on it has a cell.
  size_t ownerOn(llvm::ArrayRef<Selector> Path) const;

private:
  bool isWithinTemplate(llvm::StringRef Name) const;

  const StringTable &Strings;
  llvm::DenseSet<uint32_t> Templates;           ///< Classes.
  mutable llvm::DenseMap<uint32_t, bool> Known; ///< By field.
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CELLFIELDS_H
