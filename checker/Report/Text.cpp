//===-- Report/Text.cpp - for people ---------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Format.h"

using namespace piiflow;

namespace {
/// The compiler's own form: one line for the finding, one for each step, so
/// that every editor and CI system can jump to them.
class TextFormatter : public Formatter {
public:
  explicit TextFormatter(const ReportOptions &Options) : Options(Options) {}

  void write(const Result &R, llvm::raw_ostream &OS) const override {
    for (const Finding &F : R.Findings)
      if (!F.Suppressed)
        write(F, OS);
  }

private:
  void colour(llvm::raw_ostream &OS, llvm::raw_ostream::Colors C) const {
    if (Options.Color)
      OS.changeColor(C, /*Bold=*/true);
  }
  void plain(llvm::raw_ostream &OS) const {
    if (Options.Color)
      OS.resetColor();
  }
  static void place(const Place &P, llvm::raw_ostream &OS) {
    OS << P.File << ':' << P.Line << ':' << P.Column << ": ";
  }

  void write(const Finding &F, llvm::raw_ostream &OS) const {
    place(F.Where, OS);
    colour(OS, F.Level == Severity::Error ? llvm::raw_ostream::RED
                                          : llvm::raw_ostream::MAGENTA);
    OS << severityName(F.Level) << ": ";
    plain(OS);
    OS << F.Message << " [" << F.Rule << "]\n";
    for (const TraceStep &S : F.Trace) {
      place(S.Where, OS);
      colour(OS, llvm::raw_ostream::CYAN);
      OS << "note: ";
      plain(OS);
      OS << S.Message << '\n';
    }
  }

  ReportOptions Options;
};
} // namespace

std::unique_ptr<Formatter>
piiflow::makeTextFormatter(const ReportOptions &Options) {
  return std::make_unique<TextFormatter>(Options);
}
