//===-- Solve/Roots.cpp - functions that nothing calls ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Solver.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

void Solver::noteCut(StringId Junction, StringId Target) {
  if (!Cut.insert({Junction.Value, Target.Value}).second)
    return;
  std::vector<StringId> &Through = CutCallees[Target.Value];
  Through.push_back(Junction);
  llvm::sort(Through, [&](StringId A, StringId B) {
    return E.P.Strings[A] < E.P.Strings[B];
  });
  if (Entry &Slot = entry({Target, {}}); EndsKnown && Slot.Result) {
    addEnd(Slot, /*IsRoot=*/true);
    End &Known = Ends[EndOf[&Slot]];
    Known.IsDirty = true;
    Known.Moves.reset();
  }
}

llvm::ArrayRef<StringId> Solver::cutCallees(StringId Function) const {
  const auto It = CutCallees.find(Function.Value);
  if (It == CutCallees.end())
    return {};
  return It->second;
}

bool Solver::isRoot(const Instance &Which) const {
  const uint32_t Function = functionIndex(Which.Symbol);
  return Which.Bindings.empty() &&
         (!CalledFromOutside[Function] || !cutCallees(Which.Symbol).empty());
}

/// The meaning of a root's locations. The summary's table is copied into a
/// frame, which knows types and annotations.
Frame &Solver::frameOf(const Entry &Root) {
  auto &Slot = Frames[&Root];
  if (!Slot) {
    const Program::Function &F = *E.P.function(Root.Which.Symbol);
    Slot = std::make_unique<Frame>(E.P, Classes, Sources, Protections, Needed,
                                   F, F.Bodies.front());
  }
  return *Slot;
}

CellPlace Solver::placeAt(const Entry &Root, LocId Where,
                          llvm::ArrayRef<Selector> Below) const {
  return {Root.Result->Locations, Where, cutCallees(Root.Which.Symbol), Below};
}

/// What data of a port is when no caller says so.
Solver::Meaning Solver::meaningOf(const Entry &Root, const Atom &A) {
  Meaning Result;
  Result.Trust = A.Trust;
  if (A.Kind == Atom::Source)
    Result.Fixed = {{SourceId(A.Subject), A.Protections, A.Trust}};
  if (!A.isPort())
    return Result;
  Frame &F = frameOf(Root);
  const LocId Where =
      F.locations().import(Root.Result->Locations, A.location());
  Result.Protections = Protections.unite(F.wrapper(Where), A.Protections);
  const auto Add = [&](SourceId Source) {
    Result.Fixed.push_back({Source, Result.Protections, A.Trust});
  };
  if (const SourceId Own = F.annotation(Where); Own.valid()) {
    Add(Own);
    return Result;
  }
  if (A.Via.valid()) {
    Add(A.Via);
    return Result;
  }
  // Neither an object of the program nor a pointer to one is data itself: what
  // a global has in its parts is not in a copy of it, or in the pointer.
  const LocationTable::Node Top = F.locations()[F.locations()[Where].Top];
  const bool OfGlobal = Top.Root == LocRoot::Global ||
                        (Top.Root == LocRoot::Junction &&
                         junction::portOf(Top.Part) == junction::Elsewhere &&
                         Top.Index != junction::AnyCallee);
  if (OfGlobal && A.Kind == Atom::Init &&
      (!F.holdsData(Where) || F.isOwnObject(Where)))
    return Result;
  // A copy has parts of its own: they are where their fields are kept.
  if (A.Kind == Atom::Deep)
    for (SourceId Inside : F.within(Where))
      Add(Inside);
  Result.IsKept = true;
  return Result;
}

std::vector<KeptData> Solver::dataOf(const Entry &Root, const Atom &A) {
  const Meaning M = meaningOf(Root, A);
  std::vector<KeptData> Result = M.Fixed;
  if (M.IsKept)
    for (const KeptData &Kept : Cells.read(placeAt(Root, A.location())).Data)
      Result.push_back({Kept.Source,
                        Protections.unite(Kept.Protections, M.Protections),
                        std::min(Kept.Trust, M.Trust)});
  return Result;
}

