//===-- Tool/ExplainFunction.h - why a function is what ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TOOL_EXPLAINFUNCTION_H
#define PIIFLOW_TOOL_EXPLAINFUNCTION_H

#include "Link/Program.h"
#include "Policy/Policy.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace piiflow {

/// Prints what the rules in force, and the annotations of a program when there
/// is one, say about a function, each with its place. False when neither knows
/// of it.
bool explainFunction(llvm::StringRef Name, const Policy &Rules,
                     const Program *P, llvm::raw_ostream &OS);

/// The same for a field, global or type that the rules in force name.
bool explainDeclaration(llvm::StringRef Name, const Policy &Rules,
                        llvm::raw_ostream &OS);

} // namespace piiflow

#endif // PIIFLOW_TOOL_EXPLAINFUNCTION_H
