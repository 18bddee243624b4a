//===-- Support/Hash.h - hashes that never change ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SUPPORT_HASH_H
#define PIIFLOW_SUPPORT_HASH_H

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <string>

namespace piiflow {

/// The same for the same bytes on every machine, in every run and version:
/// fit for files and fingerprints. Not for secrets.
uint64_t stableHash(llvm::StringRef Bytes);
/// 128 bits as 32 lowercase hexadecimal digits.
std::string stableHashHex(llvm::StringRef Bytes);

/// A stable hash over several values in order. Each one is told apart from its
/// neighbours: ("ab", "c") and ("a", "bc") differ.
class Hasher {
public:
  Hasher &add(llvm::StringRef Text);
  Hasher &add(uint64_t Number);
  uint64_t value() const;
  std::string hex() const;

private:
  llvm::SmallString<256> Bytes;
};

} // namespace piiflow

#endif // PIIFLOW_SUPPORT_HASH_H
