//===-- Solve/Loops.cpp - loops over all elements ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All elements of a container are one location, so that a write adds to it. In
// a loop that visits each of them, the one that it is at has a location of its
// own, as when an abstract element is materialised in shape analysis (Sagiv,
// Reps, Wilhelm: Parametric shape analysis via 3-valued logic, 1999): a write
// replaces what it holds, and when the loop has visited all of them, what a
// round leaves there is what all of them hold.
//
//===----------------------------------------------------------------------===//

#include "Solve/Memory.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Pointers to a location and its parts become such to another one.
void Memory::redirect(State &S, LocId From, LocId To) {
  std::vector<std::pair<LocId, ValueId>> Changes;
  for (const auto &[Key, Value] : S.values()) {
    const auto Points = [&](const Atom &A) {
      return A.Kind == Atom::Addr && L.isBelow(A.location(), From);
    };
    ++Work;
    if (llvm::none_of(V.atoms(Value), Points))
      continue;
    Changes.push_back(
        {LocId(Key), V.map(Value, [&](Atom A, std::vector<Atom> &Out) {
           if (Points(A))
             A.Subject = L.extend(To, L.between(From, A.location())).Value;
           Out.push_back(A);
         })});
  }
  for (const auto &[Where, Value] : Changes)
    S.set(Where, Value);
}

/// What one element holds is what any may hold; those at constant keys got what
/// was written to it when that was written.
void Memory::dissolve(State &S, LocId Each) {
  const LocId Any = L.child(L[Each].Parent, Selector::element());
  if (S.find(Each)) {
    State Others = S;
    eraseBelow(Others, Each);
    Others.erase(Each);
    mingle(Others, Any, S, Each);
    S = std::move(Others);
  }
  redirect(S, Each, Any);
}

/// Adds all that is at `From` to what is at `To`, and to nothing else.
void Memory::mingle(State &S, LocId To, const State &Before, LocId From) {
  std::vector<std::pair<LocId, ValueId>> Changes;
  const auto Add = [&](llvm::ArrayRef<Selector> Path) {
    const LocId Part = L.extend(To, Path);
    Changes.push_back(
        {Part, V.join(lookupOwn(S, Part), read(Before, L.extend(From, Path)))});
  };
  Add({});
  for (const Steps &Path : partsOf(S, {To}, Before, {From}))
    Add(Path);
  for (const auto &[Where, Value] : Changes) {
    S.set(Where, Value);
    if (Watch)
      Watch->written(Where, Value);
  }
}

/// Gives the element that the loop is at what any may hold.
void Memory::materialise(State &S, LocId Each, LocId Any) {
  std::vector<std::pair<LocId, ValueId>> Held{{Each, read(S, Any)}};
  for (const Steps &Path : partsOf(S, {}, S, {Any}))
    Held.push_back({L.extend(Each, Path), read(S, L.extend(Any, Path))});
  for (const auto &[Where, Value] : Held) {
    S.set(Where, Value);
    if (Watch)
      Watch->written(Where, Value);
  }
}

void Memory::visit(State &S, LocId Pointer, LocId Range, StringId Loop) {
  const LocSet At = targets(S, Pointer);
  const LocId Any = L.child(Range, Selector::element());
  const LocId Each = L.child(Range, {SelectorKind::Each, Loop});
  if (L[Each].Step.Kind != SelectorKind::Each || !F.matters(Any))
    return; // Paths are too short on this level.
  const bool IsElement = llvm::all_of(At, [&](LocId W) {
    return W == Any ||
           (L[W].Parent == Range && LocationTable::isKey(L[W].Step));
  });
  if (!IsElement)
    return;
  dissolve(S, Each);
  materialise(S, Each, Any);
  Atom A;
  A.Kind = Atom::Addr;
  A.Subject = Each.Value;
  assign(S, {Pointer}, V.single(A));
}

/// Whether an element has what any of them has.
bool Memory::isSameElement(const State &S, LocId Each, LocId Any) {
  State Others = S;
  eraseBelow(Others, Each);
  Others.erase(Each);
  if (read(S, Each) != read(Others, Any))
    return false;
  const PartSet Parts = partsOf(Others, {Any}, S, {Each});
  return llvm::all_of(Parts, [&](const Steps &Path) {
    return read(S, L.extend(Each, Path)) == read(Others, L.extend(Any, Path));
  });
}

void Memory::visited(State &S, LocId Range, StringId Loop) {
  const LocId Each = L.child(Range, {SelectorKind::Each, Loop});
  if (L[Each].Step.Kind != SelectorKind::Each || !S.find(Each))
    return;
  const LocId Any = L.child(Range, Selector::element());
  if (L[Range].Many || isSameElement(S, Each, Any))
    return dissolve(S, Each);
  const State Before = S;
  clear(S, {Range});
  mingle(S, Any, Before, Each);
  redirect(S, Each, Any);
}

void Memory::leaveLoops(State &S) {
  if (!L.hasEach())
    return;
  std::vector<LocId> Visited;
  for (uint32_t I = 0; I < L.size(); ++I)
    if (L[LocId(I)].Step.Kind == SelectorKind::Each &&
        L[LocId(I)].Parent.valid())
      Visited.push_back(LocId(I));
  for (LocId Each : Visited)
    dissolve(S, Each);
}
