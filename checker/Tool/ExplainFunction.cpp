//===-- Tool/ExplainFunction.cpp - why a function is what --*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/ExplainFunction.h"

#include "Policy/Ports.h"
#include "Policy/Rules.h"
#include "Solve/Places.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;
using llvm::StringRef;

namespace {

/// Writes lines of a name and what is said under it.
class Explanation {
public:
  Explanation(const Policy &Rules, const Program *P, llvm::raw_ostream &OS)
      : Rules(Rules), P(P), OS(OS) {}

  bool function(StringRef Name);
  bool declaration(StringRef Name);

private:
  void line(StringRef Label, const llvm::Twine &Text) {
    OS << llvm::left_justify(Label.empty() ? "" : (Label + ":").str(), 12)
       << Text << '\n';
  }
  void said(StringRef Model, StringRef Where);
  void heading(StringRef What, StringRef Name);
  void sink(StringRef What, StringRef Name, const SinkObject *O);
  void source(StringRef What, StringRef Name, llvm::ArrayRef<std::string> Ids);
  void rule(const FunctionRule &R);
  void effects(const FunctionModel &M);
  void rules(llvm::ArrayRef<const FunctionRule *> Found);
  void declared(const Program::Function &F);
  unsigned annotations(llvm::ArrayRef<Mark> Marks, const llvm::Twine &On);
  unsigned inherited(const Program::Function &F);
  void verdict(const Program::Function &F, bool Annotated,
               const FunctionModel *M);
  std::string where(const SourceRange &R) const;

