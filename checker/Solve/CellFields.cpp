//===-- Solve/CellFields.cpp - fields that keep what they hold --*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/CellFields.h"

using namespace piiflow;

CellFields::CellFields(const Program &P) : Strings(P.Strings) {
  for (const Type &T : P.Types)
    if (T.Kind == TypeKind::Record && !T.Arguments.empty())
      Templates.insert(T.Name.Value);
}

bool CellFields::has(const Selector &S) const {
  return S.Kind == SelectorKind::Field &&
         !Strings[S.Payload].starts_with("std::");
}

bool CellFields::isOfTemplate(StringId Field) const {
  const auto [It, IsNew] = Known.try_emplace(Field.Value);
  if (IsNew)
    It->second = isWithinTemplate(Strings[Field]);
  return It->second;
}

bool CellFields::isWithinTemplate(llvm::StringRef Scope) const {
  while (Scope.contains("::")) {
    Scope = Scope.substr(0, Scope.rfind("::"));
    const StringId Class = Strings.find(Scope);
    if (Class.valid() && Templates.contains(Class.Value))
      return true;
  }
  return false;
}

size_t CellFields::ownerOn(llvm::ArrayRef<Selector> Path) const {
  size_t Last = Path.size();
  for (size_t I = Path.size(); I-- > 0;) {
    if (!has(Path[I]))
      continue;
    if (!isOfTemplate(Path[I].Payload))
      return I;
    if (Last == Path.size())
      Last = I;
  }
  return Last;
}
