//===-- Solve/Reaching.cpp - data that reaches sinks ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

SinkId Interpreter::siteAt(const CallSite &C, llvm::StringRef Kind,
                           llvm::StringRef Destination, StringId Api) {
  SinkSite Site;
  Site.Kind = Kind.str();
  Site.Destination = Destination.str();
  Site.Api = E.Callees.displayName(Api);
  Site.Function = E.P.Strings[F.decl().Name].str();
  Site.Where = placeOf(E.P, C.I->Range);
  return E.Sinks.intern(std::move(Site));
}

void Interpreter::reach(SinkId Site, ValueId Data, const CallSite &C,
                        Inside From) {
  if (Watch)
    Watch->reached(Site, Data, From.Callee, From.Effect, From.What,
                   From.Callee ? From.Site : Site);
  for (const Atom &A : V.atoms(Data)) {
    if (A.Kind == Atom::Source)
      Flows.push_back(
          {SourceId(A.Subject), Site, A.Protections, A.Trust, C.Number});
    else if (A.isPort())
      PortSinks.push_back({Site, A, InLater || From.Later});
  }
}

void Interpreter::applySinks(const State &Before, const CallSite &C,
                             const Callee &Target) {
  if (!Recording)
    return;
  for (const SinkEffect &Effect : Target.Effects.Sinks) {
    ValueId Data = ValueTable::empty();
    for (const Port &Argument : Effect.Arguments)
      Data = V.join(Data, M.deep(Before, portLocations(Before, C, Argument)));
    if (V.isEmpty(Data))
      continue;
    if (Effect.Kind == "object" && Effect.Object)
      writeToStream(Before, portLocations(Before, C, *Effect.Object), Data, C,
                    Target.Symbol, {}, /*Given=*/true);
    else
      reach(siteAt(C, Effect.Kind, Effect.Destination, Target.Symbol), Data, C,
            {});
  }
}

/// The field that a location is, or is below, when writing to it is a sink.
StringId Interpreter::sinkField(LocId Where) {
  for (LocId N = Where; L[N].Parent.valid(); N = L[N].Parent)
    if (L[N].Step.Kind == SelectorKind::Field &&
        E.Rules.sinkOfField(E.P.Strings[L[N].Step.Payload]))
      return L[N].Step.Payload;
  return {};
}

bool Interpreter::anySinkField(llvm::ArrayRef<LocId> Where) {
  return Recording &&
         llvm::any_of(Where, [&](LocId W) { return sinkField(W).valid(); });
}

void Interpreter::writeToFields(llvm::ArrayRef<LocId> To, ValueId Data,
                                const CallSite &C) {
  if (V.isEmpty(Data))
    return;
  for (LocId T : To)
    if (const StringId Field = sinkField(T); Field.valid()) {
      const SinkObject *O = E.Rules.sinkOfField(E.P.Strings[Field]);
      reach(siteAt(C, O->Kind, O->Destination, Field), Data, C, {});
    }
}

/// An instruction other than a call.
void Interpreter::writeToFields(const State &S, const Instruction &I,
                                uint32_t Number) {
  if (!Recording || !I.Destination.valid())
    return;
  const LocSet To = locate(S, I.Destination);
  if (!anySinkField(To))
    return;
  ValueId Data = ValueTable::empty();
  for (const Operand &O : I.Operands)
    Data = V.join(Data, deepOperand(S, O));
  CallSite C;
  C.I = &I;
  C.Number = Number;
  writeToFields(To, Data, C);
}

/// What a stream expression may denote.
struct Interpreter::StreamKinds {
  std::vector<std::pair<std::string, std::string>> Sinks;
  LocSet Ports;
  LocSet Visited;
  void add(const SinkObject &O) {
    std::pair<std::string, std::string> Kind{O.Kind, O.Destination};
    if (!llvm::is_contained(Sinks, Kind))
      Sinks.push_back(std::move(Kind));
  }
};

/// The sink that an object is: by its own name, or its type's.
const SinkObject *Interpreter::sinkObject(LocId Where) {
  const LocationTable::Node N = L[L[Where].Top];
  if (N.Root == LocRoot::Global)
    if (const Global *G = E.P.global(StringId(N.Index)))
      if (const SinkObject *O = E.Rules.sinkOfGlobal(E.P.Strings[G->Name]))
        return O;
  const StringId Record = F.type(Where).Record;
  return Record.valid() ? E.Rules.sinkOfType(E.P.Strings[Record]) : nullptr;
}

void Interpreter::findStreams(const State &S, LocId Where, StreamKinds &Out,
                              unsigned Depth) {
  if (Depth > 4 || llvm::is_contained(Out.Visited, Where))
    return;
  Out.Visited.push_back(Where);
  if (const SinkObject *O = sinkObject(Where)) {
    Out.add(*O);
    return;
  }
  const LocationTable::Node N = L[L[Where].Top];
  bool Followed = false;
  const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, Where));
  for (const Atom &A : Atoms) {
    if (A.Kind == Atom::Addr ||
        (A.Kind == Atom::Init && A.location() != Where)) {
      Followed = true;
      findStreams(S, A.location(), Out, Depth + 1);
    }
  }
  if (Followed)
    return;
  if (L.isPort(Where) && N.Root != LocRoot::Global) {
    Out.Ports.push_back(Where);
    return;
  }
  // A FILE* of unknown origin.
  if (const StringId Record = F.type(L.child(Where, Selector::deref())).Record;
      Record.valid())
    if (const SinkObject *O = E.Rules.sinkOfType(E.P.Strings[Record]))
      Out.add(*O);
}

SinkId Interpreter::withKind(SinkId Site,
                             const std::pair<std::string, std::string> &Kind) {
  SinkSite Known = E.Sinks[Site];
  std::tie(Known.Kind, Known.Destination) = Kind;
  return E.Sinks.intern(std::move(Known));
}

/// Data written to a stream reaches whatever sink the stream is. When only the
/// caller knows, the caller's call is the sink if it passes the stream; a
/// stream that an object keeps is written to where the object does it.
void Interpreter::writeToStream(const State &S, llvm::ArrayRef<LocId> Stream,
                                ValueId Data, const CallSite &C, StringId Api,
                                Inside From, bool Given) {
  StreamKinds Kinds;
  for (LocId Where : Stream)
    findStreams(S, Where, Kinds, 0);
  const SinkId Written = Given ? siteAt(C, "object", "", Api) : From.Site;
  for (const auto &Kind : Kinds.Sinks)
    reach(withKind(Written, Kind), Data, C, From);
  if (Kinds.Ports.empty())
    return;
  if (Watch)
    Watch->reached(Written, Data, From.Callee, From.Effect, From.What,
                   From.Callee ? From.Site : Written);
  for (LocId Port : Kinds.Ports)
    for (const Atom &A : V.atoms(Data))
      if (A.Kind == Atom::Source || A.isPort())
        StreamWrites.push_back({Port, Written, A, InLater || From.Later});
}
