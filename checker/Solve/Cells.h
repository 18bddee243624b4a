//===-- Solve/Cells.h - state that outlives calls -----------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_CELLS_H
#define PIIFLOW_SOLVE_CELLS_H

#include "Model/StringTable.h"
#include "Solve/Locations.h"

#include <map>
#include <set>
#include <string>

namespace piiflow {

/// Personal data kept in a cell, or derived from a port of unknown callers.
struct KeptData {
  SourceId Source;
  ProtectionSetId Protections;
  Confidence Trust = Confidence::High;
  friend auto operator<=>(const KeptData &, const KeptData &) = default;
};

/// What globals, and fields of objects that no caller in sight created, hold
/// at any time: one cell a field of a class, whatever the object, and one cell
/// a global for what it has or points to itself. It carries data between
/// callbacks, threads and calls from outside.
class CellTable {
public:
  CellTable(const StringTable &Strings) : Strings(Strings) {}

  /// True when something was added.
  /// `Below` leads from the location to where the data is.
  bool add(const LocationTable &L, LocId Where, llvm::ArrayRef<Selector> Below,
           llvm::ArrayRef<KeptData> Data, StringId Writer);
  bool add(const LocationTable &L, LocId Where, llvm::ArrayRef<Selector> Below,
           StringId Function);
  /// Whether the cell of a place below a location is that of a field on the way
  /// there, whatever the location.
  bool isAnywhere(const LocationTable &L, LocId Where,
                  llvm::ArrayRef<Selector> Below) const;
  /// What may be at the location or below, as of the last call of refresh.
  llvm::ArrayRef<KeptData> dataAt(const LocationTable &L, LocId Where);
  /// Makes what was added since visible: rounds of readers and writers see the
  /// same, whatever their order.
  void refresh() { Seen.clear(); }
  std::vector<StringId> functionsAt(const LocationTable &L, LocId Where) const;
  /// A function that stored the data there; invalid when none did.
  StringId writerOf(const LocationTable &L, LocId Where, SourceId Source) const;

private:
  struct Key {
    bool IsGlobal = false;
    StringId Name;
    std::vector<Selector> Rest;
    bool valid() const { return Name.valid(); }
    friend auto operator<=>(const Key &, const Key &) = default;
  };
  /// What was stored, and by whom.
  struct Content {
    std::map<KeptData, StringId> Data;
    std::vector<StringId> Functions;
  };
  struct Cell {
    /// Stored in an object that may be any, and in one that a global names.
    Content Any, Named;
  };
  /// The cells of a location: of a global near by, if it is there, and of the
  /// last field on the way (or of the global).
  struct Keys {
    Key Near, Far;
    friend auto operator<=>(const Keys &, const Keys &) = default;
  };
  bool isOwn(const Selector &S) const;
  Keys keysOf(const LocationTable &L, LocId Where,
              llvm::ArrayRef<Selector> Below = {}) const;
  Cell &cell(const Key &K);
  /// Calls `Store` with each content where the location is kept.
  template <typename Fn> bool store(const Keys &K, Fn Store);
  template <typename Fn> void visitCells(const Key &K, Fn Visit) const;
  template <typename Fn> void visit(const Keys &K, Fn Visit) const;

  const StringTable &Strings;
  /// By what the rest of the path is.
  using Group = std::map<std::vector<Selector>, Cell>;
  std::map<std::pair<bool, StringId>, Group> Cells;
  std::map<Keys, std::vector<KeptData>> Seen;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CELLS_H
