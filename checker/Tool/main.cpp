//===-- Tool/main.cpp - the piiflow command --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/Commands.h"

#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

using namespace piiflow;

ExitCode piiflow::usageError(llvm::Error E) {
  llvm::handleAllErrors(std::move(E), [](const llvm::ErrorInfoBase &Info) {
    llvm::errs() << "piiflow: error: " << Info.message() << '\n';
  });
  return ExitCode::Usage;
}

static ExitCode run(const CommandLine &C) {
  switch (C.Command) {
  case CommandLine::Check:
    return runCheck(C);
  case CommandLine::Index:
    return runIndex(C);
  case CommandLine::Link:
    return runLink(C);
  case CommandLine::Explain:
    return runExplain(C);
  case CommandLine::None:
    break;
  }
  llvm::errs() << "piiflow: error: no command given; expected check, index, "
                  "link or explain\n";
  return ExitCode::Usage;
}

/// LLVM exits after `--help` and `--version`, and takes output that cannot be
/// written for a crash of its own.
static void finishAtExit() {
  if (finishOutput(ExitCode::Clean) != ExitCode::Clean)
    std::_Exit(int(ExitCode::Usage));
}

int main(int Argc, char **Argv) {
  llvm::sys::PrintStackTraceOnErrorSignal(Argv[0]);
  llvm::outs(); // Is there before, and so is destroyed after, the handler runs.
  std::atexit(finishAtExit);
  std::vector<const char *> Arguments(Argv, Argv + Argc);
  const std::optional<CommandLine> C = parseCommandLine(Argc, Arguments.data());
  if (!C)
    return int(ExitCode::Usage);
  return int(run(*C));
}
