//===-- Tool/Baseline.h - findings known before ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_BASELINE_H
#define PIIFLOW_TOOL_BASELINE_H

#include "Model/Finding.h"

#include "llvm/Support/Error.h"

#include <set>

namespace piiflow {

/// A baseline lists the fingerprints of findings that a project knows of, so
/// that only new ones are reported. A JSON file.
llvm::Error writeBaseline(const std::string &Path, const Result &R);
/// The fingerprints in a baseline; the error names the file and what was
/// expected.
llvm::Expected<std::set<std::string>> readBaseline(const std::string &Path);

} // namespace piiflow

#endif // PIIFLOW_TOOL_BASELINE_H
