//===-- Policy/Braces.h - several names in one ------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_BRACES_H
#define PIIFLOW_POLICY_BRACES_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace piiflow {

/// The names that `std::{vector,list}::{front,back}` stands for, from left to
/// right. Nothing when a brace has no partner, or stands within braces, or
/// when there are more than a thousand names.
std::optional<std::vector<std::string>> expandBraces(llvm::StringRef Name);

} // namespace piiflow

#endif // PIIFLOW_POLICY_BRACES_H
