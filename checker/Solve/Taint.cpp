//===-- Solve/Taint.cpp - atoms, protections and values -----------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Taint.h"

#include <algorithm>

using namespace piiflow;

namespace {
/// Alternatives of one atom, and targets of one pointer, that a value keeps.
constexpr size_t MaxAlternatives = 4;
constexpr size_t MaxTargets = 8;
constexpr size_t MaxConstants = 4;
/// Atoms in all; beyond them a value is only partly known.
constexpr size_t MaxAtoms = 96;
} // namespace

ProtectionSetId ProtectionTable::intern(std::vector<Protection> Set) {
  std::sort(Set.begin(), Set.end());
  Set.erase(std::unique(Set.begin(), Set.end()), Set.end());
  auto [It, Inserted] =
      Index.try_emplace(std::move(Set), ProtectionSetId(Sets.size()));
  if (Inserted)
    Sets.push_back(&It->first);
  return It->second;
}

ProtectionSetId ProtectionTable::unite(ProtectionSetId A, ProtectionSetId B) {
  if (A == B || B == none())
    return A;
  if (A == none())
    return B;
  std::vector<Protection> Set = *Sets[A.Value];
  Set.insert(Set.end(), Sets[B.Value]->begin(), Sets[B.Value]->end());
  return intern(std::move(Set));
}

bool ProtectionTable::subset(ProtectionSetId A, ProtectionSetId B) const {
  if (A == B || A == none())
    return true;
  return std::includes(Sets[B.Value]->begin(), Sets[B.Value]->end(),
                       Sets[A.Value]->begin(), Sets[A.Value]->end());
}

ValueTable::ValueTable(ProtectionTable &Protections)
    : Protections(Protections) {
  intern({});
}

/// Whether B adds nothing to A: A is as well protected or less, and as sure.
static bool covers(const ProtectionTable &T, const Atom &A, const Atom &B) {
  return A.Kind == B.Kind && A.Subject == B.Subject &&
         (A.Via == B.Via || !B.Via.valid()) && A.Trust >= B.Trust &&
         T.subset(A.Protections, B.Protections);
}

void ValueTable::normalise(std::vector<Atom> &Atoms) const {
  std::sort(Atoms.begin(), Atoms.end());
  Atoms.erase(std::unique(Atoms.begin(), Atoms.end()), Atoms.end());
  std::vector<Atom> Kept;
  size_t Targets = 0, Constants = 0;
  for (const Atom &A : Atoms) {
    const bool Covered =
        std::any_of(Atoms.begin(), Atoms.end(), [&](const Atom &B) {
          return B != A && covers(Protections, B, A) &&
                 !(covers(Protections, A, B) && A < B);
        });
    if (Covered)
      continue;
    if (A.Kind == Atom::Addr && ++Targets > MaxTargets)
      continue;
    if (A.Kind == Atom::Const && ++Constants > MaxConstants)
      continue;
    const size_t Same =
        std::count_if(Kept.begin(), Kept.end(), [&](const Atom &B) {
          return A.Kind == B.Kind && A.Subject == B.Subject && A.Via == B.Via;
        });
    if (Same < MaxAlternatives && Kept.size() < MaxAtoms)
      Kept.push_back(A);
  }
  Atoms = std::move(Kept);
}

ValueId ValueTable::intern(std::vector<Atom> Atoms) {
  if (Atoms.size() > 1)
    normalise(Atoms);
  auto [It, Inserted] =
      Index.try_emplace(std::move(Atoms), ValueId(Values.size()));
  if (Inserted)
    Values.push_back(&It->first);
  return It->second;
}

ValueId ValueTable::join(ValueId A, ValueId B) {
  if (A == B || isEmpty(B))
    return A;
  if (isEmpty(A))
    return B;
  if (B < A)
    std::swap(A, B);
  auto [It, Inserted] = Joins.try_emplace({A.Value, B.Value});
  if (!Inserted)
    return It->second;
  std::vector<Atom> All = *Values[A.Value];
  All.insert(All.end(), Values[B.Value]->begin(), Values[B.Value]->end());
  const ValueId Result = intern(std::move(All));
  return Joins[{A.Value, B.Value}] = Result;
}

ValueId ValueTable::protect(ValueId V, ProtectionSetId S) {
  if (S == ProtectionTable::none() || isEmpty(V))
    return V;
  return map(V, [&](Atom A, std::vector<Atom> &Out) {
    if (A.isData())
      A.Protections = Protections.unite(A.Protections, S);
    Out.push_back(A);
  });
}

ValueId ValueTable::limit(ValueId V, Confidence C) {
  if (C == Confidence::High)
    return V;
  return map(V, [&](Atom A, std::vector<Atom> &Out) {
    if (A.isData())
      A.Trust = std::min(A.Trust, C);
    Out.push_back(A);
  });
}
