//===-- Tool/FactsFiles.h - facts that the user names -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_FACTSFILES_H
#define PIIFLOW_TOOL_FACTSFILES_H

#include "Facts/Unit.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace piiflow {

/// The units of the facts files named, and of those in the folders named; in
/// the order of their names, each file once. An error when there are none.
llvm::Expected<std::vector<Unit>>
readFacts(llvm::ArrayRef<std::string> FilesAndFolders);

} // namespace piiflow

#endif // PIIFLOW_TOOL_FACTSFILES_H
