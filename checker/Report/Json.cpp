//===-- Report/Json.cpp - for scripts --------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Format.h"

#include <nlohmann/json.hpp>

using namespace piiflow;
using Json = nlohmann::ordered_json;

namespace {
Json toJson(const Place &P) {
  Json J = {{"file", P.File},
            {"line", P.Line},
            {"column", P.Column},
            {"endLine", P.EndLine},
            {"endColumn", P.EndColumn}};
  if (!P.Macro.empty())
    J["macro"] = P.Macro;
  return J;
}

llvm::StringRef kindName(TraceStep::KindT K) {
  switch (K) {
  case TraceStep::Source:
    return "source";
  case TraceStep::Flow:
    return "flow";
  case TraceStep::Call:
    return "call";
  case TraceStep::Return:
    return "return";
  case TraceStep::Sanitizer:
    return "sanitizer";
  case TraceStep::Sink:
    return "sink";
  case TraceStep::Remark:
    return "remark";
  }
  return "flow";
}

Json toJson(const Finding &F) {
  Json J = {{"rule", F.Rule},
            {"fingerprint", F.Fingerprint},
            {"severity", severityName(F.Level).str()},
            {"confidence", confidenceName(F.Trust)},
            {"doubts", F.Doubts},
            {"message", F.Message},
            {"location", toJson(F.Where)}};
  if (!F.SinkKind.empty()) {
    J["source"] = {{"name", F.SourceName},
                   {"entity", F.SourceEntity},
                   {"location", toJson(F.SourcePlace)}};
    J["categories"] = F.Categories;
    J["tier"] = F.Tier;
    J["sink"] = {{"kind", F.SinkKind},
                 {"destination", F.SinkDestination},
                 {"api", F.SinkApi},
                 {"function", F.SinkFunction}};
    J["protections"] = F.Protections;
  }
  Json Trace = Json::array();
  for (const TraceStep &S : F.Trace)
    Trace.push_back({{"kind", kindName(S.Kind).str()},
                     {"message", S.Message},
                     {"location", toJson(S.Where)}});
  J["trace"] = std::move(Trace);
  J["suppressed"] = F.Suppressed;
  if (F.Suppressed)
    J["suppressionReason"] = F.SuppressionReason;
  return J;
}

Json toJson(const Coverage &C) {
  Json Failed = Json::array();
  for (const Coverage::FailedUnit &U : C.Failed)
    Failed.push_back({{"file", U.File}, {"message", U.Message}});
  Json Unknown = Json::array();
  for (const auto &[Name, Count] : C.Unknown)
    Unknown.push_back({{"function", Name}, {"calls", Count}});
  return {{"units", C.Units},
          {"functions", C.Functions},
          {"functionsDataCanReach", C.Needed},
          {"failed", Failed},
          {"unknownFunctions", Unknown},
          {"budgetCutOffs", C.BudgetCutOffs},
          {"unresolvedCalls", C.UnresolvedCalls},
          {"lowConfidenceFlows", C.LowConfidence},
          {"notes", C.Notes}};
}

/// Everything a result says, one document.
class JsonFormatter : public Formatter {
public:
  explicit JsonFormatter(const ReportOptions &Options) : Options(Options) {}

  void write(const Result &R, llvm::raw_ostream &OS) const override {
    Json Findings = Json::array();
    for (const Finding &F : R.Findings)
      Findings.push_back(toJson(F));
    const Json Document = {
        {"version", 1},
        {"tool", {{"name", "piiflow"}, {"version", Options.ToolVersion}}},
        {"findings", Findings},
        {"coverage", toJson(R.Covered)}};
    OS << Document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  }

private:
  ReportOptions Options;
};
} // namespace

std::unique_ptr<Formatter>
piiflow::makeJsonFormatter(const ReportOptions &Options) {
  return std::make_unique<JsonFormatter>(Options);
}
