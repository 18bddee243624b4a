//===-- Tool/CheckCommand.cpp - piiflow check ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pipeline/Pipeline.h"
#include "Tool/Cache.h"
#include "Tool/Commands.h"
#include "Tool/Output.h"
#include "Tool/RunPolicy.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow;
using clang::tooling::CompileCommand;

/// Where facts are kept: nowhere for a run without a build folder.
static std::string cacheDir(const CommandLine &C) {
  if (!C.CacheDir.empty())
    return C.CacheDir;
  if (C.FixedFlags)
    return "";
  return buildFolder(C.Build) + "/.piiflow";
}

/// Facts of all commands, from the cache where nothing changed.
static std::vector<Unit> facts(std::vector<CompileCommand> Commands,
                               const std::string &ProjectRoot,
                               const CommandLine &C) {
  std::vector<Unit> Units;
  const std::string Dir = cacheDir(C);
  if (Dir.empty()) {
    for (Extracted &E : extractAll(Commands, ProjectRoot, C))
      Units.push_back(std::move(E.Facts));
    return Units;
  }
  const FactsCache Cache(Dir, ProjectRoot);
  const std::vector<std::string> Names = factsNames(Commands, ProjectRoot);
  std::vector<CompileCommand> Changed;
  std::vector<std::string> ChangedNames;
  for (size_t I = 0; I < Commands.size(); ++I) {
    if (auto U = Cache.find(Names[I], Commands[I])) {
      Units.push_back(std::move(*U));
      continue;
    }
    Changed.push_back(std::move(Commands[I]));
    ChangedNames.push_back(Names[I]);
  }
  std::vector<Extracted> Fresh = extractAll(Changed, ProjectRoot, C);
  bool Warned = false;
  for (size_t I = 0; I < Fresh.size(); ++I) {
    // A unit with problems is tried again next time.
    if (Fresh[I].Facts.Problems.empty())
      if (llvm::Error E = Cache.store(ChangedNames[I], Changed[I], Fresh[I])) {
        const std::string Message = llvm::toString(std::move(E));
        if (!Warned)
          llvm::errs() << "piiflow: warning: facts are not kept: " << Message
                       << '\n';
        Warned = true;
      }
    Units.push_back(std::move(Fresh[I].Facts));
  }
  return Units;
}

ExitCode piiflow::runCheck(const CommandLine &C) {
  auto Targets = reportTargets(C);
  if (!Targets)
    return usageError(Targets.takeError());
  auto Commands = selectCommands(C);
  if (!Commands)
    return usageError(Commands.takeError());
  const RunPolicy Run = policyForRun(C, *Commands);
  auto Rules = Policy::load(
      Run.File.empty() ? std::nullopt : std::optional<std::string>(Run.File));
  if (!Rules)
    return usageError(Rules.takeError());
  Result R = analyse(facts(std::move(*Commands), Run.ProjectRoot, C), *Rules,
                     C.analysis());
  R.Covered.Notes.insert(R.Covered.Notes.begin(), Run.Notes.begin(),
                         Run.Notes.end());
  return report(std::move(R), *Rules, C, Run.ProjectRoot, *Targets);
}
