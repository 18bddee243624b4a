//===-- Facts/BodyHash.cpp - the identity of a body's contents ------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Support/Hash.h"

using namespace piiflow;

namespace {

/// Hashes bodies of one unit, with every id replaced by the hash of what it
/// stands for, so that units that number things differently agree.
class BodyHasher {
public:
  explicit BodyHasher(const Unit &U)
      : U(U), Strings(U.Strings.size()), Types(U.Types.size()) {}
  uint64_t hash(const Body &B);

private:
  /// 0 stands for "not computed" in the tables.
  uint64_t string(StringId S) {
    if (!S.valid())
      return 0;
    uint64_t &Known = Strings[S.Value];
    if (!Known)
      Known = stableHash(U.Strings[S]);
    return Known;
  }
  uint64_t type(TypeId T);
  void range(const SourceRange &R);
  void marks(const std::vector<Mark> &Of);
  void path(const AccessPath &P);
  void instruction(const Instruction &I);

  const Unit &U;
  std::vector<uint64_t> Strings, Types;
  Hasher H;
};

} // namespace

uint64_t BodyHasher::type(TypeId T) {
  if (!T.valid())
    return 0;
  if (Types[T.Value])
    return Types[T.Value];
  Types[T.Value] = 1; // What a type that contained itself would see.
  const Type &Ty = U.Types[T.Value];
  Hasher Parts;
  Parts.add(uint64_t(Ty.Kind)).add(string(Ty.Name)).add(type(Ty.Element));
  Parts.add(uint64_t(Ty.ConstElement)).add(uint64_t(Ty.Arguments.size()));
  for (TypeId A : Ty.Arguments)
    Parts.add(type(A));
  return Types[T.Value] = Parts.value();
}

void BodyHasher::range(const SourceRange &R) {
  H.add(R.File.valid() ? string(U.Files[R.File.Value]) : 0);
  H.add(uint64_t(R.BeginLine)).add(uint64_t(R.BeginColumn));
  H.add(uint64_t(R.EndLine)).add(uint64_t(R.EndColumn)).add(string(R.Macro));
}

void BodyHasher::marks(const std::vector<Mark> &Of) {
  H.add(uint64_t(Of.size()));
  for (const Mark &M : Of) {
    H.add(string(M.Form)).add(uint64_t(M.Arguments.size()));
    for (StringId A : M.Arguments)
      H.add(string(A));
    range(M.Range);
  }
}

void BodyHasher::path(const AccessPath &P) {
  H.add(uint64_t(P.Root));
  H.add(P.Root == RootKind::Global ? string(StringId(P.Index))
                                   : uint64_t(P.Index));
  H.add(uint64_t(P.Selectors.size()));
  for (const Selector &S : P.Selectors)
    H.add(uint64_t(S.Kind)).add(string(S.Payload));
}

void BodyHasher::instruction(const Instruction &I) {
  H.add(uint64_t(I.Op)).add(uint64_t(I.Flags));
  H.add(uint64_t(I.Destination.Value)).add(string(I.Callee));
  H.add(uint64_t(I.Operands.size()));
  for (const Operand &O : I.Operands) {
    H.add(uint64_t(O.Kind)).add(uint64_t(O.Path.Value));
    H.add(string(O.Text)).add(type(O.Type));
  }
  range(I.Range);
}

uint64_t BodyHasher::hash(const Body &B) {
  H = Hasher();
  H.add(string(B.Function));
  range(B.Range);
  H.add(uint64_t(B.Locals.size()));
  for (const Local &L : B.Locals) {
    H.add(string(L.Name)).add(type(L.Type));
    marks(L.Marks);
    range(L.Range);
  }
  H.add(uint64_t(B.Temps.size()));
  for (TypeId T : B.Temps)
    H.add(type(T));
  H.add(uint64_t(B.Paths.size()));
  for (const AccessPath &P : B.Paths)
    path(P);
  H.add(uint64_t(B.Blocks.size()));
  for (const Block &Blk : B.Blocks) {
    H.add(uint64_t(Blk.Handler.Value)).add(uint64_t(Blk.Successors.size()));
    for (const Edge &E : Blk.Successors)
      H.add(uint64_t(E.To.Value))
          .add(uint64_t(E.Condition.Value))
          .add(uint64_t(E.Truth));
    H.add(uint64_t(Blk.Instructions.size()));
    for (const Instruction &I : Blk.Instructions)
      instruction(I);
  }
  return H.value();
}

void piiflow::hashBodies(Unit &U) {
  BodyHasher Hash(U);
  for (Body &B : U.Bodies)
    B.Hash = Hash.hash(B);
}
