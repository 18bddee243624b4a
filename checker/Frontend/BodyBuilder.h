//===-- Frontend/BodyBuilder.h - a body under construction ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_BODYBUILDER_H
#define PIIFLOW_FRONTEND_BODYBUILDER_H

#include "Frontend/UnitBuilder.h"

#include <map>

namespace piiflow {

/// What evaluating an expression leaves: an Operand whose path is spelled out.
/// AddressOf stands for a pointer to Path that is not stored anywhere yet.
struct Rvalue {
  Operand::KindT Kind = Operand::None;
  AccessPath Path;
  StringId Text;
  clang::QualType Type;

  bool hasPath() const {
    return Kind == Operand::Value || Kind == Operand::AddressOf;
  }
  static Rvalue none(clang::QualType T) { return {Operand::None, {}, {}, T}; }
  static Rvalue at(AccessPath P, clang::QualType T) {
    return {Operand::Value, std::move(P), {}, T};
  }
  static Rvalue addressOf(AccessPath P, clang::QualType T) {
    return {Operand::AddressOf, std::move(P), {}, T};
  }
  static Rvalue constant(StringId Text, clang::QualType T) {
    return {Operand::Constant, {}, Text, T};
  }
  static Rvalue function(StringId Symbol, clang::QualType T) {
    return {Operand::Function, {}, Symbol, T};
  }
  static Rvalue member(StringId Field, clang::QualType T) {
    return {Operand::Member, {}, Field, T};
  }
};

/// Builds one Body: blocks and edges, the tables of paths, locals and temps.
/// Instructions go to the current block; where control cannot arrive (after a
/// return) there is none, and they are dropped.
class BodyBuilder {
public:
  explicit BodyBuilder(UnitBuilder &U) : U(U) { Current = block(); }

  /// A new block, whose exceptions go where those of the current scope go.
  BlockId block();
  BlockId current() const { return Current; }
  bool reachable() const { return Current.valid(); }
  void enter(BlockId Block) { Current = Block; }
  /// Adds an edge; nothing happens when `From` is no block.
  void edge(BlockId From, BlockId To);
  /// Ends the current block with a jump; what follows is unreachable.
  void jump(BlockId To);
  /// Ends the current block with two edges. `Condition` may be invalid.
  void branch(PathId Condition, BlockId True, BlockId False);
  /// Ends the current block; what follows is unreachable.
  void end() { Current = BlockId(); }

  BlockId handler() const { return Handler; }
  void setHandler(BlockId H) { Handler = H; }

  AccessPath temp(clang::QualType T);
  AccessPath local(Local L);
  PathId path(const AccessPath &P);
  Operand operand(const Rvalue &V);
  void emit(Opcode Op, const AccessPath &To, llvm::ArrayRef<Rvalue> From,
            SourceRange Range);
  void emit(Instruction I);

  /// The finished body, without what control cannot reach.
  Body take();

private:
  struct PathLess {
    bool operator()(const AccessPath &X, const AccessPath &Y) const {
      return std::tie(X.Root, X.Index, X.Selectors) <
             std::tie(Y.Root, Y.Index, Y.Selectors);
    }
  };

  UnitBuilder &U;
  Body B;
  BlockId Current, Handler;
  std::map<AccessPath, PathId, PathLess> Paths;
};

/// Drops blocks that control cannot reach or that do nothing, joins blocks
/// that only follow each other, and numbers the rest in reverse post-order.
void simplifyBlocks(Body &B);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_BODYBUILDER_H
