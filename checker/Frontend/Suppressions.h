//===-- Frontend/Suppressions.h - NOLINT comments ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_SUPPRESSIONS_H
#define PIIFLOW_FRONTEND_SUPPRESSIONS_H

#include "Frontend/UnitBuilder.h"

#include "llvm/ADT/StringRef.h"

#include <vector>

namespace piiflow {

/// One NOLINT directive, with offsets into the text it was found in.
struct NolintDirective {
  enum KindT { Line, NextLine, Begin, End } Kind = Line;
  llvm::StringRef Checks; ///< Between the brackets.
  llvm::StringRef Reason; ///< After the colon, to the end of the line.
  bool HasBrackets = false;
  size_t Offset = 0; ///< Of the word in the comment.
};

/// The directives of one comment, in order.
std::vector<NolintDirective> nolintDirectives(llvm::StringRef Comment);

/// Adds the NOLINT comments of the main file and of all user headers. As in
/// clang-tidy, a BEGIN and an END belong together when their checks are
/// spelled alike, and one without the other covers nothing.
void addSuppressions(UnitBuilder &B);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_SUPPRESSIONS_H
