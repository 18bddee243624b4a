//===-- Solve/ReachGraph.cpp - where data can get at all ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/ReachGraph.h"

using namespace piiflow;

/// The targets of each source, in one array.
class ReachGraph::Adjacency {
public:
  Adjacency(const EdgeList &Edges, std::size_t Nodes)
      : Begin(Nodes + 1), Targets(Edges.size()) {
    for (const auto &[From, To] : Edges)
      ++Begin[From + 1];
    for (std::size_t I = 1; I < Begin.size(); ++I)
      Begin[I] += Begin[I - 1];
    std::vector<uint32_t> Next(Begin);
    for (const auto &[From, To] : Edges)
      Targets[Next[From]++] = To;
  }

  template <typename Fn> void visit(uint32_t From, Fn Visit) const {
    for (uint32_t I = Begin[From]; I < Begin[From + 1]; ++I)
      Visit(Targets[I]);
  }

private:
  std::vector<uint32_t> Begin, Targets;
};

void ReachGraph::search() {
  const std::size_t Nodes = 2 * std::size_t(Places);
  const Adjacency Moves(Edges, Nodes), Computes(Computed, Nodes);
  Reached.assign(Nodes, false);
  std::vector<uint32_t> Work;
  const auto Reach = [&](uint32_t Node) {
    if (!Reached[Node]) {
      Reached[Node] = true;
      Work.push_back(Node);
    }
  };
  for (const bool OfData : {true, false}) {
    for (uint32_t Seed : OfData ? Seeds : Objects)
      Reach(Seed);
    while (!Work.empty()) {
      const uint32_t Node = Work.back();
      Work.pop_back();
      Moves.visit(Node, Reach);
      if (OfData)
        Computes.visit(Node, Reach);
    }
  }
}
