//===-- Policy/Approvals.h - which protection is enough ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_APPROVALS_H
#define PIIFLOW_POLICY_APPROVALS_H

#include "Policy/Rules.h"

namespace piiflow {

/// A category on its way into a sink: what approvals are asked about.
struct Exposure {
  llvm::StringRef Category, SinkKind, Destination;
};

/// How good the protections are for the category at the sink.
Adequacy judge(const RuleSet &Rules, const Exposure &At,
               llvm::ArrayRef<Protection> Applied);
/// The kinds that are enough, strongest first, with the facts they need.
std::string describeApproved(const RuleSet &Rules, const Exposure &At);

} // namespace piiflow

#endif // PIIFLOW_POLICY_APPROVALS_H
