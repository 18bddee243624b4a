//===-- unit/Check/VerdictTest.cpp - flows judged by the policy -----------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Verdict.h"

#include "gtest/gtest.h"

using namespace piiflow;

namespace {

/// A flow to a log, judged by the shipped rules.
struct Verdicts : testing::Test {
  Policy Rules = llvm::cantFail(Policy::load(std::nullopt));
  FlowToSink F;

  void SetUp() override {
    F.Source = {"User.phone", "User::phone", {"phone"}, {}};
    F.Sink.Kind = "log";
  }
  void path(std::vector<Protection> Applied,
            Confidence Trust = Confidence::High, size_t Steps = 1) {
    FlowToSink::Alternative A;
    A.Applied = std::move(Applied);
    A.Trust = Trust;
    A.Trace.resize(Steps);
    F.Alternatives.push_back(std::move(A));
  }
  std::vector<Verdict> judged(Confidence Least = Confidence::Medium) const {
    return judge(F, Rules, Least);
  }
  static Protection by(const char *Kind,
                       std::vector<std::string> Categories = {}) {
    return {Kind, std::move(Categories), {}, Kind};
  }
};

TEST_F(Verdicts, AnApprovedSanitizerOnEveryPathIsNoFinding) {
  path({by("mask")});
  path({by("tokenize"), by("hash")});
  EXPECT_TRUE(judged().empty());
}

TEST_F(Verdicts, OnePathWithoutIsEnough) {
  path({by("mask")});
  path({});
  const auto Found = judged();
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Outcome, Adequacy::None);
  EXPECT_EQ(Found[0].Evidence, &F.Alternatives[1]);
}

TEST_F(Verdicts, AHashOfWhatCanBeEnumeratedIsWeak) {
  path({by("hash")});
  const auto Found = judged();
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Outcome, Adequacy::Weak);
}

TEST_F(Verdicts, ASanitizerOfAnotherCategoryIsNone) {
  path({by("mask", {"email"})});
  ASSERT_EQ(judged().size(), 1u);
  EXPECT_EQ(judged()[0].Outcome, Adequacy::None);
}

TEST_F(Verdicts, CategoriesAreJudgedOneByOne) {
  F.Source.Categories = {"email", "phone"};
  path({by("mask", {"email"})});
  const auto Found = judged();
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Categories, std::vector<std::string>{"phone"});
}

TEST_F(Verdicts, CategoriesWithOneEvidenceAreTogether) {
  F.Source.Categories = {"email", "phone"};
  path({});
  const auto Found = judged();
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Categories.size(), 2u);
}

TEST_F(Verdicts, TheSurestAndThenTheShortestPathIsShown) {
  path({}, Confidence::Medium, 1);
  path({}, Confidence::High, 9);
  path({}, Confidence::High, 4);
  ASSERT_EQ(judged().size(), 1u);
  EXPECT_EQ(judged()[0].Evidence, &F.Alternatives[2]);
}

TEST_F(Verdicts, LowConfidenceIsCountedAndNotReported) {
  path({}, Confidence::Low);
  EXPECT_TRUE(judged().empty());
  EXPECT_TRUE(isLessSure(F, Rules, Confidence::Medium));
  path({by("hash")});
  EXPECT_EQ(judged().size(), 1u);
  EXPECT_FALSE(isLessSure(F, Rules, Confidence::Medium));
}

TEST_F(Verdicts, TheLeastConfidenceIsTheUsers) {
  path({}, Confidence::Medium);
  EXPECT_EQ(judged().size(), 1u);
  EXPECT_TRUE(judged(Confidence::High).empty());
  EXPECT_TRUE(isLessSure(F, Rules, Confidence::High));
  path({}, Confidence::Low);
  EXPECT_EQ(judged(Confidence::Low).size(), 1u);
}

TEST_F(Verdicts, AFindingSaysWhyItIsNotSure) {
  path({}, Confidence::Medium);
  F.Alternatives.back().Doubts = {"nothing is known of 'convert'"};
  const Finding Told =
      makeFinding("pii-log", F, judged().front(), Rules, "in clear");
  EXPECT_EQ(Told.Doubts, F.Alternatives.back().Doubts);
  EXPECT_EQ(Told.Trace[Told.Trace.size() - 2].Message,
            "confidence is medium: nothing is known of 'convert'");
}

TEST_F(Verdicts, AFindingSaysWhatWouldDo) {
  path({by("hash")});
  const Finding Told = makeFinding("pii-weak-sanitizer", F, judged().front(),
                                   Rules, "protected only by hash");
  EXPECT_EQ(Told.Categories, std::vector<std::string>{"phone"});
  EXPECT_EQ(Told.Protections, std::vector<std::string>{"hash"});
  ASSERT_GE(Told.Trace.size(), 2u);
  EXPECT_EQ(Told.Trace.front().Kind, TraceStep::Source);
  EXPECT_EQ(Told.Trace.back().Kind, TraceStep::Remark);
  EXPECT_NE(Told.Trace.back().Message.find("tokenize"), std::string::npos);
}

} // namespace
