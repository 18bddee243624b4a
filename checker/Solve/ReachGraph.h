//===-- Solve/ReachGraph.h - where data can get at all ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_REACHGRAPH_H
#define PIIFLOW_SOLVE_REACHGRAPH_H

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace piiflow {

/// A graph of places and the ways between them. A place can *be* personal data
/// (or a pointer to it), or just *have* some in a part of it: a copy has what
/// its original has, and what is computed from something that has data is data.
/// Objects that data is written to are searched for in the same way, but what
/// is computed from one is none.
class ReachGraph {
public:
  uint32_t add(uint32_t Count = 1) {
    const uint32_t First = Places;
    Places += Count;
    return First;
  }
  uint32_t size() const { return Places; }

  void seedIs(uint32_t Place) { Seeds.push_back(is(Place)); }
  void seedHas(uint32_t Place) { Seeds.push_back(has(Place)); }
  /// Place has an object that data is written to.
  void seedObject(uint32_t Place) { Objects.push_back(has(Place)); }
  /// To is a copy of From.
  void copies(uint32_t From, uint32_t To) {
    Edges.push_back({is(From), is(To)});
    Edges.push_back({has(From), has(To)});
  }
  /// To is what From is; what From only has, it has not.
  void is(uint32_t From, uint32_t To) { Edges.push_back({is(From), is(To)}); }
  /// To is computed from From.
  void derives(uint32_t From, uint32_t To) {
    Computed.push_back({is(From), is(To)});
    Computed.push_back({has(From), is(To)});
  }
  /// To has a part that is a copy of From.
  void contains(uint32_t From, uint32_t To) {
    Edges.push_back({is(From), has(To)});
    Edges.push_back({has(From), has(To)});
  }

  /// Finds all places that are or have data, or have such objects.
  void search();
  bool reached(uint32_t Place) const {
    return Reached[is(Place)] || Reached[has(Place)];
  }

private:
  static uint32_t is(uint32_t Place) { return 2 * Place; }
  static uint32_t has(uint32_t Place) { return 2 * Place + 1; }

  using EdgeList = std::vector<std::pair<uint32_t, uint32_t>>;
  class Adjacency;

  uint32_t Places = 0;
  EdgeList Edges, Computed;
  std::vector<uint32_t> Seeds, Objects;
  std::vector<bool> Reached;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_REACHGRAPH_H
