//===-- Tool/RunPolicy.cpp - the policy and root of a run ----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/RunPolicy.h"

#include "Tool/Extraction.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace piiflow;
using clang::tooling::CompileCommand;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral PolicyName = ".piiflow.json";

static std::string findUpward(llvm::StringRef From, llvm::StringRef Name) {
  llvm::SmallString<256> Dir(absolute(From));
  while (!Dir.empty()) {
    llvm::SmallString<256> Candidate(Dir);
    path::append(Candidate, Name);
    if (fs::exists(Candidate))
      return Candidate.str().str();
    const llvm::StringRef Parent = path::parent_path(Dir);
    if (Parent.empty() || Parent == Dir)
      break;
    Dir.resize(Parent.size());
  }
  return "";
}

/// The absolute paths of the sources, sorted: what a run does must not depend
/// on the order in which they are named.
static std::vector<std::string>
sortedSources(llvm::ArrayRef<CompileCommand> Commands) {
  std::vector<std::string> Sources;
  for (const CompileCommand &Command : Commands)
    Sources.push_back(sourceOf(Command));
  llvm::sort(Sources);
  return Sources;
}

namespace {
/// A policy and the first source that it is the nearest one of.
struct NearestPolicy {
  std::string File, Source;
};
} // namespace

/// All of them, in the order of their sources.
static std::vector<NearestPolicy>
nearestPolicies(llvm::ArrayRef<std::string> Sources) {
  std::vector<NearestPolicy> Result;
  llvm::StringMap<std::string> ByFolder;
  llvm::StringSet<> Seen;
  for (const std::string &Source : Sources) {
    const llvm::StringRef Folder = path::parent_path(Source);
    const auto [It, IsNew] = ByFolder.try_emplace(Folder);
    if (IsNew)
      It->second = findUpward(Folder, PolicyName);
    if (!It->second.empty() && Seen.insert(It->second).second)
      Result.push_back({It->second, Source});
  }
  return Result;
}

static std::string relativeTo(llvm::StringRef Folder, llvm::StringRef File) {
  llvm::StringRef Rest = File;
  if (Rest.consume_front(Folder) && Rest.consume_front("/"))
    return Rest.str();
  return File.str();
}

/// The folder that both files are in or below.
static std::string commonFolder(llvm::StringRef A, llvm::StringRef B) {
  llvm::StringRef Folder = path::parent_path(A);
  while (!Folder.empty() && !B.starts_with((Folder + "/").str()))
    Folder = path::parent_path(Folder);
  return Folder.str();
}

/// That a source has a policy of its own which does not count. Names are
/// relative to what both policies are in: in the project of one of them, the
/// other has no short name.
static std::string notUsed(const NearestPolicy &Other,
                           const NearestPolicy &Used) {
  const std::string Folder = commonFolder(Used.File, Other.File);
  return relativeTo(Folder, Other.File) + ", the nearest policy of " +
         relativeTo(Folder, Other.Source) + ", is not used: a run has one, " +
         relativeTo(Folder, Used.File) + ", the nearest of " +
         relativeTo(Folder, Used.Source) + "; --policy names another";
}

static std::string rootWithoutPolicy(llvm::ArrayRef<std::string> Sources) {
  const std::string Git = findUpward(
      Sources.empty() ? "." : path::parent_path(Sources.front()), ".git");
  return Git.empty() ? absolute(".") : path::parent_path(Git).str();
}

RunPolicy piiflow::policyForRun(const CommandLine &C,
                                llvm::ArrayRef<CompileCommand> Commands) {
  const std::vector<std::string> Sources = sortedSources(Commands);
  std::vector<NearestPolicy> Nearest;
  if (C.PolicyFile.empty())
    Nearest = nearestPolicies(Sources);
  RunPolicy Result;
  Result.File = Nearest.empty() ? C.PolicyFile : Nearest.front().File;
  if (!C.ProjectRoot.empty())
    Result.ProjectRoot = absolute(C.ProjectRoot);
  else if (!Nearest.empty())
    Result.ProjectRoot = path::parent_path(Result.File).str();
  else
    Result.ProjectRoot = rootWithoutPolicy(Sources);
  for (const NearestPolicy &Other : llvm::drop_begin(Nearest, !Nearest.empty()))
    Result.Notes.push_back(notUsed(Other, Nearest.front()));
  return Result;
}

std::string piiflow::policyForFacts(const CommandLine &C) {
  return C.PolicyFile.empty() ? findUpward(".", PolicyName) : C.PolicyFile;
}
