//===-- Solve/ReachGraph.cpp - where data can get at all ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/ReachGraph.h"

using namespace piiflow;

void ReachGraph::search() {
  // Targets by source, in one array.
  std::vector<uint32_t> Begin(2 * std::size_t(Places) + 1);
  for (const auto &[From, To] : Edges)
    ++Begin[From + 1];
  for (std::size_t I = 1; I < Begin.size(); ++I)
    Begin[I] += Begin[I - 1];
  std::vector<uint32_t> Targets(Edges.size()), Next(Begin);
  for (const auto &[From, To] : Edges)
    Targets[Next[From]++] = To;

  Reached.assign(2 * std::size_t(Places), false);
  std::vector<uint32_t> Work;
  const auto Reach = [&](uint32_t Node) {
    if (!Reached[Node]) {
      Reached[Node] = true;
      Work.push_back(Node);
    }
  };
  for (uint32_t Seed : Seeds)
    Reach(Seed);
  while (!Work.empty()) {
    const uint32_t Node = Work.back();
    Work.pop_back();
    for (uint32_t I = Begin[Node]; I < Begin[Node + 1]; ++I)
      Reach(Targets[I]);
  }
}
