//===-- Frontend/CompilerArguments.h - of compile commands ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_COMPILERARGUMENTS_H
#define PIIFLOW_FRONTEND_COMPILERARGUMENTS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <string>
#include <vector>

namespace clang::tooling {
struct CompileCommand;
} // namespace clang::tooling

namespace piiflow {

/// The arguments of a compile command, written for whatever compiler, as the
/// Clang linked in here wants them: without launcher, precompiled headers and
/// side effects, with response files opened, and with the headers of this
/// Clang and piiflow/annotations.h on the include path.
llvm::Expected<std::vector<std::string>>
compilerArguments(const clang::tooling::CompileCommand &Command,
                  llvm::vfs::FileSystem &FS);

/// Whether an argument chooses a processor, by a name that this Clang may not
/// know.
bool choosesProcessor(llvm::StringRef Argument);

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_COMPILERARGUMENTS_H
