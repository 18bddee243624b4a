//===-- Frontend/Locations.cpp - files and source ranges ------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Locations.h"

#include "clang/Basic/CharInfo.h"
#include "clang/Basic/FileManager.h"
#include "clang/Lex/Lexer.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace piiflow;

/// `Directory` with exactly one separator at its end.
static std::string asPrefix(llvm::StringRef Directory) {
  if (Directory.empty())
    return {};
  std::string Prefix = Directory.rtrim('/').str();
  return Prefix + "/";
}

Locations::Locations(const clang::SourceManager &SM,
                     const clang::LangOptions &Lang,
                     llvm::StringRef ProjectRoot, Unit &U)
    : SM(SM), Lang(Lang), U(U) {
  if (ProjectRoot.empty())
    return;
  llvm::SmallString<256> Path(ProjectRoot), Real;
  SM.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  Root = asPrefix(Path);
  if (!llvm::sys::fs::real_path(Path, Real))
    RealRoot = asPrefix(Real);
}

std::string Locations::relativeName(clang::FileEntryRef File) const {
  llvm::SmallString<256> Path(File.getName());
  SM.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  llvm::StringRef Name = Path;
  if (Root.empty())
    return Name.str();
  if (Name.consume_front(Root))
    return Name.str();
  // The root, or a directory on the way, may be a symbolic link.
  llvm::StringRef Real = File.getFileEntry().tryGetRealPathName();
  if (!RealRoot.empty() && Real.consume_front(RealRoot))
    return Real.str();
  if (!RealRoot.empty() && Name.consume_front(RealRoot))
    return Name.str();
  return Name.str();
}

FileId Locations::file(clang::FileID File) {
  auto [It, Inserted] = Files.try_emplace(File);
  if (!Inserted)
    return It->second;
  clang::OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
  if (!Entry && File != SM.getMainFileID())
    return {}; // A buffer of the compiler's own.
  StringId Name = U.Strings.intern(Entry ? relativeName(*Entry) : "<input>");
  auto [Known, IsNew] = ByName.try_emplace(Name.Value, FileId(U.Files.size()));
  if (IsNew)
    U.Files.push_back(Name);
  return Files[File] = Known->second;
}

llvm::StringRef Locations::mainFile() {
  FileId Main = file(SM.getMainFileID());
  return Main ? U.Strings[U.Files[Main.Value]] : "<input>";
}

bool Locations::inSystemHeader(clang::SourceLocation L) const {
  return L.isInvalid() || SM.isInSystemHeader(SM.getExpansionLoc(L));
}

llvm::StringRef Locations::identifierAt(clang::SourceLocation L) const {
  bool Failed = false;
  const char *Text = SM.getCharacterData(L, &Failed);
  if (Failed)
    return {};
  llvm::StringRef Token(Text, clang::Lexer::MeasureTokenLength(L, SM, Lang));
  if (Token.empty() || !clang::isAsciiIdentifierStart(Token.front()))
    return {};
  return Token;
}

SourceRange Locations::range(clang::FileID File, unsigned Begin, unsigned End) {
  SourceRange Result;
  Result.File = file(File);
  if (!Result.File)
    return {};
  Result.BeginLine = SM.getLineNumber(File, Begin);
  Result.BeginColumn = SM.getColumnNumber(File, Begin);
  Result.EndLine = SM.getLineNumber(File, End);
  Result.EndColumn = SM.getColumnNumber(File, End);
  return Result;
}

SourceRange Locations::range(clang::SourceRange R) {
  if (R.isInvalid())
    return {};
  clang::CharSourceRange Expansion = SM.getExpansionRange(R);
  auto [File, Begin] = SM.getDecomposedLoc(Expansion.getBegin());
  auto [EndFile, End] = SM.getDecomposedLoc(Expansion.getEnd());
  bool IsTokenRange = Expansion.isTokenRange();
  clang::SourceLocation Last = Expansion.getEnd();
  if (EndFile != File || End < Begin) {
    // Across an #include: the first token stands for all.
    Last = Expansion.getBegin();
    End = Begin;
    IsTokenRange = true;
  }
  if (IsTokenRange)
    End += clang::Lexer::MeasureTokenLength(Last, SM, Lang);
  SourceRange Result = range(File, Begin, End);
  if (Result.valid() && R.getBegin().isMacroID())
    if (llvm::StringRef Name = identifierAt(Expansion.getBegin());
        !Name.empty())
      Result.Macro = U.Strings.intern(Name);
  return Result;
}
