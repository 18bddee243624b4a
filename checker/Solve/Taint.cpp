//===-- Solve/Taint.cpp - atoms, protections and values ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Taint.h"

#include "Solve/Budget.h"

#include <algorithm>

using namespace piiflow;

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

ProtectionSetId ProtectionTable::intersect(ProtectionSetId A,
                                           ProtectionSetId B) {
  if (A == B)
    return A;
  std::vector<Protection> Set;
  std::set_intersection(Sets[A.Value]->begin(), Sets[A.Value]->end(),
                        Sets[B.Value]->begin(), Sets[B.Value]->end(),
                        std::back_inserter(Set));
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

/// Whether two atoms differ in confidence, origin and protections only.
static bool isSame(const Atom &A, const Atom &B) {
  return A.Kind == B.Kind && A.Subject == B.Subject;
}

/// Keeps, of the atoms of one thing, those that no other covers; too many
/// alternatives become the one that all of them are at least as good as.
void ValueTable::addAlternatives(llvm::ArrayRef<Atom> Same,
                                 std::vector<Atom> &Kept) {
  const size_t First = Kept.size();
  for (const Atom &A : Same) {
    const bool Covered =
        std::any_of(Same.begin(), Same.end(), [&](const Atom &B) {
          return B != A && covers(Protections, B, A) &&
                 !(covers(Protections, A, B) && A < B);
        });
    if (!Covered)
      Kept.push_back(A);
  }
  if (Kept.size() - First <= budget::Alternatives)
    return;
  Atom Weakest = Kept[First];
  for (size_t I = First + 1; I < Kept.size(); ++I) {
    Weakest.Protections =
        Protections.intersect(Weakest.Protections, Kept[I].Protections);
    Weakest.Trust = std::max(Weakest.Trust, Kept[I].Trust);
    if (!Weakest.Via.valid())
      Weakest.Via = Kept[I].Via;
  }
  Kept.resize(First);
  Kept.push_back(Weakest);
}

void ValueTable::normalise(std::vector<Atom> &Atoms) {
  std::sort(Atoms.begin(), Atoms.end(), [](const Atom &A, const Atom &B) {
    return std::tie(A.Kind, A.Subject, A) < std::tie(B.Kind, B.Subject, B);
  });
  Atoms.erase(std::unique(Atoms.begin(), Atoms.end()), Atoms.end());
  std::vector<Atom> Kept;
  size_t Addresses = 0, Constants = 0;
  for (size_t I = 0, End; I < Atoms.size(); I = End) {
    End = I + 1;
    while (End < Atoms.size() && isSame(Atoms[I], Atoms[End]))
      ++End;
    if (Atoms[I].Kind == Atom::Const && ++Constants > budget::Constants)
      continue;
    if ((Atoms[I].Kind == Atom::Addr && ++Addresses > budget::Addresses) ||
        Kept.size() >= budget::Atoms) {
      Truncated = true;
      continue;
    }
    addAlternatives(llvm::ArrayRef(Atoms).slice(I, End - I), Kept);
  }
  std::sort(Kept.begin(), Kept.end());
  Atoms = std::move(Kept);
}

ValueId ValueTable::intern(std::vector<Atom> Atoms) {
  Work += Atoms.size() / 8;
  if (Atoms.size() > 1)
    normalise(Atoms);
  return internSorted(Atoms);
}

ValueId ValueTable::internSorted(llvm::ArrayRef<Atom> Atoms) {
  const std::size_t Hash = llvm::hash_combine_range(Atoms.begin(), Atoms.end());
  const auto [First, Last] = Index.equal_range(Hash);
  for (auto It = First; It != Last; ++It)
    if (Values[It->second.Value] == Atoms)
      return It->second;
  const ValueId Result(Values.size());
  Values.push_back(Atoms.copy(Storage));
  Index.emplace(Hash, Result);
  return Result;
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
  const llvm::ArrayRef<Atom> Of[] = {atoms(A), atoms(B)};
  const auto HasAll = [&](llvm::ArrayRef<Atom> All, llvm::ArrayRef<Atom> Some) {
    return std::includes(All.begin(), All.end(), Some.begin(), Some.end());
  };
  // What was joined before is often joined again.
  if (HasAll(Of[0], Of[1]))
    return It->second = A;
  if (HasAll(Of[1], Of[0]))
    return It->second = B;
  std::vector<Atom> All = Of[0].vec();
  llvm::append_range(All, Of[1]);
  const ValueId Result = intern(std::move(All));
  return Joins[{A.Value, B.Value}] = Result;
}

ValueId ValueTable::join(llvm::ArrayRef<ValueId> Parts) {
  std::vector<ValueId> Different = Parts.vec();
  std::sort(Different.begin(), Different.end());
  Different.erase(std::unique(Different.begin(), Different.end()),
                  Different.end());
  if (Different.size() < 3) {
    ValueId Result = empty();
    for (ValueId V : Different)
      Result = join(Result, V);
    return Result;
  }
  std::vector<Atom> All;
  for (ValueId V : Different)
    All.insert(All.end(), atoms(V).begin(), atoms(V).end());
  return intern(std::move(All));
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
