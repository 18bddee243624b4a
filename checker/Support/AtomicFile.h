//===-- Support/AtomicFile.h - all of a file or none ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SUPPORT_ATOMICFILE_H
#define PIIFLOW_SUPPORT_ATOMICFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace piiflow {

/// Writes a file under a temporary name beside it and renames that, so that a
/// reader sees the old file or the whole new one, and a failure (a full disk)
/// leaves the old one. The folder has to exist. What a symbolic link points to
/// is replaced, not the link; a pipe or device is written to directly. The
/// error names the path and the reason.
llvm::Error writeAtomically(llvm::StringRef Path, llvm::StringRef Bytes);
llvm::Error
writeAtomically(llvm::StringRef Path,
                llvm::function_ref<void(llvm::raw_ostream &)> Write);

} // namespace piiflow

#endif // PIIFLOW_SUPPORT_ATOMICFILE_H
