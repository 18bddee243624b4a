//===-- Model/SourceRange.h - a place in the source -------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_MODEL_SOURCERANGE_H
#define PIIFLOW_MODEL_SOURCERANGE_H

#include "Model/Ids.h"

namespace piiflow {

/// A half-open range of source text; lines and columns count from 1, columns
/// in bytes, and EndColumn is one past the last character. Inside a macro it
/// is the range of the outermost expansion, and Macro names that macro.
struct SourceRange {
  FileId File;
  uint32_t BeginLine = 0;
  uint32_t BeginColumn = 0;
  uint32_t EndLine = 0;
  uint32_t EndColumn = 0;
  StringId Macro;

  bool valid() const { return File.valid() && BeginLine != 0; }
  friend auto operator<=>(const SourceRange &, const SourceRange &) = default;
};

} // namespace piiflow

#endif // PIIFLOW_MODEL_SOURCERANGE_H
