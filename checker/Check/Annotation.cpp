//===-- Check/Annotation.cpp - pii-annotation ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/OverriddenMarks.h"
#include "Check/Rule.h"

#include "Solve/Places.h"
#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;
using llvm::StringRef;

namespace {
/// What is annotated, as far as it matters to what an annotation can mean.
struct Annotated {
  enum PositionT { Field, Variable, Parameter, Function, Type };
  PositionT Position;
  llvm::ArrayRef<Mark> Marks;
  std::string Entity; ///< Qualified name, for the identity of a finding.
  /// Parameter: the function cannot change what the caller has.
  bool ReadOnly = false;
  const FunctionDecl *Decl = nullptr; ///< Function.
};

/// A form of annotation, and how many arguments it takes at most.
struct FormRule {
  StringRef Name;
  unsigned MaxArguments;
};
constexpr unsigned AnyNumber = ~0u;
constexpr FormRule Forms[] = {
    {"pii::source", AnyNumber},    {"pii::none", 0},  {"pii::sink", 1},
    {"pii::sanitizer", AnyNumber}, {"pii::store", 1}, {"pii::erases", 1},
    {"pii::erasure_entry", 0},     {"pii::guard", 1}};

/// Checks the annotations of one declaration after the other.
class Checker {
public:
  Checker(const RuleContext &C, std::vector<Finding> &Out) : C(C), Out(Out) {}

  void declaration(const Annotated &D);
  void report(const Mark &M, StringRef Entity, std::string Message,
              const Mark *Other = nullptr);

private:
  StringRef form(const Mark &M) const { return C.P.Strings[M.Form]; }
  StringRef argument(const Mark &M) const {
    return M.Arguments.empty() ? StringRef() : C.P.Strings[M.Arguments.front()];
  }
  void complain(const Mark &M, std::string Message) {
    report(M, Entity, std::move(Message));
  }
  void mark(const Mark &M, const Annotated &D);
  void contradictions(const Annotated &D);
  bool isSafeFor(const Mark &Sanitizer, const Mark &Source) const;
  std::string meansNothing(StringRef Form, const Annotated &D) const;
  void kind(const Mark &M, StringRef What, bool Known,
            llvm::ArrayRef<StringRef> Usual);
  void categories(const Mark &M, size_t First);
  bool isFact(const Mark &M, StringRef Text);

