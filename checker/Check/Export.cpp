//===-- Check/Export.cpp - pii-export ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Verdict.h"

using namespace piiflow;

namespace {
/// Personal data written out of the program in any other way: a file, a
/// database, standard output, another process, or a sink of the policy's own.
class ExportRule : public Rule {
public:
  llvm::StringRef name() const override { return "pii-export"; }
  void run(const RuleContext &C, std::vector<Finding> &Out) const override {
    reportUnprotected(
        name(), C,
        [](llvm::StringRef Kind) { return Kind != "log" && Kind != "network"; },
        Out);
  }
};
} // namespace

std::unique_ptr<Rule> piiflow::makeExportRule() {
  return std::make_unique<ExportRule>();
}
