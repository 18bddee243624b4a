//===-- Frontend/CompilerArguments.cpp - arguments of a compile command ---===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/CompilerArguments.h"

#include "clang/Basic/Version.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/TargetSelect.h"

using namespace piiflow;

/// The folder the executable is in; the marker is any address in it.
static std::string executableFolder() {
  static int Marker;
  std::string Path = llvm::sys::fs::getMainExecutable(nullptr, &Marker);
  return llvm::sys::path::parent_path(Path).str();
}

/// `<folder>/../<Relative>` when `Probe` exists below it, else `Otherwise`.
static std::string installed(llvm::StringRef Relative, llvm::StringRef Probe,
                             llvm::StringRef Otherwise) {
  llvm::SmallString<256> Folder(executableFolder());
  llvm::sys::path::append(Folder, "..", Relative);
  llvm::SmallString<256> File(Folder);
  llvm::sys::path::append(File, Probe);
  if (!llvm::sys::fs::exists(File))
    return Otherwise.str();
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  return Folder.str().str();
}

/// Clang's own headers, which must be of the Clang linked in here.
static std::string resourceFolder() {
  const std::string Relative =
      "lib/clang/" + std::to_string(CLANG_VERSION_MAJOR);
  return installed(Relative, "include/stddef.h",
                   std::string(PIIFLOW_LLVM_PREFIX) + "/" + Relative);
}

static std::string annotationFolder() {
  return installed("include", "piiflow/annotations.h", PIIFLOW_INCLUDE_DIR);
}

static bool isLauncher(llvm::StringRef Program) {
  llvm::StringRef Name = llvm::sys::path::stem(Program);
  return Name == "ccache" || Name == "sccache" || Name == "distcc" ||
         Name == "icecc" || Name == "gomacc";
}

/// Takes `-Xclang -flag [-Xclang value]` off: precompiled headers and plugins
/// of the user's Clang do not load in this one.
static bool skipsXclang(llvm::ArrayRef<std::string> Arguments, size_t &I) {
  if (Arguments[I] != "-Xclang" || I + 1 >= Arguments.size())
    return false;
  llvm::StringRef Flag = Arguments[I + 1];
  if (Flag == "-emit-pch") {
    I += 1;
    return true;
  }
  if (Flag != "-include-pch" && Flag != "-load" && Flag != "-plugin" &&
      Flag != "-add-plugin")
    return false;
  I += I + 2 < Arguments.size() && Arguments[I + 2] == "-Xclang" ? 3 : 1;
  return true;
}

/// Makes the prefix of a cross compiler's name (`aarch64-linux-gnu-g++`) known
/// as a target.
static void registerTargets() {
  static const bool Registered = [] {
    llvm::InitializeAllTargetInfos();
    return true;
  }();
  (void)Registered;
}

/// The compiler with its folder, from which the driver finds the headers that
/// belong to it.
static std::string located(const std::string &Compiler) {
  if (llvm::sys::path::has_parent_path(Compiler))
    return Compiler;
  llvm::ErrorOr<std::string> Found = llvm::sys::findProgramByName(Compiler);
  return Found ? *Found : Compiler;
}

/// The command as this Clang wants it: without launcher, precompiled headers
/// of other compilers and side effects.
static std::vector<std::string>
adjusted(llvm::ArrayRef<std::string> Arguments) {
  if (Arguments.size() > 1 && isLauncher(Arguments[0]) &&
      !llvm::StringRef(Arguments[1]).starts_with("-"))
    Arguments = Arguments.drop_front();
  std::vector<std::string> Result{located(Arguments[0])};
  for (size_t I = 1; I < Arguments.size(); ++I) {
    llvm::StringRef A = Arguments[I];
    if (A == "--") { // Inputs follow.
      Result.insert(Result.end(), Arguments.begin() + I, Arguments.end());
      break;
    }
    if (A == "-include-pch" || A == "-resource-dir" || A == "-MJ" ||
        A == "--serialize-diagnostics" || A == "-serialize-diagnostics") {
      ++I;
      continue;
    }
    if (A.starts_with("-save-temps") || A.starts_with("--save-temps") ||
        A.starts_with("-resource-dir=") || A.starts_with("-fplugin") ||
        A.starts_with("-fpch-") || A == "-Winvalid-pch" || A == "-E" ||
        A == "-M" || A == "-MM" || A == "-S" || A == "-v" || A == "--analyze" ||
        A == "--precompile" ||
        A.starts_with("@") || // A response file that is not there (yet).

        skipsXclang(Arguments, I))
      continue;
    Result.push_back(A.str());
  }
  auto End = llvm::find(Result, "--");
  Result.insert(
      End, {"-resource-dir", resourceFolder(), "-isystem", annotationFolder()});
  return Result;
}

/// Opens `@file` arguments.
static llvm::Error expandResponseFiles(std::vector<std::string> &Arguments,
                                       llvm::StringRef Directory,
                                       llvm::vfs::FileSystem &FS) {
  if (llvm::none_of(Arguments, [](llvm::StringRef A) {
        return A.size() > 1 && A.starts_with("@");
      }))
    return llvm::Error::success();
  llvm::BumpPtrAllocator Allocator;
  llvm::cl::ExpansionContext Expansion(Allocator,
                                       llvm::cl::TokenizeGNUCommandLine);
  Expansion.setVFS(&FS).setCurrentDir(Directory);
  llvm::SmallVector<const char *, 32> Pointers;
  for (const std::string &A : Arguments)
    Pointers.push_back(A.c_str());
  if (llvm::Error E = Expansion.expandResponseFiles(Pointers))
    return E;
  Arguments = std::vector<std::string>(Pointers.begin(), Pointers.end());
  return llvm::Error::success();
}

bool piiflow::choosesProcessor(llvm::StringRef Argument) {
  return Argument.starts_with("-march=") || Argument.starts_with("-mtune=") ||
         Argument.starts_with("-mcpu=");
}

llvm::Expected<std::vector<std::string>>
piiflow::compilerArguments(const clang::tooling::CompileCommand &Command,
                           llvm::vfs::FileSystem &FS) {
  std::vector<std::string> Arguments = Command.CommandLine;
  if (llvm::Error E = expandResponseFiles(Arguments, Command.Directory, FS))
    return E;
  if (Arguments.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "the compile command is empty");
  Arguments = adjusted(Arguments);
  const std::string Compiler = Arguments.front();
  registerTargets();
  clang::tooling::addTargetAndModeForProgramName(Arguments, Compiler);
  return Arguments;
}
