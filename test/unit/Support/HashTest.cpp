//===-- HashTest.cpp - hashes that never change ---------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/Hash.h"

#include <gtest/gtest.h>

using namespace piiflow;

// The values are part of file formats: a change breaks caches and baselines.
TEST(Hash, ValuesAreFixed) {
  EXPECT_EQ(stableHash(""), 0x2d06800538d394c2ull);
  EXPECT_EQ(stableHashHex(""), "99aa06d3014798d86001c324468d497f");
}

TEST(Hash, HexHasLeadingZeros) {
  for (int I = 0; I < 100; ++I)
    EXPECT_EQ(stableHashHex(std::to_string(I)).size(), 32u);
}

TEST(Hasher, TellsNeighboursApart) {
  EXPECT_NE(Hasher().add("ab").add("c").value(),
            Hasher().add("a").add("bc").value());
  EXPECT_NE(Hasher().add("").value(), Hasher().value());
  EXPECT_NE(Hasher().add("a").hex(), Hasher().add("b").hex());
  EXPECT_EQ(Hasher().add("a").add(uint64_t(7)).hex(),
            Hasher().add("a").add(uint64_t(7)).hex());
}
