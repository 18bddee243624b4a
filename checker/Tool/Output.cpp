//===-- Tool/Output.cpp - results for the user -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/Output.h"

#include "Report/Format.h"
#include "Support/AtomicFile.h"
#include "Tool/Baseline.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Process.h"

using namespace piiflow;

llvm::Expected<std::vector<ReportTarget>>
piiflow::reportTargets(const CommandLine &C) {
  std::vector<ReportTarget> Targets;
  for (llvm::StringRef Text : C.Formats) {
    const auto [Format, Path] = Text.split('=');
    Targets.push_back({Format.str(), Path.str()});
    auto Known = createFormatter(Format, ReportOptions());
    if (!Known)
      return Known.takeError();
    if (Path.empty() && Format != Text)
      return llvm::createStringError("--format '" + Text +
                                     "': expected a file after '='");
  }
  if (Targets.empty())
    Targets.push_back({"text", ""});
  if (llvm::count_if(Targets,
                     [](const ReportTarget &T) { return T.Path.empty(); }) > 1)
    return llvm::createStringError(
        "two formats for standard output; expected --format FORMAT=PATH for "
        "all but one");
  return Targets;
}

static bool colourful(When Wanted) {
  return Wanted == When::Always ||
         (Wanted == When::Auto && llvm::sys::Process::StandardOutHasColors());
}

static llvm::Error flushOutput() {
  llvm::outs().flush();
  if (!llvm::outs().has_error())
    return llvm::Error::success();
  const std::error_code EC = llvm::outs().error();
  llvm::outs().clear_error();
  return llvm::createStringError(EC, "cannot write to standard output: %s",
                                 EC.message().c_str());
}

ExitCode piiflow::finishOutput(ExitCode Code) {
  if (llvm::Error E = flushOutput())
    return usageError(std::move(E));
  return Code;
}

static llvm::Error writeReports(const Result &R, const Policy &Rules,
                                const CommandLine &C,
                                const std::string &ProjectRoot,
                                llvm::ArrayRef<ReportTarget> Targets) {
  for (const ReportTarget &T : Targets) {
    ReportOptions Options;
    Options.Color = T.Path.empty() && colourful(C.Color);
    Options.ProjectRoot = ProjectRoot;
    Options.ToolVersion = PIIFLOW_VERSION;
    Options.Rules = &Rules;
    auto Format = createFormatter(T.Format, Options);
    if (!Format)
      return Format.takeError();
    if (T.Path.empty()) {
      (*Format)->write(R, llvm::outs());
      if (llvm::Error E = flushOutput())
        return E;
    } else if (llvm::Error E =
                   writeAtomically(T.Path, [&](llvm::raw_ostream &OS) {
                     (*Format)->write(R, OS);
                   })) {
      return E;
    }
  }
  return llvm::Error::success();
}

static void summarise(const Result &R, size_t Shown, size_t Known,
                      const CommandLine &C) {
  llvm::raw_ostream &OS = llvm::errs();
  for (const std::string &Note : R.Covered.Notes)
    OS << "piiflow: warning: " << Note << '\n';
  for (const Coverage::FailedUnit &U : R.Covered.Failed)
    OS << "piiflow: not analysed completely: " << U.File << ": " << U.Message
       << '\n';
  if (C.Stats)
    writeStats(R.Covered, OS);
  const size_t Suppressed =
      llvm::count_if(R.Findings, [](const Finding &F) { return F.Suppressed; });
  OS << "piiflow: " << Shown << (Shown == 1 ? " finding" : " findings")
     << " in " << R.Covered.Units << (R.Covered.Units == 1 ? " unit" : " units")
     << ", " << R.Covered.Functions << " functions";
  if (Suppressed)
    OS << "; " << Suppressed << " suppressed";
  if (Known)
    OS << "; " << Known << " in the baseline";
  if (!R.Covered.Failed.empty())
    OS << "; " << R.Covered.Failed.size() << " incomplete";
  OS << '\n';
}

ExitCode piiflow::report(Result R, const Policy &Rules, const CommandLine &C,
                         const std::string &ProjectRoot,
                         llvm::ArrayRef<ReportTarget> Targets) {
  size_t Known = 0;
  llvm::erase_if(R.Findings,
                 [&](const Finding &F) { return F.Level < C.MinSeverity; });
  if (!C.WriteBaseline.empty())
    if (llvm::Error E = writeBaseline(C.WriteBaseline, R))
      return usageError(std::move(E));
  if (!C.Baseline.empty()) {
    auto Old = readBaseline(C.Baseline);
    if (!Old)
      return usageError(Old.takeError());
    llvm::erase_if(R.Findings, [&](const Finding &F) {
      const bool Listed = Old->count(F.Fingerprint) != 0;
      Known += Listed && !F.Suppressed;
      return Listed;
    });
  }
  if (llvm::Error E = writeReports(R, Rules, C, ProjectRoot, Targets))
    return usageError(std::move(E));
  const size_t Shown = llvm::count_if(
      R.Findings, [](const Finding &F) { return !F.Suppressed; });
  summarise(R, Shown, Known, C);
  if (Shown)
    return ExitCode::Findings;
  return R.Covered.Failed.empty() ? ExitCode::Clean : ExitCode::Incomplete;
}
