//===-- unit/Policy/SpellTest.cpp - ports and flows as texts --------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Ports.h"

#include "gtest/gtest.h"

using namespace piiflow;

namespace {

const auto Complain = [](size_t Offset, const llvm::Twine &Message) {
  ADD_FAILURE() << Offset << ": " << Message.str();
};

TEST(Spell, PortsReadAsTheSameAgain) {
  for (llvm::StringRef Text :
       {"This", "Return", "Exception", "Argument[0]", "Argument[1..]",
        "Argument[1..3]", "Argument[i]", "This.Element", "This.Element[0]",
        "This.Element[Argument[2]]", "This.Element[TemplateArgument[0]]",
        "Return.Element[i]", "Argument[0].Deref.Alternative.Bytes",
        "Return.std::pair::first.Element"}) {
    const auto P = parsePort(Text, Complain);
    ASSERT_TRUE(P.has_value());
    EXPECT_EQ(spell(*P), Text.str());
  }
}

TEST(Spell, FlowsReadAsTheSameAgain) {
  for (llvm::StringRef Text :
       {"copy Argument[0] -> Return", "derive Argument[0..] -> Return",
        "append Argument[1] -> This", "insert Argument[0] -> This.Element",
        "alias This.Element -> Return", "kill This.Deref",
        "swap This, Argument[0]"}) {
    const auto F = parseFlow(Text, Complain);
    ASSERT_TRUE(F.has_value());
    EXPECT_EQ(spell(*F), Text.str());
  }
}

} // namespace
