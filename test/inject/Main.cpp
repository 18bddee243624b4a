//===-- inject/Main.cpp - surveys a unit ------------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Survey.h"

#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"

using namespace piiflow::inject;
using namespace clang;

namespace {
class Consumer : public ASTConsumer {
public:
  explicit Consumer(llvm::StringRef Root) : Root(Root) {}
  void HandleTranslationUnit(ASTContext &Context) override {
    if (!Context.getDiagnostics().hasErrorOccurred())
      llvm::outs() << llvm::json::Value(Survey(Context, Root).run()) << '\n';
  }

private:
  llvm::StringRef Root;
};

class Factory : public tooling::FrontendActionFactory {
  class Action : public ASTFrontendAction {
  public:
    explicit Action(llvm::StringRef Root) : Root(Root) {}
    std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                   llvm::StringRef) override {
      return std::make_unique<Consumer>(Root);
    }

  private:
    llvm::StringRef Root;
  };

public:
  explicit Factory(std::string Root) : Root(std::move(Root)) {}
  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<Action>(Root);
  }

private:
  std::string Root;
};
} // namespace

/// Prints one JSON object for each unit, on a line of its own.
int main(int Count, const char **Arguments) {
  llvm::cl::OptionCategory Category("piiflow-survey");
  llvm::cl::opt<std::string> Root("root", llvm::cl::Required,
                                  llvm::cl::desc("The project's folder"),
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
      {"-w", "-resource-dir", PIIFLOW_RESOURCE_DIR},
      tooling::ArgumentInsertPosition::BEGIN));
  Factory Actions(Root);
  return Tool.run(&Actions);
}
