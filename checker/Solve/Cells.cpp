//===-- Solve/Cells.cpp - state that outlives calls ---------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Cells.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Whether it is a field of a class of the program.
bool CellTable::isOwn(const Selector &S) const {
  return S.Kind == SelectorKind::Field &&
         !Strings[S.Payload].starts_with("std::");
}

CellTable::Keys CellTable::keysOf(const LocationTable &L, LocId Where,
                                  llvm::ArrayRef<Selector> Below) const {
  /// Pointers that a global is followed through: to what it owns.
  constexpr unsigned MaxPointers = 1;
  Keys K;
  const LocationTable::Node &Top = L[L[Where].Top];
  if (Top.Root == LocRoot::Global)
    K.Near = K.Far = {/*IsGlobal=*/true, StringId(Top.Index), {}};
  auto Steps = L.between(L[Where].Top, Where);
  llvm::append_range(Steps, Below);
  unsigned Pointers = 0;
  for (Selector S : Steps) {
    Pointers += S.Kind == SelectorKind::Deref;
    if (S.Kind == SelectorKind::Deref || S.Kind == SelectorKind::Any)
      continue;
    if (S.Kind == SelectorKind::Const)
      S = Selector::element();
    if (isOwn(S))
      K.Far = {/*IsGlobal=*/false, S.Payload, {}};
    else if (K.Far.valid())
      K.Far.Rest.push_back(S);
    if (K.Near.valid())
      K.Near.Rest.push_back(S);
  }
  if (K.Far.IsGlobal || Pointers > MaxPointers)
    K.Near = Key();
  return K;
}

CellTable::Cell &CellTable::cell(const Key &K) {
  return Cells[{K.IsGlobal, K.Name}][K.Rest];
}

template <typename Fn> bool CellTable::store(const Keys &K, Fn Store) {
  if (!K.Far.valid())
    return false;
  if (!K.Near.valid())
    return Store(cell(K.Far).Any);
  const bool Added = Store(cell(K.Near).Any);
  return Store(cell(K.Far).Named) || Added;
}

bool CellTable::add(const LocationTable &L, LocId Where,
                    llvm::ArrayRef<Selector> Below,
                    llvm::ArrayRef<KeptData> Data, StringId Writer) {
  if (Data.empty())
    return false;
  const Keys K = keysOf(L, Where, Below);
  // Another object's field of the same name is a guess.
  const bool IsGuess = !K.Far.IsGlobal && !K.Near.valid();
  return store(K, [&](Content &C) {
    bool Added = false;
    for (KeptData Kept : Data) {
      if (IsGuess)
        Kept.Trust = std::min(Kept.Trust, Confidence::Medium);
      auto [It, Inserted] = C.Data.try_emplace(Kept, Writer);
      Added |= Inserted;
      if (!Inserted && Strings[Writer] < Strings[It->second])
        It->second = Writer;
    }
    return Added;
  });
}

bool CellTable::isAnywhere(const LocationTable &L, LocId Where,
                           llvm::ArrayRef<Selector> Below) const {
  return llvm::any_of(Below, [&](const Selector &S) { return isOwn(S); }) &&
         !keysOf(L, Where, Below).Near.valid();
}

bool CellTable::add(const LocationTable &L, LocId Where,
                    llvm::ArrayRef<Selector> Below, StringId Function) {
  return store(keysOf(L, Where, Below), [&](Content &C) {
    if (llvm::is_contained(C.Functions, Function))
      return false;
    C.Functions.push_back(Function);
    return true;
  });
}

/// Visits what owns the place, the place, and what it owns.
template <typename Fn>
void CellTable::visitCells(const Key &K, Fn Visit) const {
  auto It = Cells.find({K.IsGlobal, K.Name});
  if (!K.valid() || It == Cells.end())
    return;
  const Group &Of = It->second;
  std::vector<Selector> Owner;
  for (const Selector &Step : K.Rest) {
    if (const auto Above = Of.find(Owner); Above != Of.end())
      Visit(Above->second);
    Owner.push_back(Step);
  }
  const auto StartsAlike = [&](const std::vector<Selector> &Rest) {
    return Rest.size() >= K.Rest.size() &&
           std::equal(K.Rest.begin(), K.Rest.end(), Rest.begin());
  };
  for (auto Part = Of.lower_bound(K.Rest);
       Part != Of.end() && StartsAlike(Part->first); ++Part)
    Visit(Part->second);
}

/// A global's own object is not what another global names.
template <typename Fn> void CellTable::visit(const Keys &K, Fn Visit) const {
  visitCells(K.Near, [&](const Cell &C) { Visit(C.Any); });
  visitCells(K.Far, [&](const Cell &C) {
    Visit(C.Any);
    if (!K.Near.valid())
      Visit(C.Named);
  });
}

llvm::ArrayRef<KeptData> CellTable::dataAt(const LocationTable &L,
                                           LocId Where) {
  const auto [It, Inserted] = Seen.try_emplace(keysOf(L, Where));
  if (!Inserted)
    return It->second;
  std::set<KeptData> Found;
  visit(It->first, [&](const Content &C) {
    for (const auto &[Data, Writer] : C.Data)
      Found.insert(Data);
  });
  It->second.assign(Found.begin(), Found.end());
  return It->second;
}

std::vector<StringId> CellTable::functionsAt(const LocationTable &L,
                                             LocId Where) const {
  std::vector<StringId> Found;
  visit(keysOf(L, Where), [&](const Content &C) {
    for (StringId F : C.Functions)
      if (!llvm::is_contained(Found, F))
        Found.push_back(F);
  });
  llvm::sort(Found,
             [&](StringId A, StringId B) { return Strings[A] < Strings[B]; });
  return Found;
}

StringId CellTable::writerOf(const LocationTable &L, LocId Where,
                             SourceId Source) const {
  StringId Found;
  visit(keysOf(L, Where), [&](const Content &C) {
    for (const auto &[Data, Writer] : C.Data)
      if (Data.Source == Source &&
          (!Found.valid() || Strings[Writer] < Strings[Found]))
        Found = Writer;
  });
  return Found;
}
