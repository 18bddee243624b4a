//===-- Solve/MoveBuilder.cpp - builds what a body moves -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Budget.h"
#include "Solve/Solver.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {
/// Outputs by the object that they are a part of.
using OutputsByObject =
    llvm::DenseMap<uint32_t, std::vector<const Summary::Output *>>;
} // namespace

/// Works out what a body leaves in a place, and in the objects it created on
/// the way: these are kept below what points to them. What does not depend on
/// cells is stored at once.
struct Solver::MoveBuilder {
  Solver &S;
  const uint32_t Number; ///< Of the end.
  const Entry &Root;
  const LocationTable &L;
  CellMoves &Moves;
  OutputsByObject Parts;
  bool Changed = false;
  /// How often an object was met below the place that is being stored.
  llvm::DenseMap<uint32_t, unsigned> Met;
  /// What an atom stands for: what it is itself, and what is read.
  struct Content {
    Meaning Data;
    CellTable::Reading *DataAt = nullptr, *HandlesAt = nullptr;
    CallableSet Callables;
    std::set<StreamKind> Streams;
  };
  std::map<Atom, Content> Contents;
  /// Outputs, and the places where they are.
  llvm::DenseSet<std::pair<const Summary::Output *, CellTable::Target>> Stored;
  /// Moves that are in the list: many outputs are kept in one cell.
  std::set<std::tuple<const CellTable::Reading *, CellTable::Target, uint32_t,
                      Confidence, bool>>
      Known;
  std::set<std::pair<const CellTable::Reading *, CellTable::Target>>
      KnownHandles;

  MoveBuilder(Solver &S, uint32_t Number, CellMoves &Moves)
      : S(S), Number(Number), Root(*S.Ends[Number].Slot),
        L(Root.Result->Locations), Moves(Moves) {
    for (const Summary::Output &Out : Root.Result->Outputs)
      if (!L.isPort(Out.To))
        Parts[L[Out.To].Top.Value].push_back(&Out);
  }

  using Steps = llvm::ArrayRef<Selector>;

  bool counts(const Atom &A) const {
    return S.Ends[Number].IsRoot || Root.Result->isSettled(A);
  }

  CellTable::Reading *reading(LocId Where) {
    return &S.Cells.readingFor(Number, S.placeAt(Root, Where));
  }

  const Content &content(const Atom &A) {
    const auto [It, Inserted] = Contents.try_emplace(A);
    Content &C = It->second;
    if (!Inserted)
      return C;
    if (A.Kind == Atom::Function)
      C.Callables.set(A.Subject);
    else if (A.Kind == Atom::Addr)
      addHandles(C, A.location());
    if (!counts(A))
      return C;
    C.Data = S.meaningOf(Root, A);
    if (C.Data.IsKept)
      C.DataAt = reading(A.location());
    if (A.Kind == Atom::Init)
      addHandles(C, A.location());
    return C;
  }

  /// Callables and streams that are at a location.
  void addHandles(Content &C, LocId From) {
    C.Streams = S.streamsAt(Root, From);
    if (L.isPort(From))
      C.HandlesAt = reading(From);
  }

  /// What a place held before is no news.
  bool isOld(const Summary::Output &Out, CellTable::Target To, const Atom &A,
             const Content &C) const {
    if (!A.isPort() || A.Via.valid())
      return false;
    return (A.Kind == Atom::Init && A.location() == Out.To) ||
           (C.DataAt && S.Cells.isSame(*C.DataAt, To));
  }

  void move(CellTable::Target To, const Summary::Output &Out, const Atom &A) {
    const Content &C = content(A);
    const CellOrigin Origin{Number, Out.To, A};
    if (!isOld(Out, To, A, C)) {
      Changed |= S.Cells.add(To, C.Data.Fixed, Origin);
      if (C.DataAt)
        addMove(*C.DataAt, To, C.Data, Origin);
    }
    Changed |= S.Cells.add(To, C.Callables);
    Changed |= S.Cells.add(To, C.Streams);
    if (C.HandlesAt && KnownHandles.insert({C.HandlesAt, To}).second)
      Moves.addHandles(*C.HandlesAt, To);
  }

  void addMove(CellTable::Reading &From, CellTable::Target To,
               const Meaning &Data, const CellOrigin &Origin) {
    const bool IsCopy = Origin.What.Kind == Atom::Init;
    if (Known.insert({&From, To, Data.Protections.Value, Data.Trust, IsCopy})
            .second)
      Moves.add(From, To, Data.Protections, Data.Trust, Origin, IsCopy);
  }

