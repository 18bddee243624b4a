//===-- Tool/ExplainCommand.cpp - piiflow explain --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Pages.h"
#include "Policy/Policy.h"
#include "Support/Text.h"
#include "Tool/Commands.h"
#include "Tool/Extraction.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow;

static bool explainRule(llvm::StringRef Name) {
  for (const auto &[File, Text] : rulePages())
    if (File == (Name + ".md").str()) {
      llvm::outs() << Text;
      return true;
    }
  return false;
}

static bool explainCategory(llvm::StringRef Name, const Policy &Rules) {
  const Category *C = Rules.categories().find(Name);
  if (!C)
    return false;
  llvm::raw_ostream &OS = llvm::outs();
  OS << "category:   " << C->Id << " (" << C->Name << ")\n";
  if (!C->Parent.empty())
    OS << "part of:    " << C->Parent << '\n';
  OS << "tier:       " << tierName(C->T) << '\n';
  OS << "enumerable: "
     << (C->Enumerable ? "yes: a hash without a key can be undone by trying "
                         "all values"
                       : "no")
     << '\n';
  for (const std::string &Law : C->Law)
    OS << "law:        " << Law << '\n';
  for (const char *Kind : {"log", "network", "export"})
    OS << "approved for " << Kind << ": " << Rules.approvedFor(Name, Kind, "")
       << '\n';
  return true;
}

static std::string spell(const Port &P) {
  static const char *const Roots[] = {"This", "Return", "Argument",
                                      "Exception"};
  std::string Out = Roots[P.Root];
  if (P.Root == Port::Argument)
    Out += P.EachArgument      ? "[i]"
           : P.First == P.Last ? "[" + std::to_string(P.First) + "]"
                               : "[" + std::to_string(P.First) + "..]";
  return Out;
}

static std::string spell(llvm::ArrayRef<Port> Ports) {
  std::vector<std::string> Names;
  for (const Port &P : Ports)
    Names.push_back(spell(P));
  return llvm::join(Names, ", ");
}

/// What rules say about a function, whether or not a program has it.
static bool explainFunction(llvm::StringRef Name, const Policy &Rules) {
  FunctionQuery Q;
  Q.Name = Name;
  Q.Class = Name.contains("::") ? Name.rsplit("::").first : "";
  const std::unique_ptr<FunctionModel> M = Rules.modelFor(Q);
  if (!M)
    return false;
  llvm::raw_ostream &OS = llvm::outs();
  OS << "function:   " << Name << '\n';
  for (const std::string &Origin : M->Origins)
    OS << "said by:    " << Origin << '\n';
  for (const SinkEffect &S : M->Sinks)
    OS << "sink:       " << S.Kind
       << (S.Destination.empty() ? "" : " (" + S.Destination + ")") << " of "
       << spell(S.Arguments) << '\n';
  for (const SourceEffect &S : M->Sources)
    OS << "source:     " << llvm::join(S.Categories, ", ") << " at "
       << spell(S.To) << '\n';
  for (const SanitizerEffect &S : M->Sanitizers)
    OS << "sanitizer:  " << S.Kind << " for "
       << (S.Categories.empty() ? "all categories"
                                : llvm::join(S.Categories, ", "))
       << '\n';
  for (const GuardEffect &G : M->Guards)
    OS << "guard:      " << G.Kind << '\n';
  for (const CallbackEffect &Cb : M->Callbacks)
    OS << "calls:      " << spell(Cb.Callee) << '\n';
  static const char *const Kinds[] = {"copy",  "derive", "append", "insert",
                                      "alias", "kill",   "swap"};
  for (const Flow &F : M->Flows)
    OS << "moves data: " << Kinds[F.Kind] << ' ' << spell(F.From) << " to "
       << spell(F.To) << '\n';
  if (M->Sinks.empty() && M->Sources.empty() && M->Sanitizers.empty() &&
      M->Guards.empty() && M->Flows.empty() && M->Callbacks.empty())
    OS << "it is known to be nothing of interest: no data moves through it\n";
  return true;
}

ExitCode piiflow::runExplain(const CommandLine &C) {
  if (C.Inputs.size() != 1)
    return usageError(llvm::createStringError(
        "expected one name after explain: a rule, a category or a function"));
  const std::string PolicyFile = policyFor(C, "");
  auto Rules =
      Policy::load(PolicyFile.empty() ? std::nullopt
                                      : std::optional<std::string>(PolicyFile));
  if (!Rules)
    return usageError(Rules.takeError());
  const std::string &Name = C.Inputs.front();
  if (explainRule(Name) || explainCategory(Name, *Rules) ||
      explainFunction(Name, *Rules))
    return ExitCode::Clean;
  std::vector<llvm::StringRef> Known;
  for (const auto &[File, Text] : rulePages())
    Known.push_back(File.drop_back(3));
  for (const Category *Each : Rules->categories().all())
    Known.push_back(Each->Id);
  std::string Message = "'" + Name +
                        "' is no rule, no category, and no function that a "
                        "model or the policy describes";
  if (llvm::StringRef Near = nearest(Name, Known); !Near.empty())
    Message += "; did you mean '" + Near.str() + "'?";
  return usageError(llvm::createStringError(Message));
}
