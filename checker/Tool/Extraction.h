//===-- Tool/Extraction.h - facts of many units ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_EXTRACTION_H
#define PIIFLOW_TOOL_EXTRACTION_H

#include "Facts/Unit.h"
#include "Tool/CommandLine.h"

#include "llvm/Support/Error.h"

namespace piiflow {

/// The compile commands that the command line asks for: those of `-p`, or of
/// the flags after `--`, for FILEs or for all entries. An error when there are
/// none.
llvm::Expected<std::vector<clang::tooling::CompileCommand>>
selectCommands(const CommandLine &C);

/// Facts of one compile command.
struct Extracted {
  Unit Facts;
  std::vector<std::string> Inputs; ///< Absolute paths of all files read.
};

/// Extracts every command, in parallel; results are in the order of commands.
/// A unit that could not be had, or that crashed its thread, is one with a
/// Problem.
std::vector<Extracted>
extractAll(llvm::ArrayRef<clang::tooling::CompileCommand> Commands,
           const std::string &ProjectRoot, const CommandLine &C);

/// An absolute path without "." and "..".
std::string absolute(llvm::StringRef Path);

/// The absolute path of the source of a command.
std::string sourceOf(const clang::tooling::CompileCommand &Command);

/// The folder of a compilation database that `-p` names, or is in; the current
/// one for none.
std::string buildFolder(llvm::StringRef Build);

/// "name-0123456789abcdef.pfx" for a source file. Of the commands that a
/// database has for one file, each gets a name of its own.
std::vector<std::string>
factsNames(llvm::ArrayRef<clang::tooling::CompileCommand> Commands,
           llvm::StringRef ProjectRoot);

} // namespace piiflow

#endif // PIIFLOW_TOOL_EXTRACTION_H
