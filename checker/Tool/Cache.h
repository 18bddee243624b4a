//===-- Tool/Cache.h - facts kept between runs -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_CACHE_H
#define PIIFLOW_TOOL_CACHE_H

#include "Tool/Extraction.h"

#include <optional>

namespace piiflow {

/// Facts of earlier runs, each under the name of its facts file. An entry is
/// used when the tool, the command and the contents of every file that the
/// parse read are the same; whatever is wrong with an entry, it counts as
/// absent.
class FactsCache {
public:
  FactsCache(std::string Dir, std::string ProjectRoot);

  std::optional<Unit> find(const std::string &Name,
                           const clang::tooling::CompileCommand &Command) const;
  llvm::Error store(const std::string &Name,
                    const clang::tooling::CompileCommand &Command,
                    const Extracted &E) const;

private:
  std::string fileOf(const std::string &Name) const;
  /// Stands for the tool, the command and where it runs.
  std::string commandKey(const clang::tooling::CompileCommand &Command) const;

  std::string Dir, ProjectRoot, Tool;
};

} // namespace piiflow

#endif // PIIFLOW_TOOL_CACHE_H
