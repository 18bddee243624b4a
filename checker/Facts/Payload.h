//===-- Facts/Payload.h - a unit as bytes -----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_PAYLOAD_H
#define PIIFLOW_FACTS_PAYLOAD_H

#include "Facts/Unit.h"

#include "llvm/Support/Error.h"

#include <string>

namespace piiflow {

/// The FlatBuffer of a unit, without the envelope.
std::string encodePayload(const Unit &U);

/// Reads a payload that anybody may have written. What comes back has the
/// structure of a unit but may hold any ids: see validate(). The memory it
/// takes is bounded by a multiple of the payload's size. Errors say what is
/// wrong, not where.
llvm::Expected<Unit> decodePayload(llvm::StringRef Payload);

/// Whether the rest of the engine can trust `U`: every id, index and kind is
/// in range, types have no cycles and a bounded size, blocks lead somewhere.
llvm::Error validate(const Unit &U);

} // namespace piiflow

#endif // PIIFLOW_FACTS_PAYLOAD_H
