//===-- Tool/Cache.cpp - facts kept between runs ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/Cache.h"

#include "Facts/FactsFile.h"
#include "Support/AtomicFile.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

#include <nlohmann/json.hpp>

using namespace piiflow;
using clang::tooling::CompileCommand;
using Json = nlohmann::ordered_json;

static std::string hashOf(llvm::StringRef Text) {
  return llvm::utohexstr(llvm::xxh3_64bits(Text), /*LowerCase=*/true, 16);
}

static std::optional<std::string> contentHash(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  return hashOf((*Buffer)->getBuffer());
}

/// Two builds of one version may extract different facts.
static std::string executableHash() {
  static int Marker;
  return contentHash(llvm::sys::fs::getMainExecutable(nullptr, &Marker))
      .value_or("");
}

FactsCache::FactsCache(std::string Dir, std::string ProjectRoot)
    : Dir(std::move(Dir)), ProjectRoot(std::move(ProjectRoot)),
      Tool(std::string(PIIFLOW_VERSION) + "\n" +
           std::to_string(PIIFLOW_LLVM_MAJOR) + "\n" + executableHash()) {}

std::string FactsCache::commandKey(const CompileCommand &Command) const {
  std::string Text = Tool + "\n" + ProjectRoot + "\n" + Command.Directory +
                     "\n" + Command.Filename;
  for (const std::string &Argument : Command.CommandLine)
    Text += "\n" + Argument;
  return hashOf(Text);
}

std::string FactsCache::fileOf(const std::string &Name) const {
  llvm::SmallString<256> Path(Dir);
  llvm::sys::path::append(Path, Name);
  return Path.str().str();
}

std::optional<Unit> FactsCache::find(const std::string &Name,
                                     const CompileCommand &Command) const {
  const std::string Facts = fileOf(Name);
  auto Buffer = llvm::MemoryBuffer::getFile(Facts + ".deps");
  if (!Buffer)
    return std::nullopt;
  const llvm::StringRef Text = (*Buffer)->getBuffer();
  const Json Deps = Json::parse(Text.begin(), Text.end(), nullptr,
                                /*allow_exceptions=*/false);
  if (!Deps.is_object() || !Deps.contains("command") ||
      Deps["command"] != commandKey(Command) || !Deps.contains("files") ||
      !Deps["files"].is_object() || !Deps.contains("facts") ||
      Deps["facts"] != contentHash(Facts).value_or(""))
    return std::nullopt;
  for (const auto &[File, Hash] : Deps["files"].items()) {
    const std::optional<std::string> Now = contentHash(File);
    if (!Now || Hash != *Now)
      return std::nullopt;
  }
  auto U = readFactsFile(Facts);
  if (!U) {
    llvm::consumeError(U.takeError());
    return std::nullopt;
  }
  return std::move(*U);
}

llvm::Error FactsCache::store(const std::string &Name,
                              const CompileCommand &Command,
                              const Extracted &E) const {
  if (const std::error_code EC = llvm::sys::fs::create_directories(Dir))
    return llvm::createStringError(EC, "%s: %s", Dir.c_str(),
                                   EC.message().c_str());
  const std::string Facts = fileOf(Name);
  if (llvm::Error Failure = writeFactsFile(E.Facts, Facts))
    return Failure;
  Json Files = Json::object();
  for (const std::string &File : E.Inputs)
    if (const std::optional<std::string> Hash = contentHash(File))
      Files[File] = *Hash;
  const Json Deps = {{"command", commandKey(Command)},
                     {"facts", contentHash(Facts).value_or("")},
                     {"files", Files}};
  return writeAtomically(
      Facts + ".deps",
      Deps.dump(0, ' ', false, Json::error_handler_t::replace));
}
