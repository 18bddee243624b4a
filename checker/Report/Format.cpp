//===-- Report/Format.cpp - ways to write a result -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Format.h"

#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;

llvm::StringRef piiflow::severityName(Severity S) {
  switch (S) {
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "warning";
}

llvm::ArrayRef<llvm::StringRef> piiflow::formatNames() {
  static constexpr llvm::StringRef Names[] = {"text", "json", "sarif"};
  return Names;
}

llvm::Expected<std::unique_ptr<Formatter>>
piiflow::createFormatter(llvm::StringRef Name, const ReportOptions &Options) {
  if (Name == "text")
    return makeTextFormatter(Options);
  if (Name == "json")
    return makeJsonFormatter(Options);
  if (Name == "sarif")
    return makeSarifFormatter(Options);
  std::string Message = "unknown format '" + Name.str() +
                        "': expected one of " + llvm::join(formatNames(), ", ");
  if (llvm::StringRef Near = nearest(Name, formatNames()); !Near.empty())
    Message += "; did you mean '" + Near.str() + "'?";
  return llvm::createStringError(Message);
}
