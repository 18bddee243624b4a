//===-- Policy/CategoryRules.cpp - categories and what is enough ----------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/RuleReader.h"

#include "Support/Text.h"

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace piiflow;
using llvm::StringRef;

static constexpr StringRef KnownProfiles[] = {"pipl", "gdpr", "ccpa", "hipaa"};

//===----------------------------------------------------------------------===//
// Profiles and kinds
//===----------------------------------------------------------------------===//

void RuleReader::profiles(const JsonValue &File) {
  if (!File.find("profiles"))
    return;
  const std::vector<PlacedText> Found = Read.someTexts(File, "profiles");
  for (const PlacedText &P : Found)
    if (!llvm::is_contained(KnownProfiles, P.Text))
      Read.unknown(P, "a profile", KnownProfiles);
  Rules.Profiles = withoutPlaces(Found);
}

/// Kinds beyond the built-in ones.
void RuleReader::kinds(const JsonValue &File) {
  const JsonValue *V = File.find("kinds");
  if (!V || !Read.is(JsonValue::Object, *V, "\"kinds\""))
    return;
  Read.onlyKeys(*V, {"sinks", "sanitizers", "guards"});
  for (auto [Key, Into] :
       {std::pair(StringRef("sinks"), &Rules.SinkKinds),
        std::pair(StringRef("sanitizers"), &Rules.SanitizerKinds),
        std::pair(StringRef("guards"), &Rules.GuardKinds)})
    for (const PlacedText &P : Read.texts(*V, Key)) {
      if (P.Text == "object")
        Wrong.add(P.At, "expected another name: \"object\" has a meaning");
      else if (!llvm::is_contained(*Into, P.Text))
        Into->push_back(P.Text);
    }
}

void RuleReader::suppressions(const JsonValue &File) {
  const JsonValue *V = File.find("suppressions");
  if (!V || !Read.is(JsonValue::Object, *V, "\"suppressions\""))
    return;
  Read.onlyKeys(*V, {"require_reason"});
  if (auto Require = Read.truth(*V, "require_reason"))
    Rules.RequireReason = *Require;
}

//===----------------------------------------------------------------------===//
// Categories
//===----------------------------------------------------------------------===//

void RuleReader::categories(const JsonValue &File) {
  const JsonValue *V = File.find("categories");
  if (!V || !Read.is(JsonValue::Object, *V, "\"categories\""))
    return;
  std::vector<const JsonValue::Member *> Entries;
  for (const JsonValue::Member &M : V->Members)
    if (M.Key != CommentKey)
      Entries.push_back(&M);
    else
      Read.is(JsonValue::String, M.Value, quoted(CommentKey));
  if (Entries.size() > MaxCategories) {
    Wrong.add(V->At, "expected no more than " + llvm::Twine(MaxCategories) +
                         " categories, found " + llvm::Twine(Entries.size()));
    return;
  }
  for (const JsonValue::Member *M : Entries)
    category(*M);
  // A parent may stand after its children.
  for (const JsonValue::Member *M : Entries)
    parent(*M);
}

std::optional<Tier> RuleReader::tier(const JsonValue &V) {
  if (!Read.is(JsonValue::String, V, "a tier"))
    return std::nullopt;
  for (Tier T : {Tier::Ordinary, Tier::Elevated, Tier::Sensitive})
    if (V.Text == tierName(T))
      return T;
  Read.unknown({V.Text, V.At}, "a tier", {"ordinary", "elevated", "sensitive"});
  return std::nullopt;
}

void RuleReader::tiers(const JsonValue &V, std::map<std::string, Tier> &Out) {
  if (V.Kind != JsonValue::Object) {
    if (auto T = tier(V))
      Out = {{"any", *T}};
    return;
  }
  std::vector<StringRef> Known(std::begin(KnownProfiles),
                               std::end(KnownProfiles));
  Known.push_back("any");
  Read.onlyKeys(V, Known);
  for (const JsonValue::Member &M : V.Members)
    if (llvm::is_contained(Known, M.Key))
      if (auto T = tier(M.Value))
        Out[M.Key] = *T;
}

