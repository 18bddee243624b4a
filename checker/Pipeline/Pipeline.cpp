//===-- Pipeline/Pipeline.cpp - facts to findings -------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pipeline/Pipeline.h"

#include "Check/Check.h"
#include "Link/Program.h"
#include "Solve/Flows.h"

using namespace piiflow;

Result piiflow::analyse(std::vector<Unit> Units, const Policy &Rules,
                        const AnalysisOptions &Options) {
  Program P = Program::link(std::move(Units));
  // Models speak of parts that no source of the program names.
  for (const std::string &Name : Rules.ownNames())
    P.Strings.intern(Name);
  const Flows F = solve(P, Rules, Options.Solve);
  return check(P, Rules, F, Options.Check);
}
