//===-- Check/OverriddenMarks.cpp - what overrides take back --------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/OverriddenMarks.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace piiflow;
using llvm::StringRef;
using Marks = llvm::ArrayRef<Mark>;

namespace {

/// Compares what an override says with what it overrides, place by place.
class Comparison {
public:
  Comparison(const RuleContext &C,
             llvm::function_ref<void(const TakenBack &)> Found)
      : C(C), Found(Found) {}

  void function(const Program::Function &F);

private:
  StringRef form(const Mark &M) const { return C.P.Strings[M.Form]; }
  const Mark *first(Marks In, StringRef Form) const {
    const auto *It =
        llvm::find_if(In, [&](const Mark &M) { return form(M) == Form; });
    return It == In.end() ? nullptr : It;
  }
  std::vector<StringRef> said(const Mark &M) const;
  bool says(Marks Own, StringRef Form, StringRef Word) const;
  void place(Marks Own, Marks Base, StringRef Method);
  void opposite(Marks Own, Marks Base, StringRef Method);
  void dropped(Marks Own, const Mark &Base, StringRef Method);

  const RuleContext &C;
  llvm::function_ref<void(const TakenBack &)> Found;
};

/// The words of an annotation that the override has to repeat: categories of
/// data, else the kind or name.
std::vector<StringRef> Comparison::said(const Mark &M) const {
  std::vector<StringRef> Words;
  for (StringId A : M.Arguments)
    if (form(M) != "pii::source" || C.Rules.categories().find(C.P.Strings[A]))
      Words.push_back(C.P.Strings[A]);
  if (form(M) != "pii::source" && Words.size() > 1)
    Words.resize(1);
  return Words;
}

/// Whether one of the annotations says this, or something that it is part of.
bool Comparison::says(Marks Own, StringRef Form, StringRef Word) const {
  return llvm::any_of(Own, [&](const Mark &M) {
    if (form(M) != Form)
      return false;
    const std::vector<StringRef> Words = said(M);
    if (Form != "pii::source")
      return llvm::is_contained(Words, Word);
    return Words.empty() || llvm::any_of(Words, [&](StringRef Category) {
             return C.Rules.categories().isA(Word, Category);
           });
  });
}

/// Personal data on one side, not personal on the other.
void Comparison::opposite(Marks Own, Marks Base, StringRef Method) {
  for (auto [Here, There, What] :
       {std::tuple("pii::none", "pii::source", "personal data"),
        std::tuple("pii::source", "pii::none", "not personal data")}) {
    const Mark *Mine = first(Own, Here);
    const Mark *Theirs = first(Base, There);
    // What contradicts itself is reported for that.
    if (Mine && Theirs && !first(Own, There) && !first(Base, Here))
      Found({*Mine, *Theirs,
             "contradicts '" + Method.str() +
                 "', which it overrides and which is declared " + What});
  }
}

void Comparison::dropped(Marks Own, const Mark &Base, StringRef Method) {
  const Mark *Mine = first(Own, form(Base));
  if (!Mine)
    return;
  for (StringRef Word : said(Base))
    if (!says(Own, form(Base), Word))
      Found({*Mine, Base,
             "drops '" + Word.str() + "', which '" + Method.str() +
                 "' declares and this overrides"});
}

void Comparison::place(Marks Own, Marks Base, StringRef Method) {
  if (Own.empty() || Base.empty())
    return;
  opposite(Own, Base, Method);
  for (const Mark &M : Base)
    dropped(Own, M, Method);
}

void Comparison::function(const Program::Function &F) {
  std::vector<StringId> Work = F.Decl.Overrides;
  std::set<StringId> Visited;
  while (!Work.empty()) {
    const StringId Symbol = Work.back();
    Work.pop_back();
    const Program::Function *Base = C.P.function(Symbol);
    if (!Base || !Visited.insert(Symbol).second)
      continue;
    llvm::append_range(Work, Base->Decl.Overrides);
    const StringRef Method = C.P.Strings[Base->Decl.Name];
    place(F.Decl.Marks, Base->Decl.Marks, Method);
    for (const auto &[Own, Theirs] :
         llvm::zip_first(F.Decl.Parameters, Base->Decl.Parameters))
      place(Own.Marks, Theirs.Marks, Method);
  }
}

} // namespace

void piiflow::findTakenBack(const RuleContext &C,
                            llvm::function_ref<void(const TakenBack &)> Found) {
  Comparison Compare(C, Found);
  for (const Program::Function &F : C.P.Functions)
    if (!F.Decl.Overrides.empty())
      Compare.function(F);
}
