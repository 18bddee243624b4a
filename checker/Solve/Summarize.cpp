//===-- Solve/Summarize.cpp - what a body comes down to ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"
#include "Support/SortUnique.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {
/// Orders locations by what they name, so that no number shows; an owner
/// comes before its parts.
class PathOrder {
public:
  PathOrder(const LocationTable &L, const StringTable &Strings)
      : L(L), Strings(Strings) {}

  bool operator()(LocId A, LocId B) const { return compare(A, B) < 0; }

private:
  int compare(LocId A, LocId B) const {
    if (A == B)
      return 0;
    const LocationTable::Node &TA = L[L[A].Top], &TB = L[L[B].Top];
    if (TA.Root != TB.Root)
      return TA.Root < TB.Root ? -1 : 1;
    const bool IsNamed =
        TA.Root == LocRoot::Global || TA.Root == LocRoot::Junction;
    if (IsNamed && TA.Index != TB.Index)
      return Strings[StringId(TA.Index)].compare(Strings[StringId(TB.Index)]);
    if (std::tie(TA.Index, TA.Part) != std::tie(TB.Index, TB.Part))
      return std::tie(TA.Index, TA.Part) < std::tie(TB.Index, TB.Part) ? -1 : 1;
    const auto SA = L.between(L[A].Top, A), SB = L.between(L[B].Top, B);
    for (size_t I = 0; I < SA.size() && I < SB.size(); ++I) {
      if (SA[I].Kind != SB[I].Kind)
        return SA[I].Kind < SB[I].Kind ? -1 : 1;
      if (int C = Strings[SA[I].Payload].compare(Strings[SB[I].Payload]))
        return C;
    }
    return SA.size() < SB.size() ? -1 : SA.size() > SB.size() ? 1 : 0;
  }

  const LocationTable &L;
  const StringTable &Strings;
};

/// Copies what callers can see of a final state into a summary. Objects of
/// the body that pointers lead to become created objects.
class Exporter {
public:
  Exporter(Frame &F, ValueTable &V, const StringTable &Strings, Summary &Out)
      : F(F), L(F.locations()), V(V), Order(L, Strings), Out(Out) {}

  void exportState(const State &S, bool ExceptionOnly) {
    std::vector<LocId> Visible;
    for (const auto &[Key, Value] : S.values())
      if (isVisible(LocId(Key), ExceptionOnly))
        Visible.push_back(LocId(Key));
    llvm::sort(Visible, Order);
    for (size_t I = 0; I < Visible.size(); ++I) {
      const LocId Where = Visible[I];
      const ValueId Value = *S.find(Where);
      // Objects that become visible are appended, and visited in turn.
      for (const Atom &A : V.atoms(Value))
        if (A.Kind == Atom::Addr)
          discover(S, L[A.location()].Top, Visible);
      addOutput(S, Where, Value);
    }
  }

  /// What is in globals when an exception leaves may be there afterwards; so
  /// is what was passed to cut calls. Where more than memory can be lacking, it
  /// may leave before anything is done; what a return leaves as it was has no
  /// output that says so.
  void exportGlobals(const State &S, bool FailsMidway) {
    std::vector<LocId> Visible;
    for (const auto &[Key, Value] : S.values())
      if (const LocRoot Root = L[LocId(Key)].Root;
          Root == LocRoot::Global || Root == LocRoot::Junction)
        Visible.push_back(LocId(Key));
    llvm::sort(Visible, Order);
    for (LocId Where : Visible) {
      Atom Old;
      Old.Kind = Atom::Init;
      Old.Subject = Where.Value;
      const bool Keeps = L[Where].Root == LocRoot::Global &&
                         (FailsMidway || !findOutput(translate(Where)));
      addTo(S, Where,
            Keeps ? V.join(*S.find(Where), V.single(Old)) : *S.find(Where));
    }
  }

  LocId translate(LocId Where) {
    const LocationTable::Node N = L[Where];
    if (!N.Parent.valid()) {
      auto It = Created.find(Where.Value);
      return It == Created.end()
                 ? Out.Locations.root(N.Root, N.Index, N.Part)
                 : Out.Locations.root(LocRoot::Temp, It->second);
    }
    const bool IsEach = N.Step.Kind == SelectorKind::Each;
    return Out.Locations.child(translate(N.Parent),
                               IsEach ? Selector::element() : N.Step);
  }

