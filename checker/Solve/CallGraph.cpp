//===-- Solve/CallGraph.cpp - who may call whom -------------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/CallGraph.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

CallGraph::CallGraph(const Program &P, CalleeTable &Callees,
                     const Demand &Needed)
    : Successors(P.Functions.size()), Of(P.Functions.size()) {
  addEdges(P, Callees, Needed);
  findComponents();
}

void CallGraph::addEdges(const Program &P, CalleeTable &Callees,
                         const Demand &Needed) {
  llvm::DenseMap<uint32_t, uint32_t> IndexOf;
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    IndexOf[P.Functions[I].Decl.Symbol.Value] = I;
  for (uint32_t From = 0; From < P.Functions.size(); ++From) {
    if (!Needed.needs(From))
      continue;
    std::vector<uint32_t> &Out = Successors[From];
    const auto Add = [&](StringId Symbol) {
      auto It = IndexOf.find(Symbol.Value);
      if (It != IndexOf.end() && Needed.needs(It->second))
        Out.push_back(It->second);
    };
    for (const Body &B : P.Functions[From].Bodies)
      for (const Block &Blk : B.Blocks)
        for (const Instruction &I : Blk.Instructions) {
          if (I.Op == Opcode::VirtualCall)
            for (StringId Target : Callees.targets(I.Callee))
              Add(Target);
          else if (I.Callee.valid())
            Add(I.Callee);
          for (const Operand &O : I.Operands)
            if (O.Kind == Operand::Function)
              Add(O.Text);
        }
    llvm::sort(Out);
    Out.erase(llvm::unique(Out), Out.end());
  }
}

/// Tarjan, "Depth-first search and linear graph algorithms" (1972), with an
/// explicit stack: call chains may be long.
void CallGraph::findComponents() {
  constexpr uint32_t None = ~0u;
  const uint32_t Size = uint32_t(Successors.size());
  std::vector<uint32_t> Index(Size, None), Low(Size);
  std::vector<bool> OnStack(Size);
  std::vector<uint32_t> Stack;
  std::vector<std::pair<uint32_t, size_t>> Work;
  std::vector<uint32_t> Finished(Size); // The order in which searches ended.
  uint32_t Next = 0, Ended = 0;
  const auto Enter = [&](uint32_t V) {
    Index[V] = Low[V] = Next++;
    Stack.push_back(V);
    OnStack[V] = true;
    Work.push_back({V, 0});
  };
  const auto Leave = [&](uint32_t V) {
    if (Low[V] != Index[V])
      return;
    Component C;
    uint32_t Member;
    do {
      Member = Stack.back();
      Stack.pop_back();
      OnStack[Member] = false;
      Of[Member] = uint32_t(Components.size());
      C.Members.push_back(Member);
    } while (Member != V);
    llvm::sort(C.Members, [&](uint32_t A, uint32_t B) {
      return Finished[A] < Finished[B];
    });
    C.Recursive = C.Members.size() > 1 || llvm::is_contained(Successors[V], V);
    Components.push_back(std::move(C));
  };
  for (uint32_t Start = 0; Start < Size; ++Start) {
    if (Index[Start] != None)
      continue;
    Enter(Start);
    while (!Work.empty()) {
      const uint32_t V = Work.back().first;
      if (Work.back().second < Successors[V].size()) {
        const uint32_t To = Successors[V][Work.back().second++];
        if (Index[To] == None)
          Enter(To);
        else if (OnStack[To])
          Low[V] = std::min(Low[V], Index[To]);
        continue;
      }
      Work.pop_back();
      Finished[V] = Ended++;
      if (!Work.empty())
        Low[Work.back().first] = std::min(Low[Work.back().first], Low[V]);
      Leave(V);
    }
  }
}
