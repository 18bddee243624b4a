//===-- Frontend/Suppressions.cpp - NOLINT comments -----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Suppressions.h"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;

std::vector<NolintDirective>
piiflow::nolintDirectives(llvm::StringRef Comment) {
  constexpr llvm::StringLiteral Word = "NOLINT";
  std::vector<NolintDirective> Result;
  for (size_t At = Comment.find(Word); At != llvm::StringRef::npos;
       At = Comment.find(Word, At + Word.size())) {
    NolintDirective D;
    D.Offset = At;
    llvm::StringRef Rest = Comment.substr(At + Word.size());
    if (Rest.consume_front("NEXTLINE"))
      D.Kind = NolintDirective::NextLine;
    else if (Rest.consume_front("BEGIN"))
      D.Kind = NolintDirective::Begin;
    else if (Rest.consume_front("END"))
      D.Kind = NolintDirective::End;
    if (!Rest.empty() && (llvm::isAlnum(Rest.front()) || Rest.front() == '_'))
      continue; // Another word.
    if (Rest.starts_with("("))
      if (size_t Close = Rest.find(')'); Close != llvm::StringRef::npos) {
        D.HasBrackets = true;
        D.Checks = Rest.slice(1, Close).trim();
        Rest = Rest.substr(Close + 1);
      }
    Rest = Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
    Rest = Rest.ltrim();
    if (Rest.consume_front(":")) {
      Rest = Rest.trim();
      Rest.consume_back("*/");
      D.Reason = Rest.rtrim();
    }
    Result.push_back(D);
  }
  return Result;
}

namespace {

/// The comments of one file, turned to suppressions.
class FileSuppressions {
public:
  FileSuppressions(UnitBuilder &B, clang::FileID File, llvm::StringRef Text)
      : B(B), File(File), Text(Text) {}

  void collect() {
    const clang::SourceManager &SM = B.context().getSourceManager();
    clang::Lexer Lex(SM.getLocForStartOfFile(File), B.context().getLangOpts(),
                     Text.begin(), Text.begin(), Text.end());
    Lex.SetCommentRetentionState(true);
    clang::Token Token;
    do {
      Lex.LexFromRawLexer(Token);
      if (Token.is(clang::tok::comment))
        comment(SM.getFileOffset(Token.getLocation()), Token.getLength());
    } while (Token.isNot(clang::tok::eof));
  }

private:
  struct Open {
    NolintDirective Directive;
    SourceRange Range;
  };

  void comment(unsigned Offset, unsigned Length) {
    const SourceRange Range = B.range(File, Offset, Offset + Length);
    for (const NolintDirective &D :
         nolintDirectives(Text.substr(Offset, Length))) {
      const unsigned At = Offset + D.Offset;
      const uint32_t Line = B.range(File, At, At).BeginLine;
      switch (D.Kind) {
      case NolintDirective::Line:
        add(D, Range, Line, Line);
        break;
      case NolintDirective::NextLine:
        add(D, Range, Line + 1, Line + 1);
        break;
      case NolintDirective::Begin:
        Opened.push_back({D, Range});
        break;
      case NolintDirective::End:
        close(D, Line);
        break;
      }
    }
  }

  void close(const NolintDirective &End, uint32_t Line) {
    for (auto It = Opened.rbegin(); It != Opened.rend(); ++It) {
      if (It->Directive.Checks != End.Checks ||
          It->Directive.HasBrackets != End.HasBrackets)
        continue;
      add(It->Directive, It->Range, It->Range.BeginLine, Line);
      Opened.erase(std::next(It).base());
      return;
    }
  }

  void add(const NolintDirective &D, const SourceRange &Range, uint32_t Begin,
           uint32_t End) {
    if (!Range.valid() || (D.HasBrackets && D.Checks.empty()))
      return; // `NOLINT()` names no check.
    Suppression S;
    S.File = Range.File;
    S.BeginLine = Begin;
    S.EndLine = End;
    S.Checks = B.intern(D.Checks);
    S.Reason = B.intern(D.Reason);
    S.Range = Range;
    B.unit().Suppressions.push_back(S);
  }

  UnitBuilder &B;
  clang::FileID File;
  llvm::StringRef Text;
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
    std::optional<llvm::StringRef> Text = SM.getBufferDataOrNone(File);
    if (Text && Text->contains("NOLINT"))
      FileSuppressions(B, File, *Text).collect();
  }
}
