//===-- Parsed.h - a source text and its facts ------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_UNIT_FRONTEND_PARSED_H
#define PIIFLOW_TEST_UNIT_FRONTEND_PARSED_H

#include "Frontend/Extract.h"

#include "clang/Tooling/CompilationDatabase.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace piiflow {

/// A project folder that is gone after the test.
class Project {
public:
  Project() {
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("piiflow", Root));
    llvm::SmallString<128> Real;
    EXPECT_FALSE(llvm::sys::fs::real_path(Root, Real));
    Root = Real;
  }
  ~Project() { llvm::sys::fs::remove_directories(Root); }

  std::string path(llvm::StringRef Name) const {
    llvm::SmallString<128> Path(Root);
    llvm::sys::path::append(Path, Name);
    return Path.str().str();
  }

  void write(llvm::StringRef Name, llvm::StringRef Text) {
    std::string Path = path(Name);
    EXPECT_FALSE(
        llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)));
    std::error_code Code;
    llvm::raw_fd_ostream OS(Path, Code);
    EXPECT_FALSE(Code) << Path;
    OS << Text;
  }

  llvm::Expected<Unit> extract(std::vector<std::string> CommandLine,
                               llvm::StringRef Folder = "") const {
    clang::tooling::CompileCommand Command;
    Command.Directory = path(Folder);
    Command.Filename = CommandLine.back();
    Command.CommandLine = std::move(CommandLine);
    return piiflow::extract(Command, ExtractOptions{Root.str().str()});
  }

  llvm::SmallString<128> Root;
};

/// The facts of one source text, and look-ups in them by name.
class Parsed {
public:
  explicit Parsed(llvm::StringRef Text, llvm::StringRef File = "src/main.cpp") {
    Project P;
    P.write(File, Text);
    bool IsC = File.ends_with(".c");
    llvm::Expected<Unit> Result =
        P.extract({IsC ? "clang" : "clang++", IsC ? "-std=c11" : "-std=c++20",
                   "-c", File.str()});
    if (!Result) {
      ADD_FAILURE() << llvm::toString(Result.takeError());
      return;
    }
    U = std::move(*Result);
    for (const Problem &Each : U.Problems)
      ADD_FAILURE() << Each.Message;
  }

  llvm::StringRef text(StringId S) const { return U.Strings[S]; }

  /// The first function of that name; a failure when there is none.
  const FunctionDecl &function(llvm::StringRef Name) const {
    for (const FunctionDecl &F : U.Functions)
      if (text(F.Name) == Name)
        return F;
    ADD_FAILURE() << "no function " << Name.str();
    static const FunctionDecl None;
    return None;
  }
  const FunctionDecl *bySymbol(llvm::StringRef Symbol) const {
    for (const FunctionDecl &F : U.Functions)
      if (text(F.Symbol) == Symbol)
        return &F;
    return nullptr;
  }
  const Record *record(llvm::StringRef Name) const {
    for (const Record &R : U.Records)
      if (text(R.Name) == Name)
        return &R;
    return nullptr;
  }
  const Field *field(llvm::StringRef Name) const {
    for (const Record &R : U.Records)
      for (const Field &F : R.Fields)
        if (text(F.Name) == Name)
          return &F;
    return nullptr;
  }
  const Global *global(llvm::StringRef Name) const {
    for (const Global &G : U.Globals)
      if (text(G.Name) == Name)
        return &G;
    return nullptr;
  }
  bool hasBody(StringId Symbol) const {
    for (const Body &B : U.Bodies)
      if (B.Function == Symbol)
        return true;
    return false;
  }
  const Type &type(TypeId T) const { return U.Types[T.Value]; }

  /// "pii::source(phone, email)" of each mark, joined by spaces.
  std::string marks(const std::vector<Mark> &Marks) const {
    std::string Result;
    for (const Mark &M : Marks) {
      Result += (Result.empty() ? "" : " ") + text(M.Form).str() + "(";
      for (size_t I = 0; I < M.Arguments.size(); ++I)
        Result += (I ? ", " : "") + text(M.Arguments[I]).str();
      Result += ")";
    }
    return Result;
  }

  /// "src/main.cpp:1:2-3:4", with the macro's name after it.
  std::string range(const SourceRange &R) const {
    if (!R.valid())
      return "nowhere";
    std::string Result =
        text(U.Files[R.File.Value]).str() + ":" + std::to_string(R.BeginLine) +
        ":" + std::to_string(R.BeginColumn) + "-" + std::to_string(R.EndLine) +
        ":" + std::to_string(R.EndColumn);
    return R.Macro ? Result + " " + text(R.Macro).str() : Result;
  }

  Unit U;
};

} // namespace piiflow

#endif // PIIFLOW_TEST_UNIT_FRONTEND_PARSED_H
