//===-- Policy/FunctionIndex.cpp - which rules match a function -----------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/FunctionIndex.h"

#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;
using llvm::StringRef;

std::pair<StringRef, StringRef> piiflow::splitLastComponent(StringRef Name) {
  // A conversion function's name ends in a type.
  size_t End = Name.size();
  if (Name.starts_with("operator "))
    return {"", Name};
  if (const size_t Conversion = Name.find("::operator ");
      Conversion != StringRef::npos)
    End = Conversion + 2;
  const size_t Colons = Name.substr(0, End).rfind("::");
  if (Colons == StringRef::npos)
    return {"", Name};
  return {Name.substr(0, Colons), Name.substr(Colons + 2)};
}

void FunctionIndex::add(const FunctionRule &R, uint32_t Number) {
  for (StringRef Name : R.Selector.Names) {
    const auto [Scope, Last] = splitLastComponent(Name);
    // `operator*` names the function, not all operators.
    const bool Glob = Last != "operator*" && Last != "operator*=" &&
                      Last != "operator->*" && Last.contains('*');
    if (Glob)
      Globs.push_back({Scope.str(), Last.str(), Number});
    else
      ByLast[Last].push_back({Scope.str(), "", Number});
  }
}

static bool scopeMatches(const FunctionSelector &S, StringRef Scope,
                         const FunctionQuery &Q, StringRef Own) {
  if (matchesName(Scope, Own))
    return true;
  if (S.OfLibrary && Q.DefinedByProgram)
    return false;
  return !Q.Class.empty() && llvm::any_of(Q.Bases, [&](StringRef Base) {
    return matchesName(Scope, Base);
  });
}

/// Whether the signature contains a text, in which `%class` stands for the
/// class of the function.
static bool hasPart(const FunctionQuery &Q, StringRef Part) {
  const auto [Before, After] = Part.split("%class");
  if (Before == Part)
    return Q.Signature.contains(Part);
  return Q.Signature.contains((Before + Q.Class + After).str());
}

static bool overloadMatches(const FunctionSelector &S, const FunctionQuery &Q) {
  if (S.UnlessDefined && Q.DefinedByProgram)
    return false;
  if (S.Parameters && !S.Parameters->admits(Q.ParameterCount))
    return false;
  bool Wanted = false, Matched = false;
  for (StringRef Part : S.Signatures) {
    if (Part.consume_front("!")) {
      if (hasPart(Q, Part))
        return false;
      continue;
    }
    Wanted = true;
    Matched = Matched || hasPart(Q, Part);
  }
  return Matched || !Wanted;
}

std::vector<uint32_t>
FunctionIndex::named(const FunctionQuery &Q,
                     llvm::ArrayRef<FunctionRule> Rules) const {
  std::vector<uint32_t> Found;
  const auto [Scope, Last] = splitLastComponent(Q.Name);
  auto Try = [&](const Entry &E) {
    const FunctionSelector &S = Rules[E.Rule].Selector;
    if (S.OfLibrary && !Q.CLinkage && E.Scope.empty())
      return;
    if (scopeMatches(S, E.Scope, Q, Scope))
      Found.push_back(E.Rule);
  };
  if (const auto It = ByLast.find(Last); It != ByLast.end())
    llvm::for_each(It->second, Try);
  if (!Q.Class.empty() && Last == splitLastComponent(Q.Class).second)
    if (const auto It = ByLast.find("%constructor"); It != ByLast.end())
      llvm::for_each(It->second, Try);
  for (const Entry &E : Globs)
    if (matchesGlob(E.Last, Last))
      Try(E);
  llvm::sort(Found);
  Found.erase(std::unique(Found.begin(), Found.end()), Found.end());
  return Found;
}

std::vector<uint32_t>
FunctionIndex::find(const FunctionQuery &Q,
                    llvm::ArrayRef<FunctionRule> Rules) const {
  std::vector<uint32_t> Found = named(Q, Rules);
  llvm::erase_if(Found, [&](uint32_t Rule) {
    return !overloadMatches(Rules[Rule].Selector, Q);
  });
  return Found;
}
