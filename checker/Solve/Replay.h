//===-- Solve/Replay.h - what happened in one body --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_REPLAY_H
#define PIIFLOW_SOLVE_REPLAY_H

#include "Solve/Interpreter.h"

#include <memory>

namespace piiflow {

/// Data to explain: a declaration of personal data, or a port of the body
/// (in terms of the body's own locations), with what protects it by then. Via:
/// the declaration of personal data that data of a port was stored in by then.
struct Tracked {
  bool IsSource = false;
  SourceId Source;
  LocId Port;
  SourceId Via;
  ProtectionSetId Protections;
  friend auto operator<=>(const Tracked &, const Tracked &) = default;
};

/// The recorded interpretation of one body, by instruction.
class Replay : public Observer {
public:
  Replay(const Engine &E, SummaryProvider &Provider, const Program::Function &F,
         const Body &B, Instance Which);

  /// A callee's output that was used.
  struct Use {
    Instance Callee;
    const Summary *Effect = nullptr;
    LocId To;
    Atom What;
    ValueId Value;
  };
  /// A sink that was reached; inside Callee when `Effect` is set.
  struct Hit {
    SinkId Site;
    ValueId Data;
    Instance Callee;
    const Summary *Effect = nullptr;
    Atom What;
    SinkId Inner; ///< The site's name in the callee.
  };
  struct Event {
    const Instruction *I = nullptr;
    uint32_t Block = 0;
    std::vector<std::pair<LocId, ValueId>> Reads, Writes;
    std::vector<Use> Uses;
    std::vector<Hit> Hits;
  };
  const std::vector<Event> &events() const { return Events; }

  /// Whether the value holds what is tracked, no better protected; sets the
  /// protections it has there.
  bool holds(ValueId Value, const Tracked &T, Tracked *Found = nullptr);
  bool atomIs(const Atom &A, const Tracked &T) const;
  /// The event that wrote what event `At` reads, and whose data it holds:
  /// all of them that can come first.
  const std::vector<std::pair<uint32_t, Tracked>> &
  definitions(uint32_t At, const Tracked &T);
  /// Whether the data first appears at this event.
  bool originatesAt(uint32_t At, const Tracked &T);
  Frame &frame() { return Run.frame(); }
  const Instance &which() const { return Which; }
  /// "row.cells"; empty when a user would not know the place.
  std::string display(LocId L);
  /// Named places that an event writes the data to.
  std::string writtenTo(uint32_t At, const Tracked &T);

  void instruction(uint32_t Number) override { Current = Number; }
  void read(LocId Where, ValueId Value) override;
  void written(LocId Where, ValueId Value) override;
  void bound(const Instance &Callee, const Summary &Effect, LocId To,
             const Atom &What, ValueId Value) override;
  void reached(SinkId Site, ValueId Data, const Instance *Callee,
               const Summary *Effect, const Atom *What, SinkId Inner) override;

private:
  using Definitions = std::vector<std::pair<uint32_t, Tracked>>;
  Definitions findDefinitions(uint32_t At, const Tracked &T, bool Exact);
  bool comesBefore(uint32_t A, uint32_t B);

  const Program &P;
  const Body &B;
  Instance Which;
  Interpreter Run;
  std::vector<Event> Events;
  std::vector<std::vector<bool>> Reachable; ///< By block, filled on demand.
  std::map<std::pair<uint32_t, Tracked>, Definitions> Known;
  uint32_t Current = 0;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_REPLAY_H
