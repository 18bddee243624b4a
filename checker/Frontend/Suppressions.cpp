//===-- Frontend/Suppressions.cpp - NOLINT comments -----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Suppressions.h"

#include "clang/Basic/SourceManager.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace piiflow;
using llvm::StringRef;

/// What a word that begins with NOLINT is, if anything: all letters that follow
/// belong to it.
static std::optional<NolintDirective::KindT> kindOf(StringRef Word) {
  return llvm::StringSwitch<std::optional<NolintDirective::KindT>>(Word)
      .Case("NOLINT", NolintDirective::Line)
      .Case("NOLINTNEXTLINE", NolintDirective::NextLine)
      .Case("NOLINTBEGIN", NolintDirective::Begin)
      .Case("NOLINTEND", NolintDirective::End)
      .Default(std::nullopt);
}

/// Takes "(checks)" off a directive's text. Brackets that are not closed on the
/// line are none.
static void takeBrackets(NolintDirective &D, StringRef &Rest) {
  if (!Rest.starts_with("("))
    return;
  const size_t Close = Rest.find_first_of("\n)");
  if (Close == StringRef::npos || Rest[Close] != ')')
    return;
  D.HasBrackets = true;
  D.Checks = Rest.slice(1, Close).trim();
  Rest = Rest.substr(Close + 1);
}

static StringRef reasonIn(StringRef Rest) {
  Rest = Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
  Rest = Rest.substr(0, Rest.find("*/")).ltrim();
  return Rest.consume_front(":") ? Rest.trim() : StringRef();
}

std::vector<NolintDirective> piiflow::nolintDirectives(StringRef Text) {
  constexpr llvm::StringLiteral Word = "NOLINT";
  std::vector<NolintDirective> Result;
  size_t At = 0;
  while ((At = Text.find(Word, At)) != StringRef::npos) {
    NolintDirective D;
    D.Offset = At;
    StringRef Rest = Text.substr(At + Word.size()).drop_while(llvm::isAlpha);
    const auto Kind = kindOf(Text.slice(At, Text.size() - Rest.size()));
    if (Kind) {
      D.Kind = *Kind;
      takeBrackets(D, Rest);
      D.EndOffset = Text.size() - Rest.size();
      D.Reason = reasonIn(Rest);
      Result.push_back(D);
    }
    At = Text.size() - Rest.size();
  }
  return Result;
}

namespace {

/// The directives of one file, turned to suppressions.
class FileSuppressions {
public:
  FileSuppressions(UnitBuilder &B, clang::FileID File) : B(B), File(File) {}

  void collect(StringRef Text) {
    for (const NolintDirective &D : nolintDirectives(Text))
      directive(D, B.range(File, D.Offset, D.EndOffset));
  }

private:
  struct Open {
    NolintDirective Directive;
    SourceRange Range;
  };

  void directive(const NolintDirective &D, const SourceRange &Range) {
    switch (D.Kind) {
    case NolintDirective::Line:
      return add(D, Range, wholeLine(Range.BeginLine));
    case NolintDirective::NextLine:
      return add(D, Range, wholeLine(Range.BeginLine + 1));
    case NolintDirective::Begin:
      return Opened.push_back({D, Range});
    case NolintDirective::End:
      return close(D, Range);
    }
  }

  void close(const NolintDirective &End, const SourceRange &Range) {
    if (Opened.empty() || !alike(Opened.back().Directive, End))
      return;
    const Open Block = Opened.back();
    Opened.pop_back();
    Suppression S;
    S.BeginLine = Block.Range.BeginLine;
    S.BeginColumn = Block.Range.BeginColumn;
    S.EndLine = Range.BeginLine;
    S.EndColumn = Range.BeginColumn;
    add(Block.Directive, Block.Range, S);
  }

  /// Whether both name the same checks, spaces aside.
  static bool alike(const NolintDirective &A, const NolintDirective &B) {
    const auto Items = [](StringRef Checks) {
      llvm::SmallVector<StringRef, 8> Parts;
      Checks.split(Parts, ',');
      for (StringRef &Part : Parts)
        Part = Part.trim();
      return Parts;
    };
    return A.HasBrackets == B.HasBrackets && Items(A.Checks) == Items(B.Checks);
  }

  static Suppression wholeLine(uint32_t Line) {
    Suppression S;
    S.BeginLine = S.EndLine = Line;
    return S;
  }

  /// Adds what covers the places of S.
  void add(const NolintDirective &D, const SourceRange &Range, Suppression S) {
    if (!Range.valid() || (D.HasBrackets && D.Checks.empty()))
      return; // `NOLINT()` names no check.
    S.File = Range.File;
    S.Checks = B.intern(D.Checks);
    S.Reason = B.intern(D.Reason);
    S.Range = Range;
    B.unit().Suppressions.push_back(S);
  }

  UnitBuilder &B;
  clang::FileID File;
  std::vector<Open> Opened;
};

} // namespace

void piiflow::addSuppressions(UnitBuilder &B) {
  const clang::SourceManager &SM = B.context().getSourceManager();
  llvm::SmallPtrSet<const clang::FileEntry *, 32> Seen;
  for (unsigned I = 1; I < SM.local_sloc_entry_size(); ++I) {
    const clang::SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (!Entry.isFile() ||
        clang::SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    clang::OptionalFileEntryRef Source =
        Entry.getFile().getContentCache().OrigEntry;
    clang::FileID File = SM.getFileID(
        clang::SourceLocation::getFromRawEncoding(Entry.getOffset()));
    if (!Source || !Seen.insert(&Source->getFileEntry()).second)
      continue;
    std::optional<StringRef> Text = SM.getBufferDataOrNone(File);
    if (Text)
      FileSuppressions(B, File).collect(*Text);
  }
}
