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
#include "Tool/ExplainFunction.h"
#include "Tool/Extraction.h"
#include "Tool/FactsFiles.h"
#include "Tool/RunPolicy.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow;
using llvm::StringRef;

static bool explainRule(StringRef Name) {
  for (const auto &[File, Text] : rulePages())
    if (File == (Name + ".md").str()) {
      llvm::outs() << Text;
      return true;
    }
  return false;
}

//===----------------------------------------------------------------------===//
// Categories
//===----------------------------------------------------------------------===//

/// The tier in force, and what it comes from.
static std::string describeTier(const Category &C, const Policy &Rules) {
  std::string Text = tierName(C.T).str() + " (profiles in force: " +
                     llvm::join(Rules.profiles(), ", ");
  const auto Tiers = Rules.tiersOf(C.Id);
  if (Tiers.empty() && !C.Parent.empty())
    Text += "; that of " + C.Parent;
  for (const auto &[Profile, T] : Tiers)
    Text += "; " + (Profile == "any" ? std::string("everywhere") : Profile) +
            ": " + tierName(T).str();
  return Text + ")";
}

static void listParts(const Category &C, const Policy &Rules) {
  std::vector<std::string> Parts;
  for (const Category *Each : Rules.categories().all())
    if (Each->Parent == C.Id)
      Parts.push_back(Each->Id);
  if (!Parts.empty())
    llvm::outs() << "parts:      " << llvm::join(Parts, ", ") << '\n';
}

static bool explainCategory(StringRef Name, const Policy &Rules) {
  const Category *C = Rules.categories().find(Name);
  if (!C)
    return false;
  llvm::raw_ostream &OS = llvm::outs();
  OS << "category:   " << C->Id << " (" << C->Name << ")\n";
  if (!C->Parent.empty())
    OS << "part of:    " << C->Parent << '\n';
  listParts(*C, Rules);
  OS << "tier:       " << describeTier(*C, Rules) << '\n';
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

//===----------------------------------------------------------------------===//
// The command
//===----------------------------------------------------------------------===//

/// What is neither: the nearest of all names that could have been meant.
static llvm::Error unknownName(const std::string &Name, const Policy &Rules,
                               const Program *P) {
  std::vector<StringRef> Known;
  for (const auto &[File, Text] : rulePages())
    Known.push_back(File.drop_back(3));
  for (const Category *Each : Rules.categories().all())
    Known.push_back(Each->Id);
  llvm::append_range(Known, Rules.describedNames());
  if (P)
    for (const Program::Function &F : P->Functions)
      Known.push_back(P->Strings[F.Decl.Name]);
  std::string Message =
      "'" + Name + "' is no rule, no category, and no name that a model" +
      (P ? ", the policy or the program has" : " or the policy describes");
  if (const StringRef Near = nearest(Name, Known); !Near.empty())
    Message += "; did you mean '" + Near.str() + "'?";
  if (!P)
    Message += "\nnote: for a function of a program, name its facts after it: "
               "DIR, FILE.pfx, or -p BUILD after a check";
  return llvm::createStringError(Message);
}

/// The program whose facts the command line names; none when it names none.
static llvm::Expected<std::optional<Program>> program(const CommandLine &C) {
  std::vector<std::string> Facts(C.Inputs.begin() + 1, C.Inputs.end());
  if (!C.Build.empty())
    Facts.push_back(buildFolder(C.Build) + "/.piiflow");
  if (Facts.empty())
    return std::nullopt;
  auto Units = readFacts(Facts);
  if (!Units)
    return Units.takeError();
  return Program::link(std::move(*Units));
}

ExitCode piiflow::runExplain(const CommandLine &C) {
  if (C.Inputs.empty())
    return usageError(llvm::createStringError(
        "expected a name after explain: a rule, a category or a function"));
  const std::string PolicyFile = policyForFacts(C);
  auto Rules =
      Policy::load(PolicyFile.empty() ? std::nullopt
                                      : std::optional<std::string>(PolicyFile));
  if (!Rules)
    return usageError(Rules.takeError());
  auto Of = program(C);
  if (!Of)
    return usageError(Of.takeError());
  const Program *P = *Of ? &**Of : nullptr;
  const std::string &Name = C.Inputs.front();
  if (explainRule(Name) || explainCategory(Name, *Rules) ||
      explainFunction(Name, *Rules, P, llvm::outs()) ||
      explainDeclaration(Name, *Rules, llvm::outs()))
    return finishOutput(ExitCode::Clean);
  return usageError(unknownName(Name, *Rules, P));
}
