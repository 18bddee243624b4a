//===-- Policy/Category.cpp - kinds of personal data ----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Category.h"

#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;
using llvm::StringRef;

StringRef piiflow::tierName(Tier T) {
  switch (T) {
  case Tier::Ordinary:
    return "ordinary";
  case Tier::Elevated:
    return "elevated";
  case Tier::Sensitive:
    return "sensitive";
  }
  return {};
}

const Category *CategoryTable::find(StringRef Id) const {
  const auto It = Table.find(Id);
  return It == Table.end() ? nullptr : &It->second;
}

bool CategoryTable::isA(StringRef Id, StringRef Ancestor) const {
  // The loader refuses cycles; the count is for tables built otherwise.
  for (size_t Step = 0; Step <= Table.size(); ++Step) {
    if (Id == Ancestor)
      return true;
    const Category *C = find(Id);
    if (!C || C->Parent.empty())
      return false;
    Id = C->Parent;
  }
  return false;
}

std::string CategoryTable::nearest(StringRef Id) const {
  std::vector<StringRef> Known;
  for (const Category *C : all())
    Known.push_back(C->Id);
  return piiflow::nearest(Id, Known).str();
}

std::vector<const Category *> CategoryTable::all() const {
  std::vector<const Category *> Result;
  for (const auto &Entry : Table)
    Result.push_back(&Entry.second);
  llvm::sort(Result, [](const Category *A, const Category *B) {
    return A->Id < B->Id;
  });
  return Result;
}

void CategoryTable::add(Category C) {
  std::string Id = C.Id;
  Table[Id] = std::move(C);
}
