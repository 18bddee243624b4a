//===-- Policy/Approvals.cpp - which protection is enough -----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Approvals.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;
using llvm::StringRef;

/// Whether an entry speaks of this kind of protection, there.
static bool applies(const RuleSet &Rules, const ApprovalRule &R,
                    const Exposure &At, StringRef Kind) {
  if (!llvm::is_contained(R.Kinds, Kind))
    return false;
  if (!R.Sinks.empty() && !llvm::is_contained(R.Sinks, At.SinkKind))
    return false;
  if (!R.Destinations.empty() &&
      !llvm::is_contained(R.Destinations, At.Destination))
    return false;
  const Category *C = Rules.Categories.find(At.Category);
  if (R.Enumerable && *R.Enumerable != (C && C->Enumerable))
    return false;
  return R.Categories.empty() || llvm::any_of(R.Categories, [&](StringRef Id) {
           return Rules.Categories.isA(At.Category, Id);
         });
}

static const ApprovalRule *decidingRule(const RuleSet &Rules,
                                        const Exposure &At, StringRef Kind) {
  for (const ApprovalRule &R : llvm::reverse(Rules.Approvals))
    if (applies(Rules, R, At, Kind))
      return &R;
  return nullptr;
}

/// Whether a fact was declared as demanded: "keyed", "precision=" with any
/// value, "keep<=4" with a value not above that.
static bool factHolds(StringRef Demand, llvm::ArrayRef<std::string> Declared) {
  const auto [Key, Bound] = Demand.split("<=");
  if (Key == Demand)
    return llvm::any_of(Declared, [&](StringRef Fact) {
      return Demand.ends_with("=")
                 ? Fact.starts_with(Demand) && Fact.size() > Demand.size()
                 : Fact == Demand;
    });
  double Most = 0;
  if (Bound.getAsDouble(Most))
    return false;
  return llvm::any_of(Declared, [&, Key = Key](StringRef Fact) {
    const auto [Name, Value] = Fact.split('=');
    double Amount = 0;
    return Name == Key && !Value.getAsDouble(Amount) && Amount <= Most;
  });
}

static bool covers(const RuleSet &Rules, const Protection &P,
                   StringRef Category) {
  return P.Categories.empty() || llvm::any_of(P.Categories, [&](StringRef Id) {
           return Rules.Categories.isA(Category, Id);
         });
}

Adequacy piiflow::judge(const RuleSet &Rules, const Exposure &At,
                        llvm::ArrayRef<Protection> Applied) {
  Adequacy Best = Adequacy::None;
  for (const Protection &P : Applied) {
    if (!covers(Rules, P, At.Category))
      continue;
    Best = Adequacy::Weak;
    const ApprovalRule *R = decidingRule(Rules, At, P.Kind);
    if (R && R->Approved && llvm::all_of(R->Facts, [&](StringRef Demand) {
          return factHolds(Demand, P.Facts);
        }))
      return Adequacy::Adequate;
  }
  return Best;
}

/// "keeping at most 4 characters", "with a declared precision", "keyed".
static std::string describeFact(StringRef Demand) {
  const auto [Key, Bound] = Demand.split("<=");
  if (Key == "keep" && !Bound.empty())
    return ("keeping at most " + Bound + " characters").str();
  if (!Bound.empty())
    return ("with " + Key + " at most " + Bound).str();
  if (Demand.ends_with("="))
    return ("with a declared " + Demand.drop_back()).str();
  const auto [Name, Value] = Demand.split('=');
  if (!Value.empty())
    return ("with " + Name + " " + Value).str();
  return ("declared " + Demand).str();
}

std::string piiflow::describeApproved(const RuleSet &Rules,
                                      const Exposure &At) {
  std::string Text;
  for (const std::string &Kind : Rules.SanitizerKinds) {
    const ApprovalRule *R = decidingRule(Rules, At, Kind);
    if (!R || !R->Approved)
      continue;
    Text += (Text.empty() ? "" : ", ") + Kind;
    for (size_t I = 0; I < R->Facts.size(); ++I)
      Text += (I ? " and " : " ") + describeFact(R->Facts[I]);
  }
  return Text;
}
