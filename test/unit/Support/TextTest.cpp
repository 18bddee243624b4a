//===-- TextTest.cpp - globs and near misses ------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/Text.h"

#include <gtest/gtest.h>

using namespace piiflow;

TEST(MatchesGlob, StarStandsForAnything) {
  EXPECT_TRUE(matchesGlob("pii-*", "pii-log"));
  EXPECT_TRUE(matchesGlob("*", ""));
  EXPECT_TRUE(matchesGlob("*-*port", "pii-export"));
  EXPECT_TRUE(matchesGlob("a**b", "ab"));
  EXPECT_FALSE(matchesGlob("pii-*", "xpii-log"));
  EXPECT_FALSE(matchesGlob("pii-log", "pii-logs"));
  EXPECT_FALSE(matchesGlob("", "x"));
}

TEST(MatchesGlob, OtherCharactersAreLiteral) {
  EXPECT_TRUE(matchesGlob("a.b[0]+", "a.b[0]+"));
  EXPECT_FALSE(matchesGlob("a.b", "axb"));
}

TEST(MatchesGlob, ManyStarsAreNotExponential) {
  const std::string Text(4000, 'a');
  std::string Pattern;
  for (int I = 0; I < 200; ++I)
    Pattern += "a*";
  EXPECT_FALSE(matchesGlob(Pattern + "b", Text));
}

TEST(MatchesName, StarStaysInOneComponent) {
  EXPECT_TRUE(matchesName("ns::C::get*", "ns::C::getPhone"));
  EXPECT_TRUE(matchesName("ns::*::save", "ns::C::save"));
  EXPECT_FALSE(matchesName("ns::*::save", "ns::a::b::save"));
  EXPECT_FALSE(matchesName("ns::*", "ns::C::save"));
  EXPECT_TRUE(matchesName("std::operator<<", "std::operator<<"));
}

TEST(MatchesName, TwoStarsCrossComponents) {
  EXPECT_TRUE(matchesName("ns::**", "ns::C::save"));
  EXPECT_TRUE(matchesName("**::save", "ns::C::save"));
  EXPECT_TRUE(matchesName("**::save", "save"));
  EXPECT_TRUE(matchesName("a::**::z", "a::b::z::y::z"));
  EXPECT_FALSE(matchesName("a::**::z", "a::b::z::y"));
}

TEST(CheckGlob, TheLastMatchDecides) {
  const CheckGlob G("pii-*, -pii-network,-*export");
  EXPECT_TRUE(G.contains("pii-log"));
  EXPECT_FALSE(G.contains("pii-network"));
  EXPECT_FALSE(G.contains("pii-export"));
  EXPECT_FALSE(G.contains("bugprone-x"));
  EXPECT_TRUE(CheckGlob("-*,pii-log").contains("pii-log"));
  EXPECT_FALSE(CheckGlob("pii-log,-*").contains("pii-log"));
}

TEST(CheckGlob, ItemsWithAMinusCanBeIgnored) {
  const CheckGlob G("*,-pii-log", CheckGlob::Minus::Ignored);
  EXPECT_TRUE(G.contains("pii-log"));
  EXPECT_FALSE(
      CheckGlob("-pii-log", CheckGlob::Minus::Ignored).contains("pii-network"));
}

TEST(CheckGlob, AnEmptyListContainsNothing) {
  EXPECT_FALSE(CheckGlob("").contains("pii-log"));
  EXPECT_FALSE(CheckGlob(" , ,-").contains(""));
}

TEST(CheckGlob, NamesItemsThatMatchNothing) {
  const CheckGlob G("pii-*,-pii-netwrok,pii-lgo");
  EXPECT_EQ(G.unmatched({"pii-log", "pii-network"}),
            (std::vector<std::string>{"-pii-netwrok", "pii-lgo"}));
}

TEST(Nearest, FindsMisspellings) {
  EXPECT_EQ(nearest("phnoe", {"email", "phone", "name"}), "phone");
  EXPECT_EQ(nearest("Phone", {"phone"}), "phone");
  EXPECT_EQ(nearest("passport", {"email", "phone", "name"}), "");
  EXPECT_EQ(nearest("x", {}), "");
}

TEST(Nearest, TheFirstOfEqualsWins) {
  EXPECT_EQ(nearest("hat", {"cat", "bat"}), "cat");
  EXPECT_EQ(nearest("hat", {"bat", "cat"}), "bat");
}

TEST(Quoted, StaysOnOneLine) {
  EXPECT_EQ(quoted("a\"b\\c\n\t\x01\x7f"), "\"a\\\"b\\\\c\\n\\t\\x01\\x7f\"");
  EXPECT_EQ(quoted("é"), "\"é\"");
}
