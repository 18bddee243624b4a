//===-- Frontend/BodyBuilder.cpp - a body under construction ------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/BodyBuilder.h"

using namespace piiflow;

BlockId BodyBuilder::block() {
  B.Blocks.emplace_back();
  B.Blocks.back().Handler = Handler;
  return BlockId(uint32_t(B.Blocks.size() - 1));
}

void BodyBuilder::edge(BlockId From, BlockId To, PathId Condition, bool Truth) {
  Edge E;
  E.To = To;
  E.Condition = Condition;
  E.Truth = Truth;
  B.Blocks[From.Value].Successors.push_back(E);
}

void BodyBuilder::jump(BlockId To) {
  edge(Current, To);
  unreachable();
}

PathId BodyBuilder::path(const AccessPath &P) {
  auto [It, Inserted] = Paths.try_emplace(P, PathId(uint32_t(B.Paths.size())));
  if (Inserted)
    B.Paths.push_back(P);
  return It->second;
}

AccessPath BodyBuilder::temp(TypeId T) {
  AccessPath P;
  P.Root = RootKind::Temp;
  P.Index = uint32_t(B.Temps.size());
  B.Temps.push_back(T);
  return P;
}

Instruction &BodyBuilder::emit(Opcode Op, const SourceRange &Range) {
  Block &Blk = B.Blocks[Current.Value];
  Blk.Instructions.emplace_back();
  Blk.Instructions.back().Op = Op;
  Blk.Instructions.back().Range = Range;
  return Blk.Instructions.back();
}
