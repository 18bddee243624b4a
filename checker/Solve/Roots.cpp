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

void Solver::noteCut(StringId Callee) {
  if (!Cut.insert(Callee.Value).second)
    return;
  const bool IsVirtual = E.P.function(Callee)->Decl.is(FunctionDecl::Virtual);
  for (StringId Target :
       IsVirtual ? Callees.targets(Callee) : std::vector<StringId>{Callee}) {
    std::vector<StringId> &Through = CutCallees[Target.Value];
    Through.push_back(Callee);
    llvm::sort(Through, [&](StringId A, StringId B) {
      return E.P.Strings[A] < E.P.Strings[B];
    });
    if (Entry &Slot = entry({Target, {}}); EndsKnown && Slot.Result) {
      addEnd(Slot, /*Root=*/true);
      Ends[EndOf[&Slot]].IsDirty = true;
    }
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
    Slot = std::make_unique<Frame>(E.P, Sources, Protections, Needed, F,
                                   F.Bodies.front());
  }
  return *Slot;
}

CellPlace Solver::placeAt(const Entry &Root, LocId Where,
                          llvm::ArrayRef<Selector> Below) const {
  return {Root.Result->Locations, Where, cutCallees(Root.Which.Symbol), Below};
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
      Add(Inside, Wrapped, Confidence::High);
  for (const KeptData &Kept : Cells.dataAt(placeAt(Root, A.location())))
    Add(Kept.Source, Protections.unite(Kept.Protections, Wrapped), Kept.Trust);
  return Result;
}

namespace {
/// Outputs by the object that they are a part of.
using OutputsByObject =
    llvm::DenseMap<uint32_t, std::vector<const Summary::Output *>>;
} // namespace

/// Stores what a body left in a place, and in the objects it created on the
/// way: these are kept below what points to them.
struct Solver::CellWriter {
  Solver &S;
  const uint32_t Number; ///< Of the end.
  const Entry &Root;
  const LocationTable &L;
  OutputsByObject Parts;
  bool Changed = false;
  /// How often an object was met below the place that is being stored.
  llvm::DenseMap<uint32_t, unsigned> Met;
  using Meaning = std::vector<std::pair<Atom, std::vector<KeptData>>>;
  llvm::DenseMap<const Summary::Output *, Meaning> Meanings;
  llvm::DenseSet<const Summary::Output *> Stored; ///< Wherever they are.

  CellWriter(Solver &S, uint32_t Number)
      : S(S), Number(Number), Root(*S.Ends[Number].Slot),
        L(Root.Result->Locations) {
    for (const Summary::Output &Out : Root.Result->Outputs)
      if (!L.isPort(Out.To))
        Parts[L[Out.To].Top.Value].push_back(&Out);
  }

  using Steps = llvm::ArrayRef<Selector>;

  bool counts(const Atom &A) const {
    return S.Ends[Number].IsRoot || Root.Result->isSettled(A);
  }

  /// What is learnt while it is written counts in the next round.
  const Meaning &meaning(const Summary::Output &Out) {
    const auto [It, Inserted] = Meanings.try_emplace(&Out);
    if (Inserted)
      for (const Atom &A : Out.Value)
        if (!isOld(Out, A) && counts(A))
          if (auto Data = S.meaningOf(Root, A); !Data.empty())
            It->second.push_back({A, std::move(Data)});
    return It->second;
  }

  /// What a place held before is no news.
  static bool isOld(const Summary::Output &Out, const Atom &A) {
    return A.Kind == Atom::Init && A.location() == Out.To && !A.Via.valid();
  }

  /// Stores what an output says, as a part of `Where`.
  void store(LocId Where, Steps Below, const Summary::Output &Out) {
    const CellPlace To = S.placeAt(Root, Where, Below);
    for (const auto &[What, Data] : meaning(Out))
      if (!What.isPort() || What.Via.valid() ||
          !S.Cells.isSame(S.placeAt(Root, What.location()), To))
        Changed |= S.Cells.add(To, Data, {Number, Out.To, What});
    for (const Atom &A : Out.Value) {
      if (A.Kind == Atom::Function)
        Changed |= S.Cells.add(To, llvm::ArrayRef(StringId(A.Subject)));
      else if (A.Kind == Atom::Addr)
        storeObject(Where, Below, A.location(), Out);
      else if (A.Kind == Atom::Init && counts(A))
        storeHandles(To, A.location());
    }
  }

