//===-- Policy/Category.h - kinds of personal data --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_CATEGORY_H
#define PIIFLOW_POLICY_CATEGORY_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace piiflow {

/// How much harm a leak of a category does, in the jurisdictions in force.
enum class Tier : uint8_t { Ordinary, Elevated, Sensitive };

llvm::StringRef tierName(Tier T); ///< "ordinary", "elevated", "sensitive"

/// A kind of personal data: "phone", "health". Categories form a tree under
/// `personal`.
struct Category {
  std::string Id;     ///< "phone"
  std::string Name;   ///< "phone number"
  std::string Parent; ///< Empty only for `personal`.
  Tier T = Tier::Ordinary;
  bool Enumerable = false;      ///< Few enough values to try them all.
  std::vector<std::string> Law; ///< "GDPR art. 9", "PIPL art. 28"…
};

/// All categories in force.
class CategoryTable {
public:
  const Category *find(llvm::StringRef Id) const;
  /// Whether `Id` is `Ancestor` or below it.
  bool isA(llvm::StringRef Id, llvm::StringRef Ancestor) const;
  /// Whether a declaration that names `A` speaks about data of category `B`:
  /// one is the other or above it.
  bool related(llvm::StringRef A, llvm::StringRef B) const {
    return isA(A, B) || isA(B, A);
  }
  /// The known id nearest in spelling to `Id`; empty when none is near.
  std::string nearest(llvm::StringRef Id) const;
  std::vector<const Category *> all() const; ///< Sorted by id.
  void add(Category C);

private:
  llvm::StringMap<Category> Table;
};

} // namespace piiflow

#endif // PIIFLOW_POLICY_CATEGORY_H
