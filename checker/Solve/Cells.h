//===-- Solve/Cells.h - state that outlives calls -----------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_CELLS_H
#define PIIFLOW_SOLVE_CELLS_H

#include "Solve/CellFields.h"
#include "Solve/Locations.h"

#include "llvm/ADT/STLFunctionalExtras.h"

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

/// A place to keep data at: a location of a body's summary, and what is below.
struct CellPlace {
  const LocationTable &L;
  LocId Where;
  /// The cut callees whose calls may run the body: their junctions are where
  /// its parameters come from, and where its results go.
  llvm::ArrayRef<StringId> Cut;
  llvm::ArrayRef<Selector> Below;
};

/// What a stream that is kept is: the kind of sink, and the destination.
using StreamKind = std::pair<std::string, std::string>;

/// How data got into a cell: the output of a body that left it there first.
struct CellOrigin {
  uint32_t Writer = 0; ///< The number of the body, as the writer has it.
  LocId To;            ///< The output,
  Atom What;           ///< and what in it.
  uint32_t Order = 0;  ///< What came from other cells is later than that.
};

/// What globals, and fields of objects that no caller in sight created, hold
/// at any time: one cell a field of a class, whatever the object, and one cell
/// a global for what it has or points to itself; and what passes junctions. It
/// carries data between callbacks, threads, calls from outside, and the parts
/// of large recursions.
class CellTable {
public:
  CellTable(const StringTable &Strings, const CellFields &Fields)
      : Strings(Strings), Fields(Fields) {}

  /// True when something was added.
  bool add(const CellPlace &To, llvm::ArrayRef<KeptData> Data, CellOrigin From);
  bool add(const CellPlace &To, llvm::ArrayRef<StringId> Functions);
  bool add(const CellPlace &To, const std::set<StreamKind> &Streams);
  /// Whether the cell of a place below a location is that of a field on the way
  /// there, whatever the location.
  bool isAnywhere(const CellPlace &At) const;
  /// Whether what is read there is what is kept here anyway: the same field of
  /// whatever object.
  bool isSame(const CellPlace &Read, const CellPlace &Written) const;
  /// What may be at the location or below, as of the last call of refresh.
  llvm::ArrayRef<KeptData> dataAt(const CellPlace &At);
  /// Makes what was added since visible: rounds of readers and writers see the
  /// same, whatever their order. Returns those who had asked where it is now.
  std::set<uint32_t> refresh();
  /// Who asks from now on.
  void readFor(uint32_t Reader) { Asking = Reader; }
  /// The callables there, sorted by name.
  llvm::ArrayRef<StringId> functionsAt(const CellPlace &At);
  const std::set<StreamKind> &streamsAt(const CellPlace &At);
  /// How the data got there first; null when it did not get there before
  /// `Before` (an Order).
  const CellOrigin *originOf(const CellPlace &At, SourceId Source,
                             uint32_t Before) const;
  /// Calls `Visit` with all that is kept: the name of the cell, for people, the
  /// data, and how it got there.
  void visitData(llvm::function_ref<void(const std::string &, const KeptData &,
                                         const CellOrigin &)>
                     Visit) const;

private:
  struct Key {
    enum KindT : uint8_t { Field, Global, Junction };
    KindT Kind = Field;
    uint32_t Part = 0; ///< Of a junction.
    StringId Name;
    std::vector<Selector> Rest;
    bool valid() const { return Name.valid(); }
    friend auto operator<=>(const Key &, const Key &) = default;
  };
  /// What was stored, and by whom.
  struct Content {
    std::map<KeptData, CellOrigin> Data;
    std::set<StringId> Functions;
    std::set<StreamKind> Streams;
  };
  /// All that may be at a location.
  struct Found {
    std::vector<KeptData> Data;
    std::vector<StringId> Functions;
    std::set<StreamKind> Streams;
  };
  struct Cell {
    /// Stored in an object that may be any, and in one whose owner is known.
    Content Any, Named;
  };
  enum class Use { Read, Write };
  /// The cells of a location: of the global that it is near to, or of the field
  /// that has what a class template keeps; and of the last field on the way (or
  /// of the global). Without these, those of the junctions that it passes.
  struct Keys {
    Key Near, Far;
    std::vector<Key> Junctions;
    friend auto operator<=>(const Keys &, const Keys &) = default;
  };
  Keys keysOf(const CellPlace &At, Use For) const;
  Cell &cell(const Key &K);
  /// Calls `Store` with each content where the location is kept.
  template <typename Fn> bool store(const Keys &K, Fn Store);
  template <typename Fn> void visitCells(const Key &K, Fn Visit) const;
  template <typename Fn> void visit(const Keys &K, Fn Visit) const;
  /// The cells of one name.
  using Name = std::tuple<Key::KindT, StringId, uint32_t>;
  void noteReader(const Keys &K);
  const Found &find(const CellPlace &At);

  const StringTable &Strings;
  const CellFields &Fields;
  /// By what the rest of the path is.
  using Group = std::map<std::vector<Selector>, Cell>;
  std::map<Name, Group> Cells;
  std::map<Name, std::set<uint32_t>> Readers;
  std::set<Name> Changed;
  uint32_t Asking = 0;
  std::map<Keys, Found> Seen;
  uint32_t Added = 0;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CELLS_H