void Solver::fire(const End &At) {
  const Entry &Body = *At.Slot;
  for (const Summary::PortSink &Sink : Body.Result->Sinks)
    if (At.IsRoot || Body.Result->isSettled(Sink.What))
      for (const KeptData &Data : dataOf(Body, Sink.What))
        Sightings.push_back({Data.Source, Sink.Site, Data.Protections,
                             Data.Trust, &Body, Sink.What, SinkId(), false});
  if (At.IsRoot)
    fireStreams(Body);
}

/// Streams that no caller in sight names are what their type says: a FILE is a
/// file; or what was kept where they come from. Any other may be one that stays
/// in memory.
void Solver::fireStreams(const Entry &Root) {
  Frame &F = frameOf(Root);
  LocationTable &L = F.locations();
  for (const Summary::StreamWrite &Write : Root.Result->StreamWrites) {
    const LocId Where = L.import(Root.Result->Locations, Write.Stream);
    std::set<StreamKind> Kinds =
        Cells.read(placeAt(Root, Write.Stream)).Streams;
    Confidence Trust = Confidence::High;
    if (const SinkObject *O = streamType(F, Where)) {
      Kinds = {{O->Kind, O->Destination}};
    } else if (Kinds.empty()) {
      Kinds = {{"export", Sinks[Write.Written].Destination}};
      Trust = Confidence::Low;
    }
    for (const StreamKind &Kind : Kinds)
      for (const KeptData &Data : dataOf(Root, Write.What)) {
        SinkSite Site = Sinks[Write.Written];
        std::tie(Site.Kind, Site.Destination) = Kind;
        Sightings.push_back({Data.Source, Sinks.intern(std::move(Site)),
                             Data.Protections, std::min(Data.Trust, Trust),
                             &Root, Write.What, Write.Written,
                             Trust == Confidence::Low});
      }
  }
}

/// The streams that an object is known to be. What cells have there is another
/// matter.
std::set<StreamKind> Solver::streamsAt(const Entry &Root, LocId Where) {
  Frame &F = frameOf(Root);
  const LocationTable &L = Root.Result->Locations;
  const LocationTable::Node &Top = L[L[Where].Top];
  if (Top.Root == LocRoot::Global)
    if (const Global *G = E.P.global(StringId(Top.Index)))
      if (const SinkObject *O = E.Rules.sinkOfGlobal(E.P.Strings[G->Name]))
        return {{O->Kind, O->Destination}};
  if (L.isPort(Where)) {
    if (const SinkObject *O = streamType(F, F.locations().import(L, Where)))
      return {{O->Kind, O->Destination}};
    return {};
  }
  // An object that the body created.
  const TypeId T =
      Where == L[Where].Top && Top.Index < Root.Result->Created.size()
          ? Root.Result->Created[Top.Index]
          : TypeId();
  if (T.valid() && E.P.Types[T.Value].Kind == TypeKind::Record)
    if (const SinkObject *O =
            E.Rules.sinkOfType(E.P.Strings[E.P.Types[T.Value].Name]))
      return {{O->Kind, O->Destination}};
  return {};
}

const SinkObject *Solver::streamType(Frame &F, LocId Where) {
  for (const LocId Place :
       {Where, F.locations().child(Where, Selector::deref())})
    if (const StringId Record = F.type(Place).Record; Record.valid())
      if (const SinkObject *O = E.Rules.sinkOfType(E.P.Strings[Record]))
        return O;
  return nullptr;
}

bool Solver::isMemberPointer(const Entry &Root, LocId Port) {
  Frame &F = frameOf(Root);
  const TypeId T =
      F.type(F.locations().import(Root.Result->Locations, Port)).Id;
  return T.valid() && E.P.Types[T.Value].Kind == TypeKind::MemberPointer;
}

