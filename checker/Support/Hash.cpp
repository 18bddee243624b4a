//===-- Support/Hash.cpp - hashes that never change -----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/Hash.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"

using namespace piiflow;

uint64_t piiflow::stableHash(llvm::StringRef Bytes) {
  return llvm::xxh3_64bits(Bytes);
}

std::string piiflow::stableHashHex(llvm::StringRef Bytes) {
  const llvm::XXH128_hash_t H = llvm::xxh3_128bits(
      llvm::ArrayRef<uint8_t>(Bytes.bytes_begin(), Bytes.size()));
  return llvm::utohexstr(H.high64, /*LowerCase=*/true, /*Width=*/16) +
         llvm::utohexstr(H.low64, /*LowerCase=*/true, /*Width=*/16);
}

Hasher &Hasher::add(llvm::StringRef Text) {
  add(uint64_t(Text.size()));
  Bytes += Text;
  return *this;
}

Hasher &Hasher::add(uint64_t Number) {
  char Raw[sizeof(Number)];
  llvm::support::endian::write64le(Raw, Number);
  Bytes.append(Raw, Raw + sizeof(Raw));
  return *this;
}

uint64_t Hasher::value() const { return stableHash(Bytes); }

std::string Hasher::hex() const { return stableHashHex(Bytes); }
