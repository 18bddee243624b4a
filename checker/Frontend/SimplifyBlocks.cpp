//===-- Frontend/SimplifyBlocks.cpp - tidying the control flow ------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/BodyBuilder.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {

class Simplifier {
public:
  explicit Simplifier(Body &B) : B(B) {}

  void run() {
    skipEmptyBlocks();
    mergeChains();
    renumber();
  }

private:
  Block &operator[](BlockId Id) { return B.Blocks[Id.Value]; }

  /// Whether control only passes through.
  bool isEmpty(BlockId Id) {
    const Block &K = (*this)[Id];
    return K.Instructions.empty() && K.Successors.size() == 1 &&
           !K.Successors.front().Condition.valid();
  }

  BlockId target(BlockId Id) {
    // A loop that does nothing ends the walk somewhere on it.
    for (size_t Steps = 0; isEmpty(Id) && Steps < B.Blocks.size(); ++Steps)
      Id = (*this)[Id].Successors.front().To;
    return Id;
  }

  void skipEmptyBlocks() {
    for (Block &K : B.Blocks) {
      for (Edge &E : K.Successors)
        E.To = target(E.To);
      if (K.Successors.size() == 2 &&
          K.Successors.front().To == K.Successors.back().To)
        K.Successors = {{K.Successors.front().To, PathId(), true}};
    }
  }

  /// The blocks that control can reach; successors before predecessors.
  std::vector<BlockId> postOrder() {
    struct Visit {
      BlockId Id;
      std::vector<BlockId> Next; ///< Taken from the back.
    };
    std::vector<BlockId> Order;
    std::vector<bool> Seen(B.Blocks.size());
    std::vector<Visit> Stack;
    const auto Enter = [&](BlockId Id) {
      if (Seen[Id.Value])
        return;
      Seen[Id.Value] = true;
      Visit V{Id, {}};
      for (const Edge &E : (*this)[Id].Successors)
        V.Next.push_back(E.To);
      if ((*this)[Id].Handler.valid())
        V.Next.push_back((*this)[Id].Handler);
      Stack.push_back(std::move(V));
    };
    Enter(BlockId(0));
    while (!Stack.empty()) {
      if (Stack.back().Next.empty()) {
        Order.push_back(Stack.back().Id);
        Stack.pop_back();
        continue;
      }
      const BlockId Next = Stack.back().Next.back();
      Stack.back().Next.pop_back();
      Enter(Next);
    }
    return Order;
  }

  void mergeChains() {
    std::vector<unsigned> Predecessors(B.Blocks.size());
    ++Predecessors[0];
    const std::vector<BlockId> Order = postOrder();
    for (BlockId Id : Order) {
      for (const Edge &E : (*this)[Id].Successors)
        ++Predecessors[E.To.Value];
      if ((*this)[Id].Handler.valid())
        ++Predecessors[(*this)[Id].Handler.Value];
    }
    for (BlockId Id : llvm::reverse(Order))
      while (mergeNext(Id, Predecessors))
        ;
  }

  /// Takes in the one block that follows, when nothing else leads to it.
  bool mergeNext(BlockId Id, llvm::ArrayRef<unsigned> Predecessors) {
    Block &K = (*this)[Id];
    if (K.Successors.size() != 1 || K.Successors.front().Condition.valid())
      return false;
    const BlockId To = K.Successors.front().To;
    Block &Next = (*this)[To];
    if (To == Id || Predecessors[To.Value] != 1 || Next.Handler != K.Handler)
      return false;
    llvm::move(Next.Instructions, std::back_inserter(K.Instructions));
    K.Successors = std::move(Next.Successors);
    Next = Block();
    return true;
  }

  void renumber() {
    std::vector<BlockId> Order = postOrder();
    std::reverse(Order.begin(), Order.end());
    std::vector<BlockId> Number(B.Blocks.size());
    for (size_t I = 0; I < Order.size(); ++I)
      Number[Order[I].Value] = BlockId(uint32_t(I));
    std::vector<Block> Blocks;
    for (BlockId Old : Order) {
      Block K = std::move((*this)[Old]);
      for (Edge &E : K.Successors)
        E.To = Number[E.To.Value];
      if (K.Handler.valid())
        K.Handler = Number[K.Handler.Value];
      Blocks.push_back(std::move(K));
    }
    B.Blocks = std::move(Blocks);
  }

  Body &B;
};

} // namespace

void piiflow::simplifyBlocks(Body &B) {
  if (!B.Blocks.empty())
    Simplifier(B).run();
}
