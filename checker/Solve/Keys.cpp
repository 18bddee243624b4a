//===-- Solve/Keys.cpp - constant keys and any key --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An element whose key is a constant is a place of its own, and may also be any
// of those that were stored at keys that are not known. So what is read at any
// key is read at all constant ones too, and a constant key at which nothing was
// stored has what any key has.
//
// The element that a loop is at is another one of those. It may be that at any
// constant key, and that at which another loop is, so what is written to one of
// them is added to the others.
//
//===----------------------------------------------------------------------===//

#include "Solve/Memory.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Whether what is at `Step` has to be looked for at `Other` as well, or what
/// is written at the one is written at the other.
static bool mayBe(const Selector &Step, const Selector &Other, bool Written) {
  if (!LocationTable::isKey(Other) || Step == Other)
    return false;
  switch (Step.Kind) {
  case SelectorKind::Element:
    return true;
  case SelectorKind::Const:
    return Other.Kind == SelectorKind::Each;
  case SelectorKind::Each:
    return Written;
  default:
    return false;
  }
}

/// The locations that `Node.Rest` names when an element stands for those that
/// it may be as well: each with values of its own.
void Memory::addVariants(const State &S, LocId Node,
                         llvm::ArrayRef<Selector> Rest, bool Written,
                         LocSet &Out) {
  ++Work;
  for (; !Rest.empty(); Rest = Rest.drop_front()) {
    const Selector Step = Rest.front();
    // What is kept at a constant key has all that was written to the others.
    const bool IsKept =
        !Written && Step.Kind == SelectorKind::Const && L.hasEach() &&
        hasStoredOnWay(S, L.child(Node, Step), Rest.drop_front());
    if (Step.Kind == SelectorKind::Element ||
        (L.hasEach() && LocationTable::isKey(Step) && !IsKept)) {
      const auto Children = L[Node].Children;
      for (LocId C : Children)
        if (mayBe(Step, L[C].Step, Written) &&
            (S.find(C) || hasStoredBelow(S, C)))
          addVariants(S, C, Rest.drop_front(), Written, Out);
    }
    Node = L.child(Node, Step);
  }
  addUnique(Out, Node);
}

/// For `x.Element.rest`: every `x.Const(k).rest` that has values of its own,
/// and the like.
LocSet Memory::siblings(const State &S, LocId Where, bool Written) {
  LocSet Result;
  if (!L[Where].Many && !(L[Where].HasKey && L.hasEach()))
    return Result;
  const LocId Top = L[Where].Top;
  addVariants(S, Top, L.between(Top, Where), Written, Result);
  llvm::erase(Result, Where);
  return Result;
}

/// Whether something was stored at a part of `Node` that is, or has, the place
/// at `Rest`.
bool Memory::hasStoredOnWay(const State &S, LocId Node,
                            llvm::ArrayRef<Selector> Rest) {
  for (;; Rest = Rest.drop_front()) {
    if (S.find(Node))
      return true;
    if (Rest.empty())
      return false;
    if (LocationTable::isKey(Rest.front()) &&
        hasStoredOnWay(S, L.child(Node, Selector::element()),
                       Rest.drop_front()))
      return true;
    Node = L.child(Node, Rest.front());
  }
}

/// Where what a constant key names is kept: under that key if anything was
/// stored under it, or else under keys that are not known.
LocId Memory::keptAt(const State &S, LocId Where) {
  if (!L[Where].HasKey)
    return Where;
  LocId Node = L[Where].Top;
  const auto Steps = L.between(Node, Where);
  llvm::ArrayRef<Selector> Rest(Steps);
  for (; !Rest.empty(); Rest = Rest.drop_front()) {
    LocId Next = L.child(Node, Rest.front());
    if (LocationTable::isKey(Rest.front()) &&
        !hasStoredOnWay(S, Next, Rest.drop_front())) {
      const LocId Any = L.child(Node, Selector::element());
      if (hasStoredOnWay(S, Any, Rest.drop_front()))
        Next = Any;
    }
    Node = Next;
  }
  return Node;
}

/// The locations that `Node.Rest` names when its constant keys may be any key,
/// as far as something is stored below them.
void Memory::addGeneral(const State &S, LocId Node,
                        llvm::ArrayRef<Selector> Rest, LocSet &Out) {
  ++Work;
  for (; !Rest.empty(); Rest = Rest.drop_front()) {
    if (LocationTable::isKey(Rest.front()))
      for (LocId C : L[Node].Children)
        if (L[C].Step.Kind == SelectorKind::Element && hasStoredBelow(S, C)) {
          addGeneral(S, C, Rest.drop_front(), Out);
          break;
        }
    Node = L.child(Node, Rest.front());
  }
  if (hasStoredBelow(S, Node))
    addUnique(Out, Node);
}

/// Parts of `Where` that have values of their own, or for which elements at
/// keys that are not known do.
LocSet Memory::partsAt(const State &S, LocId Where) {
  LocSet Parts = stored(S, Where);
  if (!L[Where].HasKey)
    return Parts;
  const LocId Top = L[Where].Top;
  LocSet Owners;
  addGeneral(S, Top, L.between(Top, Where), Owners);
  for (LocId Owner : Owners)
    if (Owner != Where)
      for (LocId Part : stored(S, Owner)) {
        const LocId Own = L.extend(Where, L.between(Owner, Part));
        if (!llvm::is_contained(Parts, Own))
          Parts.push_back(Own);
      }
  return Parts;
}

/// Once something is stored at a constant key, it no longer has what any key
/// has: gives it parts that it would lose so.
void Memory::keepParts(State &S, LocId Where) {
  if (!L[Where].HasKey || S.find(Where))
    return;
  std::vector<std::pair<LocId, ValueId>> Kept;
  for (LocId Part : partsAt(S, Where))
    if (!S.find(Part))
      Kept.push_back({Part, lookupOwn(S, Part)});
  for (const auto &[Part, Value] : Kept)
    S.set(Part, Value);
}