  bool translate(Atom &A) {
    if (A.Kind == Atom::Addr && isOwn(L[A.location()].Top) &&
        !Created.count(L[A.location()].Top.Value))
      return false;
    if (A.Kind == Atom::Addr || A.isPort())
      A.Subject = translate(A.location()).Value;
    return true;
  }

private:
  bool isOwn(LocId Top) const {
    const LocRoot R = L[Top].Root;
    return R == LocRoot::Local || R == LocRoot::Temp || R == LocRoot::Fresh ||
           R == LocRoot::Scratch;
  }

  bool isVisible(LocId Where, bool ExceptionOnly) const {
    const LocationTable::Node &N = L[Where];
    if (!F.matters(Where))
      return false;
    if (ExceptionOnly || N.Root == LocRoot::Exception)
      return ExceptionOnly && N.Root == LocRoot::Exception;
    return N.Root == LocRoot::Return || N.Root == LocRoot::Global ||
           N.Root == LocRoot::Junction ||
           ((N.Root == LocRoot::Param || N.Root == LocRoot::This) && N.Derefs);
  }

  void discover(const State &S, LocId Top, std::vector<LocId> &Visible) {
    if (!isOwn(Top) || L[Top].Root == LocRoot::Scratch ||
        Created.count(Top.Value))
      return;
    if (Created.size() >= budget::CreatedObjects) {
      Out.CutShort = true;
      return;
    }
    Created[Top.Value] = uint32_t(Out.Created.size());
    Out.Created.push_back(F.type(Top).Id);
    std::vector<LocId> Parts;
    for (const auto &[Key, Value] : S.values())
      if (L[LocId(Key)].Top == Top)
        Parts.push_back(LocId(Key));
    llvm::sort(Parts, Order);
    Visible.insert(Visible.end(), Parts.begin(), Parts.end());
  }

  /// What is said of a place of the summary; null when that is nothing yet.
  Summary::Output *findOutput(LocId To) {
    const auto Known = llvm::find_if(
        Out.Outputs, [&](const Summary::Output &O) { return O.To == To; });
    return Known == Out.Outputs.end() ? nullptr : &*Known;
  }

  /// Adds to an output that there is.
  void addTo(const State &S, LocId Where, ValueId Value) {
    Summary::Output *Known = findOutput(translate(Where));
    if (!Known)
      return addOutput(S, Where, Value);
    for (Atom A : V.atoms(Value))
      if (!isOldAtJunction(Where, A) && translate(A) &&
          !llvm::is_contained(Known->Value, A))
        Known->Value.push_back(A);
    llvm::sort(Known->Value);
  }

  void addOutput(const State &S, LocId Where, ValueId Value) {
    const auto Atoms = V.atoms(Value);
    if (isOld(Where, Value) && !isOwnerChanged(S, Where))
      return;
    if (addsNothing(Where, Atoms) && !isOwnerChanged(S, Where))
      return;
    Summary::Output O{translate(Where), {}};
    for (Atom A : Atoms)
      if (!isOldAtJunction(Where, A) && translate(A))
        O.Value.push_back(A);
    if (O.Value.empty() && L[Where].Root == LocRoot::Junction)
      return;
    llvm::sort(O.Value);
    Out.Outputs.push_back(std::move(O));
  }

  /// What passes a junction adds to what did before.
  bool isOldAtJunction(LocId Where, const Atom &A) const {
    return L[Where].Root == LocRoot::Junction && A.Kind == Atom::Init &&
           A.location() == Where;
  }

  /// Whether a location holds what it held on entry.
  bool isOld(LocId Where, ValueId Value) const {
    const auto Atoms = V.atoms(Value);
    return Atoms.size() == 1 && Atoms.front().Kind == Atom::Init &&
           Atoms.front().location() == Where && !Atoms.front().Via.valid() &&
           Atoms.front().Protections == ProtectionTable::none();
  }

