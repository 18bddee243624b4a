//===-- Policy/Ports.h - ports and flows as texts ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_PORTS_H
#define PIIFLOW_POLICY_PORTS_H

#include "Policy/Effects.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

#include <optional>

namespace piiflow {

/// Told what was expected, and at which byte of the text.
using TextComplaint =
    llvm::function_ref<void(size_t Offset, const llvm::Twine &Message)>;

/// Reads `Argument[0].Element.std::pair::first`.
std::optional<Port> parsePort(llvm::StringRef Text, TextComplaint Wrong);

/// Reads `insert Argument[0] -> This.Element`, `kill This` or
/// `swap This, Argument[0]`, and `if Argument[0] is 0` after any of them.
std::optional<Flow> parseFlow(llvm::StringRef Text, TextComplaint Wrong);

/// The text that reads as this again.
std::string spell(const Port &P);
std::string spell(const Flow &F);

} // namespace piiflow

#endif // PIIFLOW_POLICY_PORTS_H
