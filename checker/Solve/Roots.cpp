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

namespace {
/// Outputs by the object that they are a part of.
using OutputsByObject =
    llvm::DenseMap<uint32_t, std::vector<const Summary::Output *>>;
} // namespace

/// Stores what a root left in a place, and in the objects it created on the
/// way: these are kept below what points to them.
struct Solver::CellWriter {
  Solver &S;
  const Entry &Root;
  const LocationTable &L;
  OutputsByObject Parts;
  bool Changed = false;
  /// How often an object was met below the place that is being stored.
  llvm::DenseMap<uint32_t, unsigned> Met;
  llvm::DenseMap<const Summary::Output *, std::vector<KeptData>> Meanings;
  llvm::DenseSet<const Summary::Output *> Stored; ///< Wherever they are.

  CellWriter(Solver &S, const Entry &Root)
      : S(S), Root(Root), L(Root.Result->Locations) {
    for (const Summary::Output &Out : Root.Result->Outputs)
      if (!L.isPort(Out.To))
        Parts[L[Out.To].Top.Value].push_back(&Out);
  }

  using Steps = llvm::ArrayRef<Selector>;

  /// What is learnt while it is written counts in the next round.
  llvm::ArrayRef<KeptData> meaning(const Summary::Output &Out) {
    const auto [It, Inserted] = Meanings.try_emplace(&Out);
    if (!Inserted)
      return It->second;
    std::set<KeptData> All;
    for (const Atom &A : Out.Value)
      if (!isOld(Out, A))
        for (const KeptData &Data : S.meaningOf(Root, A))
          All.insert(Data);
    It->second.assign(All.begin(), All.end());
    return It->second;
  }

  /// What a place held before is no news.
  static bool isOld(const Summary::Output &Out, const Atom &A) {
    return A.Kind == Atom::Init && A.location() == Out.To && !A.Via.valid();
  }

  /// Stores what an output says, as a part of `Where`.
  void store(LocId Where, Steps Below, const Summary::Output &Out) {
    Changed |= S.Cells.add(L, Where, Below, meaning(Out), Root.Which.Symbol);
    for (const Atom &A : Out.Value) {
      if (A.Kind == Atom::Function)
        Changed |= S.Cells.add(L, Where, Below, StringId(A.Subject));
      else if (A.Kind == Atom::Addr)
        storeObject(Where, Below, A.location());
    }
  }

  void storeObject(LocId Where, Steps Below, LocId Object) {
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
      // Of a field in any object it is all the same what leads to the object.
      if (S.Cells.isAnywhere(L, Where, Path) && !Stored.insert(Part).second)
        continue;
      store(Where, Path, *Part);
    }
  }

  void output(const Summary::Output &Out) {
    Met.clear();
    store(Out.To, {}, Out);
  }
};

/// Records what a root leaves in globals and in objects of unknown callers.
bool Solver::storeToCells(const Entry &Root) {
  CellWriter Writer(*this, Root);
  for (const Summary::Output &Out : Root.Result->Outputs)
    if (Root.Result->Locations.isPort(Out.To))
      Writer.output(Out);
  return Writer.Changed;
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
    Cells.refresh();
    for (size_t I = 0; I < Work.size(); ++I)
      if (const Entry &Root = Entries[Work[I]]; Root.Result) {
        Changed |= storeToCells(Root);
        Changed |= bindRootCallables(Root, Work, /*Last=*/false);
      }
  }
  if (Changed)
    ++Covered.BudgetCutOffs;
  Cells.refresh();
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
