//===-- Check/Check.cpp - rules over solved flows --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Check.h"

#include "Check/Rule.h"
#include "Check/Unmatched.h"
#include "Check/Verdict.h"
#include "Solve/Places.h"
#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

#include <map>

using namespace piiflow;

std::vector<std::unique_ptr<Rule>> piiflow::allRules() {
  std::vector<std::unique_ptr<Rule>> Rules;
  Rules.push_back(makeLogRule());
  Rules.push_back(makeNetworkRule());
  Rules.push_back(makeExportRule());
  Rules.push_back(makeWeakSanitizerRule());
  Rules.push_back(makeAnnotationRule());
  return Rules;
}

std::vector<llvm::StringRef> piiflow::ruleNames() {
  std::vector<llvm::StringRef> Names;
  for (const auto &R : allRules())
    Names.push_back(R->name());
  return Names;
}

/// Finding::key order, then equal ones numbered: the fingerprint names a flow,
/// not a line.
static void fingerprint(std::vector<Finding> &Findings) {
  std::map<std::string, unsigned> Seen;
  for (Finding &F : Findings) {
    std::string Identity = F.Rule + "\n" + F.SourceEntity + "\n" + F.SinkApi +
                           "\n" + F.SinkFunction + "\n" +
                           llvm::join(F.Categories, ",");
    if (const unsigned Ordinal = Seen[Identity]++)
      Identity += "\n" + std::to_string(Ordinal);
    F.Fingerprint =
        llvm::utohexstr(llvm::xxh3_64bits(Identity), /*LowerCase=*/true, 16);
  }
}

/// One finding a source, sink place and rule; the surer, shorter one stays.
static void dropRepeated(std::vector<Finding> &Findings) {
  const auto Place = [](const Finding &F) {
    return std::tie(F.Where, F.Rule, F.SourceEntity, F.Categories);
  };
  llvm::sort(Findings, [&](const Finding &A, const Finding &B) {
    if (Place(A) != Place(B))
      return Place(A) < Place(B);
    if (A.Trust != B.Trust)
      return A.Trust > B.Trust;
    if (A.Trace.size() != B.Trace.size())
      return A.Trace.size() < B.Trace.size();
    return A.key() < B.key();
  });
  Findings.erase(std::unique(Findings.begin(), Findings.end(),
                             [&](const Finding &A, const Finding &B) {
                               return Place(A) == Place(B) &&
                                      A.Rule != "pii-annotation";
                             }),
                 Findings.end());
}

static void suppress(const RuleContext &C, std::vector<Finding> &Findings) {
  for (const Suppression &S : C.P.Suppressions) {
    const std::string File = C.P.Strings[C.P.Files[S.File.Value]].str();
    const llvm::StringRef Checks = C.P.Strings[S.Checks];
    const CheckGlob Glob(Checks.empty() ? llvm::StringRef("*") : Checks);
    bool Used = false;
    for (Finding &F : Findings)
      if (F.Where.File == File && F.Where.Line >= S.BeginLine &&
          F.Where.Line <= S.EndLine && Glob.contains(F.Rule)) {
        Used = true;
        F.Suppressed = true;
        F.SuppressionReason = C.P.Strings[S.Reason].str();
      }
    if (!Used || !C.Rules.requireSuppressionReason() ||
        !C.P.Strings[S.Reason].empty())
      continue;
    Finding Missing;
    Missing.Rule = "pii-annotation";
    Missing.Where = placeOf(C.P, S.Range);
    Missing.Message =
        "suppression gives no reason; the policy wants '// NOLINT(check): "
        "reason'";
    Findings.push_back(std::move(Missing));
  }
}

static void cover(const RuleContext &C, Coverage &Covered) {
  Covered.Units = unsigned(C.P.Units.size());
  for (const Program::Function &F : C.P.Functions)
    Covered.Functions += F.Bodies.empty() ? 0 : 1;
  for (const Program::UnitStatus &U : C.P.Units)
    if (!U.Problems.empty())
      Covered.Failed.push_back({U.MainFile, U.Problems.front()});
  for (const FlowToSink &F : C.Solved.ToSinks)
    Covered.LowConfidence += onlyLowConfidence(F, C.Rules) ? 1 : 0;
  for (std::string &Line : unmatchedRules(C.P, C.Rules))
    Covered.Notes.push_back(std::move(Line));
  for (const std::string &Note : C.P.OdrNotes)
    Covered.Notes.push_back(Note);
}

Result piiflow::check(const Program &P, const Policy &Rules, const Flows &F,
                      llvm::StringRef Only) {
  const RuleContext C{P, Rules, F};
  Result R;
  R.Covered = F.Covered;
  const CheckGlob Glob(Only.empty() ? llvm::StringRef("*") : Only);
  for (const auto &Each : allRules())
    if (Glob.contains(Each->name()))
      Each->run(C, R.Findings);
  dropRepeated(R.Findings);
  suppress(C, R.Findings);
  llvm::sort(R.Findings, [](const Finding &A, const Finding &B) {
    return A.key() < B.key();
  });
  fingerprint(R.Findings);
  cover(C, R.Covered);
  return R;
}
