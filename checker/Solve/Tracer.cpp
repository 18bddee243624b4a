//===-- Solve/Tracer.cpp - how data got to a sink ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Tracer.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

#include <deque>

using namespace piiflow;

namespace {
void append(Tracer::Steps &To, Tracer::Steps From) {
  for (TraceStep &S : From)
    // Two steps of one expression that say the same are one.
    if (To.empty() || To.back() != S)
      To.push_back(std::move(S));
}
} // namespace

Replay *Tracer::replay(const Instance &Which) {
  auto &Slot = Replays[Which.key(E.P.Strings)];
  if (!Slot) {
    const Program::Function *F = E.P.function(Which.Symbol);
    if (!F || F->Bodies.empty())
      return nullptr;
    Slot = std::make_unique<Replay>(E, Provider, *F, F->Bodies.front(), Which);
  }
  return Slot.get();
}

TraceStep Tracer::step(TraceStep::KindT Kind, const Instruction &I,
                       std::string Message) const {
  return {Kind, placeOf(E.P, I.Range), std::move(Message)};
}

std::string Tracer::calleeName(const Instruction &I) const {
  return I.Callee.valid() ? E.Callees.displayName(I.Callee) : "a callable";
}

/// What only the declaration of a function says is not sure.
TraceStep Tracer::doubted(TraceStep Step, const Instruction &I) const {
  if (!I.Callee.valid())
    return Step;
  const Callee &Target = E.Callees[I.Callee];
  if (!Target.Modelled && !Target.UseBody)
    Step.Doubts.push_back("nothing is known of '" + calleeName(I) + "'");
  return Step;
}

std::optional<Tracked> Tracer::track(Replay &R, const Summary &Effect,
                                     const Atom &What) const {
  Tracked T;
  T.Protections = What.Protections;
  if (What.Kind == Atom::Source) {
    T.IsSource = true;
    T.Source = SourceId(What.Subject);
    return T;
  }
  if (!What.isPort())
    return std::nullopt;
  T.Port = R.frame().locations().import(Effect.Locations, What.location());
  T.Via = What.Via;
  return T;
}

Tracer::Steps Tracer::toSink(const Instance &Where, SourceId Source,
                             SinkId Site, ProtectionSetId Protections) {
  Replay *R = replay(Where);
  if (!R)
    return {};
  Tracked T;
  T.IsSource = true;
  T.Source = Source;
  T.Protections = Protections;
  return sinkSteps(*R, T, Site, 0);
}

Tracer::Steps Tracer::portToSink(const Instance &Where, const Summary &Effect,
                                 const Atom &What, SinkId Site) {
  Replay *R = replay(Where);
  if (!R)
    return {};
  const std::optional<Tracked> T = track(*R, Effect, What);
  return T ? sinkSteps(*R, *T, Site, 0) : Steps();
}

Tracer::Steps Tracer::sinkSteps(Replay &R, const Tracked &T, SinkId Site,
                                unsigned Depth) {
  if (Depth > budget::TraceCalls)
    return {};
  auto [It, Inserted] = SinkWays.try_emplace({&R, T, Site});
  for (const bool Exact : {true, false})
    if (Inserted && It->second.empty())
      It->second = findSink(R, T, Site, Exact, Depth);
  return It->second;
}

/// The shortest way, over the instructions of the body at which the sink is
/// reached; Exact: with the data as it is then, not as it was before.
Tracer::Steps Tracer::findSink(Replay &R, const Tracked &T, SinkId Site,
                               bool Exact, unsigned Depth) {
  Steps Best;
  const auto &Events = R.events();
  for (uint32_t At = 0; At < Events.size(); ++At)
    for (const Replay::Hit &Hit : Events[At].Hits) {
      Tracked Here;
      if (Hit.Site != Site || !R.holds(Hit.Data, T, &Here) ||
          (Exact && Here != T))
        continue;
      Steps Way = pathTo(R, At, Here, Depth);
      const Instruction &I = *Events[At].I;
      if (Hit.Effect) {
        Way.push_back(
            step(TraceStep::Call, I, "passed to '" + calleeName(I) + "'"));
        if (Replay *Inner = replay(Hit.Callee))
          if (auto Deeper = track(*Inner, *Hit.Effect, Hit.What))
            append(Way, sinkSteps(*Inner, *Deeper, Hit.Inner, Depth + 1));
      }
      if (!Hit.Effect || E.Sinks[Site].Where == placeOf(E.P, I.Range))
        Way.push_back(step(TraceStep::Sink, I,
                           "written out by '" + E.Sinks[Site].Api + "'"));
      if (Best.empty() || Way.size() < Best.size())
        Best = std::move(Way);
    }
  return Best;
}

Tracer::Steps Tracer::toOutput(const Instance &Where, const Summary &Effect,
                               LocId To, const Atom &What, unsigned Depth) {
  Replay *R = replay(Where);
  if (!R || Depth > budget::TraceCalls)
    return {};
  const std::optional<Tracked> T = track(*R, Effect, What);
  if (!T)
    return {};
  auto [It, Inserted] = OutputWays.try_emplace({R, &Effect, To, *T});
  for (const bool Exact : {true, false})
    if (Inserted && It->second.empty())
      It->second = findOutput(*R, Effect, To, *T, Exact, Depth);
  return It->second;
}

