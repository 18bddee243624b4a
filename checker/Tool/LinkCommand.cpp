//===-- Tool/LinkCommand.cpp - piiflow link --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Pipeline/Pipeline.h"
#include "Tool/Commands.h"
#include "Tool/Extraction.h"
#include "Tool/Output.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace piiflow;
namespace fs = llvm::sys::fs;

/// The facts files named, and those in the folders named; sorted.
static llvm::Expected<std::vector<std::string>>
factsFiles(const CommandLine &C) {
  if (C.Inputs.empty())
    return llvm::createStringError(
        "nothing to link; expected DIR or FILE.pfx after link");
  std::vector<std::string> Files;
  for (const std::string &Input : C.Inputs) {
    if (!fs::is_directory(Input)) {
      Files.push_back(Input);
      continue;
    }
    std::error_code EC;
    for (fs::directory_iterator It(Input, EC), End; It != End && !EC;
         It.increment(EC))
      if (llvm::sys::path::extension(It->path()) == ".pfx")
        Files.push_back(It->path());
    if (EC)
      return llvm::createStringError(EC, "%s: %s", Input.c_str(),
                                     EC.message().c_str());
  }
  if (Files.empty())
    return llvm::createStringError(C.Inputs.front() +
                                   ": no .pfx file there: nothing to link");
  llvm::sort(Files);
  Files.erase(llvm::unique(Files), Files.end());
  return Files;
}

ExitCode piiflow::runLink(const CommandLine &C) {
  auto Targets = reportTargets(C);
  if (!Targets)
    return usageError(Targets.takeError());
  auto Files = factsFiles(C);
  if (!Files)
    return usageError(Files.takeError());
  const std::string PolicyFile = policyFor(C, "");
  auto Rules =
      Policy::load(PolicyFile.empty() ? std::nullopt
                                      : std::optional<std::string>(PolicyFile));
  if (!Rules)
    return usageError(Rules.takeError());
  std::vector<Unit> Units;
  for (const std::string &File : *Files) {
    auto U = readFactsFile(File);
    if (!U)
      return usageError(U.takeError());
    Units.push_back(std::move(*U));
  }
  AnalysisOptions Options;
  Options.Threads = C.threads();
  Options.Only = C.Only;
  Options.Summaries = C.Summaries ? &llvm::errs() : nullptr;
  Result R = analyse(std::move(Units), *Rules, Options);
  return report(std::move(R), *Rules, C,
                C.ProjectRoot.empty() ? absolute(".") : absolute(C.ProjectRoot),
                *Targets);
}
