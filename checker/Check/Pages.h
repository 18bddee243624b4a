//===-- Check/Pages.h - pages of rules -------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_CHECK_PAGES_H
#define PIIFLOW_CHECK_PAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <utility>

namespace piiflow {

/// Name and text of each file of docs/checks, which the build embeds.
llvm::ArrayRef<std::pair<llvm::StringRef, llvm::StringRef>> rulePages();

} // namespace piiflow

#endif // PIIFLOW_CHECK_PAGES_H
