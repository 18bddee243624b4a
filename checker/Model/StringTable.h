//===-- Model/StringTable.h - interned strings ------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_MODEL_STRINGTABLE_H
#define PIIFLOW_MODEL_STRINGTABLE_H

#include "Model/Ids.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <vector>

namespace piiflow {

/// The interned strings of a unit or program: names, symbols, literals. An
/// invalid id reads as the empty string.
class StringTable {
public:
  StringTable() = default;
  StringTable(StringTable &&) noexcept = default;
  StringTable &operator=(StringTable &&) noexcept = default;

  StringId intern(llvm::StringRef S) {
    auto [It, Inserted] = Index.try_emplace(S, StringId(Strings.size()));
    if (Inserted)
      Strings.push_back(It->getKey());
    return It->second;
  }
  /// The id of `S`, invalid when it was never interned.
  StringId find(llvm::StringRef S) const {
    auto It = Index.find(S);
    return It == Index.end() ? StringId() : It->second;
  }
  llvm::StringRef operator[](StringId I) const {
    return I.valid() ? Strings[I.Value] : llvm::StringRef();
  }
  size_t size() const { return Strings.size(); }

private:
  llvm::StringMap<StringId> Index;
  std::vector<llvm::StringRef> Strings; ///< Keys of Index, which are stable.
};

} // namespace piiflow

#endif // PIIFLOW_MODEL_STRINGTABLE_H
