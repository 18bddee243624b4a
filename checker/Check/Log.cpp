//===-- Check/Log.cpp - pii-log ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Verdict.h"

using namespace piiflow;

namespace {
/// Personal data written to a log without a protection.
class LogRule : public Rule {
public:
  llvm::StringRef name() const override { return "pii-log"; }
  void run(const RuleContext &C, std::vector<Finding> &Out) const override {
    reportUnprotected(
        name(), C, [](llvm::StringRef Kind) { return Kind == "log"; }, Out);
  }
};
} // namespace

std::unique_ptr<Rule> piiflow::makeLogRule() {
  return std::make_unique<LogRule>();
}
