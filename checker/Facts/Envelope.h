//===-- Facts/Envelope.h - what every facts file starts with ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_ENVELOPE_H
#define PIIFLOW_FACTS_ENVELOPE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

#include <string>

namespace piiflow {

/// The version of the facts file format: raised whenever the schema, or what
/// an entry means, changes.
constexpr uint32_t FormatVersion = 6;

/// The outer layer of a facts file: identifier, length, version and checksum
/// around the bytes of a unit. It is the same in all versions, so that a
/// foreign file is told apart from a broken one.
std::string seal(llvm::StringRef Payload, uint32_t Version = FormatVersion);

/// Whether numbers of any size can be read in place, as FlatBuffers does.
bool isAligned(llvm::StringRef Bytes);

/// The payload of a sealed and aligned buffer of this version, whose bytes are
/// as they were written; not copied. The error names the buffer.
llvm::Expected<llvm::StringRef> unseal(llvm::MemoryBufferRef Bytes);

/// An error about a facts file.
llvm::Error factsError(llvm::MemoryBufferRef Bytes, const llvm::Twine &Message);

} // namespace piiflow

#endif // PIIFLOW_FACTS_ENVELOPE_H
