//===-- Solve/CallGraph.h - who may call whom ---------------------*- C++
//-*-===//
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
/// functions that are needed. A body
/// that creates a closure or takes a function's address counts as a caller.
/// Calls through pointers that are bound elsewhere are not edges.
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

private:
  void addEdges(const Program &P, CalleeTable &Callees, const Demand &Needed);
  void findComponents();

  std::vector<std::vector<uint32_t>> Successors;
  std::vector<Component> Components;
  std::vector<uint32_t> Of;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CALLGRAPH_H
