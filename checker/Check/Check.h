//===-- Check/Check.h - rules over solved flows -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_CHECK_CHECK_H
#define PIIFLOW_CHECK_CHECK_H

#include "Link/Program.h"
#include "Model/Finding.h"
#include "Policy/Policy.h"
#include "Solve/Flows.h"

namespace piiflow {

struct CheckOptions {
  /// The rules to run, a glob as in clang-tidy; empty for all.
  std::string Only;
  /// Flows of less confidence are counted, and not reported.
  Confidence Least = Confidence::Medium;
};

/// Runs the rules, applies suppressions, and sorts.
Result check(const Program &P, const Policy &Rules, const Flows &F,
             const CheckOptions &Options);

} // namespace piiflow

#endif // PIIFLOW_CHECK_CHECK_H
