//===-- Solve/ThrownClasses.cpp - classes of exceptions ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/ThrownClasses.h"

#include <set>

using namespace piiflow;

ThrownClasses::ThrownClasses(const Program &P) {
  std::set<StringId> Classes;
  for (const Program::Function &F : P.Functions)
    for (const Body &B : F.Bodies)
      for (const AccessPath &Path : B.Paths)
        if (Path.Root == RootKind::Exception && !Path.Selectors.empty())
          Classes.insert(Path.Selectors.front().Payload);
  for (StringId Class : Classes)
    for (StringId Base : P.basesOf(Class))
      ByBase[Base.Value].push_back(Class);
}

llvm::ArrayRef<StringId> ThrownClasses::derivedFrom(StringId Base) const {
  const auto It = ByBase.find(Base.Value);
  if (It == ByBase.end())
    return {};
  return It->second;
}
