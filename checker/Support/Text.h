//===-- Support/Text.h - globs and near misses ------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SUPPORT_TEXT_H
#define PIIFLOW_SUPPORT_TEXT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace piiflow {

/// Whether `Pattern` matches all of `Text`; `*` stands for any characters,
/// also none. Everything else is literal.
bool matchesGlob(llvm::StringRef Pattern, llvm::StringRef Text);

/// Whether `Pattern` matches a qualified name: `*` stays within one component
/// (`ns::C::get*`, `ns::*::save`), `**` crosses them (`ns::**`, `**::save`).
/// `**::` also stands for nothing: `**::save` matches `save`.
bool matchesName(llvm::StringRef Pattern, llvm::StringRef Name);

/// A comma-separated list of globs as in clang-tidy's `-checks`: a leading `-`
/// takes matches out again, and the last item that matches decides. In the
/// brackets of a NOLINT, clang-tidy ignores the items with a `-`.
class CheckGlob {
public:
  enum class Minus { TakesOut, Ignored };
  explicit CheckGlob(llvm::StringRef List, Minus How = Minus::TakesOut);
  bool contains(llvm::StringRef Check) const;
  /// Items that match none of `Known`, with their `-`: probably misspelt.
  std::vector<std::string>
  unmatched(llvm::ArrayRef<llvm::StringRef> Known) const;

private:
  struct Item {
    std::string Pattern;
    bool Positive;
  };
  std::vector<Item> Items;
};

/// The candidate that `Word` is probably a misspelling of; empty when none is
/// close. The first one wins among equals.
llvm::StringRef nearest(llvm::StringRef Word,
                        llvm::ArrayRef<llvm::StringRef> Candidates);

/// `Text` in double quotes on one line: quotes, backslashes and bytes that do
/// not print are escaped as in C.
std::string quoted(llvm::StringRef Text);

} // namespace piiflow

#endif // PIIFLOW_SUPPORT_TEXT_H
