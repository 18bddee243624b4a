//===-- Frontend/LowerStore.cpp - values into places ----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

static bool crossesDeref(const AccessPath &P) {
  return llvm::any_of(P.Selectors, [](const piiflow::Selector &S) {
    return S.Kind == SelectorKind::Deref;
  });
}

bool Lowering::isObject(QualType T) {
  if (const auto *A = T->getAs<AtomicType>())
    T = A->getValueType();
  return T->isRecordType() || T->isArrayType();
}

QualType Lowering::pointerTo(QualType T) {
  return U.context().getPointerType(T.getNonReferenceType());
}

piiflow::SourceRange Lowering::range(const Stmt *S) {
  const SourceRange R = S ? U.range(S->getSourceRange()) : SourceRange();
  return R.valid() ? R : Here;
}

static Opcode copyOpcode(const AccessPath &To, const Rvalue &From, bool Move) {
  switch (From.Kind) {
  case Operand::None:
    return Opcode::Kill;
  case Operand::Constant:
    return Opcode::Const;
  case Operand::AddressOf:
    return Opcode::Addr;
  case Operand::Function:
  case Operand::Member:
    return Opcode::Copy;
  case Operand::Value:
    break;
  }
  if (Move)
    return Opcode::Move;
  if (crossesDeref(To))
    return Opcode::Store;
  return crossesDeref(From.Path) ? Opcode::Load : Opcode::Copy;
}

void Lowering::copy(const AccessPath &To, const Rvalue &From, SourceRange Range,
                    bool Move) {
  if (From.Kind == Operand::Value && From.Path == To)
    return;
  const Opcode Op = copyOpcode(To, From, Move);
  if (Op == Opcode::Kill)
    Out.emit(Op, To, {}, Range);
  else
    Out.emit(Op, To, From, Range);
  shareUnion(To, From, Range);
}

void Lowering::clear(const AccessPath &To, SourceRange Range) {
  Out.emit(Opcode::Kill, To, {}, Range);
}

/// One element of many cannot be told from those that keep their value.
void Lowering::clearOld(const AccessPath &To, SourceRange Range) {
  const bool New = To.Root == RootKind::Temp || To.Root == RootKind::Local ||
                   To.Root == RootKind::Return;
  const bool OneOfMany =
      llvm::any_of(To.Selectors, [](const piiflow::Selector &S) {
        return S.Kind == SelectorKind::Element;
      });
  if (!OneOfMany && (Repeating || !New || crossesDeref(To)))
    clear(To, Range);
}

/// Members of a union share their bytes: what is written to one is readable
/// in the others, and replaces what a member no larger held.
void Lowering::shareUnion(const AccessPath &To, const Rvalue &From,
                          SourceRange Range) {
  constexpr unsigned MaxMembers = 8;
  if (UnionFields.empty())
    return;
  for (size_t I = 0; I < To.Selectors.size(); ++I) {
    const Selector &Step = To.Selectors[I];
    if (Step.Kind != SelectorKind::Field)
      continue;
    const FieldDecl *Written = UnionFields.lookup(Step.Payload.Value);
    if (!Written)
      continue;
    AccessPath Union = To;
    Union.Selectors.truncate(I);
    const bool Whole = I + 1 == To.Selectors.size();
    unsigned Count = 0;
    for (const FieldDecl *Other : Written->getParent()->fields()) {
      const StringId Name = U.field(Other);
      if (Other == Written || !Name.valid() || ++Count > MaxMembers)
        continue;
      const AccessPath Member = with(Union, Selector::field(Name));
      const ASTContext &Context = U.context();
      const bool Covers = Whole && Context.getTypeSize(Other->getType()) <=
                                       Context.getTypeSize(Written->getType());
      if (From.Kind == Operand::Value)
        Out.emit(Covers ? Opcode::Derive : Opcode::Append, Member, From, Range);
      else if (Covers)
        clear(Member, Range);
    }
  }
}

/// Notes that a call may write to a place: a member of a union shares what it
/// gets.
void Lowering::expose(const AccessPath &Place) {
  if (llvm::any_of(Place.Selectors, [&](const Selector &Step) {
        return Step.Kind == SelectorKind::Field &&
               UnionFields.contains(Step.Payload.Value);
      }))
    Exposed.push_back(Place);
}

/// After a call: members of unions share what it may have written to those
/// that were exposed for it.
void Lowering::shareExposed(size_t First, SourceRange Range) {
  for (size_t K = First; K < Exposed.size(); ++K)
    shareUnion(Exposed[K], Rvalue::at(Exposed[K], QualType()), Range);
  Exposed.resize(std::min(First, Exposed.size()));
}
