//===-- Tool/RunPolicy.h - the policy and root of a run ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_RUNPOLICY_H
#define PIIFLOW_TOOL_RUNPOLICY_H

#include "Tool/CommandLine.h"

#include "llvm/ADT/ArrayRef.h"

namespace piiflow {

/// What is in force for all sources of a run: they are one program.
struct RunPolicy {
  std::string File; ///< Empty: there is none.
  /// The folder that file names are relative to.
  std::string ProjectRoot;
  /// For each policy that would be that of some source alone, that it is not
  /// used.
  std::vector<std::string> Notes;
};

/// The policy that the command line names, or else the nearest one upward from
/// the first source, by name, that has one. The root is what the command line
/// says, or the folder of the nearest policy, or the one with `.git` above the
/// first source, or the current one.
RunPolicy policyForRun(const CommandLine &C,
                       llvm::ArrayRef<clang::tooling::CompileCommand> Commands);

/// The policy for a run without sources: what the command line names, or the
/// nearest one upward from the current folder; empty when there is none.
std::string policyForFacts(const CommandLine &C);

} // namespace piiflow

#endif // PIIFLOW_TOOL_RUNPOLICY_H