  const Policy &Rules;
  const Program *P;
  llvm::raw_ostream &OS;
  std::string Headed; ///< What declaration() has named already.
};

std::string ports(llvm::ArrayRef<Port> Ports) {
  std::vector<std::string> Names;
  for (const Port &Each : Ports)
    Names.push_back(spell(Each));
  return llvm::join(Names, ", ");
}

std::string categories(llvm::ArrayRef<std::string> Ids) {
  return Ids.empty() ? "all categories" : llvm::join(Ids, ", ");
}

std::string describe(const SinkEffect &S) {
  std::string Text = S.Kind;
  if (S.Object)
    Text = "whatever " + spell(*S.Object) + " is";
  if (!S.Destination.empty())
    Text += " (" + S.Destination + ")";
  return Text + ", of " + ports(S.Arguments);
}

std::string describe(const SanitizerEffect &S) {
  std::string Text = S.Kind + " for " + categories(S.Categories);
  if (!S.Facts.empty())
    Text += ", declared " + llvm::join(S.Facts, ", ");
  return Text + ", at " + spell(S.To);
}

std::string describe(const CallbackEffect &Cb) {
  std::string Text = spell(Cb.Callee) + " with (" + ports(Cb.Arguments) + ")";
  if (!Cb.Results.empty())
    Text += ", its result to " + ports(Cb.Results);
  return Text + (Cb.Later ? ", after the call" : "");
}

std::string describe(const ConversionEffect &C) {
  std::string Text = spell(C.Of) + " by the program's " +
                     llvm::join(C.By, " or ") + ", from parameter " +
                     std::to_string(C.Value);
  if (C.Into >= 0)
    Text += " into parameter " + std::to_string(C.Into);
  return C.To ? Text + ", to " + spell(*C.To) : Text;
}

/// "only with '(const char'", for rules that not every overload matches.
std::string overloads(const FunctionSelector &S) {
  std::vector<std::string> Parts;
  for (StringRef Signature : S.Signatures)
    Parts.push_back(Signature.starts_with("!")
                        ? "without '" + Signature.drop_front().str() + "'"
                        : "with '" + Signature.str() + "'");
  if (S.Parameters)
    Parts.push_back("of " + std::to_string(S.Parameters->Least) +
                    (S.Parameters->OrMore ? " or more" : "") + " parameters");
  return llvm::join(Parts, ", ");
}

/// Whether a rule says that a function does nothing with data.
bool isNothing(const FunctionModel &M) {
  return M.Sources.empty() && M.Sinks.empty() && M.Sanitizers.empty() &&
         M.Guards.empty() && M.Callbacks.empty() && M.Conversions.empty() &&
         M.Flows.empty();
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

void Explanation::effects(const FunctionModel &M) {
  for (const SourceEffect &S : M.Sources)
    line("source", categories(S.Categories) + ", at " + spell(S.To));
  for (const SinkEffect &S : M.Sinks)
    line("sink", describe(S));
  for (const SanitizerEffect &S : M.Sanitizers)
    line("sanitizer", describe(S));
  for (const GuardEffect &G : M.Guards)
    line("guard", G.Kind);
  for (const CallbackEffect &Cb : M.Callbacks)
    line("calls", describe(Cb));
  for (const ConversionEffect &C : M.Conversions)
    line("converts", describe(C));
  for (const Flow &F : M.Flows)
    line("moves data", spell(F));
  if (isNothing(M))
    line("moves data", "none: what enters ends there");
}

void Explanation::said(StringRef Model, StringRef Where) {
  line("", Model.empty() ? "said by the policy, " + Where
                         : "said by model " + Model + ", models/" + Where);
}

void Explanation::rule(const FunctionRule &R) {
  effects(R.Effects);
  if (const std::string Only = overloads(R.Selector); !Only.empty())
    line("", "only overloads " + Only);
  if (R.Selector.UnlessDefined)
    line("", "only where the program does not define it");
  said(R.Model, R.Where);
}

void Explanation::rules(llvm::ArrayRef<const FunctionRule *> Found) {
  std::vector<StringRef> Roles;
  const auto Add = [&](StringRef Role, const auto &IsOne) {
    if (llvm::any_of(Found,
                     [&](const FunctionRule *R) { return IsOne(R->Effects); }))
      Roles.push_back(Role);
  };
  Add("a source", [](const FunctionModel &M) { return !M.Sources.empty(); });
  Add("a sink", [](const FunctionModel &M) { return !M.Sinks.empty(); });
  Add("a sanitizer",
      [](const FunctionModel &M) { return !M.Sanitizers.empty(); });
  Add("a guard", [](const FunctionModel &M) { return !M.Guards.empty(); });
  Add("a caller of what it is given",
      [](const FunctionModel &M) { return !M.Callbacks.empty(); });
  Add("an asker for conversions",
      [](const FunctionModel &M) { return !M.Conversions.empty(); });
  Add("a mover of data",
      [](const FunctionModel &M) { return !M.Flows.empty(); });
  if (!Found.empty())
    line("is", Roles.empty() ? "nothing of interest: no data moves through it"
                             : llvm::join(Roles, ", "));
  for (const FunctionRule *R : Found)
    rule(*R);
}

//===----------------------------------------------------------------------===//
// Functions of a program
//===----------------------------------------------------------------------===//

std::string Explanation::where(const SourceRange &R) const {
  const Place At = placeOf(*P, R);
  if (At.File.empty())
    return "a place that the compiler made up";
  return At.File + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column);
}

unsigned Explanation::annotations(llvm::ArrayRef<Mark> Marks,
                                  const llvm::Twine &On) {
  for (const Mark &M : Marks) {
    std::vector<StringRef> Arguments;
    for (StringId A : M.Arguments)
      Arguments.push_back(P->Strings[A]);
    StringRef Form = P->Strings[M.Form];
    Form.consume_front("pii::");
    line("annotation", Form + (Arguments.empty() ? "" : " ") +
                           llvm::join(Arguments, ", ") + " on " + On);
    line("", "written at " + where(M.Range));
  }
  return unsigned(Marks.size());
}

/// What is written on the methods that this one overrides counts here too.
unsigned Explanation::inherited(const Program::Function &F) {
  unsigned Count = 0;
  for (StringId Symbol : F.Decl.Overrides)
    if (const Program::Function *Base = P->function(Symbol)) {
      const std::string Of = " of " + P->Strings[Base->Decl.Name].str();
      Count += annotations(Base->Decl.Marks, "the result or arguments" + Of);
      for (const Parameter &Each : Base->Decl.Parameters)
        Count += annotations(Each.Marks,
                             "parameter '" + P->Strings[Each.Name] + "'" + Of);
      Count += inherited(*Base);
    }
  return Count;
}

/// What becomes of the body, and whether anything was said at all.
void Explanation::verdict(const Program::Function &F, bool Annotated,
                          const FunctionModel *M) {
  if (F.Bodies.empty()) {
    if (!M && !Annotated)
      line("nothing", "no rule, no annotation and no body: an unknown "
                      "function, whose arguments flow into its result");
    return;
  }
  const std::string Body = "at " + where(F.Bodies.front().Range);
  if (M && !M->KeepBody)
    line("body", Body + ", is not followed: the rules stand for it");
  else if (M || Annotated)
    line("body", Body + ", is followed as well");
  else
    line("nothing",
         "no rule and no annotation; its body, " + Body + ", is followed");
}

void Explanation::declared(const Program::Function &F) {
  const FunctionDecl &D = F.Decl;
  line("declared", "at " + where(D.Range) + ", as " + P->Strings[D.Name] +
                       P->Strings[D.Signature]);
  unsigned Annotations = annotations(D.Marks, "the function");
  for (const Parameter &Each : D.Parameters)
    Annotations +=
        annotations(Each.Marks, "parameter '" + P->Strings[Each.Name] + "'");
  Annotations += inherited(F);
  std::vector<StringRef> Bases;
  if (D.Class.valid())
    for (StringId B : P->basesOf(D.Class))
      Bases.push_back(P->Strings[B]);
  const FunctionQuery Q{P->Strings[D.Name], P->Strings[D.Class],
                        P->Strings[D.Signature], unsigned(D.Parameters.size()),
                        Bases};
  verdict(F, Annotations != 0, Rules.modelFor(Q).get());
}

bool Explanation::function(StringRef Name) {
  std::vector<const Program::Function *> Overloads;
  std::vector<StringRef> Bases;
  if (P)
    for (const Program::Function &F : P->Functions)
      if (P->Strings[F.Decl.Name] == Name)
        Overloads.push_back(&F);
  if (!Overloads.empty() && Overloads.front()->Decl.Class.valid())
    for (StringId B : P->basesOf(Overloads.front()->Decl.Class))
      Bases.push_back(P->Strings[B]);
  FunctionQuery Q;
  Q.Name = Name;
  Q.Class = Name.contains("::") ? Name.rsplit("::").first : "";
  Q.Bases = Bases;
  const std::vector<const FunctionRule *> Found = Rules.rulesNamed(Q);
  if (Overloads.empty() && Found.empty())
    return false;
  line("function", Name);
  rules(Found);
  for (const Program::Function *F : Overloads)
    declared(*F);
  return true;
}

//===----------------------------------------------------------------------===//
// Fields, globals and types
//===----------------------------------------------------------------------===//

void Explanation::heading(StringRef What, StringRef Name) {
  if (Headed != What)
    line(What, Name);
  Headed = What;
}

void Explanation::sink(StringRef What, StringRef Name, const SinkObject *O) {
  if (!O)
    return;
  heading(What, Name);
  line("sink", O->Kind +
                   (O->Destination.empty() ? "" : " (" + O->Destination + ")") +
                   ", of what is written to it");
  said(O->Model, O->Where);
}

void Explanation::source(StringRef What, StringRef Name,
                         llvm::ArrayRef<std::string> Ids) {
  if (Ids.empty())
    return;
  heading(What, Name);
  line("source", categories(Ids));
}

bool Explanation::declaration(StringRef Name) {
  source("field", Name, Rules.categoriesOfField(Name));
  sink("field", Name, Rules.sinkOfField(Name));
  source("global", Name, Rules.categoriesOfGlobal(Name));
  sink("global", Name, Rules.sinkOfGlobal(Name));
  if (const auto Number = Rules.argumentOfGlobal(Name)) {
    heading("global", Name);
    line("stands for", "Argument[" + llvm::Twine(*Number) +
                           "] of the call, among bound arguments");
  }
  source("type", Name, Rules.categoriesOfType(Name));
  sink("type", Name, Rules.sinkOfType(Name));
  if (const SanitizerEffect *S = Rules.sanitizerOfType(Name)) {
    heading("type", Name);
    line("sanitizer", describe(*S));
  }
  return !Headed.empty();
}

} // namespace

bool piiflow::explainDeclaration(StringRef Name, const Policy &Rules,
                                 llvm::raw_ostream &OS) {
  return Explanation(Rules, nullptr, OS).declaration(Name);
}

bool piiflow::explainFunction(StringRef Name, const Policy &Rules,
                              const Program *P, llvm::raw_ostream &OS) {
  return Explanation(Rules, P, OS).function(Name);
}
