//===-- Facts/FactsFile.cpp - facts on disk -------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"

#include "Facts/Envelope.h"
#include "Facts/Payload.h"
#include "Support/AtomicFile.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace piiflow;

std::string piiflow::encode(const Unit &U) { return seal(encodePayload(U)); }

llvm::Expected<Unit> piiflow::decode(llvm::MemoryBufferRef Bytes) {
  std::unique_ptr<llvm::MemoryBuffer> Aligned;
  if (!isAligned(Bytes.getBuffer())) {
    Aligned = llvm::MemoryBuffer::getMemBufferCopy(Bytes.getBuffer(),
                                                   Bytes.getBufferIdentifier());
    Bytes = Aligned->getMemBufferRef();
  }
  llvm::Expected<llvm::StringRef> Payload = unseal(Bytes);
  if (!Payload)
    return Payload.takeError();
  llvm::Expected<Unit> U = decodePayload(*Payload);
  llvm::Error E = U ? validate(*U) : U.takeError();
  if (E)
    return factsError(Bytes,
                      "facts file is corrupt: " + llvm::toString(std::move(E)));
  return U;
}

llvm::Error piiflow::writeFactsFile(const Unit &U, llvm::StringRef Path) {
  // Facts that no reader would take show up where they are made.
  if (llvm::Error E = validate(U))
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "cannot write '" + Path +
            "': the facts are inconsistent: " + llvm::toString(std::move(E)));
  return writeAtomically(Path, encode(U));
}

llvm::Expected<Unit> piiflow::readFactsFile(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(),
                                   Path + ": " + Buffer.getError().message());
  return decode(**Buffer);
}
