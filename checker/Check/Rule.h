//===-- Check/Rule.h - one kind of finding ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_CHECK_RULE_H
#define PIIFLOW_CHECK_RULE_H

#include "Link/Program.h"
#include "Model/Finding.h"
#include "Policy/Policy.h"
#include "Solve/Flows.h"

#include <memory>
#include <vector>

namespace piiflow {

/// What a rule looks at: the solved program, never an AST.
struct RuleContext {
  const Program &P;
  const Policy &Rules;
  const Flows &Solved;
  /// Flows of less confidence are not reported.
  Confidence Least = Confidence::Medium;
};

/// One kind of finding: "pii-log". Rules are independent of each other.
class Rule {
public:
  virtual ~Rule() = default;
  virtual llvm::StringRef name() const = 0;
  virtual void run(const RuleContext &C, std::vector<Finding> &Out) const = 0;
};

std::unique_ptr<Rule> makeLogRule();
std::unique_ptr<Rule> makeNetworkRule();
std::unique_ptr<Rule> makeExportRule();
std::unique_ptr<Rule> makeWeakSanitizerRule();
std::unique_ptr<Rule> makeAnnotationRule();

/// All rules, in the order of their pages.
std::vector<std::unique_ptr<Rule>> allRules();
/// Their names.
std::vector<llvm::StringRef> ruleNames();

} // namespace piiflow

#endif // PIIFLOW_CHECK_RULE_H
