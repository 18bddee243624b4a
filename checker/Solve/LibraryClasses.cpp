//===-- Solve/LibraryClasses.cpp - classes that models describe -*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/LibraryClasses.h"

using namespace piiflow;

/// The fields that the items of a pair are, as far as the program has them.
static void findFields(const ClassModel &Pair, const Program &P,
                       llvm::MutableArrayRef<StringId> Fields) {
  for (size_t I = 0; I < Fields.size() && I < Pair.Items.size(); ++I)
    if (Pair.Items[I].Selectors.size() == 1)
      Fields[I] = P.Strings.find(Pair.Items[I].Selectors.front().Field);
}

LibraryClasses::LibraryClasses(const Program &P, const Policy &Rules) {
  const auto Add = [&](StringId Name) {
    if (!Name.valid())
      return;
    const auto [It, IsNew] = Models.try_emplace(Name.Value, nullptr);
    if (IsNew)
      It->second = Rules.classModel(P.Strings[Name]);
  };
  for (const Type &T : P.Types)
    if (T.Kind == TypeKind::Record)
      Add(T.Name);
  for (const Record &R : P.Records) {
    Add(R.Name);
    for (StringId Base : R.Bases)
      Add(Base);
  }
  for (const ClassModel *Pair : Rules.classModels())
    if (Pair->Arguments == ClassModel::Pair)
      findFields(*Pair, P, PairFields);
}
