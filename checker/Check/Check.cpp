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

namespace {
/// One NOLINT comment at work.
class Silencer {
public:
  Silencer(const RuleContext &C, const Suppression &S)
      : S(S), File(C.P.Strings[C.P.Files[S.File.Value]]),
        Reason(C.P.Strings[S.Reason]),
        Glob(C.P.Strings[S.Checks].empty() ? "*" : C.P.Strings[S.Checks],
             CheckGlob::Minus::Ignored) {}

  bool givesReason() const { return !Reason.empty(); }
  SourceRange range() const { return S.Range; }
  bool covers(const Finding &F) const {
    const auto At = std::tie(F.Where.Line, F.Where.Column);
    return F.Where.File == File && std::tie(S.BeginLine, S.BeginColumn) < At &&
           At < std::tie(S.EndLine, S.EndColumn) && Glob.contains(F.Rule);
  }
  /// Whether there was something to suppress.
  bool suppress(std::vector<Finding> &Findings) const {
    bool Used = false;
    for (Finding &F : Findings) {
      if (!covers(F))
        continue;
      Used = true;
      F.Suppressed = true;
      F.SuppressionReason = Reason.str();
    }
    return Used;
  }

private:
  const Suppression &S;
  llvm::StringRef File, Reason;
  CheckGlob Glob;
};
} // namespace

static Finding missingReason(const RuleContext &C, const Silencer &S) {
  Finding F;
  F.Rule = "pii-annotation";
  F.Where = placeOf(C.P, S.range());
  F.Message =
      "suppression gives no reason; the policy wants '// NOLINT(check): "
      "reason'";
  return F;
}

/// What is said of comments without a reason can be suppressed in its turn, but
/// only with a reason: a bare NOLINT would otherwise excuse itself.
static void suppressMissing(const std::vector<Silencer> &Silencers,
                            std::vector<Finding> &Missing) {
  for (const Silencer &S : Silencers) {
    if (S.givesReason()) {
      S.suppress(Missing);
      continue;
    }
    for (Finding &F : Missing)
      F.Insistent |= S.covers(F);
  }
}

static void suppress(const RuleContext &C, const CheckGlob &Only,
                     std::vector<Finding> &Findings) {
  std::vector<Silencer> Silencers;
  for (const Suppression &S : C.P.Suppressions)
    Silencers.emplace_back(C, S);
  const bool WantsReasons =
      C.Rules.requireSuppressionReason() && Only.contains("pii-annotation");
  std::vector<Finding> Missing;
  for (const Silencer &S : Silencers)
    if (S.suppress(Findings) && WantsReasons && !S.givesReason())
      Missing.push_back(missingReason(C, S));
  suppressMissing(Silencers, Missing);
  llvm::append_range(Findings, std::move(Missing));
}

static void cover(const RuleContext &C, Coverage &Covered) {
  Covered.Units = unsigned(C.P.Units.size());
  for (const Program::Function &F : C.P.Functions)
    Covered.Functions += F.Bodies.empty() ? 0 : 1;
  for (const Program::UnitStatus &U : C.P.Units)
    if (!U.Problems.empty())
      Covered.Failed.push_back({U.MainFile, U.Problems.front()});
  for (const FlowToSink &F : C.Solved.ToSinks)
    Covered.LowConfidence += isLessSure(F, C.Rules, C.Least) ? 1 : 0;
  for (std::string &Line : unmatchedRules(C.P, C.Rules))
    Covered.Notes.push_back(std::move(Line));
  for (const std::string &Note : C.P.OdrNotes)
    Covered.Notes.push_back(Note);
}

Result piiflow::check(const Program &P, const Policy &Rules, const Flows &F,
                      const CheckOptions &Options) {
  const RuleContext C{P, Rules, F, Options.Least};
  Result R;
  R.Covered = F.Covered;
  const CheckGlob Glob(Options.Only.empty() ? "*" : Options.Only);
  for (const auto &Each : allRules())
    if (Glob.contains(Each->name()))
      Each->run(C, R.Findings);
  dropRepeated(R.Findings);
  suppress(C, Glob, R.Findings);
  llvm::sort(R.Findings, [](const Finding &A, const Finding &B) {
    return A.key() < B.key();
  });
  fingerprint(R.Findings);
  cover(C, R.Covered);
  return R;
}
