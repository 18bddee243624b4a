//===-- Solve/Roots.cpp - functions that nothing calls ------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Solver.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

bool Solver::isRoot(uint32_t Function) const {
  return Needed.needs(Function) && !CalledFromOutside[Function];
}

/// The meaning of a root's locations. The summary's table is copied into a
/// frame, which knows types and annotations.
Frame &Solver::frameOf(const Entry &Root) {
  auto &Slot = Frames[Root.Which.key(E.P.Strings)];
  if (!Slot) {
    const Program::Function &F = *E.P.function(Root.Which.Symbol);
    Slot = std::make_unique<Frame>(E.P, Sources, Protections, Needed, F,
                                   F.Bodies.front());
  }
  return *Slot;
}

/// What data of a port is when no caller says so.
std::vector<KeptData> Solver::meaningOf(const Entry &Root, const Atom &A) {
  std::vector<KeptData> Result;
  const auto Add = [&](SourceId Source, ProtectionSetId S, Confidence Trust) {
    Result.push_back({Source, Protections.unite(S, A.Protections),
                      std::min(Trust, A.Trust)});
  };
  if (A.Kind == Atom::Source)
    return {{SourceId(A.Subject), A.Protections, A.Trust}};
  if (!A.isPort())
    return Result;
  Frame &F = frameOf(Root);
  const LocId Where =
      F.locations().import(Root.Result->Locations, A.location());
  const ProtectionSetId Wrapped = F.wrapper(Where);
  if (const SourceId Own = F.annotation(Where); Own.valid()) {
    Add(Own, Wrapped, Confidence::High);
    return Result;
  }
  if (A.Via.valid()) {
    Add(A.Via, Wrapped, Confidence::High);
    return Result;
  }
  // A copy has parts of its own: they are where their fields are kept.
  if (A.Kind == Atom::Deep)
    for (SourceId Inside : F.within(Where))
      Add(Inside, Wrapped, Confidence::High);
  for (const KeptData &Kept :
       Cells.dataAt(Root.Result->Locations, A.location()))
    Add(Kept.Source, Protections.unite(Kept.Protections, Wrapped), Kept.Trust);
  return Result;
}

/// Records what a root leaves in globals and in objects of unknown callers.
bool Solver::storeToCells(const Entry &Root) {
  const Summary &Sum = *Root.Result;
  bool Changed = false;
  using Steps = llvm::ArrayRef<Selector>;
  const auto Store = [&](LocId Where, Steps Below, const Atom &A) {
    if (A.Kind == Atom::Function)
      Changed |= Cells.add(Sum.Locations, Where, Below, StringId(A.Subject));
    for (const KeptData &Data : meaningOf(Root, A))
      Changed |=
          Cells.add(Sum.Locations, Where, Below, Data, Root.Which.Symbol);
  };
  // Objects created on the way are kept below what points to them.
  const auto StoreObject = [&](auto &&Self, LocId Where, Steps Below,
                               LocId Object, std::vector<LocId> &Above) {
    if (llvm::is_contained(Above, Object))
      return;
    Above.push_back(Object);
    for (const Summary::Output &Part : Sum.Outputs) {
      if (!Sum.Locations.isBelow(Part.To, Object))
        continue;
      llvm::SmallVector<Selector, 8> Path(Below.begin(), Below.end());
      llvm::append_range(Path, Sum.Locations.between(Object, Part.To));
      for (const Atom &Inside : Part.Value) {
        Store(Where, Path, Inside);
        if (Inside.Kind == Atom::Addr)
          Self(Self, Where, Path, Inside.location(), Above);
      }
    }
    Above.pop_back();
  };
  for (const Summary::Output &Out : Sum.Outputs) {
    if (!Sum.Locations.isPort(Out.To))
      continue;
    for (const Atom &A : Out.Value) {
      // What it held before is no news.
      if (A.Kind == Atom::Init && A.location() == Out.To && !A.Via.valid())
        continue;
      Store(Out.To, {}, A);
      std::vector<LocId> Above;
      if (A.Kind == Atom::Addr)
        StoreObject(StoreObject, Out.To, {}, A.location(), Above);
    }
  }
  return Changed;
}

