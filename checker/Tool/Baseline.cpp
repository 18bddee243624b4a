//===-- Tool/Baseline.cpp - findings known before --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/Baseline.h"

#include "Support/AtomicFile.h"

#include "llvm/Support/MemoryBuffer.h"

#include <nlohmann/json.hpp>

using namespace piiflow;
using Json = nlohmann::ordered_json;

llvm::Error piiflow::writeBaseline(const std::string &Path, const Result &R) {
  Json Findings = Json::array();
  for (const Finding &F : R.Findings)
    Findings.push_back({{"fingerprint", F.Fingerprint},
                        {"rule", F.Rule},
                        {"source", F.SourceEntity},
                        {"function", F.SinkFunction}});
  const Json Document = {{"version", 1}, {"findings", Findings}};
  return writeAtomically(
      Path,
      Document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

llvm::Expected<std::set<std::string>>
piiflow::readBaseline(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return llvm::createStringError(Path + ": " + Buffer.getError().message());
  const auto Wrong = [&](const std::string &What) {
    return llvm::createStringError(
        Path + ": " + What +
        "; expected a baseline as --write-baseline writes it");
  };
  const llvm::StringRef Text = (*Buffer)->getBuffer();
  const Json Document = Json::parse(Text.begin(), Text.end(), nullptr,
                                    /*allow_exceptions=*/false);
  if (Document.is_discarded())
    return Wrong("not JSON");
  if (!Document.is_object() || !Document.contains("findings") ||
      !Document["findings"].is_array())
    return Wrong("no list 'findings'");
  std::set<std::string> Result;
  for (const Json &F : Document["findings"]) {
    if (!F.is_object() || !F.contains("fingerprint") ||
        !F["fingerprint"].is_string())
      return Wrong("a finding without 'fingerprint'");
    Result.insert(F["fingerprint"].get<std::string>());
  }
  return Result;
}
