//===-- Check/Unmatched.cpp - rules about nothing -------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Unmatched.h"

#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace piiflow;
using llvm::StringRef;

namespace {

using RuleName = Policy::RuleName;
/// Sorted, so that the nearest one does not depend on the order of inputs.
using Names = std::set<StringRef>;

/// What the program has, by the sort of thing that a rule may name.
struct Known {
  Names Functions, Fields, Globals, Types;

  explicit Known(const Program &P) {
    for (const Program::Function &F : P.Functions)
      Functions.insert(P.Strings[F.Decl.Name]);
    for (const Record &R : P.Records) {
      Types.insert(P.Strings[R.Name]);
      for (const Field &F : R.Fields)
        Fields.insert(P.Strings[F.Name]);
    }
    for (const Global &G : P.Globals)
      Globals.insert(P.Strings[G.Name]);
  }

  const Names &of(const RuleName &Name) const {
    switch (Name.Kind) {
    case RuleName::Field:
      return Fields;
    case RuleName::Global:
      return Globals;
    case RuleName::Type:
      return Types;
    default:
      return Functions;
    }
  }
};

/// Whether one name is the other in a namespace or class.
bool isWithin(StringRef Name, StringRef Full) {
  return Full.consume_back(Name) && Full.ends_with("::");
}

/// The name that was probably meant: the same one with another scope, or one
/// spelled nearly so.
StringRef probable(StringRef Entity, const Names &Existing) {
  for (StringRef Name : Existing)
    if (isWithin(Entity, Name) || isWithin(Name, Entity))
      return Name;
  return nearest(Entity,
                 std::vector<StringRef>(Existing.begin(), Existing.end()));
}

/// Which rules about functions something matches, by number.
std::set<uint32_t> matchedFunctions(const Program &P, const Policy &Rules) {
  std::set<uint32_t> Matched;
  for (const Program::Function &F : P.Functions) {
    const FunctionDecl &D = F.Decl;
    std::vector<StringRef> Bases;
    if (D.Class.valid())
      for (StringId B : P.basesOf(D.Class))
        Bases.push_back(P.Strings[B]);
    for (uint32_t Number : Rules.ruleNamesOf(
             {P.Strings[D.Name], P.Strings[D.Class], P.Strings[D.Signature],
              unsigned(D.Parameters.size()), Bases}))
      Matched.insert(Number);
  }
  return Matched;
}

std::string describe(const RuleName &Name, const Names &Existing) {
  std::string Text = Name.Where + ": " + Name.What + " '" + Name.Entity +
                     "' matches nothing in this program";
  // Of functions, the name may be right and the overload wrong.
  if (llvm::any_of(Existing, [&](StringRef Each) {
        return matchesName(Name.Entity, Each);
      }))
    return Text + ": there is that name, but with another signature or arity";
  if (const StringRef Near = probable(Name.Entity, Existing); !Near.empty())
    Text += "; did you mean '" + Near.str() + "'?";
  return Text;
}

} // namespace

std::vector<std::string> piiflow::unmatchedRules(const Program &P,
                                                 const Policy &Rules) {
  std::vector<std::string> Lines;
  if (Rules.ruleNames().empty())
    return Lines;
  const Known Existing(P);
  const std::set<uint32_t> Matched = matchedFunctions(P, Rules);
  for (const auto &[Number, Name] : llvm::enumerate(Rules.ruleNames())) {
    const Names &Candidates = Existing.of(Name);
    const bool Found = Name.Kind == RuleName::Function
                           ? Matched.count(uint32_t(Number)) != 0
                           : Candidates.count(Name.Entity) != 0;
    if (!Found)
      Lines.push_back(describe(Name, Candidates));
  }
  return Lines;
}
