//===-- Solve/Summary.cpp - what a call of a function does ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Summary.h"

#include "Support/SortUnique.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace piiflow;

SinkId SinkTable::intern(SinkSite S) {
  auto [It, Inserted] = Index.try_emplace(std::move(S), SinkId(Sites.size()));
  if (Inserted)
    Sites.push_back(&It->first);
  return It->second;
}

size_t Summary::size() const {
  size_t Size = Sinks.size() + StreamWrites.size();
  for (const Output &Out : Outputs)
    Size += 1 + Out.Value.size();
  return Size;
}

/// What a location holds on return of a body that wrote this: what is written
/// there, or the part of what is written to its owner, or what it held before.
std::vector<Atom> Summary::heldAt(const OutputMap &Written, LocId Where) {
  std::vector<Atom> Value;
  const LocId Owner = Locations.nearestWithValue(
      Where, [&](LocId L) { return Written.count(L) != 0; });
  if (Owner.valid()) {
    const auto Below = Locations.between(Owner, Where);
    for (Atom A : Written.at(Owner)) {
      if (A.Kind == Atom::Init)
        A.Subject = Locations.extend(A.location(), Below).Value;
      if (Below.empty() || A.isData())
        Value.push_back(A);
    }
  } else if (Locations.isPort(Where)) {
    Atom Before;
    Before.Kind = Atom::Init;
    Before.Subject = Where.Value;
    Value.push_back(Before);
  }
  return Value;
}

void Summary::addVariant(const Summary &Other) {
  // The objects that the other one creates are others.
  const uint32_t First = uint32_t(Created.size());
  llvm::append_range(Created, Other.Created);
  const auto Place = [&](LocId L) {
    PortPath Path = Other.Locations.path(L);
    if (Path.Root == LocRoot::Temp)
      Path.Index += First;
    return Locations.locate(Path);
  };
  const auto Import = [&](Atom A) {
    if (A.Kind == Atom::Addr || A.isPort())
      A.Subject = Place(A.location()).Value;
    return A;
  };
  OutputMap Ours, Theirs;
  std::set<LocId> Written;
  for (const Output &O : Outputs) {
    Ours[O.To] = O.Value;
    Written.insert(O.To);
  }
  for (const Output &O : Other.Outputs) {
    const LocId To = Place(O.To);
    llvm::append_range(Theirs[To], llvm::map_range(O.Value, Import));
    Written.insert(To);
  }
  Outputs.clear();
  for (LocId Where : Written) {
    std::vector<Atom> Value = heldAt(Ours, Where);
    llvm::append_range(Value, heldAt(Theirs, Where));
    sortUnique(Value);
    Outputs.push_back({Where, std::move(Value)});
  }
  llvm::stable_sort(Outputs, [&](const Output &A, const Output &B) {
    return Locations[A.To].Depth < Locations[B.To].Depth;
  });
  for (PortSink S : Other.Sinks) {
    S.What = Import(S.What);
    Sinks.push_back(S);
  }
  for (StreamWrite W : Other.StreamWrites) {
    W.Stream = Place(W.Stream);
    W.What = Import(W.What);
    StreamWrites.push_back(W);
  }
  for (LocId Port : Other.Callables)
    Callables.push_back(Place(Port));
  for (LocId Range : Other.Ranges)
    Ranges.push_back(Place(Range));
  llvm::append_range(Flows, Other.Flows);
  sortUnique(Sinks);
  sortUnique(StreamWrites);
  sortUnique(Callables);
  sortUnique(Ranges);
  sortUnique(Flows);
  for (const auto &[Name, Count] : Other.Unknown)
    Unknown[Name] += Count;
  UnresolvedCalls += Other.UnresolvedCalls;
  Starts |= Other.Starts;
  CutShort |= Other.CutShort;
  Level = std::max(Level, Other.Level);
  Work += Other.Work;
}

static std::string spell(const PortPath &Path, const StringTable &Strings) {
  const bool IsNamed =
      Path.Root == LocRoot::Global || Path.Root == LocRoot::Junction;
  std::string Out = std::to_string(int(Path.Root)) + "." +
                    (IsNamed ? Strings[StringId(Path.Index)].str()
                             : std::to_string(Path.Index));
  if (Path.Root == LocRoot::Junction)
    Out += "." + std::to_string(Path.Part);
  for (const Selector &S : Path.Selectors)
    Out += "." + std::to_string(int(S.Kind)) + Strings[S.Payload].str();
  return Out;
}

std::string Instance::key(const StringTable &Strings) const {
  std::string Out = Strings[Symbol].str();
  for (const Binding &B : Bindings) {
    Out += "|" + spell(B.Port, Strings);
    for (StringId F : B.Functions)
      Out += "=" + Strings[F].str();
  }
  return Out;
}
