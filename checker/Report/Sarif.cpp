//===-- Report/Sarif.cpp - SARIF 2.1.0 -------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Columns.h"
#include "Report/Format.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

#include <nlohmann/json.hpp>

#include <map>

using namespace piiflow;
using Json = nlohmann::ordered_json;

namespace {
const char *const Schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";
const char *const Home = "https://github.com/piiflow/piiflow";

/// What a rule finds, for viewers that show no page.
struct RuleText {
  const char *Name, *Short, *Security;
};
const std::map<std::string, RuleText> &ruleTexts() {
  static const std::map<std::string, RuleText> Texts = {
      {"pii-log", {"PersonalDataInLog", "Personal data reaches a log", "6.5"}},
      {"pii-network",
       {"PersonalDataSent", "Personal data leaves over the network", "7.5"}},
      {"pii-export",
       {"PersonalDataExported", "Personal data is exported", "7.0"}},
      {"pii-weak-sanitizer",
       {"WeakSanitizer", "Personal data is not protected well enough", "5.5"}},
      {"pii-annotation",
       {"Annotation", "A malformed or contradictory annotation", "2.0"}}};
  return Texts;
}

/// A path as a URI: unreserved characters stay, the others are escaped.
std::string uri(llvm::StringRef Path) {
  std::string Out;
  for (unsigned char C : Path) {
    if (llvm::isAlnum(C) || llvm::StringRef("/-._~").contains(char(C)))
      Out += char(C);
    else
      Out += "%" + llvm::utohexstr(C, /*LowerCase=*/false, 2);
  }
  return Out;
}

class SarifFormatter : public Formatter {
public:
  explicit SarifFormatter(const ReportOptions &Options) : Options(Options) {}

  void write(const Result &R, llvm::raw_ostream &OS) const override {
    Json Run = {{"tool", {{"driver", driver(R)}}},
                {"originalUriBaseIds",
                 {{"PROJECTROOT",
                   {{"uri", "file://" + uri(Options.ProjectRoot) + "/"}}}}},
                {"columnKind", "utf16CodeUnits"},
                {"invocations", Json::array({invocation(R.Covered)})}};
    Json Results = Json::array();
    Utf16Columns Columns(Options.ProjectRoot);
    for (const Finding &F : R.Findings)
      Results.push_back(result(F, Columns));
    Run["results"] = std::move(Results);
    const Json Document = {{"$schema", Schema},
                           {"version", "2.1.0"},
                           {"runs", Json::array({Run})}};
    OS << Document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  }

private:
  Json driver(const Result &R) const {
    Json Rules = Json::array();
    for (const auto &[Id, Text] : ruleTexts())
      Rules.push_back(
          {{"id", Id},
           {"name", Text.Name},
           {"shortDescription", {{"text", Text.Short}}},
           {"fullDescription", {{"text", std::string(Text.Short) + "."}}},
           {"help",
            {{"text", "Run 'piiflow explain " + Id + "' for its page."}}},
           {"helpUri",
            std::string(Home) + "/blob/main/docs/checks/" + Id + ".md"},
           {"defaultConfiguration", {{"level", "warning"}}},
           {"properties",
            {{"tags", {"security", "privacy"}},
             {"precision", "high"},
             {"security-severity", Text.Security}}}});
    return {{"name", "piiflow"},
            {"version", Options.ToolVersion},
            {"semanticVersion", Options.ToolVersion},
            {"informationUri", Home},
            {"rules", Rules}};
  }

  static Json invocation(const Coverage &C) {
    Json Notifications = Json::array();
    for (const Coverage::FailedUnit &U : C.Failed)
      Notifications.push_back(
          {{"level", "error"},
           {"message", {{"text", U.File + ": " + U.Message}}},
           {"locations",
            Json::array({{{"physicalLocation",
                           {{"artifactLocation", artifact(U.File)}}}}})}});
    for (const std::string &Note : C.Notes)
      Notifications.push_back(
          {{"level", "note"}, {"message", {{"text", Note}}}});
    return {{"executionSuccessful", C.Failed.empty()},
            {"toolExecutionNotifications", Notifications}};
  }

  static Json artifact(llvm::StringRef File) {
    if (llvm::sys::path::is_absolute(File))
      return {{"uri", "file://" + uri(File)}};
    return {{"uri", uri(File)}, {"uriBaseId", "PROJECTROOT"}};
  }

  static Json location(const Place &P, llvm::StringRef Message,
                       Utf16Columns &Columns) {
    Json Physical = {{"artifactLocation", artifact(P.File)}};
    // A place that the compiler made up has no region.
    if (P.Line != 0) {
      Json Region = {{"startLine", P.Line},
                     {"startColumn", Columns.at(P.File, P.Line, P.Column)}};
      if (P.EndLine >= P.Line && P.EndColumn != 0) {
        Region["endLine"] = P.EndLine;
        Region["endColumn"] = Columns.at(P.File, P.EndLine, P.EndColumn);
      }
      Physical["region"] = std::move(Region);
    }
    return {{"physicalLocation", Physical},
            {"message", {{"text", Message.str()}}}};
  }

  static Json result(const Finding &F, Utf16Columns &Columns) {
    size_t Rule = 0;
    for (const auto &[Id, Text] : ruleTexts()) {
      if (Id == F.Rule)
        break;
      ++Rule;
    }
    Json J = {
        {"ruleId", F.Rule},
        {"ruleIndex", Rule},
        {"level", severityName(F.Level).str()},
        {"message", {{"text", F.Message + "."}}},
        {"locations", Json::array({location(F.Where, F.Message, Columns)})},
        {"partialFingerprints",
         {{"primaryLocationLineHash", F.Fingerprint},
          {"piiflow/v1", F.Fingerprint}}}};
    // Viewers expect a flow of each result: of a rule without one, the place.
    Json Steps = Json::array();
    for (const TraceStep &S : F.Trace)
      if (!S.Where.File.empty())
        Steps.push_back({{"location", location(S.Where, S.Message, Columns)}});
    if (Steps.empty())
      Steps.push_back({{"location", location(F.Where, F.Message, Columns)}});
    J["codeFlows"] =
        Json::array({{{"threadFlows", Json::array({{{"locations", Steps}}})}}});
    if (!F.Categories.empty())
      J["properties"] = {{"categories", F.Categories},
                         {"tier", F.Tier},
                         {"confidence", confidenceName(F.Trust)},
                         {"doubts", F.Doubts},
                         {"source", F.SourceEntity},
                         {"sink", F.SinkApi}};
    if (F.Suppressed)
      J["suppressions"] = Json::array(
          {{{"kind", "inSource"}, {"justification", F.SuppressionReason}}});
    return J;
  }

  ReportOptions Options;
};
} // namespace

std::unique_ptr<Formatter>
piiflow::makeSarifFormatter(const ReportOptions &Options) {
  return std::make_unique<SarifFormatter>(Options);
}
