//===-- Check/Network.cpp - pii-network ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Verdict.h"

using namespace piiflow;

namespace {
/// Personal data sent over the network without a protection.
class NetworkRule : public Rule {
public:
  llvm::StringRef name() const override { return "pii-network"; }
  void run(const RuleContext &C, std::vector<Finding> &Out) const override {
    reportUnprotected(
        name(), C, [](llvm::StringRef Kind) { return Kind == "network"; }, Out);
  }
};
} // namespace

std::unique_ptr<Rule> piiflow::makeNetworkRule() {
  return std::make_unique<NetworkRule>();
}
