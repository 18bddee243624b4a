//===-- Facts/FactsFile.h - facts on disk -----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_FACTSFILE_H
#define PIIFLOW_FACTS_FACTSFILE_H

#include "Facts/Unit.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace piiflow {

/// The bytes of a facts file: the same for the same facts.
std::string encode(const Unit &U);
/// Verifies untrusted bytes completely (FlatBuffers structure, version, and
/// that every id is in range) and reads them. The error names the buffer.
llvm::Expected<Unit> decode(llvm::MemoryBufferRef Bytes);

/// Writes to a temporary name beside `Path` and renames, so that a reader
/// sees the old file or the whole new one.
llvm::Error writeFactsFile(const Unit &U, llvm::StringRef Path);
llvm::Expected<Unit> readFactsFile(llvm::StringRef Path);

/// Sets Hash of every body from its contents, names spelled out.
void hashBodies(Unit &U);

/// Prints facts readably, one a line, in a stable order and form.
void dump(const Unit &U, llvm::raw_ostream &OS);

} // namespace piiflow

#endif // PIIFLOW_FACTS_FACTSFILE_H
