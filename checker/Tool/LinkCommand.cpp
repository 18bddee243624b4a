//===-- Tool/LinkCommand.cpp - piiflow link --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pipeline/Pipeline.h"
#include "Tool/Commands.h"
#include "Tool/Extraction.h"
#include "Tool/FactsFiles.h"
#include "Tool/Output.h"
#include "Tool/RunPolicy.h"

#include "llvm/Support/raw_ostream.h"

using namespace piiflow;

ExitCode piiflow::runLink(const CommandLine &C) {
  auto Targets = reportTargets(C);
  if (!Targets)
    return usageError(Targets.takeError());
  if (C.Inputs.empty())
    return usageError(llvm::createStringError(
        "nothing to link; expected DIR or FILE.pfx after link"));
  const std::string PolicyFile = policyForFacts(C);
  auto Rules =
      Policy::load(PolicyFile.empty() ? std::nullopt
                                      : std::optional<std::string>(PolicyFile));
  if (!Rules)
    return usageError(Rules.takeError());
  auto Units = readFacts(C.Inputs);
  if (!Units)
    return usageError(Units.takeError());
  Result R = analyse(std::move(*Units), *Rules, C.analysis());
  return report(std::move(R), *Rules, C,
                C.ProjectRoot.empty() ? absolute(".") : absolute(C.ProjectRoot),
                *Targets);
}