  /// Stores callables and streams that are at a location.
  void storeHandles(const CellPlace &To, LocId From) {
    if (L.isPort(From))
      Changed |= S.Cells.add(To, S.Cells.functionsAt(S.placeAt(Root, From)));
    Changed |= S.Cells.add(To, S.streamsAt(Root, From));
  }

  void storeObject(LocId Where, Steps Below, LocId Object,
                   const Summary::Output &Out) {
    storeHandles(S.placeAt(Root, Where, Below), Object);
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
      // Of a field in any object it is all the same what leads to the object.
      if (S.Cells.isAnywhere(S.placeAt(Root, Where, Path)) &&
          !Stored.insert(Part).second)
        continue;
      store(Where, Path, *Part);
    }
  }

  /// Data of a port that a pointer leads to.
  void storePort(LocId Where, Steps Below, LocId Port,
                 const Summary::Output &Out) {
    Atom A;
    A.Kind = Atom::Init;
    A.Subject = Port.Value;
    if (counts(A))
      Changed |= S.Cells.add(S.placeAt(Root, Where, Below),
                             S.meaningOf(Root, A), {Number, Out.To, A});
  }

  void output(const Summary::Output &Out) {
    Met.clear();
    store(Out.To, {}, Out);
  }
};

/// Records what a body leaves in globals, at junctions, and in objects of
/// unknown callers.
bool Solver::storeToCells(uint32_t Number) {
  CellWriter Writer(*this, Number);
  const LocationTable &L = Writer.L;
  const bool IsRoot = Ends[Number].IsRoot;
  // What is returned or thrown goes where calls of the root are cut.
  const bool Returns = !cutCallees(Writer.Root.Which.Symbol).empty();
  for (const Summary::Output &Out : Writer.Root.Result->Outputs) {
    const LocRoot Root = L[Out.To].Root;
    const bool Leaves = Root == LocRoot::Return || Root == LocRoot::Exception;
    if (Root == LocRoot::Junction ||
        (IsRoot && (L.isPort(Out.To) || (Leaves && Returns))))
      Writer.output(Out);
  }
  return Writer.Changed;
}

void Solver::fire(const End &At) {
  const Entry &Body = *At.Slot;
  for (const Summary::PortSink &Sink : Body.Result->Sinks)
    if (At.IsRoot || Body.Result->isSettled(Sink.What))
      for (const KeptData &Data : meaningOf(Body, Sink.What))
        Sightings.push_back({Data.Source, Sink.Site, Data.Protections,
                             Data.Trust, &Body, Sink.What, SinkId()});
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
    std::set<StreamKind> Kinds = Cells.streamsAt(placeAt(Root, Write.Stream));
    Confidence Trust = Confidence::High;
    if (const SinkObject *O = streamType(F, Where)) {
      Kinds = {{O->Kind, O->Destination}};
    } else if (Kinds.empty()) {
      Kinds = {{"export", Sinks[Write.Written].Destination}};
      Trust = Confidence::Low;
    }
    for (const StreamKind &Kind : Kinds)
      for (const KeptData &Data : meaningOf(Root, Write.What)) {
        SinkSite Site = Sinks[Write.Written];
        std::tie(Site.Kind, Site.Destination) = Kind;
        Sightings.push_back({Data.Source, Sinks.intern(std::move(Site)),
                             Data.Protections, std::min(Data.Trust, Trust),
                             &Root, Write.What, Write.Written});
      }
  }
}

/// The streams that an object is, or that are kept where it is.
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
    return Cells.streamsAt(placeAt(Root, Where));
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
  const Entry &Root = *Ends[Number].Slot;
  Instance Special{Root.Which.Symbol, {}};
  const LocationTable &L = Root.Result->Locations;
  for (LocId Port : Root.Result->Callables) {
    std::vector<StringId> Functions =
        Cells.functionsAt(placeAt(Root, Port)).vec();
    if (Functions.empty() && !(Last && isMemberPointer(Root, Port)))
      continue;
    if (Special.Bindings.size() >= budget::RootPorts) {
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
  if (!summaryOf(Special, Special) || !addEnd(entry(Special), /*Root=*/true))
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
    Ends.push_back({&Slot, IsRoot});
    return true;
  }
  End &Known = Ends[It->second];
  const bool Changes = IsRoot && !Known.IsRoot;
  Known.IsRoot |= IsRoot;
  Known.IsDirty |= Changes;
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
        Cells.readFor(I);
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
        if (Cells.functionsAt(placeAt(Body, Port)).empty())
          ++Covered.UnresolvedCalls;
  }
}