/// The shortest way to an instruction that writes the output.
Tracer::Steps Tracer::findOutput(Replay &R, const Summary &Effect, LocId To,
                                 const Tracked &T, bool Exact, unsigned Depth) {
  LocationTable &L = R.frame().locations();
  const bool Created = Effect.Locations[To].Root == LocRoot::Temp;
  const LocId Target = Created ? LocId() : L.import(Effect.Locations, To);
  const auto &Events = R.events();
  Steps Best;
  for (uint32_t At = 0; At < Events.size(); ++At)
    for (const auto &[Place, Value] : Events[At].Writes) {
      const bool Here =
          Created ? L[Place].Root == LocRoot::Temp ||
                        L[Place].Root == LocRoot::Local ||
                        L[Place].Root == LocRoot::Fresh
                  : L.isBelow(Place, Target) || L.isBelow(Target, Place);
      Tracked Found;
      if (!Here || !R.holds(Value, T, &Found) || (Exact && Found != T))
        continue;
      Steps Way = pathTo(R, At, Found, Depth);
      addStep(R, At, Found, Found, R.originatesAt(At, Found), Way, Depth);
      if (Best.empty() || Way.size() < Best.size())
        Best = std::move(Way);
      break;
    }
  return Best;
}

/// Breadth first from the event backwards, to where the data first appears;
/// the steps of all events before `At`.
Tracer::Steps Tracer::pathTo(Replay &R, uint32_t At, const Tracked &T,
                             unsigned Depth) {
  struct Visit {
    uint32_t Event;
    Tracked Data;
    size_t From;
  };
  std::vector<Visit> Visits{{At, T, 0}};
  std::set<std::pair<uint32_t, Tracked>> Seen{{At, T}};
  size_t Last = 0;
  for (size_t I = 0; I < Visits.size() && Visits.size() < 4000; ++I) {
    const Visit V = Visits[I];
    const auto Definitions = R.definitions(V.Event, V.Data);
    Last = I;
    if (Definitions.empty())
      break;
    for (const auto &[Event, Data] : llvm::reverse(Definitions))
      if (Seen.insert({Event, Data}).second)
        Visits.push_back({Event, Data, I});
  }
  Steps Result;
  for (size_t I = Last; I != 0; I = Visits[I].From) {
    if (Result.size() > budget::TraceSteps)
      break;
    const Visit &V = Visits[I];
    addStep(R, V.Event, V.Data, Visits[V.From].Data, I == Last, Result, Depth);
  }
  return Result;
}

/// The callee's output that the data comes from: as it is then, or as it was
/// before something was done to it.
const Replay::Use *Tracer::useOf(Replay &R, const Replay::Event &Event,
                                 const Tracked &Data) const {
  const Replay::Use *Fallback = nullptr;
  for (const Replay::Use &Use : Event.Uses) {
    Tracked Found;
    if (!Use.Effect || !R.holds(Use.Value, Data, &Found))
      continue;
    if (Found == Data)
      return &Use;
    if (!Fallback)
      Fallback = &Use;
  }
  return Fallback;
}

/// The way through a callee whose output the data is.
void Tracer::addCall(const Instruction &I, const Replay::Use &Use,
                     const std::string &Where, Steps &Out, unsigned Depth) {
  Steps Inner = toOutput(Use.Callee, *Use.Effect, Use.To, Use.What, Depth + 1);
  const std::string Name = E.Callees.displayName(Use.Callee.Symbol);
  if (Use.What.Kind != Atom::Source)
    Out.push_back(step(TraceStep::Call, I, "passed to '" + Name + "'"));
  append(Out, std::move(Inner));
  const bool Returned =
      Where.empty() || Use.Effect->Locations[Use.To].Root == LocRoot::Return;
  Out.push_back(step(TraceStep::Return, I,
                     Returned ? "returned by '" + Name + "'"
                              : "stored in" + Where + " by '" + Name + "'"));
}

void Tracer::addStep(Replay &R, uint32_t At, const Tracked &Before,
                     const Tracked &After, bool Origin, Steps &Out,
                     unsigned Depth) {
  const Replay::Event &Event = R.events()[At];
  const Instruction &I = *Event.I;
  const std::string To = R.writtenTo(At, Before);
  const std::string Where = To.empty() ? "" : " '" + To + "'";
  switch (I.Op) {
  case Opcode::Call:
  case Opcode::VirtualCall:
  case Opcode::IndirectCall: {
    if (const Replay::Use *Use = useOf(R, Event, Before))
      return addCall(I, *Use, Where, Out, Depth);
    const bool Implicit = (I.Flags & Instruction::Implicit) != 0;
    if (Implicit && To.empty())
      return;
    const bool Sanitized = [&] {
      for (const auto &[Place, Value] : Event.Reads) {
        Tracked Found;
        if (R.holds(Value, Before, &Found) &&
            Found.Protections != Before.Protections)
          return true;
      }
      return false;
    }();
    if (Sanitized)
      append(Out, {step(TraceStep::Sanitizer, I,
                        "protected by '" + calleeName(I) + "'")});
    else if (Origin && Before.IsSource)
      append(Out, {step(TraceStep::Flow, I,
                        "obtained from '" + calleeName(I) + "'")});
    else
      append(Out,
             {doubted(step(TraceStep::Flow, I,
                           To.empty() ? "passes through '" + calleeName(I) + "'"
                                      : "put into" + Where + " by '" +
                                            calleeName(I) + "'"),
                      I)});
    return;
  }
  case Opcode::Derive:
    if (!To.empty())
      append(Out, {step(TraceStep::Flow, I, "used to compute" + Where)});
    return;
  case Opcode::Append:
    if (!To.empty())
      append(Out, {step(TraceStep::Flow, I, "appended to" + Where)});
    return;
  case Opcode::Closure:
    return;
  default:
    if (!To.empty())
      append(Out, {step(TraceStep::Flow, I, "copied into" + Where)});
  }
}
