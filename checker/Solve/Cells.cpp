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

/// The last field of a program's class on the way, or the global, and the path
/// below it. Pointers are seen through and keys are not told apart.
CellTable::Key CellTable::keyOf(const LocationTable &L, LocId Where,
                                llvm::ArrayRef<Selector> Below) const {
  Key K;
  const LocationTable::Node &Top = L[L[Where].Top];
  if (Top.Root == LocRoot::Global) {
    K.IsGlobal = true;
    K.Name = StringId(Top.Index);
  }
  auto Steps = L.between(L[Where].Top, Where);
  llvm::append_range(Steps, Below);
  for (Selector S : Steps) {
    if (S.Kind == SelectorKind::Deref || S.Kind == SelectorKind::Any)
      continue;
    if (S.Kind == SelectorKind::Const)
      S = Selector::element();
    if (S.Kind == SelectorKind::Field &&
        !Strings[S.Payload].starts_with("std::"))
      K = {/*IsGlobal=*/false, S.Payload, {}};
    else if (K.valid())
      K.Rest.push_back(S);
  }
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

bool CellTable::add(const LocationTable &L, LocId Where,
                    llvm::ArrayRef<Selector> Below, const KeptData &Data,
                    StringId Writer) {
  const Key K = keyOf(L, Where, Below);
  if (!K.valid())
    return false;
  KeptData Kept = Data;
  // Another object's field of the same name is a guess.
  if (!K.IsGlobal)
    Kept.Trust = std::min(Kept.Trust, Confidence::Medium);
  auto [It, Inserted] = cell(K).Data.try_emplace(Kept, Writer);
  if (!Inserted && Strings[Writer] < Strings[It->second])
    It->second = Writer;
  return Inserted;
}

bool CellTable::add(const LocationTable &L, LocId Where,
                    llvm::ArrayRef<Selector> Below, StringId Function) {
  const Key K = keyOf(L, Where, Below);
  if (!K.valid())
    return false;
  std::vector<StringId> &Functions = cell(K).Functions;
  if (llvm::is_contained(Functions, Function))
    return false;
  Functions.push_back(Function);
  llvm::sort(Functions,
             [&](StringId A, StringId B) { return Strings[A] < Strings[B]; });
  return true;
}

template <typename Fn> void CellTable::visit(const Key &K, Fn Visit) const {
  if (!K.valid())
    return;
  auto It = Cells.find({K.IsGlobal, K.Name});
  if (It == Cells.end())
    return;
  for (const Cell &C : It->second) {
    const size_t Common = std::min(C.Rest.size(), K.Rest.size());
    if (std::equal(C.Rest.begin(), C.Rest.begin() + Common, K.Rest.begin()))
      Visit(C);
  }
}

std::vector<KeptData> CellTable::dataAt(const LocationTable &L,
                                        LocId Where) const {
  std::set<KeptData> Found;
  visit(keyOf(L, Where), [&](const Cell &C) {
    for (const auto &[Data, Writer] : C.Data)
      Found.insert(Data);
  });
  return {Found.begin(), Found.end()};
}

std::vector<StringId> CellTable::functionsAt(const LocationTable &L,
                                             LocId Where) const {
  std::vector<StringId> Found;
  visit(keyOf(L, Where), [&](const Cell &C) {
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
  visit(keyOf(L, Where), [&](const Cell &C) {
    for (const auto &[Data, Writer] : C.Data)
      if (Data.Source == Source &&
          (!Found.valid() || Strings[Writer] < Strings[Found]))
        Found = Writer;
  });
  return Found;
}
