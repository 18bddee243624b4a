//===-- Tool/CommandLine.h - what the user asked for -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_COMMANDLINE_H
#define PIIFLOW_TOOL_COMMANDLINE_H

#include "Pipeline/Pipeline.h"

#include "clang/Tooling/CompilationDatabase.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace piiflow {

enum class When { Auto, Always, Never };

/// A parsed command line.
struct CommandLine {
  enum CommandT { None, Check, Index, Link, Explain };
  CommandT Command = None;
  std::vector<std::string> Inputs; ///< FILE…, DIR…, or the name to explain.
  /// Flags after `--`; null when there is no `--`.
  std::unique_ptr<clang::tooling::CompilationDatabase> FixedFlags;
  std::string Build;  ///< -p
  std::string Output; ///< -o
  std::string PolicyFile, ProjectRoot, CacheDir;
  std::vector<std::string> Formats; ///< "text", "sarif=out.sarif"
  std::string Baseline, WriteBaseline, Only;
  Severity MinSeverity = Severity::Note;
  Confidence MinConfidence = Confidence::Medium;
  unsigned Threads = 0; ///< 0: one a processor.
  When Progress = When::Auto, Color = When::Auto;
  bool Stats = false, Dump = false, Summaries = false;
  unsigned Level = 0; ///< SolveOptions::Level.

  unsigned threads() const;
  AnalysisOptions analysis() const;
};

/// Parses the arguments. On bad usage prints what is wrong, and the nearest
/// option, to standard error and returns nothing. `--help` and `--version`
/// print and exit.
std::optional<CommandLine> parseCommandLine(int Argc, const char **Argv);

} // namespace piiflow

#endif // PIIFLOW_TOOL_COMMANDLINE_H
