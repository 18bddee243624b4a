//===-- Tool/Output.h - results for the user -------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_OUTPUT_H
#define PIIFLOW_TOOL_OUTPUT_H

#include "Model/Finding.h"
#include "Policy/Policy.h"
#include "Tool/Commands.h"

namespace piiflow {

/// Where reports go: a format and a path, or standard output.
struct ReportTarget {
  std::string Format;
  std::string Path; ///< Empty: standard output.
};

/// The targets that `--format` names; text to standard output without one. An
/// error for an unknown format, and for two that share standard output.
llvm::Expected<std::vector<ReportTarget>> reportTargets(const CommandLine &C);

/// Takes findings of the baseline and below the threshold out, writes all
/// reports, and says on standard error what was covered and what was not.
ExitCode report(Result R, const Policy &Rules, const CommandLine &C,
                const std::string &ProjectRoot,
                llvm::ArrayRef<ReportTarget> Targets);

} // namespace piiflow

#endif // PIIFLOW_TOOL_OUTPUT_H
