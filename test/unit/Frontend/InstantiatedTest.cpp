//===-- InstantiatedTest.cpp - which classes have objects -----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Parsed.h"

using namespace piiflow;

TEST(Instantiated, ObjectsThatTheLibraryCreatesCount) {
  Parsed P(R"(
#include <memory>
#include <vector>
struct Base { virtual void go() = 0; virtual ~Base(); };
struct Local : Base { void go() override; };
struct Shared : Base { void go() override; };
struct Stored : Base { void go() override; };
struct Never : Base { void go() override; };
struct Aggregate { int n; };
void make(Never *n) {
  Local l;
  auto s = std::make_shared<Shared>();
  std::vector<Stored> v;
  v.emplace_back();
  Aggregate a{1};
  n->go();
})");
  EXPECT_TRUE(P.record("Local")->IsInstantiated);
  EXPECT_TRUE(P.record("Shared")->IsInstantiated);
  EXPECT_TRUE(P.record("Stored")->IsInstantiated);
  EXPECT_TRUE(P.record("Aggregate")->IsInstantiated);
  EXPECT_FALSE(P.record("Never")->IsInstantiated);
}
