//===-- Check/Verdict.h - flows judged by the policy -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_CHECK_VERDICT_H
#define PIIFLOW_CHECK_VERDICT_H

#include "Check/Rule.h"

namespace piiflow {

/// The judgement of one flow: the categories of its source for which the best
/// evidence has this adequacy, and that evidence.
struct Verdict {
  Adequacy Outcome = Adequacy::Adequate;
  std::vector<std::string> Categories; ///< Sorted.
  const FlowToSink::Alternative *Evidence = nullptr;
};

/// Judges every category of the flow's source: unprotected on some path,
/// weakly protected on some path, or adequately on all. Categories with one
/// outcome and one evidence are together. Adequate ones are left out, and so
/// are alternatives of less confidence than `Least`.
std::vector<Verdict> judge(const FlowToSink &F, const Policy &Rules,
                           Confidence Least);

/// Whether the flow would be reported but for its confidence.
bool isLessSure(const FlowToSink &F, const Policy &Rules, Confidence Least);

/// A finding of a judged flow, with its trace. `Problem` ends the message:
/// "without an approved sanitizer".
Finding makeFinding(llvm::StringRef Rule, const FlowToSink &F, const Verdict &V,
                    const Policy &Rules, llvm::StringRef Problem);

/// Runs a rule that reports unprotected flows to sinks that `Selects`.
void reportUnprotected(llvm::StringRef Rule, const RuleContext &C,
                       llvm::function_ref<bool(llvm::StringRef Kind)> Selects,
                       std::vector<Finding> &Out);

} // namespace piiflow

#endif // PIIFLOW_CHECK_VERDICT_H
