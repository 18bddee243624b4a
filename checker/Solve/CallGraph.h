//===-- Solve/CallGraph.h - who may call whom -------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_CALLGRAPH_H
#define PIIFLOW_SOLVE_CALLGRAPH_H

#include "Link/Program.h"
#include "Solve/Demand.h"

#include <vector>

namespace piiflow {

/// Strongly connected components of the call graph, callees first; of the
/// functions that are needed. A body that creates a closure or takes a
/// function's address counts as a caller. Calls through pointers that are bound
/// elsewhere are not edges.
///
/// A component that is too large falls apart: calls of the functions and
/// virtual methods where most of its paths come together are cut, and lead
/// through junctions instead.
class CallGraph {
public:
  CallGraph(const Program &P, CalleeTable &Callees, const Demand &Needed);

  struct Component {
    /// Indices of Program::Functions, callees first where no cycle forbids it.
    std::vector<uint32_t> Members;
    bool Recursive = false;
  };
  const std::vector<Component> &components() const { return Components; }
  uint32_t componentOf(uint32_t Function) const { return Of[Function]; }
  llvm::ArrayRef<uint32_t> callees(uint32_t Function) const {
    return Successors[Function];
  }
  /// Whether calls of this function, or virtual method, are cut.
  bool isCut(StringId Callee) const { return Cut.contains(Callee.Value); }

private:
  /// A call, by what it names: all functions that it may run.
  struct Call {
    StringId Callee;
    std::vector<uint32_t> Targets;
  };
  void addCalls(const Program &P, CalleeTable &Callees, const Demand &Needed);
  void connect();
  void findComponents();
  bool cutLargeComponents(const StringTable &Strings);

  std::vector<Call> Calls;                    ///< Each callee once.
  std::vector<std::vector<uint32_t>> CallsOf; ///< By function, into Calls.
  std::vector<std::vector<uint32_t>> Successors;
  std::vector<Component> Components;
  std::vector<uint32_t> Of;
  llvm::DenseSet<uint32_t> Cut;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CALLGRAPH_H
