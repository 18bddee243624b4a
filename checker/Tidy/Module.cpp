//===-- Tidy/Module.cpp - the clang-tidy plugin ----------*- C++ -*-===//
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
#include "clang/Basic/Version.h"

#include PIIFLOW_TIDY_REGISTRY_HEADER

#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace clang;
using namespace piiflow;

namespace {
/// A check of clang-tidy that shows the findings of one rule.
class RuleCheck : public tidy::ClangTidyCheck {
public:
  RuleCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context,
            std::string Rule, std::shared_ptr<TidyAnalysis> Shared)
      : ClangTidyCheck(Name, Context), Rule(std::move(Rule)),
        Shared(std::move(Shared)),
        PolicyFile(Options.get("PolicyFile", "").str()) {}

  void storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "PolicyFile", PolicyFile);
  }

  void registerMatchers(ast_matchers::MatchFinder *Finder) override {
    Finder->addMatcher(ast_matchers::translationUnitDecl().bind("unit"), this);
  }

  void check(const ast_matchers::MatchFinder::MatchResult &Match) override {
    ASTContext &Context = *Match.Context;
    const Result &R = Shared->findings(Context, PolicyFile);
    if (const std::string Error = Shared->takeError(); !Error.empty())
      configurationDiag("%0", DiagnosticIDs::Error) << Error;
    for (const Finding &F : R.Findings)
      if (F.Rule == Rule)
        show(Context, F);
  }

  void onEndOfTranslationUnit() override { Shared->clear(); }

private:
  void show(ASTContext &Context, const Finding &F) {
    diag(Shared->locate(Context, F.Where), "%0") << F.Message;
    for (const TraceStep &S : F.Trace)
      diag(Shared->locate(Context, S.Where), "%0", DiagnosticIDs::Note)
          << S.Message;
  }

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

/// A clang-tidy of another major version would list these checks and find
/// nothing with exit code 0. Ends the process instead, while it is loaded.
struct VersionCheck {
  VersionCheck() {
    const std::string Host = getClangToolFullVersion("");
    const std::string Wanted =
        "version " + std::to_string(CLANG_VERSION_MAJOR) + ".";
    if (llvm::StringRef(Host).contains(Wanted))
      return;
    std::fprintf(stderr,
                 "piiflow: error: this plugin is for clang-tidy %d, but was "
                 "loaded into one of another version (%s); load "
                 "piiflow-tidy-<major>.so of the same major version\n",
                 CLANG_VERSION_MAJOR, Host.c_str());
    std::fflush(stderr);
    std::_Exit(2);
  }
};
const VersionCheck CheckedVersion;

const tidy::ClangTidyModuleRegistry::Add<PiiModule>
    Registered("pii", "Personal data and where it goes.");
} // namespace
