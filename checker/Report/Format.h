//===-- Report/Format.h - ways to write a result ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_REPORT_FORMAT_H
#define PIIFLOW_REPORT_FORMAT_H

#include "Model/Finding.h"
#include "Policy/Policy.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>

namespace piiflow {

struct ReportOptions {
  bool Color = false;
  /// Absolute path that file names are relative to.
  std::string ProjectRoot;
  std::string ToolVersion;
  /// For the descriptions of rules; may be null.
  const Policy *Rules = nullptr;
};

/// Writes results in one format. Output depends on the result and options
/// alone; columns in SARIF also on the sources.
class Formatter {
public:
  virtual ~Formatter() = default;
  virtual void write(const Result &R, llvm::raw_ostream &OS) const = 0;
};

std::unique_ptr<Formatter> makeTextFormatter(const ReportOptions &Options);
std::unique_ptr<Formatter> makeJsonFormatter(const ReportOptions &Options);
std::unique_ptr<Formatter> makeSarifFormatter(const ReportOptions &Options);

/// "text", "json"…
llvm::ArrayRef<llvm::StringRef> formatNames();
/// The error names the formats that there are.
llvm::Expected<std::unique_ptr<Formatter>>
createFormatter(llvm::StringRef Name, const ReportOptions &Options);

/// What a run covered, for people (`--stats`).
void writeStats(const Coverage &C, llvm::raw_ostream &OS);

llvm::StringRef severityName(Severity S); ///< "note", "warning", "error"

} // namespace piiflow

#endif // PIIFLOW_REPORT_FORMAT_H
