//===-- Tidy/Analysis.h - one analysis for all checks ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TIDY_ANALYSIS_H
#define PIIFLOW_TIDY_ANALYSIS_H

#include "Model/Finding.h"

#include "clang/AST/ASTContext.h"

#include <optional>
#include <string>

namespace piiflow {

/// The findings of the translation unit that clang-tidy is at, computed by
/// whichever pii check comes first and shared by all of them.
class TidyAnalysis {
public:
  const Result &findings(clang::ASTContext &Context);
  /// The policy that an option of one of the checks names, for all of them;
  /// without one, the nearest .piiflow.json above the main file counts.
  void usePolicy(const std::string &File) { PolicyFile = File; }
  /// What is wrong with the policy; empty when nothing is. Told once.
  std::string takeError();
  /// The place in the AST's own terms; invalid when its file is not loaded.
  clang::SourceLocation locate(clang::ASTContext &Context,
                               const Place &P) const;
  /// "/project/src/a.cpp:12:5"
  std::string spell(const Place &P) const;
  /// Forgets the unit.
  void clear() { Current.reset(); }

private:
  std::string fileOf(const Place &P) const;

  std::optional<Result> Current;
  std::string PolicyFile, Root, Error;
};

} // namespace piiflow

#endif // PIIFLOW_TIDY_ANALYSIS_H
