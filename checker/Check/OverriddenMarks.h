//===-- Check/OverriddenMarks.h - what overrides take back ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_CHECK_OVERRIDDENMARKS_H
#define PIIFLOW_CHECK_OVERRIDDENMARKS_H

#include "Check/Rule.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace piiflow {

/// An annotation of an override, what is wrong with it, and the annotation of
/// the overridden method that it takes back.
struct TakenBack {
  const Mark &Own, &Overridden;
  std::string Message;
};

/// What is written on a method counts for what overrides it, so an override
/// that says nothing agrees. One that says something has to say all of it: a
/// reader of the override would be told too little.
void findTakenBack(const RuleContext &C,
                   llvm::function_ref<void(const TakenBack &)> Found);

} // namespace piiflow

#endif // PIIFLOW_CHECK_OVERRIDDENMARKS_H
