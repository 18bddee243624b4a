//===-- Solve/Places.h - ranges as places -----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_PLACES_H
#define PIIFLOW_SOLVE_PLACES_H

#include "Link/Program.h"
#include "Model/Finding.h"

namespace piiflow {

/// The place a range of the program names, spelled out.
inline Place placeOf(const Program &P, const SourceRange &R) {
  Place Where;
  if (!R.File.valid())
    return Where;
  Where.File = P.Strings[P.Files[R.File.Value]].str();
  Where.Line = R.BeginLine;
  Where.Column = R.BeginColumn;
  Where.EndLine = R.EndLine;
  Where.EndColumn = R.EndColumn;
  Where.Macro = P.Strings[R.Macro].str();
  return Where;
}

} // namespace piiflow

#endif // PIIFLOW_SOLVE_PLACES_H
