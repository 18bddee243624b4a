//===-- Facts/Envelope.cpp - what every facts file starts with ------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Envelope.h"

#include "Support/Hash.h"

#include "facts_generated.h"

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Endian.h"

using namespace piiflow;
using llvm::StringRef;

namespace {
/// Size prefix, root offset, identifier.
constexpr size_t HeaderSize = 3 * sizeof(uint32_t);
} // namespace

llvm::Error piiflow::factsError(llvm::MemoryBufferRef Bytes,
                                const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 Bytes.getBufferIdentifier() + ": " + Message);
}

bool piiflow::isAligned(StringRef Bytes) {
  return reinterpret_cast<uintptr_t>(Bytes.data()) % sizeof(uint64_t) == 0;
}

std::string piiflow::seal(StringRef Payload, uint32_t Version) {
  flatbuffers::FlatBufferBuilder Builder(Payload.size() + 64);
  Builder.ForceVectorAlignment(Payload.size(), 1, 8);
  const auto Unit = Builder.CreateVector(Payload.bytes_begin(), Payload.size());
  const auto Root = fb::CreateFile(Builder, Version, stableHash(Payload), Unit);
  fb::FinishSizePrefixedFileBuffer(Builder, Root);
  return {reinterpret_cast<const char *>(Builder.GetBufferPointer()),
          Builder.GetSize()};
}

/// Whether all bytes are there that the file says it has.
static llvm::Error checkLength(llvm::MemoryBufferRef Bytes) {
  const uint64_t Says =
      uint64_t(llvm::support::endian::read32le(Bytes.getBufferStart())) +
      sizeof(uint32_t);
  const uint64_t Has = Bytes.getBufferSize();
  if (Has < Says)
    return factsError(Bytes, "facts file is truncated: it has " +
                                 llvm::Twine(Has) + " of " + llvm::Twine(Says) +
                                 " bytes");
  if (Has > Says)
    return factsError(Bytes,
                      "facts file is corrupt: " + llvm::Twine(Has - Says) +
                          " bytes follow its end");
  return llvm::Error::success();
}

llvm::Expected<StringRef> piiflow::unseal(llvm::MemoryBufferRef Bytes) {
  if (Bytes.getBufferSize() < HeaderSize ||
      !fb::SizePrefixedFileBufferHasIdentifier(Bytes.getBufferStart()))
    return factsError(Bytes, "not a facts file");
  if (Bytes.getBufferSize() >= FLATBUFFERS_MAX_BUFFER_SIZE)
    return factsError(Bytes, "facts file is larger than 2 GB");
  if (llvm::Error E = checkLength(Bytes))
    return E;
  flatbuffers::Verifier V(
      reinterpret_cast<const uint8_t *>(Bytes.getBufferStart()),
      Bytes.getBufferSize(), /*max_depth=*/2, /*max_tables=*/1);
  if (!fb::VerifySizePrefixedFileBuffer(V))
    return factsError(Bytes, "facts file is corrupt");
  const fb::File *File = fb::GetSizePrefixedFile(Bytes.getBufferStart());
  if (File->version() != FormatVersion)
    return factsError(
        Bytes, "facts file of format " + llvm::Twine(File->version()) +
                   ", this piiflow reads format " + llvm::Twine(FormatVersion) +
                   ": run `piiflow index` again");
  if (!File->unit())
    return factsError(Bytes, "facts file is corrupt: it holds no unit");
  const StringRef Payload(reinterpret_cast<const char *>(File->unit()->data()),
                          File->unit()->size());
  if (stableHash(Payload) != File->checksum())
    return factsError(Bytes,
                      "facts file is corrupt: its checksum does not match");
  return Payload;
}
