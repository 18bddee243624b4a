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
    if (S.Kind == SelectorKind::Field &&
        !Strings[S.Payload].starts_with("std::"))
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
  std::vector<Cell> &Of = Cells[{K.IsGlobal, K.Name}];
  for (Cell &C : Of)
    if (C.Rest == K.Rest)
      return C;
  Of.push_back({K.Rest, {}, {}});
  return Of.back();
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
                    llvm::ArrayRef<Selector> Below, const KeptData &Data,
                    StringId Writer) {
  const Keys K = keysOf(L, Where, Below);
  KeptData Kept = Data;
  // Another object's field of the same name is a guess.
  if (!K.Far.IsGlobal && !K.Near.valid())
    Kept.Trust = std::min(Kept.Trust, Confidence::Medium);
  return store(K, [&](Content &C) {
    auto [It, Inserted] = C.Data.try_emplace(Kept, Writer);
    if (!Inserted && Strings[Writer] < Strings[It->second])
      It->second = Writer;
    return Inserted;
  });
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

template <typename Fn>
void CellTable::visitCells(const Key &K, Fn Visit) const {
  auto It = Cells.find({K.IsGlobal, K.Name});
  if (!K.valid() || It == Cells.end())
    return;
  for (const Cell &C : It->second) {
    const size_t Common = std::min(C.Rest.size(), K.Rest.size());
    if (std::equal(C.Rest.begin(), C.Rest.begin() + Common, K.Rest.begin()))
      Visit(C);
  }
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

std::vector<KeptData> CellTable::dataAt(const LocationTable &L,
                                        LocId Where) const {
  std::set<KeptData> Found;
  visit(keysOf(L, Where), [&](const Content &C) {
    for (const auto &[Data, Writer] : C.Data)
      Found.insert(Data);
  });
  return {Found.begin(), Found.end()};
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