/// Callables that cells provide: analyses the root with them. `Last`: nothing
/// is found any more, and a pointer to a member that is in no cell is nobody's.
bool Solver::bindRootCallables(uint32_t Number, bool Last) {
  Entry &Root = *Ends[Number].Slot;
  Instance Special{Root.Which.Symbol, {}};
  const LocationTable &L = Root.Result->Locations;
  for (LocId Port : Root.Result->Callables) {
    std::vector<StringId> Functions = Cells.functionsAt(placeAt(Root, Port));
    if (Functions.empty() && !(Last && isMemberPointer(Root, Port)))
      continue;
    if (Special.Bindings.size() >= budget::RootPorts) {
      Root.Result->CutShort = true;
      break;
    }
    if (Functions.size() > budget::Targets) {
      Functions.resize(budget::Targets);
      Root.Result->CutShort = true;
    }
    Special.Bindings.push_back({L.path(Port), std::move(Functions)});
  }
  if (Special.Bindings.empty())
    return false;
  if (!summaryOf(Special, Special) || !addEnd(entry(Special), /*IsRoot=*/true))
    return false;
  // What it does without them is not what it does.
  if (!Root.Which.Bindings.empty())
    Ends[Number].Successor = EndOf[&entry(Special)];
  return true;
}

/// True when it was not known before.
bool Solver::addEnd(Entry &Slot, bool IsRoot) {
  const auto [It, IsNew] = EndOf.try_emplace(&Slot, uint32_t(Ends.size()));
  if (IsNew) {
    Ends.push_back({&Slot, IsRoot, true, std::nullopt, 0});
    return true;
  }
  End &Known = Ends[It->second];
  const bool Changes = IsRoot && !Known.IsRoot;
  Known.IsRoot |= IsRoot;
  if (Changes) {
    Known.IsDirty = true;
    Known.Moves.reset();
  }
  return Changes;
}

/// Roots, and bodies that something passes a junction in.
void Solver::collectEnds() {
  for (auto &[Key, Slot] : Entries) {
    if (!Slot.Result)
      continue;
    const LocationTable &L = Slot.Result->Locations;
    const bool Passes =
        llvm::any_of(Slot.Result->Outputs,
                     [&](const Summary::Output &Out) {
                       return L[Out.To].Root == LocRoot::Junction;
                     }) ||
        llvm::any_of(Slot.Result->Sinks, [&](const Summary::PortSink &Sink) {
          return Slot.Result->isSettled(Sink.What);
        });
    const bool Root = isRoot(Slot.Which);
    if (Root || Passes)
      addEnd(Slot, Root);
  }
}

/// Rounds over the bodies until no cell changes: what a body leaves depends on
/// the cells that it read before. Callables are bound when nothing else changes
/// any more, so that most are known by then.
void Solver::fillCells() {
  do {
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (uint32_t Reader : Cells.refresh())
        Ends[Reader].IsDirty = true;
      for (uint32_t I = 0; I < Ends.size(); ++I) {
        if (!std::exchange(Ends[I].IsDirty, false) || Ends[I].Successor)
          continue;
        Changed |= storeToCells(I);
      }
    }
  } while (bindCallables(/*Last=*/false));
}

/// True when roots were bound to callables that were not known before.
bool Solver::bindCallables(bool Last) {
  bool Any = false;
  for (uint32_t I = 0, Size = uint32_t(Ends.size()); I < Size; ++I)
    if (Ends[I].IsRoot && !Ends[I].Successor)
      Any |= bindRootCallables(I, Last);
  return Any;
}

void Solver::fireRoots() {
  collectEnds();
  EndsKnown = true;
  fillCells();
  Cells.refresh();
  bindCallables(/*Last=*/true);
  for (const End &At : Ends) {
    if (At.Successor)
      continue;
    fire(At);
    const Entry &Body = *At.Slot;
    if (At.IsRoot && Body.Which.Bindings.empty())
      for (LocId Port : Body.Result->Callables)
        if (Cells.read(placeAt(Body, Port)).Callables.empty())
          ++Covered.UnresolvedCalls;
  }
}
