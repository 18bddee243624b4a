//===-- Solve/Arrays.cpp - pointers moved within arrays ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A pointer or iterator that is moved on refers to any element of what it
// refers into. Of a pointer that the function was given, nobody here knows the
// other elements: they are kept with the one that it refers to, which so stands
// for several objects, and callers look for all of them.
//
//===----------------------------------------------------------------------===//

#include "Solve/Memory.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

LocId Memory::around(LocId Pointer, LocId Target) {
  const LocationTable::Node &N = L[Target];
  if (!N.Parent.valid() || F.isWithin(Pointer, Target))
    return Target;
  if (LocationTable::isKey(N.Step))
    return L.child(N.Parent, Selector::element());
  if (N.Step.Kind == SelectorKind::Deref)
    L.makeMany(Target);
  return Target;
}

LocSet Memory::rangeAt(const State &S, llvm::ArrayRef<LocId> Pointers) {
  LocSet Result;
  for (LocId Pointer : Pointers)
    for (LocId Target : targets(S, Pointer)) {
      if (L[Target].Step.Kind == SelectorKind::Const)
        Target = around(Pointer, Target);
      else if (L[Target].Step.Kind == SelectorKind::Deref)
        L.noteRange(Target);
      addUnique(Result, Target);
    }
  return Result;
}

/// An iterator of a class of the program is moved on: pointers that it keeps
/// are.
void Memory::stepObject(State &S, llvm::ArrayRef<LocId> To, const State &Before,
                        llvm::ArrayRef<LocId> From) {
  copy(S, To, Before, From);
  for (LocId Object : From)
    for (LocId Part : partsAt(Before, Object))
      for (LocId Target : targets(Before, Part))
        around(Part, Target);
}

void Memory::step(State &S, llvm::ArrayRef<LocId> To, const State &Before,
                  llvm::ArrayRef<LocId> From) {
  if (llvm::any_of(From, [&](LocId L) { return F.isOwnObject(L); }))
    return stepObject(S, To, Before, From);
  std::vector<Atom> Atoms;
  const auto AddAddress = [&](LocId Target) {
    Atom A;
    A.Kind = Atom::Addr;
    A.Subject = Target.Value;
    Atoms.push_back(A);
  };
  for (LocId Pointer : From) {
    const llvm::ArrayRef<Atom> Held = V.atoms(lookup(Before, Pointer));
    for (const Atom &A : std::vector<Atom>(Held.begin(), Held.end()))
      if (A.Kind == Atom::Addr)
        AddAddress(around(Pointer, A.location()));
      else
        Atoms.push_back(A);
    for (LocId Target : targets(Before, Pointer)) {
      // What is kept below this pointer is to be found by the new one.
      if (L[Target].Parent == Pointer && !L.isPort(Target) &&
          !llvm::is_contained(To, Pointer))
        AddAddress(Target);
      around(Pointer, Target);
    }
  }
  assign(S, To, V.intern(std::move(Atoms)));
}