  /// Whether callers forget what a location held, because its owner is written.
  bool isOwnerChanged(const State &S, LocId Where) const {
    const LocationTable::Node &N = L[Where];
    if (!N.Parent.valid() ||
        (N.Step.Kind == SelectorKind::Deref && L.isPort(Where)))
      return false;
    const LocId Owner = L.nearestWithValue(
        N.Parent, [&](LocId O) { return S.find(O) != nullptr; });
    return Owner.valid() && !isOld(Owner, *S.find(Owner));
  }

  /// Whether one of many objects of the caller may have got a literal, or data
  /// of unknown origin: as good as what it held.
  bool addsNothing(LocId Where, llvm::ArrayRef<Atom> Atoms) const {
    if (!L[Where].Many || !L.isPort(Where))
      return false;
    bool KeepsOld = false;
    for (const Atom &A : Atoms) {
      const bool IsOwn = A.isPort() && A.location() == Where &&
                         !A.Via.valid() &&
                         A.Protections == ProtectionTable::none();
      KeepsOld |= IsOwn && A.Kind == Atom::Init;
      if (!IsOwn && A.Kind != Atom::Const && A.Kind != Atom::Unknown)
        return false;
    }
    return KeepsOld;
  }

  Frame &F;
  LocationTable &L;
  ValueTable &V;
  PathOrder Order;
  Summary &Out;
  llvm::DenseMap<uint32_t, uint32_t> Created;
};
} // namespace

void Interpreter::buildSummary(Summary &Out) {
  const StringTable &Strings = E.P.Strings;
  Exporter Export(F, V, Strings, Out);
  M.leaveLoops(Exit);
  M.leaveLoops(ExceptionalExit);
  if (Exit.Reachable)
    Export.exportState(Exit, /*ExceptionOnly=*/false);
  if (ExceptionalExit.Reachable) {
    Export.exportState(ExceptionalExit, /*ExceptionOnly=*/true);
    Export.exportGlobals(ExceptionalExit, FailsMidway);
  }

  // Ids of the summary's locations follow names, not the order of discovery.
  PathOrder Order(L, Strings);
  const auto ByPort = [&](const Atom &A, const Atom &B) {
    return A.isPort() && B.isPort() && A.location() != B.location()
               ? Order(A.location(), B.location())
               : A < B;
  };
  const Callee &Self = E.Callees[Which.Symbol];
  llvm::sort(PortSinks, [&](const auto &A, const auto &B) {
    return A.Site != B.Site ? A.Site < B.Site : ByPort(A.What, B.What);
  });
  for (Summary::PortSink Sink : PortSinks) {
    const LocationTable::Node &Top = L[L[Sink.What.location()].Top];
    if (Top.Root == LocRoot::Param && Self.isSinkParameter(Top.Index))
      continue;
    Export.translate(Sink.What);
    Out.Sinks.push_back(Sink);
  }
  sortUnique(Out.Sinks);
  if (Out.Sinks.size() > budget::PortSinks) {
    Out.Sinks.resize(budget::PortSinks);
    CutShort = true;
  }
  llvm::sort(StreamWrites, [&](const auto &A, const auto &B) {
    if (A.Stream != B.Stream)
      return Order(A.Stream, B.Stream);
    return A.Written != B.Written ? A.Written < B.Written
                                  : ByPort(A.What, B.What);
  });
  for (Summary::StreamWrite Write : StreamWrites) {
    Write.Stream = Export.translate(Write.Stream);
    Export.translate(Write.What);
    Out.StreamWrites.push_back(Write);
  }
  sortUnique(Out.StreamWrites);
  llvm::sort(Callables, Order);
  for (LocId Port : Callables)
    Out.Callables.push_back(Export.translate(Port));
  sortUnique(Out.Callables);
  std::vector<LocId> Ranges;
  for (uint32_t I = 0; I < L.size(); ++I)
    if (L[LocId(I)].IsRange && L.isPort(LocId(I)))
      Ranges.push_back(LocId(I));
  llvm::sort(Ranges, Order);
  for (LocId Range : Ranges)
    Out.Ranges.push_back(Export.translate(Range));
  sortUnique(Out.Ranges);
  Out.Starts = startsForCallers();
  sortUnique(Flows);
  Out.Flows = Flows;
  Out.Unknown = Unknown;
  Out.UnresolvedCalls = UnresolvedCalls;
  Out.CutShort |= CutShort || M.truncated() || V.truncated();
}
