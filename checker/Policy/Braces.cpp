//===-- Policy/Braces.cpp - several names in one --------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Braces.h"

#include "llvm/ADT/SmallVector.h"

using namespace piiflow;
using llvm::StringRef;

std::optional<std::vector<std::string>> piiflow::expandBraces(StringRef Name) {
  constexpr size_t MaxNames = 1000;
  std::vector<std::string> Result{""};
  while (true) {
    const size_t Open = Name.find_first_of("{}");
    for (std::string &R : Result)
      R += Name.substr(0, Open);
    if (Open == StringRef::npos)
      return Result;
    const size_t Close = Name.find_first_of("{}", Open + 1);
    if (Name[Open] != '{' || Close == StringRef::npos || Name[Close] != '}')
      return std::nullopt;
    llvm::SmallVector<StringRef, 8> Choices;
    Name.slice(Open + 1, Close).split(Choices, ',');
    if (Result.size() * Choices.size() > MaxNames)
      return std::nullopt;
    std::vector<std::string> Longer;
    for (const std::string &R : Result)
      for (StringRef Choice : Choices)
        Longer.push_back(R + Choice.trim().str());
    Result = std::move(Longer);
    Name = Name.substr(Close + 1);
  }
}
