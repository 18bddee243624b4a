//===-- unit/Policy/ShippedTest.cpp - the models built in -----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Policy.h"

#include "gtest/gtest.h"

using namespace piiflow;

namespace {

TEST(Shipped, AllModelsLoad) {
  auto P = Policy::load(std::nullopt);
  ASSERT_TRUE(bool(P)) << llvm::toString(P.takeError());
  EXPECT_TRUE(P->file().empty());
  EXPECT_TRUE(P->ruleNames().empty());
}

} // namespace
