//===-- Solve/Summary.cpp - what a call of a function does ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Summary.h"

using namespace piiflow;

SinkId SinkTable::intern(SinkSite S) {
  auto [It, Inserted] = Index.try_emplace(std::move(S), SinkId(Sites.size()));
  if (Inserted)
    Sites.push_back(&It->first);
  return It->second;
}

size_t Summary::size() const {
  size_t Size = Sinks.size() + StreamWrites.size();
  for (const Output &Out : Outputs)
    Size += 1 + Out.Value.size();
  return Size;
}

static std::string spell(const PortPath &Path, const StringTable &Strings) {
  const bool IsNamed =
      Path.Root == LocRoot::Global || Path.Root == LocRoot::Junction;
  std::string Out = std::to_string(int(Path.Root)) + "." +
                    (IsNamed ? Strings[StringId(Path.Index)].str()
                             : std::to_string(Path.Index));
  if (Path.Root == LocRoot::Junction)
    Out += "." + std::to_string(Path.Part);
  for (const Selector &S : Path.Selectors)
    Out += "." + std::to_string(int(S.Kind)) + Strings[S.Payload].str();
  return Out;
}

std::string Instance::key(const StringTable &Strings) const {
  std::string Out = Strings[Symbol].str();
  for (const Binding &B : Bindings) {
    Out += "|" + spell(B.Port, Strings);
    for (StringId F : B.Functions)
      Out += "=" + Strings[F].str();
  }
  return Out;
}