void Solver::fire(const Entry &Root) {
  for (const Summary::PortSink &Sink : Root.Result->Sinks)
    for (const KeptData &Data : meaningOf(Root, Sink.What))
      Sightings.push_back({Data.Source, Sink.Site, Data.Protections, Data.Trust,
                           &Root, Sink.What, SinkId()});
  fireStreams(Root);
}

/// Streams that no caller in sight names are what their type says: a FILE is a
/// file. Any other may be one that stays in memory.
void Solver::fireStreams(const Entry &Root) {
  Frame &F = frameOf(Root);
  LocationTable &L = F.locations();
  for (const Summary::StreamWrite &Write : Root.Result->StreamWrites) {
    const LocId Where = L.import(Root.Result->Locations, Write.Stream);
    SinkSite Site = Sinks[Write.Written];
    Confidence Trust = Confidence::High;
    if (const SinkObject *O = streamType(F, Where)) {
      Site.Kind = O->Kind;
      Site.Destination = O->Destination;
    } else {
      Site.Kind = "export";
      Trust = Confidence::Low;
    }
    const SinkId Known = Sinks.intern(std::move(Site));
    for (const KeptData &Data : meaningOf(Root, Write.What))
      Sightings.push_back({Data.Source, Known, Data.Protections,
                           std::min(Data.Trust, Trust), &Root, Write.What,
                           Write.Written});
  }
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
bool Solver::bindRootCallables(const Entry &Root,
                               std::vector<std::string> &Work, bool Last) {
  Instance Special{Root.Which.Symbol, {}};
  const LocationTable &L = Root.Result->Locations;
  for (LocId Port : Root.Result->Callables) {
    std::vector<StringId> Functions = Cells.functionsAt(L, Port);
    if (Functions.empty() && !(Last && isMemberPointer(Root, Port)))
      continue;
    if (Special.Bindings.size() >= budget::BoundPorts) {
      ++Covered.BudgetCutOffs;
      break;
    }
    if (Functions.size() > budget::Targets) {
      Functions.resize(budget::Targets);
      ++Covered.BudgetCutOffs;
    }
    Special.Bindings.push_back({L.path(Port), std::move(Functions)});
  }
  if (Special.Bindings.empty())
    return false;
  const std::string Key = Special.key(E.P.Strings);
  if (llvm::is_contained(Work, Key))
    return false;
  if (!summaryOf(Special, Special))
    return false;
  Work.push_back(Key);
  return true;
}

void Solver::fireRoots() {
  std::vector<std::string> Work;
  for (uint32_t I = 0; I < E.P.Functions.size(); ++I)
    if (isRoot(I))
      Work.push_back(
          Instance{E.P.Functions[I].Decl.Symbol, {}}.key(E.P.Strings));
  bool Changed = true;
  for (unsigned Round = 0; Changed && Round < budget::CellRounds; ++Round) {
    Changed = false;
    for (size_t I = 0; I < Work.size(); ++I)
      if (const Entry &Root = Entries[Work[I]]; Root.Result) {
        Changed |= storeToCells(Root);
        Changed |= bindRootCallables(Root, Work, /*Last=*/false);
      }
  }
  if (Changed)
    ++Covered.BudgetCutOffs;
  for (size_t I = 0, End = Work.size(); I < End; ++I)
    if (const Entry &Root = Entries[Work[I]]; Root.Result)
      bindRootCallables(Root, Work, /*Last=*/true);
  for (const std::string &Key : Work)
    if (const Entry &Root = Entries[Key]; Root.Result) {
      fire(Root);
      if (Root.Which.Bindings.empty())
        for (LocId Port : Root.Result->Callables)
          if (Cells.functionsAt(Root.Result->Locations, Port).empty())
            ++Covered.UnresolvedCalls;
    }
}
