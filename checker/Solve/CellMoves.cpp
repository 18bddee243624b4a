//===-- Solve/CellMoves.cpp - what a body moves between cells ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/CellMoves.h"

using namespace piiflow;

void CellMoves::add(CellTable::Reading &From, CellTable::Target To,
                    ProtectionSetId Protections, Confidence Trust,
                    const CellOrigin &Origin, bool IsCopy) {
  const bool KeepsParts = IsCopy && CellTable::keepsParts(From, To);
  Data.push_back(
      {{&From, To, std::nullopt}, Protections, Trust, Origin, KeepsParts});
}

void CellMoves::addHandles(CellTable::Reading &From, CellTable::Target To) {
  Handles.push_back({&From, To, std::nullopt});
}

bool CellMoves::isDue(CellTable &Cells, Move &M) {
  Cells.update(*M.From);
  if (M.Seen == M.From->Version)
    return false;
  M.Seen = M.From->Version;
  return true;
}

bool CellMoves::carryOut(CellTable &Cells, ProtectionTable &Protections) {
  bool Changed = false;
  for (DataMove &M : Data) {
    if (!isDue(Cells, M))
      continue;
    const auto Change = [&](KeptData One) {
      return KeptData{One.Source,
                      Protections.unite(One.Protections, M.Protections),
                      std::min(One.Trust, M.Trust)};
    };
    if (M.KeepsParts) {
      for (const auto &[Part, One] : M.From->Parts)
        Changed |= Cells.add(Cells.partOf(M.To, Part), Change(One), M.Origin);
      continue;
    }
    std::vector<KeptData> Moved;
    for (const KeptData &One : M.From->Data)
      Moved.push_back(Change(One));
    Changed |= Cells.add(M.To, Moved, M.Origin);
  }
  for (Move &M : Handles) {
    if (!isDue(Cells, M))
      continue;
    Changed |= Cells.add(M.To, M.From->Callables);
    Changed |= Cells.add(M.To, M.From->Streams);
  }
  return Changed;
}
