//===-- Support/AtomicFile.cpp - all of a file or none --------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/AtomicFile.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

#include <system_error>

using namespace piiflow;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

static llvm::Error failure(StringRef Path, std::error_code EC) {
  return llvm::createStringError(EC, "cannot write '" + Path +
                                         "': " + EC.message());
}

static llvm::Error failure(StringRef Path, llvm::Error E) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "cannot write '" + Path +
                                     "': " + llvm::toString(std::move(E)));
}

using Writer = llvm::function_ref<void(llvm::raw_ostream &)>;

/// The error of a stream after everything was written. A stream that is
/// destroyed with an error unseen ends the process.
static std::error_code finish(llvm::raw_fd_ostream &OS) {
  OS.flush();
  const std::error_code EC = OS.error();
  OS.clear_error();
  return EC;
}

static llvm::Error writeInPlace(StringRef Path, Writer Write) {
  std::error_code EC;
  llvm::raw_fd_ostream OS(Path, EC, fs::CD_OpenExisting, fs::FA_Write,
                          fs::OF_None);
  if (EC)
    return failure(Path, EC);
  Write(OS);
  if (EC = finish(OS); EC)
    return failure(Path, EC);
  return llvm::Error::success();
}

static llvm::Error writeBeside(StringRef Path, Writer Write) {
  llvm::SmallString<256> Target(Path);
  if (fs::is_symlink_file(Path))
    if (const std::error_code EC = fs::real_path(Path, Target))
      return failure(Path, EC);
  llvm::Expected<fs::TempFile> Temp =
      fs::TempFile::create(Target + ".%%%%%%%%.tmp");
  if (!Temp)
    return failure(Path, Temp.takeError());
  std::error_code EC;
  {
    llvm::raw_fd_ostream OS(Temp->FD, /*shouldClose=*/false);
    Write(OS);
    EC = finish(OS);
  }
  if (EC) {
    llvm::consumeError(Temp->discard());
    return failure(Path, EC);
  }
  if (llvm::Error E = Temp->keep(Target))
    return failure(Path, std::move(E));
  return llvm::Error::success();
}

llvm::Error piiflow::writeAtomically(StringRef Path, Writer Write) {
  fs::file_status Status;
  if (!fs::status(Path, Status) && fs::is_other(Status))
    return writeInPlace(Path, Write);
  if (fs::is_directory(Status))
    return failure(Path, std::make_error_code(std::errc::is_a_directory));
  return writeBeside(Path, Write);
}

llvm::Error piiflow::writeAtomically(StringRef Path, StringRef Bytes) {
  return writeAtomically(Path, [&](llvm::raw_ostream &OS) { OS << Bytes; });
}
