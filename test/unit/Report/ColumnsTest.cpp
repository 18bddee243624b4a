//===-- unit/Report/ColumnsTest.cpp - columns that others count -----------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Columns.h"

#include "gtest/gtest.h"

using namespace piiflow;

namespace {

TEST(Columns, CountCodeUnits) {
  EXPECT_EQ(utf16Length("abc", 2), 2u);
  EXPECT_EQ(utf16Length("\xC3\xBC-", 2), 1u);         // ü
  EXPECT_EQ(utf16Length("\xE5\xAD\x97-", 3), 1u);     // 字
  EXPECT_EQ(utf16Length("\xF0\x9F\x98\x80-", 4), 2u); // 😀
  EXPECT_EQ(utf16Length("\xFC-", 2), 2u);             // Latin-1
  EXPECT_EQ(utf16Length("\xC3", 1), 1u);
  EXPECT_EQ(utf16Length("abc", 9), 3u);
}

TEST(Columns, StayWithoutSource) {
  Utf16Columns Columns("/no/such/folder");
  EXPECT_EQ(Columns.at("a.cpp", 3, 14), 14u);
  EXPECT_EQ(Columns.at("a.cpp", 0, 0), 0u);
}

} // namespace
