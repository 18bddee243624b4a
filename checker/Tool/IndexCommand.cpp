//===-- Tool/IndexCommand.cpp - piiflow index ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Tool/Commands.h"
#include "Tool/Extraction.h"
#include "Tool/RunPolicy.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static std::string outputDir(const CommandLine &C) {
  if (!C.Output.empty())
    return C.Output;
  if (C.Build.empty())
    return ".piiflow";
  return buildFolder(C.Build) + "/.piiflow";
}

static ExitCode dumpFactsFiles(const CommandLine &C) {
  for (const std::string &File : C.Inputs) {
    auto U = readFactsFile(File);
    if (!U)
      return usageError(U.takeError());
    dump(*U, llvm::outs());
  }
  return finishOutput(ExitCode::Clean);
}

static void complain(const Unit &U) {
  for (const Problem &P : U.Problems) {
    llvm::errs() << "piiflow: not analysed completely: "
                 << U.Strings[U.MainFile];
    if (P.Range.valid())
      llvm::errs() << ": " << U.Strings[U.Files[P.Range.File.Value]] << ':'
                   << P.Range.BeginLine << ':' << P.Range.BeginColumn;
    llvm::errs() << ": " << P.Message << '\n';
  }
}

ExitCode piiflow::runIndex(const CommandLine &C) {
  const bool FromFiles = C.Dump && !C.Inputs.empty() && !C.FixedFlags &&
                         llvm::StringRef(C.Inputs.front()).ends_with(".pfx");
  if (FromFiles)
    return dumpFactsFiles(C);
  auto Commands = selectCommands(C);
  if (!Commands)
    return usageError(Commands.takeError());
  const RunPolicy Run = policyForRun(C, *Commands);
  const std::string &Root = Run.ProjectRoot;
  const std::string Dir = outputDir(C);
  if (!C.Dump)
    if (const std::error_code EC = fs::create_directories(Dir))
      return usageError(llvm::createStringError(EC, "%s: %s", Dir.c_str(),
                                                EC.message().c_str()));
  bool Incomplete = false;
  const std::vector<std::string> Names = factsNames(*Commands, Root);
  const std::vector<Extracted> All = extractAll(*Commands, Root, C);
  for (size_t I = 0; I < All.size(); ++I) {
    const Unit &U = All[I].Facts;
    Incomplete |= !U.Problems.empty();
    complain(U);
    if (C.Dump) {
      dump(U, llvm::outs());
      continue;
    }
    llvm::SmallString<256> File(Dir);
    path::append(File, Names[I]);
    if (llvm::Error E = writeFactsFile(U, File))
      return usageError(std::move(E));
  }
  return finishOutput(Incomplete ? ExitCode::Incomplete : ExitCode::Clean);
}
