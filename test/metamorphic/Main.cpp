//===-- metamorphic/Main.cpp - writes programs anew -------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
struct Named {
  const char *Name;
  Rewriting *Run;
};

constexpr Named Rewritings[] = {
    {"rename-variables", renameVariables},
    {"name-arguments", nameArguments},
    {"deduce-types", deduceTypes},
    {"iterate-by-hand", iterateByHand},
    {"name-lambdas", nameLambdas},
    {"branch-on-ternaries", branchOnTernaries},
    {"guard-sinks", guardSinks},
    {"wrap-bodies", wrapBodies},
    {"outline-bodies", outlineBodies},
    {"inline-calls", inlineCalls},
    {"reorder-functions", reorderFunctions},
    {"split-file", splitFile},
    {"move-to-header", moveToHeader},
    {"sanitize-sinks", sanitizeSinks},
    {"clear-before-sinks", clearBeforeSinks},
};

class Consumer : public ASTConsumer {
public:
  explicit Consumer(std::string Folder) : Folder(std::move(Folder)) {}
  void HandleTranslationUnit(ASTContext &Context) override {
    if (Context.getDiagnostics().hasErrorOccurred())
      return;
    const Code C(Context);
    for (const auto &[Name, Run] : Rewritings) {
      Output Out(C);
      Run(C, Out);
      if (Out.write(Folder + "/" + Name))
        llvm::outs() << Name << '\n';
    }
  }

private:
  std::string Folder;
};

class Factory : public tooling::FrontendActionFactory {
  class Action : public ASTFrontendAction {
  public:
    explicit Action(const std::string &Folder) : Folder(Folder) {}
    std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                   llvm::StringRef) override {
      return std::make_unique<Consumer>(Folder);
    }

  private:
    const std::string &Folder;
  };

public:
  explicit Factory(std::string Folder) : Folder(std::move(Folder)) {}
  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<Action>(Folder);
  }

private:
  std::string Folder;
};
} // namespace

/// Prints the names of the rewritings that changed the file; each has a folder.
int main(int Count, const char **Arguments) {
  llvm::cl::OptionCategory Category("piiflow-rewrite");
  llvm::cl::opt<std::string> Folder("o", llvm::cl::Required,
                                    llvm::cl::desc("Where to write to"),
                                    llvm::cl::cat(Category));
  auto Options =
      tooling::CommonOptionsParser::create(Count, Arguments, Category);
  if (!Options) {
    llvm::errs() << llvm::toString(Options.takeError());
    return 2;
  }
  tooling::ClangTool Tool(Options->getCompilations(),
                          Options->getSourcePathList());
  Tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster(
      {"-resource-dir", PIIFLOW_RESOURCE_DIR},
      tooling::ArgumentInsertPosition::BEGIN));
  Factory Actions(Folder);
  return Tool.run(&Actions);
}