static bool isIdentifier(StringRef Id) {
  return !Id.empty() &&
         llvm::all_of(Id, [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

void RuleReader::category(const JsonValue::Member &M) {
  const JsonValue &V = M.Value;
  if (!Read.is(JsonValue::Object, V, "category " + shown(M.Key)))
    return;
  if (!isIdentifier(M.Key))
    Wrong.add(M.At, "expected letters, digits and '_' in the id of a category, "
                    "found " +
                        shown(M.Key));
  Read.onlyKeys(V, {"name", "parent", "tier", "enumerable", "law"});
  Category C;
  if (const Category *Known = Rules.Categories.find(M.Key)) {
    C = *Known;
  } else {
    C.Id = M.Key;
    C.Name = StringRef(M.Key).str();
    std::replace(C.Name.begin(), C.Name.end(), '_', ' ');
    C.Parent = M.Key == "personal" ? "" : "personal";
  }
  if (auto Name = Read.text(V, "name"))
    C.Name = Name->Text;
  if (auto Enumerable = Read.truth(V, "enumerable"))
    C.Enumerable = *Enumerable;
  if (V.find("law"))
    C.Law = withoutPlaces(Read.texts(V, "law"));
  if (const JsonValue *T = V.find("tier"))
    tiers(*T, Rules.Tiers[M.Key]);
  Rules.Categories.add(std::move(C));
}

void RuleReader::parent(const JsonValue::Member &M) {
  const auto Parent = M.Value.Kind == JsonValue::Object
                          ? Read.text(M.Value, "parent")
                          : std::nullopt;
  if (!Parent)
    return;
  const Category *P = Rules.Categories.find(Parent->Text);
  if (!P)
    return unknownCategory(*Parent);
  if (M.Key == "personal" || Rules.Categories.isA(P->Id, M.Key)) {
    Wrong.add(Parent->At, "expected a parent that is not below " +
                              quoted(M.Key) + ", found " +
                              quoted(Parent->Text));
    return;
  }
  Category C = *Rules.Categories.find(M.Key);
  C.Parent = Parent->Text;
  Rules.Categories.add(std::move(C));
}

void piiflow::settleTiers(RuleSet &Rules) {
  for (const Category *Known : Rules.Categories.all()) {
    Category C = *Known;
    // A category without a tier of its own has that of the one above it.
    StringRef From = C.Id;
    for (const Category *Up = Known; Up && !Rules.Tiers.count(From);
         Up = Rules.Categories.find(Up->Parent))
      From = Up->Parent;
    const auto It = Rules.Tiers.find(From);
    C.T = Tier::Ordinary;
    if (It != Rules.Tiers.end())
      for (const auto &[Profile, T] : It->second)
        if (Profile == "any" || llvm::is_contained(Rules.Profiles, Profile))
          C.T = std::max(C.T, T);
    Rules.Categories.add(std::move(C));
  }
}

//===----------------------------------------------------------------------===//
// What is enough
//===----------------------------------------------------------------------===//

void RuleReader::approval(const JsonValue &V) {
  Read.onlyKeys(V, {"kinds", "categories", "sinks", "destinations",
                    "enumerable", "facts", "approved"});
  if (!V.find("kinds"))
    Wrong.add(V.At, "expected \"kinds\" in this approval");
  const std::vector<StringRef> Kinds(Rules.SanitizerKinds.begin(),
                                     Rules.SanitizerKinds.end());
  const std::vector<StringRef> Sinks(Rules.SinkKinds.begin(),
                                     Rules.SinkKinds.end());
  ApprovalRule R;
  for (const PlacedText &P : Read.someTexts(V, "kinds")) {
    if (!llvm::is_contained(Kinds, P.Text))
      Read.unknown(P, "one of the kinds " + llvm::join(Kinds, ", "), Kinds);
    R.Kinds.push_back(P.Text);
  }
  for (const PlacedText &P : Read.texts(V, "sinks")) {
    if (!llvm::is_contained(Sinks, P.Text))
      Read.unknown(P, "one of the kinds " + llvm::join(Sinks, ", "), Sinks);
    R.Sinks.push_back(P.Text);
  }
  R.Categories = categoryNames(V);
  R.Destinations = withoutPlaces(Read.texts(V, "destinations"));
  R.Enumerable = Read.truth(V, "enumerable");
  R.Facts = facts(V);
  R.Approved = Read.truth(V, "approved").value_or(true);
  Rules.Approvals.push_back(std::move(R));
}
