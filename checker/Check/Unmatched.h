//===-- Check/Unmatched.h - rules about nothing -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_CHECK_UNMATCHED_H
#define PIIFLOW_CHECK_UNMATCHED_H

#include "Link/Program.h"
#include "Policy/Policy.h"

#include <string>
#include <vector>

namespace piiflow {

/// A line for each rule of the policy file that nothing in the program
/// matches, with its place and the name that was probably meant: a misspelt
/// rule would otherwise protect nothing, unseen.
std::vector<std::string> unmatchedRules(const Program &P, const Policy &Rules);

} // namespace piiflow

#endif // PIIFLOW_CHECK_UNMATCHED_H
