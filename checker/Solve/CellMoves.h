//===-- Solve/CellMoves.h - what a body moves between cells -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_CELLMOVES_H
#define PIIFLOW_SOLVE_CELLMOVES_H

#include "Solve/Cells.h"

namespace piiflow {

/// What one body moves from cells to cells whenever it runs: worked out once
/// from its summary, and carried out again when what is read has changed.
class CellMoves {
public:
  /// Data, to which the body adds protections and of which it is only so sure.
  /// A copy keeps its parts, where cells do.
  void add(CellTable::Reading &From, CellTable::Target To,
           ProtectionSetId Protections, Confidence Trust,
           const CellOrigin &Origin, bool IsCopy);
  /// Callables and streams.
  void addHandles(CellTable::Reading &From, CellTable::Target To);
  /// True when a cell has more than before.
  bool carryOut(CellTable &Cells, ProtectionTable &Protections);

private:
  struct Move {
    CellTable::Reading *From;
    CellTable::Target To;
    std::optional<uint32_t> Seen; ///< Version of what was moved last.
  };
  struct DataMove : Move {
    ProtectionSetId Protections;
    Confidence Trust;
    CellOrigin Origin;
    bool KeepsParts;
  };
  /// Whether there is something new to move.
  static bool isDue(CellTable &Cells, Move &M);

  std::vector<DataMove> Data;
  std::vector<Move> Handles;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CELLMOVES_H
