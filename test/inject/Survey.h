//===-- inject/Survey.h - where flows can be put into a unit ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_INJECT_SURVEY_H
#define PIIFLOW_TEST_INJECT_SURVEY_H

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"

namespace piiflow::inject {

/// What a unit declares and calls below a folder, with the places at which a
/// parameter, an argument, a field or a statement can be added: offsets into
/// files as they are written. What macros and templates make is left out, and
/// so is a function whose parameters cannot grow.
class Survey {
public:
  Survey(clang::ASTContext &Context, llvm::StringRef Root)
      : Context(Context), Root(Root) {}

  /// An object with the files, functions, calls and classes of the unit.
  llvm::json::Object run();

private:
  clang::ASTContext &Context;
  llvm::StringRef Root;
};

} // namespace piiflow::inject

#endif // PIIFLOW_TEST_INJECT_SURVEY_H
