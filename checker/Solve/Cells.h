//===-- Solve/Cells.h - state that outlives calls ---------------*- C++ -*-===//
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
#include "llvm/ADT/SparseBitVector.h"

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

/// Callables: the ids of their names.
using CallableSet = llvm::SparseBitVector<>;

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
  /// The name of cells, and what the rest of the path to one of them is.
  struct Key {
    enum KindT : uint8_t { Field, Global, Junction };
    KindT Kind = Field;
    uint32_t Part = 0; ///< Of a junction.
    StringId Name;
    std::vector<Selector> Rest;
    bool valid() const { return Name.valid(); }
    friend auto operator<=>(const Key &, const Key &) = default;
  };
  /// The cells of a location: of the global that it is near to, or of the field
  /// that has what a class template keeps; and of the last field on the way (or
  /// of the global). Without these, those of the junctions that it passes.
  struct Keys {
    Key Near, Far;
    std::vector<Key> Junctions;
    unsigned Pointers = 0; ///< On the way.
    /// Whether they are those of junctions, and no others.
    bool passesJunctions() const { return !Junctions.empty(); }
    friend auto operator<=>(const Keys &, const Keys &) = default;
  };
  struct Group;

public:
  CellTable(const StringTable &Strings, const CellFields &Fields)
      : Strings(Strings), Fields(Fields) {}

  /// Where what is written to a place is kept; equal for places that are kept,
  /// with all that is below them, in the same cells. Valid as long as the
  /// table, as is a Reading.
  using Target = const Keys *;
  Target target(const CellPlace &Written);
  /// Whether what is read there may be what was written elsewhere: to the same
  /// field of another object, or by another call. The name is the field's, or
  /// that of the function that is called.
  enum class Guess { None, Object, Call };
  static std::pair<Guess, StringId> guessAbout(Target To);
  /// True when something was added.
  bool add(Target To, llvm::ArrayRef<KeptData> Data, CellOrigin From);
  bool add(Target To, const CallableSet &Callables);
  bool add(Target To, const std::set<StreamKind> &Streams);

  /// All that may be at a place or below, as of the call of refresh that
  /// `Version` counts.
  struct Reading {
    std::optional<uint32_t> Version;
    std::vector<KeptData> Data;
    /// The same by what part it is in, when the place is at a junction.
    std::vector<std::pair<std::vector<Selector>, KeptData>> Parts;
    CallableSet Callables;
    std::set<StreamKind> Streams;

  private:
    friend CellTable;
    const Keys *At = nullptr;
    std::vector<Group *> Of; ///< Where it is from.
  };
  /// As of the last call of refresh.
  const Reading &read(const CellPlace &At);
  /// For `Reader`, whom refresh tells when it may have changed.
  Reading &readingFor(uint32_t Reader, const CellPlace &At);
  void update(Reading &R) const;
  /// Whether what is read there is what is kept here anyway: the same field of
  /// whatever object.
  bool isSame(const Reading &Read, Target Written) const;
  /// The callables there, sorted by name.
  std::vector<StringId> functionsAt(const CellPlace &At);
  /// Makes what was added since visible: rounds of readers and writers see the
  /// same, whatever their order. Returns the readers of what changed.
  std::set<uint32_t> refresh();

  /// Whether a copy from one to the other has the same parts.
  static bool keepsParts(const Reading &From, Target To);
  Target partOf(Target To, llvm::ArrayRef<Selector> Below);

  /// How data got to a cell, and what the rest of the path to that is.
  struct Found {
    const CellOrigin *Origin = nullptr;
    llvm::ArrayRef<Selector> Rest;
  };
  /// How the data got there first; nothing when it did not get there before
  /// `Before` (an Order).
  Found originOf(const CellPlace &At, SourceId Source, uint32_t Before) const;
  /// Of what was written there, the part that was found.
  std::vector<Selector> foundPart(const CellPlace &Written,
                                  const Found &Data) const;
  /// Calls `Visit` with all that is kept: the name of the cell, for people, the
  /// data, and how it got there.
  void visitData(llvm::function_ref<void(const std::string &, const KeptData &,
                                         const CellOrigin &)>
                     Visit) const;

private:
  /// What was stored, and by whom.
  struct Content {
    std::map<KeptData, CellOrigin> Data;
    CallableSet Callables;
    std::set<StreamKind> Streams;
  };
  struct Cell {
    /// Stored in an object that may be any, and in one whose owner is known.
    Content Any, Named;
  };
  /// The cells of one name, by what the rest of the path is.
  struct Group {
    std::map<std::vector<Selector>, Cell> Cells;
    std::set<uint32_t> Readers;
    uint32_t Version = 0; ///< The refresh that made the last change visible.
  };
  enum class Use { Read, Write };
  Keys keysOf(const CellPlace &At, Use For) const;
  /// Calls `Store` with each content where the location is kept.
  template <typename Fn> bool store(const Keys &K, Fn Store);
  template <typename Fn> void visitCells(const Key &K, Fn Visit) const;
  template <typename Fn> void visit(const Keys &K, Fn Visit) const;
  using Name = std::tuple<Key::KindT, StringId, uint32_t>;
  Group &group(const Key &K) { return Cells[{K.Kind, K.Name, K.Part}]; }
  Reading &reading(const CellPlace &At);
  void fill(Reading &R) const;
  static std::vector<Selector> below(const Key &K,
                                     llvm::ArrayRef<Selector> Rest);

  const StringTable &Strings;
  const CellFields &Fields;
  std::map<Name, Group> Cells;
  std::set<Group *> Changed;
  uint32_t Version = 0;
  std::map<Keys, Reading> Readings;
  std::set<Keys> Targets;
  uint32_t Added = 0;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CELLS_H
