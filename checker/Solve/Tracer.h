//===-- Solve/Tracer.h - how data got to a sink -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_TRACER_H
#define PIIFLOW_SOLVE_TRACER_H

#include "Solve/Cells.h"
#include "Solve/Replay.h"

#include <functional>

namespace piiflow {

/// Explains reported flows: replays the bodies on the way and finds a
/// shortest chain of instructions from where the data first appears to the
/// sink, into callees and back. Nothing is kept while solving; what a trace
/// says does not depend on the order of work.
class Tracer {
public:
  Tracer(const Engine &E, SummaryProvider &Provider)
      : E(E), Provider(Provider) {}

  using Steps = std::vector<TraceStep>;

  /// Personal data that appears in the body (or its callees) and reaches the
  /// sink there.
  Steps toSink(const Instance &Where, SourceId Source, SinkId Site,
               ProtectionSetId Protections);
  /// Data of a port of the body, as its summary says, that reaches the sink.
  Steps portToSink(const Instance &Where, const Summary &Effect,
                   const Atom &What, SinkId Site);
  /// What the body leaves at an output.
  Steps toOutput(const Instance &Where, const Summary &Effect, LocId To,
                 const Atom &What, unsigned Depth = 0);

private:
  Replay *replay(const Instance &Which);
  std::optional<Tracked> track(Replay &R, const Summary &Effect,
                               const Atom &What) const;
  Steps sinkSteps(Replay &R, const Tracked &T, SinkId Site, unsigned Depth);
  Steps findSink(Replay &R, const Tracked &T, SinkId Site, bool Exact,
                 unsigned Depth);
  Steps findOutput(Replay &R, const Summary &Effect, LocId To, const Tracked &T,
                   bool Exact, unsigned Depth);
  Steps pathTo(Replay &R, uint32_t At, const Tracked &T, unsigned Depth);
  void addStep(Replay &R, uint32_t At, const Tracked &Before,
               const Tracked &After, bool Origin, Steps &Out, unsigned Depth);
  const Replay::Use *useOf(Replay &R, const Replay::Event &Event,
                           const Tracked &Data) const;
  void addCall(const Instruction &I, const Replay::Use &Use,
               const std::string &Where, Steps &Out, unsigned Depth);
  TraceStep step(TraceStep::KindT Kind, const Instruction &I,
                 std::string Message) const;
  TraceStep doubted(TraceStep Step, const Instruction &I) const;
  std::string calleeName(const Instruction &I) const;

  const Engine &E;
  SummaryProvider &Provider;
  std::map<std::string, std::unique_ptr<Replay>> Replays;
  /// What was answered before. A question that is still being answered, as in
  /// a recursion, has no way yet.
  std::map<std::tuple<const Replay *, Tracked, SinkId>, Steps> SinkWays;
  std::map<std::tuple<const Replay *, const Summary *, LocId, Tracked>, Steps>
      OutputWays;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_TRACER_H
