//===-- Solve/Solver.h - summaries of a whole program -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_SOLVER_H
#define PIIFLOW_SOLVE_SOLVER_H

#include "Solve/CallGraph.h"
#include "Solve/CellMoves.h"
#include "Solve/Interpreter.h"
#include "Solve/Tracer.h"

#include <memory>

namespace piiflow {

/// Computes summaries bottom-up over the call graph, lets what no caller
/// explains fire at roots, and collects flows.
///
/// A root is a function that nothing in the program calls, or only calls that
/// are cut. There, ports get their meaning from annotations (a parameter of an
/// annotated type holds personal data) and from cells.
class Solver : public SummaryProvider {
public:
  Solver(const Program &P, const Policy &Rules, const SolveOptions &Options);

  Flows solve();
  void dump(llvm::raw_ostream &OS) const;

  const Summary *summaryOf(const Instance &Callee,
                           const Instance &Caller) override;

  bool mayBind(const Instance &Bound) override;
  unsigned levelOf(const Instance &Which) override;
  bool isCut(StringId Named) const override { return Graph.isCut(Named); }
  void noteCut(StringId Junction, StringId Target) override;
  bool ignores(StringId Symbol) const override;

private:
  struct Entry {
    Instance Which;
    std::unique_ptr<Summary> Result;
    bool InProgress = false;
    /// A member of the component that is being solved.
    bool IsMember = false;
    /// The result is of an earlier round.
    bool Stale = false;
  };
  /// A round over a recursive component.
  struct RoundState {
    unsigned Level = 0; ///< On which bodies are interpreted at least.
    uint64_t Work = 0;
    bool Changed = false;
    /// Instances met on the way that are no members: what they do depends on
    /// what is known of the members.
    std::vector<Entry *> Between;
  };
  /// A body whose ports get a meaning without a caller: all of a root's, and of
  /// any other's what passes junctions.
  struct End {
    Entry *Slot = nullptr;
    bool IsRoot = false;
    bool IsDirty = true; ///< What it leaves in cells may have changed.
    /// Unless it is to be worked out: what it leaves there.
    std::optional<CellMoves> Moves;
    /// The end that knows more callables than this one, of the same function.
    uint32_t Successor = 0;
  };
  /// A flow before traces: where it was seen.
  struct Sighting {
    SourceId Source;
    SinkId Site;
    ProtectionSetId Protections;
    Confidence Trust = Confidence::High;
    const Entry *Where = nullptr;
    /// For what fired at a root: the port, in terms of its summary.
    std::optional<Atom> Port;
    /// The site's name in that summary, if it has another.
    SinkId Inner;
    bool UnknownStream = false;
  };

  std::unique_ptr<Summary> interpret(const Instance &Which, unsigned First);

  // Components.cpp
  void solveComponent(const CallGraph::Component &C);
  void solveRecursive(llvm::ArrayRef<uint32_t> Members);
  bool update(Entry &Slot, unsigned Level);
  Entry &entry(const Instance &Which);
  uint32_t functionIndex(StringId Symbol) const;

  // Roots.cpp
  void fireRoots();
  void fillCells();
  bool isRoot(const Instance &Which) const;
  /// The cut callees whose calls may run the function; sorted by name.
  llvm::ArrayRef<StringId> cutCallees(StringId Function) const;
  void collectEnds();
  bool addEnd(Entry &Slot, bool IsRoot);
  struct MoveBuilder; // MoveBuilder.cpp
  bool storeToCells(uint32_t Number);
  void fire(const End &At);
  void fireStreams(const Entry &Root);
  std::set<StreamKind> streamsAt(const Entry &Root, LocId Where);
  const SinkObject *streamType(Frame &F, LocId Where);
  bool isMemberPointer(const Entry &Root, LocId Port);
  bool bindCallables(bool Last);
  bool bindRootCallables(uint32_t Number, bool Last);
  CellPlace placeAt(const Entry &Root, LocId Where,
                    llvm::ArrayRef<Selector> Below = {}) const;
  /// What an atom is when no caller says so: data that it always is, and what
  /// cells have at its location, changed so.
  struct Meaning {
    std::vector<KeptData> Fixed;
    bool IsKept = false;
    ProtectionSetId Protections{0};
    Confidence Trust = Confidence::High;
  };
  Meaning meaningOf(const Entry &Root, const Atom &A);
  std::vector<KeptData> dataOf(const Entry &Root, const Atom &A);
  Frame &frameOf(const Entry &Root);

  void gather();
  Flows collect();
  std::string doubtAbout(const CellPlace &Written);
  Tracer::Steps trace(Tracer &T, const Sighting &S);
  Tracer::Steps traceCell(Tracer &T, const Entry &Where, const Atom &Port,
                          SourceId Source, llvm::ArrayRef<Selector> Below = {},
                          uint32_t Before = ~0u);

  const SolveOptions Options;
  ProtectionTable Protections;
  LibraryClasses Classes;
  SourceTable Sources;
  CalleeTable Callees;
  CellFields Fields;
  ThrownClasses Thrown;
  SinkTable Sinks;
  Demand Needed;
  Engine E;
  CallGraph Graph;
  CellTable Cells;
  llvm::DenseMap<uint32_t, uint32_t> IndexOf;
  std::map<std::string, Entry> Entries;
  std::vector<bool> CalledFromOutside;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> Cut; ///< Junctions, targets.
  llvm::DenseMap<uint32_t, std::vector<StringId>> CutCallees; ///< By target.
  bool EndsKnown = false;
  llvm::DenseMap<uint32_t, unsigned> InstancesOf;
  RoundState Round;
  std::map<const Entry *, std::unique_ptr<Frame>> Frames;
  std::vector<End> Ends;
  llvm::DenseMap<const Entry *, uint32_t> EndOf;
  std::vector<Sighting> Sightings;
  Coverage Covered;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_SOLVER_H
