//===-- Tidy/Module.cpp - the checks of the plugin ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Rule.h"
#include "Support/Compat.h"
#include "Tidy/Analysis.h"

#include "clang-tidy/ClangTidyCheck.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

#include PIIFLOW_TIDY_REGISTRY_HEADER

#include <memory>

using namespace clang;
using namespace piiflow;

namespace {
/// A check of clang-tidy that shows the findings of one rule.
class RuleCheck : public tidy::ClangTidyCheck {
public:
  RuleCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context,
            std::string Rule, std::shared_ptr<TidyAnalysis> Shared)
      : ClangTidyCheck(Name, Context), Tidy(*Context), Rule(std::move(Rule)),
        Shared(std::move(Shared)),
        PolicyFile(Options.getLocalOrGlobal("PolicyFile", "").str()) {
    if (!PolicyFile.empty())
      this->Shared->usePolicy(PolicyFile);
  }

  void storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "PolicyFile", PolicyFile);
  }

  void registerMatchers(ast_matchers::MatchFinder *Finder) override {
    Finder->addMatcher(ast_matchers::translationUnitDecl().bind("unit"), this);
  }

  void check(const ast_matchers::MatchFinder::MatchResult &Match) override {
    ASTContext &Context = *Match.Context;
    const Result &R = Shared->findings(Context);
    if (const std::string Error = Shared->takeError(); !Error.empty())
      configurationDiag("%0", DiagnosticIDs::Error) << Error;
    for (const Finding &F : R.Findings)
      if (F.Rule == Rule)
        show(Context, F);
  }

  void onEndOfTranslationUnit() override { Shared->clear(); }

private:
  /// Suppressed findings as well: clang-tidy sees to them, and counts them.
  void show(ASTContext &Context, const Finding &F) {
    if (F.Insistent && !F.Suppressed)
      return insist(F);
    diag(Shared->locate(Context, F.Where), "%0") << F.Message;
    for (const TraceStep &S : F.Trace)
      diag(Shared->locate(Context, S.Where), "%0", DiagnosticIDs::Note)
          << S.Message;
  }

  /// clang-tidy would take the comment that a finding complains of for a
  /// suppression of it. What has no location cannot be suppressed.
  void insist(const Finding &F) {
    Tidy.diag(Rule, "%0: %1") << Shared->spell(F.Where) << F.Message;
  }

  tidy::ClangTidyContext &Tidy;
  std::string Rule;
  std::shared_ptr<TidyAnalysis> Shared;
  std::string PolicyFile;
};

class PiiModule : public tidy::ClangTidyModule {
public:
  void addCheckFactories(tidy::ClangTidyCheckFactories &Factories) override {
    auto Shared = std::make_shared<TidyAnalysis>();
    for (llvm::StringRef Rule : ruleNames())
      Factories.registerCheckFactory(
          Rule, [Shared, Rule = Rule.str()](llvm::StringRef Name,
                                            tidy::ClangTidyContext *Context) {
            return std::make_unique<RuleCheck>(Name, Context, Rule, Shared);
          });
  }
};

const tidy::ClangTidyModuleRegistry::Add<PiiModule>
    Registered("pii", "Personal data and where it goes.");
} // namespace
