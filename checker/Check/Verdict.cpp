//===-- Check/Verdict.cpp - flows judged by the policy ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Verdict.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;

/// Whether A tells more about the same outcome: surer, then shorter.
static bool betterEvidence(const FlowToSink::Alternative &A,
                           const FlowToSink::Alternative &B) {
  if (A.Trust != B.Trust)
    return A.Trust > B.Trust;
  return A.Trace.size() < B.Trace.size();
}

std::vector<Verdict> piiflow::judge(const FlowToSink &F, const Policy &Rules,
                                    Confidence Least) {
  std::vector<Verdict> Result;
  for (const std::string &Category : F.Source.Categories) {
    Adequacy Worst = Adequacy::Adequate;
    const FlowToSink::Alternative *Evidence = nullptr;
    for (const FlowToSink::Alternative &A : F.Alternatives) {
      if (A.Trust < Least)
        continue;
      const Adequacy Here =
          Rules.adequacy(Category, F.Sink.Kind, F.Sink.Destination, A.Applied);
      if (Here < Worst ||
          (Here == Worst && Evidence && betterEvidence(A, *Evidence))) {
        Worst = Here;
        Evidence = &A;
      }
    }
    if (Worst == Adequacy::Adequate)
      continue;
    auto Same = llvm::find_if(Result, [&](const Verdict &V) {
      return V.Outcome == Worst && V.Evidence == Evidence;
    });
    if (Same == Result.end())
      Result.push_back({Worst, {Category}, Evidence});
    else
      Same->Categories.push_back(Category);
  }
  return Result;
}

bool piiflow::isLessSure(const FlowToSink &F, const Policy &Rules,
                         Confidence Least) {
  return judge(F, Rules, Least).empty() &&
         !judge(F, Rules, Confidence::Low).empty();
}

/// "a file export", "an HTTP exchange".
static std::string describeSink(const SinkSite &S) {
  const llvm::StringRef To = S.Destination;
  if (S.Kind == "log")
    return To == "syslog"   ? "the system log"
           : To == "stderr" ? "standard error"
                            : "a log";
  if (S.Kind == "network")
    return To == "http"                    ? "an HTTP exchange"
           : To.empty() || To == "network" ? "the network"
                                           : ("the network (" + To + ")").str();
  if (To == "stdout")
    return "standard output";
  if (To == "process")
    return "another process";
  if (To.empty())
    return S.Kind == "export" ? std::string("an export")
                              : "a sink of kind '" + S.Kind + "'";
  return (llvm::StringRef("aeiou").contains(To.front()) ? "an " : "a ") +
         To.str() + " " + S.Kind;
}

Finding piiflow::makeFinding(llvm::StringRef Rule, const FlowToSink &F,
                             const Verdict &V, const Policy &Rules,
                             llvm::StringRef Problem) {
  Finding Result;
  Result.Rule = Rule.str();
  Result.Trust = V.Evidence->Trust;
  Result.Doubts = V.Evidence->Doubts;
  Result.Where = F.Sink.Where;
  Result.SourceName = F.Source.Name;
  Result.SourceEntity = F.Source.Entity;
  Result.SourcePlace = F.Source.Where;
  Result.Categories = V.Categories;
  Result.SinkKind = F.Sink.Kind;
  Result.SinkDestination = F.Sink.Destination;
  Result.SinkApi = F.Sink.Api;
  Result.SinkFunction = F.Sink.Function;
  for (const Protection &P : V.Evidence->Applied)
    Result.Protections.push_back(P.Kind);
  std::vector<std::string> Names;
  Tier Highest = Tier::Ordinary;
  for (const std::string &Id : V.Categories) {
    const Category *C = Rules.categories().find(Id);
    Names.push_back(C ? C->Name : Id);
    if (C)
      Highest = std::max(Highest, C->T);
  }
  Result.Tier = tierName(Highest).str();
  Result.Message = llvm::join(Names, ", ") + " (" + F.Source.Name +
                   ", sensitive tier: " + Result.Tier + ") reaches " +
                   describeSink(F.Sink) + " " + Problem.str();
  const std::string Declared =
      llvm::StringRef(F.Source.Name).rsplit('.').second.empty()
          ? F.Source.Name
          : llvm::StringRef(F.Source.Name).rsplit('.').second.str();
  Result.Trace.push_back({TraceStep::Source, F.Source.Where,
                          "personal data '" + Declared + "' declared here"});
  for (const TraceStep &S : V.Evidence->Trace)
    Result.Trace.push_back(S);
  if (!Result.Doubts.empty())
    Result.Trace.push_back({TraceStep::Remark, F.Sink.Where,
                            std::string("confidence is ") +
                                confidenceName(Result.Trust) + ": " +
                                llvm::join(Result.Doubts, "; ")});
  std::string Approved;
  for (const std::string &Id : V.Categories) {
    if (!Approved.empty())
      Approved += "; ";
    const std::string Kinds =
        Rules.approvedFor(Id, F.Sink.Kind, F.Sink.Destination);
    Approved += "approved for " + Id + " → " + F.Sink.Kind + ": " +
                (Kinds.empty() ? "nothing" : Kinds);
  }
  Result.Trace.push_back({TraceStep::Remark, F.Sink.Where, Approved});
  return Result;
}

void piiflow::reportUnprotected(
    llvm::StringRef Rule, const RuleContext &C,
    llvm::function_ref<bool(llvm::StringRef)> Selects,
    std::vector<Finding> &Out) {
  for (const FlowToSink &F : C.Solved.ToSinks) {
    if (!Selects(F.Sink.Kind))
      continue;
    for (const Verdict &V : judge(F, C.Rules, C.Least))
      if (V.Outcome == Adequacy::None)
        Out.push_back(
            makeFinding(Rule, F, V, C.Rules, "without an approved sanitizer"));
  }
}
