//===-- Facts/Ranges.h - packed source ranges -------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_RANGES_H
#define PIIFLOW_FACTS_RANGES_H

#include "Facts/Unit.h"

#include "llvm/ADT/ArrayRef.h"

namespace piiflow {

/// Packs ranges into a few bytes each: what differs from the range before, as
/// variable-length integers.
class RangeWriter {
public:
  void add(const SourceRange &R);
  const std::vector<uint8_t> &bytes() const { return Bytes; }

private:
  void number(uint64_t N);

  SourceRange Last;
  std::vector<uint8_t> Bytes;
};

/// Unpacks what a RangeWriter packed. Bytes that nobody packed so make it
/// broken; it then returns invalid ranges.
class RangeReader {
public:
  explicit RangeReader(llvm::ArrayRef<uint8_t> Bytes) : Rest(Bytes) {}
  SourceRange next();
  bool broken() const { return Broken; }
  bool atEnd() const { return Rest.empty(); }

private:
  uint64_t number();
  /// `Before` changed by a packed difference.
  uint32_t apply(uint32_t Before, uint64_t Difference);

  SourceRange Last;
  llvm::ArrayRef<uint8_t> Rest;
  bool Broken = false;
};

template <typename Marks, typename Visitor>
void forEachMarkRange(Marks &Of, Visitor Visit) {
  for (auto &M : Of)
    Visit(M.Range);
}

/// Visits the ranges of what a unit declares, in the order of the file format.
template <typename UnitT, typename Visitor>
void forEachDeclarationRange(UnitT &U, Visitor Visit) {
  const auto Entry = [&](auto &E) {
    Visit(E.Range);
    forEachMarkRange(E.Marks, Visit);
  };
  for (auto &R : U.Records) {
    Entry(R);
    for (auto &F : R.Fields)
      Entry(F);
  }
  for (auto &F : U.Functions) {
    Entry(F);
    for (auto &P : F.Parameters)
      Entry(P);
  }
  for (auto &G : U.Globals)
    Entry(G);
  for (auto &S : U.Suppressions)
    Visit(S.Range);
  for (auto &P : U.Problems)
    Visit(P.Range);
}

/// Visits the ranges of a body, in the order of the file format.
template <typename BodyT, typename Visitor>
void forEachBodyRange(BodyT &B, Visitor Visit) {
  Visit(B.Range);
  for (auto &L : B.Locals) {
    Visit(L.Range);
    forEachMarkRange(L.Marks, Visit);
  }
  for (auto &Blk : B.Blocks)
    for (auto &I : Blk.Instructions)
      Visit(I.Range);
}

} // namespace piiflow

#endif // PIIFLOW_FACTS_RANGES_H
