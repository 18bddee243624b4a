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
  llvm::StringRef Reason; ///< After the colon, to the end of line or comment.
  bool HasBrackets = false;
  size_t Offset = 0;    ///< Of the word.
  size_t EndOffset = 0; ///< Past the word and its brackets.
};

/// The directives of a text, in order. As in clang-tidy they are looked for in
/// all of it and not in comments alone: both have to agree on what a line with
/// a NOLINT in a string literal means.
std::vector<NolintDirective> nolintDirectives(llvm::StringRef Text);

/// Adds the NOLINT directives of the main file and of all user headers. As in
/// clang-tidy, an END closes the block that was begun last, when its checks are
/// spelled alike, and a BEGIN or END without the other covers nothing.
void addSuppressions(UnitBuilder &B);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_SUPPRESSIONS_H
