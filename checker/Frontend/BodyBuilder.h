//===-- Frontend/BodyBuilder.h - a body under construction --------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_BODYBUILDER_H
#define PIIFLOW_FRONTEND_BODYBUILDER_H

#include "Facts/Unit.h"

#include <map>

namespace piiflow {

/// Blocks, paths and temporaries of a body, and the block that instructions
/// go to now.
class BodyBuilder {
public:
  explicit BodyBuilder(Body &B) : B(B) { Current = block(); }

  Body &body() { return B; }
  BlockId current() const { return Current; }
  /// A new block, whose exceptions go where those of the current scope go.
  BlockId block();
  void enter(BlockId Block) { Current = Block; }
  void edge(BlockId From, BlockId To, PathId Condition = {}, bool Truth = true);
  /// Ends the current block with a jump and goes on in a block that nothing
  /// leads to.
  void jump(BlockId To);
  /// Goes on in a block that nothing leads to.
  void unreachable() { Current = block(); }

  BlockId handler() const { return Handler; }
  void setHandler(BlockId H) { Handler = H; }

  PathId path(const AccessPath &P);
  AccessPath temp(TypeId T);
  Instruction &emit(Opcode Op, const SourceRange &Range);

private:
  struct PathLess {
    bool operator()(const AccessPath &X, const AccessPath &Y) const {
      return std::tie(X.Root, X.Index) != std::tie(Y.Root, Y.Index)
                 ? std::tie(X.Root, X.Index) < std::tie(Y.Root, Y.Index)
                 : std::lexicographical_compare(
                       X.Selectors.begin(), X.Selectors.end(),
                       Y.Selectors.begin(), Y.Selectors.end());
    }
  };

  Body &B;
  BlockId Current, Handler;
  std::map<AccessPath, PathId, PathLess> Paths;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_BODYBUILDER_H
