//===-- Tool/Commands.h - subcommands of piiflow ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_COMMANDS_H
#define PIIFLOW_TOOL_COMMANDS_H

#include "Tool/CommandLine.h"

namespace piiflow {

/// How a run ended; the values are the process's exit codes.
enum class ExitCode {
  Clean = 0,      ///< Complete, nothing to report.
  Findings = 1,   ///< Findings at or above the threshold.
  Usage = 2,      ///< Bad usage, policy, model or facts file.
  Incomplete = 3, ///< Some unit could not be analysed.
};

ExitCode runCheck(const CommandLine &C);
ExitCode runIndex(const CommandLine &C);
ExitCode runLink(const CommandLine &C);
ExitCode runExplain(const CommandLine &C);

/// Writes what is left for standard output: the code, or a usage error when
/// that cannot be written.
ExitCode finishOutput(ExitCode Code);

/// Prints the error to standard error as "piiflow: error: …".
ExitCode usageError(llvm::Error E);

} // namespace piiflow

#endif // PIIFLOW_TOOL_COMMANDS_H
