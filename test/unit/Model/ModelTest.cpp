//===-- ModelTest.cpp - ids, strings, paths, findings ---------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/AccessPath.h"
#include "Model/Finding.h"
#include "Model/SourceRange.h"
#include "Model/StringTable.h"

#include <gtest/gtest.h>

#include <type_traits>

using namespace piiflow;

TEST(Id, IsInvalidUntilItIsGiven) {
  EXPECT_FALSE(StringId().valid());
  EXPECT_TRUE(StringId(0).valid());
  EXPECT_LT(StringId(3), StringId(4));
  EXPECT_LT(StringId(4), StringId());
}

TEST(Id, IdsOfDifferentTablesDoNotMix) {
  EXPECT_FALSE((std::is_convertible_v<StringId, TypeId>));
  EXPECT_FALSE((std::is_convertible_v<uint32_t, StringId>));
  EXPECT_FALSE((std::is_convertible_v<StringId, uint32_t>));
}

TEST(StringTable, EqualStringsHaveOneId) {
  StringTable T;
  const StringId A = T.intern("a"), B = T.intern("b");
  EXPECT_NE(A, B);
  EXPECT_EQ(T.intern("a"), A);
  EXPECT_EQ(T.size(), 2u);
  EXPECT_EQ(T[B], "b");
}

TEST(StringTable, TheEmptyStringIsOneToo) {
  StringTable T;
  const StringId Empty = T.intern("");
  EXPECT_TRUE(Empty.valid());
  EXPECT_EQ(T[Empty], "");
  EXPECT_EQ(T[StringId()], "");
}

TEST(StringTable, HoldsAnyBytes) {
  StringTable T;
  const llvm::StringRef Bytes("a\0b", 3);
  EXPECT_NE(T.intern(Bytes), T.intern("a"));
  EXPECT_EQ(T[T.find(Bytes)], Bytes);
}

TEST(StringTable, FindingDoesNotIntern) {
  StringTable T;
  EXPECT_FALSE(T.find("a").valid());
  EXPECT_EQ(T.size(), 0u);
}

TEST(StringTable, StringsOutliveGrowthAndMoves) {
  StringTable T;
  const StringId First = T.intern("first");
  const llvm::StringRef Text = T[First];
  for (int I = 0; I < 10000; ++I)
    T.intern(std::to_string(I));
  StringTable Moved = std::move(T);
  EXPECT_EQ(Text, "first");
  EXPECT_EQ(Moved[First].data(), Text.data());
  EXPECT_EQ(Moved.find("9999"), StringId(10000));
}

TEST(SourceRange, NeedsAFileAndALine) {
  SourceRange R;
  EXPECT_FALSE(R.valid());
  R.File = FileId(0);
  EXPECT_FALSE(R.valid());
  R.BeginLine = 1;
  EXPECT_TRUE(R.valid());
}

TEST(AccessPath, EqualWhenAllStepsAre) {
  AccessPath A;
  A.Root = RootKind::Param;
  A.Selectors = {Selector::deref(), Selector::field(StringId(1))};
  AccessPath B = A;
  EXPECT_EQ(A, B);
  B.Selectors[1].Payload = StringId(2);
  EXPECT_FALSE(A == B);
  B = A;
  B.Index = 1;
  EXPECT_FALSE(A == B);
  B = A;
  B.Root = RootKind::Local;
  EXPECT_FALSE(A == B);
  B = A;
  B.Selectors.pop_back();
  EXPECT_FALSE(A == B);
}

TEST(Finding, OrderedByPlaceThenRule) {
  Finding A, B;
  A.Where = {"a.cpp", 9, 1, 9, 2, ""};
  B.Where = {"b.cpp", 1, 1, 1, 2, ""};
  A.Rule = "pii-network";
  B.Rule = "pii-log";
  EXPECT_LT(A.key(), B.key());
  B.Where = A.Where;
  EXPECT_LT(B.key(), A.key());
  B.Where.Line = 10;
  EXPECT_LT(A.key(), B.key());
}

TEST(Finding, OrderedByTraceLast) {
  Finding A;
  Finding B = A;
  B.Trace.push_back({TraceStep::Source, {}, "declared here"});
  EXPECT_LT(A.key(), B.key());
}
