//===-- Solve/Locations.cpp - storage named symbolically --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Locations.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

LocId LocationTable::root(LocRoot Kind, uint32_t Index, uint32_t Part) {
  auto [It, Inserted] =
      Roots.try_emplace({Kind, Index, Part}, LocId(Nodes.size()));
  if (Inserted) {
    Node N;
    N.Root = Kind;
    N.Index = Index;
    N.Part = Part;
    N.Top = It->second;
    Nodes.push_back(std::move(N));
  }
  return It->second;
}

/// The field of that name on the way to a location that stands for all further
/// ones, as in a list; invalid while there may be more.
LocId LocationTable::repeated(LocId L, const Selector &S) const {
  if (S.Kind != SelectorKind::Field ||
      llvm::is_contained(Transparent, S.Payload))
    return {};
  unsigned Seen = 0;
  LocId Last;
  for (; Nodes[L.Value].Parent.valid(); L = Nodes[L.Value].Parent)
    if (Nodes[L.Value].Step == S) {
      if (!Last.valid())
        Last = L;
      ++Seen;
    }
  return Seen >= Limit.Repeated ? Last : LocId();
}

void LocationTable::markMany(LocId L) {
  if (Nodes[L.Value].Many)
    return;
  Nodes[L.Value].Many = true;
  for (LocId C : Nodes[L.Value].Children)
    markMany(C);
}

void LocationTable::makeMany(LocId L) {
  noteRange(L);
  if (Nodes[L.Value].Many)
    return;
  markMany(L);
  ++Made;
}

/// Below a path that was cut, only the last field is told.
LocId LocationTable::cutAt(LocId L) const {
  for (LocId N : {L, Nodes[L.Value].Parent})
    if (N.valid() && Nodes[N.Value].Parent.valid() &&
        Nodes[N.Value].Step.Kind == SelectorKind::Any)
      return N;
  return {};
}

LocId LocationTable::child(LocId Parent, const Selector &S) {
  // Fields that all pairs of a program have tell nothing of what is in them.
  const bool Tells = S.Kind == SelectorKind::Field &&
                     !llvm::is_contained(Transparent, S.Payload);
  if (const LocId Cut = cutAt(Parent); Cut.valid()) {
    if (!Tells)
      return Parent;
    Parent = Cut;
  } else if (const LocId Same = repeated(Parent, S); Same.valid()) {
    markMany(Same);
    return Same;
  }
  Selector Step = S;
  // Where a field stands for all further ones, what is at one key, such as an
  // alternative of a variant, may lead to what is at another.
  if (isKey(S) && repeated(Parent, Nodes[Parent.Value].Step).valid())
    Step = Selector::element();
  const bool Counts =
      Step.Kind == SelectorKind::Element || isKey(Step) || Tells;
  const bool IsCut = Nodes[Parent.Value].Step.Kind == SelectorKind::Any &&
                     Nodes[Parent.Value].Parent.valid();
  if (!IsCut && S.Kind != SelectorKind::Any &&
      ((Counts && Nodes[Parent.Value].Counted >= Limit.Counted) ||
       Nodes[Parent.Value].Depth >= Limit.All)) {
    const LocId Cut = child(Parent, {SelectorKind::Any, {}});
    return Tells ? child(Cut, S) : Cut;
  }
  for (LocId C : Nodes[Parent.Value].Children)
    if (Nodes[C.Value].Step == Step)
      return C;
  const LocId L(Nodes.size());
  Node N;
  const Node &P = Nodes[Parent.Value];
  N.Parent = Parent;
  N.Step = Step;
  N.Root = P.Root;
  N.Index = P.Index;
  N.Part = P.Part;
  N.Top = P.Top;
  N.Counted = P.Counted + (Counts ? 1 : 0);
  N.Depth = P.Depth + 1;
  N.Many = P.Many || Step.Kind == SelectorKind::Element ||
           Step.Kind == SelectorKind::Any;
  N.Derefs = P.Derefs || Step.Kind == SelectorKind::Deref;
  N.HasKey = P.HasKey || isKey(Step);
  HasEach |= Step.Kind == SelectorKind::Each;
  Nodes.push_back(std::move(N));
  Nodes[Parent.Value].Children.push_back(L);
  return L;
}

bool LocationTable::isBelow(LocId L, LocId Ancestor) const {
  while (L.valid() && Nodes[L.Value].Depth > Nodes[Ancestor.Value].Depth)
    L = Nodes[L.Value].Parent;
  return L == Ancestor;
}

llvm::SmallVector<Selector, 6> LocationTable::between(LocId Ancestor,
                                                      LocId L) const {
  llvm::SmallVector<Selector, 6> Steps;
  for (; L != Ancestor && Nodes[L.Value].Parent.valid();
       L = Nodes[L.Value].Parent)
    Steps.push_back(Nodes[L.Value].Step);
  std::reverse(Steps.begin(), Steps.end());
  return Steps;
}

LocId LocationTable::extend(LocId L, llvm::ArrayRef<Selector> Steps) {
  for (const Selector &S : Steps)
    L = child(L, S);
  return L;
}

LocId LocationTable::withoutEach(LocId L) {
  const Selector Step = Nodes[L.Value].Step;
  const LocId Parent = Nodes[L.Value].Parent;
  if (!Parent.valid())
    return L;
  return child(withoutEach(Parent),
               Step.Kind == SelectorKind::Each ? Selector::element() : Step);
}

PortPath LocationTable::path(LocId L) const {
  const Node &Top = Nodes[Nodes[L.Value].Top.Value];
  PortPath Path{Top.Root, Top.Index, Top.Part, {}};
  for (const Selector &S : between(Nodes[L.Value].Top, L))
    Path.Selectors.push_back(S);
  return Path;
}

LocId LocationTable::locate(const PortPath &Path) {
  return extend(root(Path.Root, Path.Index, Path.Part), Path.Selectors);
}

LocId LocationTable::import(const LocationTable &From, LocId L) {
  const Node &N = From[L];
  if (!N.Parent.valid())
    return root(N.Root, N.Index, N.Part);
  return child(import(From, N.Parent), N.Step);
}
