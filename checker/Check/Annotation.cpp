//===-- Check/Annotation.cpp - pii-annotation ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Rule.h"

#include "Solve/Places.h"
#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace piiflow;

namespace {
enum class Position { Field, Global, Local, Parameter, Function, Type };

llvm::StringRef describe(Position P) {
  switch (P) {
  case Position::Field:
    return "a field";
  case Position::Global:
  case Position::Local:
    return "a variable";
  case Position::Parameter:
    return "a parameter";
  case Position::Function:
    return "a function";
  case Position::Type:
    return "a type";
  }
  return "";
}

const llvm::StringRef Forms[] = {
    "pii::source", "pii::none",   "pii::sink",          "pii::sanitizer",
    "pii::store",  "pii::erases", "pii::erasure_entry", "pii::guard"};

/// Whether the form says something about a declaration of this sort.
bool fits(llvm::StringRef Form, Position P) {
  if (Form == "pii::source" || Form == "pii::none")
    return true;
  if (Form == "pii::sink")
    return P == Position::Parameter || P == Position::Function;
  if (Form == "pii::sanitizer")
    return P == Position::Parameter || P == Position::Function ||
           P == Position::Type;
  return P == Position::Function;
}

/// Malformed and contradictory annotations.
class AnnotationRule : public Rule {
public:
  llvm::StringRef name() const override { return "pii-annotation"; }
  void run(const RuleContext &C, std::vector<Finding> &Out) const override;
};

/// Checks the marks of one declaration after the other.
class Checker {
public:
  Checker(const RuleContext &C, std::vector<Finding> &Out) : C(C), Out(Out) {}

  void declaration(llvm::ArrayRef<Mark> Marks, Position P) {
    bool Source = false, None = false;
    for (const Mark &M : Marks) {
      const llvm::StringRef Form = C.P.Strings[M.Form];
      Source |= Form == "pii::source";
      None |= Form == "pii::none";
      mark(M, P);
    }
    if (Source && None)
      for (const Mark &M : Marks)
        if (C.P.Strings[M.Form] == "pii::none")
          report(M, "declared personal data and not personal data at once");
  }

private:
  void report(const Mark &M, std::string Message) {
    Finding F;
    F.Rule = "pii-annotation";
    F.Where = placeOf(C.P, M.Range);
    F.Message = std::move(Message);
    F.SourceEntity = C.P.Strings[M.Form].str();
    for (StringId A : M.Arguments)
      F.SourceEntity += " " + C.P.Strings[A].str();
    Out.push_back(std::move(F));
  }

  static std::string suggestion(llvm::StringRef Near) {
    return Near.empty() ? "" : "; did you mean '" + Near.str() + "'?";
  }

  void mark(const Mark &M, Position P) {
    const llvm::StringRef Form = C.P.Strings[M.Form];
    if (!llvm::is_contained(Forms, Form)) {
      report(M, "unknown annotation '" + Form.str() + "'" +
                    suggestion(nearest(Form, Forms)));
      return;
    }
    if (!fits(Form, P)) {
      report(M, "'" + Form.str() + "' means nothing on " + describe(P).str());
      return;
    }
    if (Form == "pii::source")
      categories(M, 0, /*Facts=*/false);
    else if (Form == "pii::sink")
      kind(M, "sink", C.Rules.isSinkKind(argument(M)),
           {"log", "network", "export"});
    else if (Form == "pii::sanitizer") {
      kind(M, "sanitizer", C.Rules.isSanitizerKind(argument(M)),
           {"drop", "tokenize", "aggregate", "encrypt", "keyed_hash", "hash",
            "truncate", "mask", "encode"});
      categories(M, 1, /*Facts=*/true);
    } else if (Form == "pii::guard")
      kind(M, "guard", C.Rules.isGuardKind(argument(M)),
           {"authorize", "audit", "consent"});
    else if ((Form == "pii::store" || Form == "pii::erases") &&
             argument(M).empty())
      report(M, "'" + Form.str() + "' names no store");
  }

  llvm::StringRef argument(const Mark &M) const {
    return M.Arguments.empty() ? llvm::StringRef()
                               : C.P.Strings[M.Arguments.front()];
  }

  void kind(const Mark &M, llvm::StringRef What, bool Known,
            llvm::ArrayRef<llvm::StringRef> Usual) {
    const llvm::StringRef Kind = argument(M);
    if (Kind.empty())
      report(M, "a " + What.str() + " annotation names no kind");
    else if (!Known)
      report(M, "unknown " + What.str() + " kind '" + Kind.str() + "'" +
                    suggestion(nearest(Kind, Usual)));
  }

  void categories(const Mark &M, size_t First, bool Facts) {
    for (size_t I = First; I < M.Arguments.size(); ++I) {
      const llvm::StringRef Id = C.P.Strings[M.Arguments[I]];
      if (C.Rules.categories().find(Id) ||
          (Facts && (Id.contains('=') || Id == "keyed")))
        continue;
      report(M, "unknown category '" + Id.str() + "'" +
                    suggestion(C.Rules.categories().nearest(Id)));
    }
  }

  const RuleContext &C;
  std::vector<Finding> &Out;
};

void AnnotationRule::run(const RuleContext &C,
                         std::vector<Finding> &Out) const {
  const size_t First = Out.size();
  Checker Check(C, Out);
  for (const Record &R : C.P.Records) {
    Check.declaration(R.Marks, Position::Type);
    for (const Field &F : R.Fields)
      Check.declaration(F.Marks, Position::Field);
  }
  for (const Global &G : C.P.Globals)
    Check.declaration(G.Marks, Position::Global);
  for (const Program::Function &F : C.P.Functions) {
    Check.declaration(F.Decl.Marks, Position::Function);
    for (const Parameter &Param : F.Decl.Parameters)
      Check.declaration(Param.Marks, Position::Parameter);
    for (const Body &B : F.Bodies)
      for (const Local &L : B.Locals)
        Check.declaration(L.Marks, Position::Local);
  }
  // Instantiations repeat what their pattern says.
  const auto Key = [](const Finding &F) {
    return std::tie(F.Where, F.Message);
  };
  std::sort(
      Out.begin() + First, Out.end(),
      [&](const Finding &A, const Finding &B) { return Key(A) < Key(B); });
  Out.erase(std::unique(Out.begin() + First, Out.end(),
                        [&](const Finding &A, const Finding &B) {
                          return Key(A) == Key(B);
                        }),
            Out.end());
}
} // namespace

std::unique_ptr<Rule> piiflow::makeAnnotationRule() {
  return std::make_unique<AnnotationRule>();
}