  /// Stores what an output says, as a part of `Where`.
  void store(LocId Where, Steps Below, const Summary::Output &Out) {
    const CellTable::Target To = S.Cells.target(S.placeAt(Root, Where, Below));
    if (!Stored.insert({&Out, To}).second)
      return;
    for (const Atom &A : Out.Value)
      move(To, Out, A);
    for (const Atom &A : Out.Value)
      if (A.Kind == Atom::Addr)
        storeObject(Where, Below, A.location(), Out);
  }

  void storeObject(LocId Where, Steps Below, LocId Object,
                   const Summary::Output &Out) {
    if (L.isPort(Object))
      return storePort(Where, Below, Object, Out);
    if (++Met[Object.Value] > budget::WaysToObject)
      return;
    const auto Known = Parts.find(L[Object].Top.Value);
    if (Known == Parts.end())
      return;
    for (const Summary::Output *Part : Known->second) {
      if (!L.isBelow(Part->To, Object))
        continue;
      llvm::SmallVector<Selector, 8> Path(Below.begin(), Below.end());
      llvm::append_range(Path, L.between(Object, Part->To));
      store(Where, Path, *Part);
    }
  }

  /// Data of a port that a pointer leads to.
  void storePort(LocId Where, Steps Below, LocId Port,
                 const Summary::Output &Out) {
    Atom A;
    A.Kind = Atom::Init;
    A.Subject = Port.Value;
    if (!counts(A))
      return;
    const CellTable::Target To = S.Cells.target(S.placeAt(Root, Where, Below));
    const Meaning Data = S.meaningOf(Root, A);
    const CellOrigin Origin{Number, Out.To, A};
    Changed |= S.Cells.add(To, Data.Fixed, Origin);
    if (Data.IsKept)
      addMove(*reading(Port), To, Data, Origin);
    if (L[Port].Root == LocRoot::Global)
      storeBack(Where, Below, Port, Out);
  }

  /// What others write through a pointer to a global is in the global.
  void storeBack(LocId Where, Steps Below, LocId Port,
                 const Summary::Output &Out) {
    CellTable::Reading &Behind =
        S.Cells.readingFor(Number, S.placeAt(Root, Where, Below));
    const CellTable::Target To = S.Cells.target(S.placeAt(Root, Port));
    if (S.Cells.isSame(Behind, To) || !isWritable(Where, Port))
      return;
    Atom Pointer;
    Pointer.Kind = Atom::Init;
    Pointer.Subject = Out.To.Value;
    addMove(Behind, To, Meaning(), {Number, Port, Pointer});
  }

  /// Whether a global may be written to through a pointer that is kept in
  /// another one. Fields keep too many pointers to follow them back.
  bool isWritable(LocId Pointer, LocId Target) const {
    const auto GlobalAt = [&](LocId Where) -> const Global * {
      const LocationTable::Node &Top = L[L[Where].Top];
      return Top.Root == LocRoot::Global ? S.E.P.global(StringId(Top.Index))
                                         : nullptr;
    };
    const Global *From = GlobalAt(Pointer), *To = GlobalAt(Target);
    const auto Way = L.between(L[Pointer].Top, Pointer);
    return From && To && !To->IsConstant && S.E.P.leadsToWritable(From->Type) &&
           llvm::none_of(Way, [](const Selector &Step) {
             return Step.Kind == SelectorKind::Field ||
                    Step.Kind == SelectorKind::Deref;
           });
  }

  /// Records what a body leaves in globals, at junctions, and in objects of
  /// unknown callers.
  void run() {
    const bool IsRoot = S.Ends[Number].IsRoot;
    // What is returned or thrown goes where calls of the root are cut.
    const bool Returns = !S.cutCallees(Root.Which.Symbol).empty();
    for (const Summary::Output &Out : Root.Result->Outputs) {
      const LocRoot To = L[Out.To].Root;
      const bool Leaves = To == LocRoot::Return || To == LocRoot::Exception;
      if (To != LocRoot::Junction &&
          !(IsRoot && (L.isPort(Out.To) || (Leaves && Returns))))
        continue;
      Met.clear();
      store(Out.To, {}, Out);
    }
  }
};

bool Solver::storeToCells(uint32_t Number) {
  std::optional<CellMoves> &Moves = Ends[Number].Moves;
  bool Changed = false;
  if (!Moves) {
    Moves.emplace();
    MoveBuilder Builder(*this, Number, *Moves);
    Builder.run();
    Changed = Builder.Changed;
  }
  return Moves->carryOut(Cells, Protections) || Changed;
}
