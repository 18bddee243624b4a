//===-- Frontend/BodyBuilder.cpp - a body under construction --------------===//
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

void BodyBuilder::edge(BlockId From, BlockId To) {
  if (From.valid())
    B.Blocks[From.Value].Successors.push_back({To, PathId(), true});
}

void BodyBuilder::jump(BlockId To) {
  edge(Current, To);
  end();
}

void BodyBuilder::branch(PathId Condition, BlockId True, BlockId False) {
  if (reachable()) {
    std::vector<Edge> &Successors = B.Blocks[Current.Value].Successors;
    Successors.push_back({True, Condition, true});
    Successors.push_back({False, Condition, false});
  }
  end();
}

AccessPath BodyBuilder::temp(clang::QualType T) {
  AccessPath P;
  P.Root = RootKind::Temp;
  P.Index = uint32_t(B.Temps.size());
  B.Temps.push_back(U.type(T));
  return P;
}

AccessPath BodyBuilder::local(Local L) {
  AccessPath P;
  P.Root = RootKind::Local;
  P.Index = uint32_t(B.Locals.size());
  B.Locals.push_back(std::move(L));
  return P;
}

PathId BodyBuilder::path(const AccessPath &P) {
  auto [It, Inserted] = Paths.try_emplace(P, PathId(uint32_t(B.Paths.size())));
  if (Inserted)
    B.Paths.push_back(P);
  return It->second;
}

Operand BodyBuilder::operand(const Rvalue &V) {
  Operand O;
  O.Kind = V.Kind;
  O.Text = V.Text;
  if (V.Kind == Operand::Value || V.Kind == Operand::AddressOf)
    O.Path = path(V.Path);
  if (!V.Type.isNull())
    O.Type = U.type(V.Type);
  return O;
}

void BodyBuilder::emit(Opcode Op, const AccessPath &To,
                       llvm::ArrayRef<Rvalue> From, SourceRange Range) {
  if (!reachable())
    return;
  Instruction I;
  I.Op = Op;
  I.Destination = path(To);
  for (const Rvalue &V : From)
    I.Operands.push_back(operand(V));
  I.Range = Range;
  emit(std::move(I));
}

void BodyBuilder::emit(Instruction I) {
  if (reachable())
    B.Blocks[Current.Value].Instructions.push_back(std::move(I));
}

Body BodyBuilder::take() {
  simplifyBlocks(B);
  return std::move(B);
}
