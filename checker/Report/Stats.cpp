//===-- Report/Stats.cpp - what a run covered ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Format.h"

using namespace piiflow;

void piiflow::writeStats(const Coverage &C, llvm::raw_ostream &OS) {
  OS << "units:                   " << C.Units << '\n'
     << "functions:               " << C.Functions << '\n'
     << "  data can get to:       " << C.Needed << '\n'
     << "units not analysed:      " << C.Failed.size() << '\n'
     << "analyses cut short:      " << C.BudgetCutOffs << '\n'
     << "calls without a target:  " << C.UnresolvedCalls << '\n'
     << "low-confidence flows:    " << C.LowConfidence << '\n';
  if (C.Unknown.empty())
    return;
  OS << "functions without body or model that personal data entered:\n";
  for (const auto &[Name, Count] : C.Unknown)
    OS << "  " << Count << "  " << Name << '\n';
}
