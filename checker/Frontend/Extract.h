//===-- Frontend/Extract.h - from an AST to facts ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_EXTRACT_H
#define PIIFLOW_FRONTEND_EXTRACT_H

#include "Facts/Unit.h"

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace clang {
class ASTContext;
class Preprocessor;
namespace tooling {
struct CompileCommand;
} // namespace tooling
} // namespace clang

namespace piiflow {

struct ExtractOptions {
  /// File names below it become relative to it; others stay absolute.
  std::string ProjectRoot;
  /// When set, takes the absolute paths of all files that the parse read,
  /// sorted: what the facts depend on.
  std::vector<std::string> *Inputs = nullptr;
};

/// Lowers a parsed translation unit, NOLINT comments included. The plugin calls
/// it with an AST of its own.
Unit extract(clang::ASTContext &Context, const ExtractOptions &Options);

/// Parses one compile command and lowers it. A unit that does not parse
/// completely comes back with Problems and with what could be lowered; an Error
/// means that nothing could be had.
llvm::Expected<Unit> extract(const clang::tooling::CompileCommand &Command,
                             const ExtractOptions &Options);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_EXTRACT_H
