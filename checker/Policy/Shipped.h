//===-- Policy/Shipped.h - the models built in ------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_SHIPPED_H
#define PIIFLOW_POLICY_SHIPPED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <utility>

namespace piiflow {

/// Name and text of each file of Policy/models, which the build embeds.
llvm::ArrayRef<std::pair<llvm::StringRef, llvm::StringRef>> shippedModels();

} // namespace piiflow

#endif // PIIFLOW_POLICY_SHIPPED_H
