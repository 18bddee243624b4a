//===-- Solve/CallGraph.cpp - who may call whom -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/CallGraph.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

CallGraph::CallGraph(const Program &P, CalleeTable &Callees,
                     const Demand &Needed)
    : CallsOf(P.Functions.size()), Successors(P.Functions.size()),
      Of(P.Functions.size()) {
  addCalls(P, Callees, Needed);
  do {
    connect();
    findComponents();
  } while (cutLargeComponents(P.Strings));
}

void CallGraph::addCalls(const Program &P, CalleeTable &Callees,
                         const Demand &Needed) {
  llvm::DenseMap<uint32_t, uint32_t> IndexOf;
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    IndexOf[P.Functions[I].Decl.Symbol.Value] = I;
  // A method that is called for its own sake and for what overrides it is two.
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> Known;
  const auto Number = [&](StringId Callee, bool IsVirtual) {
    const auto [It, IsNew] = Known.try_emplace(
        {Callee.Value, uint32_t(IsVirtual)}, uint32_t(Calls.size()));
    if (!IsNew)
      return It->second;
    Call C{Callee, {}};
    for (StringId Target :
         IsVirtual ? Callees.targets(Callee) : std::vector<StringId>{Callee})
      if (const auto At = IndexOf.find(Target.Value);
          At != IndexOf.end() && Needed.needs(At->second))
        C.Targets.push_back(At->second);
    Calls.push_back(std::move(C));
    return It->second;
  };
  for (uint32_t From = 0; From < P.Functions.size(); ++From) {
    if (!Needed.needs(From))
      continue;
    std::vector<uint32_t> &Out = CallsOf[From];
    for (const Body &B : P.Functions[From].Bodies)
      for (const Block &Blk : B.Blocks)
        for (const Instruction &I : Blk.Instructions) {
          if (I.Callee.valid())
            Out.push_back(Number(I.Callee, I.Op == Opcode::VirtualCall));
          for (const Operand &O : I.Operands)
            if (O.Kind == Operand::Function)
              Out.push_back(Number(O.Text, /*IsVirtual=*/false));
        }
    llvm::sort(Out);
    Out.erase(llvm::unique(Out), Out.end());
  }
}

/// Draws the edges of all calls that are not cut.
void CallGraph::connect() {
  for (size_t From = 0; From < Successors.size(); ++From) {
    std::vector<uint32_t> &Out = Successors[From];
    Out.clear();
    for (uint32_t C : CallsOf[From])
      if (!isCut(Calls[C].Callee))
        Out.insert(Out.end(), Calls[C].Targets.begin(), Calls[C].Targets.end());
    llvm::sort(Out);
    Out.erase(llvm::unique(Out), Out.end());
  }
}

/// Cuts the calls that most paths of a component lead through: as many callers
/// of it as there are ways on. True when there was a large one.
bool CallGraph::cutLargeComponents(const StringTable &Strings) {
  bool Any = false;
  for (const Component &C : Components) {
    if (C.Members.size() <= budget::ComponentMembers)
      continue;
    Any = true;
    const uint32_t Self = Of[C.Members.front()];
    const auto Inside = [&](uint32_t F) { return Of[F] == Self; };
    llvm::DenseMap<uint32_t, uint64_t> Callers;
    for (uint32_t Member : C.Members)
      for (uint32_t Call : CallsOf[Member])
        if (!isCut(Calls[Call].Callee) &&
            llvm::any_of(Calls[Call].Targets, Inside))
          ++Callers[Call];
    std::vector<std::pair<uint64_t, uint32_t>> Ranked;
    for (const auto &[Call, Count] : Callers) {
      uint64_t WaysOn = 0;
      for (uint32_t Target : Calls[Call].Targets)
        if (Inside(Target))
          WaysOn += llvm::count_if(Successors[Target], Inside);
      Ranked.push_back({Count * WaysOn, Call});
    }
    llvm::sort(Ranked, [&](const auto &A, const auto &B) {
      return A.first != B.first ? A.first > B.first
                                : Strings[Calls[A.second].Callee] <
                                      Strings[Calls[B.second].Callee];
    });
    Ranked.resize(std::min<size_t>(Ranked.size(), 1 + C.Members.size() / 64));
    for (const auto &[Rank, Call] : Ranked)
      Cut.insert(Calls[Call].Callee.Value);
  }
  return Any;
}

/// Tarjan, "Depth-first search and linear graph algorithms" (1972), with an
/// explicit stack: call chains may be long.
void CallGraph::findComponents() {
  constexpr uint32_t None = ~0u;
  Components.clear();
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
