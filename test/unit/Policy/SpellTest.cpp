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
        "This.Element[TypeOfArgument[0]]", "Return.Element[i]",
        "Argument[0].Deref.Alternative.Bytes", "This.Element[1].Referent",
        "Return.Referent.Deref", "Argument[0].Item.Item",
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
        "alias This.Element -> Return", "kill This.Deref", "create Return",
        "step This -> Return", "insert Argument[0].Range -> This.Element",
        "concatenate Argument[0..] -> Return", "swap This, Argument[0]",
        "insert Argument[i] -> This.Element[i]",
        "kill This if Argument[0] is 0",
        "copy Argument[0].Referent -> Return if Argument[1] is ns::all",
        "swap This, Argument[0] if Argument[1] is 0 and Argument[2] is 'x'"}) {
    const auto F = parseFlow(Text, Complain);
    ASSERT_TRUE(F.has_value());
    EXPECT_EQ(spell(*F), Text.str());
  }
}

TEST(Spell, SpacesDoNotCount) {
  const auto F = parseFlow(
      "  kill  This   if  Argument[0]  is  0  and  Argument[1]  is  a::b  ",
      Complain);
  ASSERT_TRUE(F.has_value());
  EXPECT_EQ(spell(*F), "kill This if Argument[0] is 0 and Argument[1] is a::b");
}

/// The text of the first complaint, with the byte that it is about.
std::string complaintOf(llvm::StringRef Text) {
  std::string Said;
  EXPECT_FALSE(parseFlow(Text, [&](size_t Offset, const llvm::Twine &Message) {
                 if (Said.empty())
                   Said = std::to_string(Offset) + ": " + Message.str();
               }).has_value());
  return Said;
}

TEST(Spell, ConditionsThatAreNone) {
  EXPECT_EQ(complaintOf("kill This if This is 0"), "13: expected 'Argument['");
  EXPECT_EQ(complaintOf("kill This if Argument[0] = 0"), "25: expected 'is '");
  EXPECT_EQ(complaintOf("kill This if Argument[0] is "),
            "28: expected a constant");
  EXPECT_EQ(complaintOf("kill This if Argument[0] is 0 or 1"),
            "30: expected the end");
  EXPECT_EQ(complaintOf("kill This if Argument[0] is 0 and "),
            "34: expected 'Argument['");
  EXPECT_EQ(complaintOf("kill This.Element[0]if Argument[0] is 0"),
            "20: expected the end");
}

} // namespace
