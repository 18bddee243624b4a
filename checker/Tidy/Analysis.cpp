//===-- Tidy/Analysis.cpp - one analysis for all checks --*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/Analysis.h"

#include "Facts/FactsFile.h"
#include "Frontend/Extract.h"
#include "Pipeline/Pipeline.h"

#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace piiflow;
namespace path = llvm::sys::path;

static std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Full(Path);
  // Without a current folder a name stays as it is.
  if (llvm::sys::fs::make_absolute(Full))
    return Path.str();
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  return Full.str().str();
}

static std::string nearestPolicy(llvm::StringRef MainFile) {
  std::string Dir = path::parent_path(MainFile).str();
  while (!Dir.empty()) {
    llvm::SmallString<256> Candidate(Dir);
    path::append(Candidate, ".piiflow.json");
    if (llvm::sys::fs::exists(Candidate))
      return Candidate.str().str();
    const std::string Parent = path::parent_path(Dir).str();
    if (Parent == Dir)
      break;
    Dir = Parent;
  }
  return "";
}

const Result &TidyAnalysis::findings(clang::ASTContext &Context) {
  if (Current)
    return *Current;
  Current.emplace();
  const clang::SourceManager &SM = Context.getSourceManager();
  std::string MainFile;
  if (auto Main = SM.getFileEntryRefForID(SM.getMainFileID()))
    MainFile = absolute(Main->getName());
  const std::string File =
      PolicyFile.empty() ? nearestPolicy(MainFile) : PolicyFile;
  auto Rules = Policy::load(File.empty() ? std::nullopt
                                         : std::optional<std::string>(File));
  if (!Rules) {
    Error = llvm::toString(Rules.takeError());
    return *Current;
  }
  Root = File.empty() ? absolute(".") : path::parent_path(absolute(File)).str();
  ExtractOptions Options;
  Options.ProjectRoot = Root;
  std::vector<Unit> Units;
  Units.push_back(extract(Context, Options));
  hashBodies(Units.back());
  *Current = analyse(std::move(Units), *Rules, AnalysisOptions());
  return *Current;
}

std::string TidyAnalysis::takeError() {
  std::string Told;
  std::swap(Told, Error);
  return Told;
}

std::string TidyAnalysis::fileOf(const Place &P) const {
  return path::is_absolute(P.File) ? P.File : Root + "/" + P.File;
}

std::string TidyAnalysis::spell(const Place &P) const {
  return (fileOf(P) + ":" + llvm::Twine(P.Line) + ":" + llvm::Twine(P.Column))
      .str();
}

clang::SourceLocation TidyAnalysis::locate(clang::ASTContext &Context,
                                           const Place &P) const {
  clang::SourceManager &SM = Context.getSourceManager();
  for (const std::string &Name : {fileOf(P), P.File}) {
    auto Entry = SM.getFileManager().getOptionalFileRef(Name);
    if (!Entry)
      continue;
    const clang::FileID ID = SM.translateFile(*Entry);
    if (ID.isValid())
      return SM.translateLineCol(ID, P.Line, P.Column);
  }
  return {};
}