  const RuleContext &C;
  std::vector<Finding> &Out;
  StringRef Entity;
};

void Checker::report(const Mark &M, StringRef Of, std::string Message,
                     const Mark *Other) {
  Finding F;
  F.Rule = "pii-annotation";
  F.Where = placeOf(C.P, M.Range);
  F.Message = std::move(Message);
  F.SourceEntity = Of.str() + " " + form(M).str();
  for (StringId A : M.Arguments)
    F.SourceEntity += " " + C.P.Strings[A].str();
  if (Other)
    F.Trace.push_back({TraceStep::Remark, placeOf(C.P, Other->Range),
                       "the other annotation is here"});
  Out.push_back(std::move(F));
}

std::string suggestion(StringRef Near) {
  return Near.empty() ? "" : "; did you mean '" + Near.str() + "'?";
}

//===----------------------------------------------------------------------===//
// Where an annotation means something
//===----------------------------------------------------------------------===//

bool returnsNothing(const Program &P, const FunctionDecl &D) {
  return !D.is(FunctionDecl::Constructor) && D.ReturnType.valid() &&
         P.Types[D.ReturnType.Value].Kind == TypeKind::Void;
}

/// "a field" when the form says nothing about that; empty when it does.
std::string Checker::meansNothing(StringRef Form, const Annotated &D) const {
  static constexpr StringRef Names[] = {"a field", "a variable", "a parameter",
                                        "a function", "a type"};
  const bool OnFunction = D.Position == Annotated::Function;
  const bool OnParameter = D.Position == Annotated::Parameter;
  bool Fits = OnFunction;
  if (Form == "pii::source" || Form == "pii::none")
    Fits = true;
  else if (Form == "pii::sink")
    Fits = OnFunction || OnParameter;
  else if (Form == "pii::sanitizer")
    Fits = OnFunction || OnParameter || D.Position == Annotated::Type;
  if (!Fits)
    return Names[D.Position].str();
  const bool OfResult = Form == "pii::source" || Form == "pii::sanitizer";
  if (OnFunction && OfResult && returnsNothing(C.P, *D.Decl))
    return "a function that returns nothing";
  if (OnFunction && Form == "pii::sink" && D.Decl->Parameters.empty() &&
      !D.Decl->is(FunctionDecl::Variadic))
    return "a function without parameters";
  if (OnParameter && Form == "pii::sanitizer" && D.ReadOnly)
    return "a parameter through which nothing is changed";
  return "";
}

//===----------------------------------------------------------------------===//
// What it says
//===----------------------------------------------------------------------===//

void Checker::kind(const Mark &M, StringRef What, bool Known,
                   llvm::ArrayRef<StringRef> Usual) {
  const StringRef Kind = argument(M);
  if (Kind.empty())
    complain(M, "a " + What.str() + " annotation names no kind");
  else if (!Known)
    complain(M, "unknown " + What.str() + " kind '" + Kind.str() + "'" +
                    suggestion(nearest(Kind, Usual)));
}

/// Whether an argument is a fact and no category; complains about one that is
/// misspelt or lacks its number.
bool Checker::isFact(const Mark &M, StringRef Text) {
  const auto [Key, Value] = Text.split('=');
  const bool OfSource = form(M) == "pii::source";
  if (Key == Text)
    return Key == "keyed" && !OfSource;
  if (OfSource)
    return Key == "subject" && !Value.empty();
  static constexpr StringRef Known[] = {"keep", "precision"};
  double Amount = 0;
  if (llvm::is_contained(Known, Key)) {
    if (Value.getAsDouble(Amount))
      complain(M, "'" + Text.str() + "' needs a number after the '='");
  } else if (const StringRef Near = nearest(Key, Known); !Near.empty()) {
    complain(M, "unknown fact '" + Text.str() + "'" + suggestion(Near));
  }
  return true; // A policy may demand facts of its own.
}

void Checker::categories(const Mark &M, size_t First) {
  for (size_t I = First; I < M.Arguments.size(); ++I) {
    const StringRef Id = C.P.Strings[M.Arguments[I]];
    if (!C.Rules.categories().find(Id) && !isFact(M, Id))
      complain(M, "unknown category '" + Id.str() + "'" +
                      suggestion(C.Rules.categories().nearest(Id)));
  }
}

void Checker::mark(const Mark &M, const Annotated &D) {
  const StringRef Form = form(M);
  const auto *Rule =
      llvm::find_if(Forms, [&](const FormRule &R) { return R.Name == Form; });
  if (Rule == std::end(Forms)) {
    std::vector<StringRef> Known;
    for (const FormRule &R : Forms)
      Known.push_back(R.Name);
    return complain(M, "unknown annotation '" + Form.str() + "'" +
                           suggestion(nearest(Form, Known)));
  }
  if (const std::string Where = meansNothing(Form, D); !Where.empty())
    return complain(M, "'" + Form.str() + "' means nothing on " + Where);
  if (M.Arguments.size() > Rule->MaxArguments)
    complain(M, "'" + C.P.Strings[M.Arguments[Rule->MaxArguments]].str() +
                    "' means nothing in '" + Form.str() + "'");
  if (Form == "pii::source")
    categories(M, 0);
  else if (Form == "pii::sink")
    kind(M, "sink", C.Rules.isSinkKind(argument(M)),
         {"log", "network", "export"});
  else if (Form == "pii::sanitizer") {
    kind(M, "sanitizer", C.Rules.isSanitizerKind(argument(M)),
         {"drop", "tokenize", "aggregate", "encrypt", "keyed_hash", "hash",
          "truncate", "mask", "encode"});
    categories(M, 1);
  } else if (Form == "pii::guard")
    kind(M, "guard", C.Rules.isGuardKind(argument(M)),
         {"authorize", "audit", "consent"});
  else if ((Form == "pii::store" || Form == "pii::erases") &&
           argument(M).empty())
    complain(M, "'" + Form.str() + "' names no store");
}

//===----------------------------------------------------------------------===//
// Contradictions
//===----------------------------------------------------------------------===//

/// Whether a sanitizer names, and so protects, a category that the same result
/// is declared to be.
bool Checker::isSafeFor(const Mark &Sanitizer, const Mark &Source) const {
  return llvm::any_of(Source.Arguments, [&](StringId Category) {
    return llvm::any_of(llvm::drop_begin(Sanitizer.Arguments),
                        [&](StringId Protected) {
                          return C.Rules.categories().isA(
                              C.P.Strings[Category], C.P.Strings[Protected]);
                        });
  });
}

void Checker::contradictions(const Annotated &D) {
  for (const Mark &Source : D.Marks) {
    if (form(Source) != "pii::source")
      continue;
    for (const Mark &M : D.Marks) {
      if (form(M) == "pii::none")
        report(M, Entity,
               "declared personal data and not personal data at once", &Source);
      // What a parameter leads to may be personal before and safe after.
      if (form(M) == "pii::sanitizer" && !M.Arguments.empty() &&
          D.Position != Annotated::Parameter && isSafeFor(M, Source))
        report(M, Entity, "declared personal data and made safe at once",
               &Source);
    }
  }
}

void Checker::declaration(const Annotated &D) {
  Entity = D.Entity;
  for (const Mark &M : D.Marks)
    mark(M, D);
  contradictions(D);
}

//===----------------------------------------------------------------------===//
// The rule
//===----------------------------------------------------------------------===//

/// Whether a call cannot leave anything behind a parameter: it is a plain
/// value, or leads to something constant. An object may be a view.
bool isReadOnly(const Program &P, const Parameter &Param) {
  if (!Param.Type.valid())
    return false;
  const Type &T = P.Types[Param.Type.Value];
  switch (T.Kind) {
  case TypeKind::Pointer:
  case TypeKind::Reference:
    return T.ConstElement;
  case TypeKind::Bool:
  case TypeKind::Character:
  case TypeKind::Integer:
  case TypeKind::Floating:
  case TypeKind::Enum:
    return true;
  default:
    return false;
  }
}

void checkFunction(const Program &P, const Program::Function &F,
                   Checker &Check) {
  const std::string Name = P.Strings[F.Decl.Name].str();
  Check.declaration({Annotated::Function, F.Decl.Marks, Name, false, &F.Decl});
  for (const Parameter &Param : F.Decl.Parameters)
    Check.declaration({Annotated::Parameter, Param.Marks,
                       Name + " " + P.Strings[Param.Name].str(),
                       isReadOnly(P, Param)});
  for (const Body &B : F.Bodies)
    for (const Local &L : B.Locals)
      Check.declaration(
          {Annotated::Variable, L.Marks, Name + " " + P.Strings[L.Name].str()});
}

/// Malformed and contradictory annotations.
class AnnotationRule : public Rule {
public:
  StringRef name() const override { return "pii-annotation"; }
  void run(const RuleContext &C, std::vector<Finding> &Out) const override;
};

/// Instantiations repeat what their pattern says.
void dropRepeated(std::vector<Finding> &Findings) {
  const auto Key = [](const Finding &F) {
    return std::tie(F.Where, F.Message);
  };
  std::sort(Findings.begin(), Findings.end(),
            [&](const Finding &A, const Finding &B) {
              return std::tuple(Key(A), A.key()) < std::tuple(Key(B), B.key());
            });
  Findings.erase(std::unique(Findings.begin(), Findings.end(),
                             [&](const Finding &A, const Finding &B) {
                               return Key(A) == Key(B);
                             }),
                 Findings.end());
}

void AnnotationRule::run(const RuleContext &C,
                         std::vector<Finding> &Out) const {
  std::vector<Finding> Mine;
  Checker Check(C, Mine);
  for (const Record &R : C.P.Records) {
    Check.declaration({Annotated::Type, R.Marks, C.P.Strings[R.Name].str()});
    for (const Field &F : R.Fields)
      Check.declaration({Annotated::Field, F.Marks, C.P.Strings[F.Name].str()});
  }
  for (const Global &G : C.P.Globals)
    Check.declaration(
        {Annotated::Variable, G.Marks, C.P.Strings[G.Name].str()});
  for (const Program::Function &F : C.P.Functions)
    checkFunction(C.P, F, Check);
  findTakenBack(C, [&](const TakenBack &T) {
    Check.report(T.Own, "override", T.Message, &T.Overridden);
  });
  dropRepeated(Mine);
  llvm::append_range(Out, std::move(Mine));
}
} // namespace

std::unique_ptr<Rule> piiflow::makeAnnotationRule() {
  return std::make_unique<AnnotationRule>();
}
