//===-- metamorphic/Code.cpp - a unit whose text is rewritten ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Code.h"

#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow::metamorphic;
using namespace clang;

std::string Code::fileName() const {
  const auto Entry = Sources.getFileEntryRefForID(Sources.getMainFileID());
  return llvm::sys::path::filename(Entry->getName()).str();
}

std::string Code::text(SourceRange Tokens) const {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Tokens), Sources,
                              language())
      .str();
}

SourceLocation Code::after(SourceLocation Token) const {
  return Lexer::getLocForEndOfToken(Token, 0, Sources, language());
}

std::string Code::line(SourceRange Tokens) const {
  const std::string Text = text(Tokens);
  Lexer Raw(SourceLocation(), language(), Text.data(), Text.data(),
            Text.data() + Text.size());
  std::string Result;
  for (Token T; !Raw.LexFromRawLexer(T) || T.isNot(tok::eof);) {
    if (T.is(tok::hash) && T.isAtStartOfLine())
      return "";
    const size_t At = T.getLocation().getRawEncoding();
    if (!Result.empty() && (T.hasLeadingSpace() || T.isAtStartOfLine()))
      Result += ' ';
    Result += Text.substr(At, T.getLength());
    if (T.is(tok::eof))
      break;
  }
  return Result;
}

SourceLocation Code::afterStatement(const Stmt &S) const {
  const SourceLocation End = S.getEndLoc();
  if (!isOwn(End))
    return {};
  if (isa<CompoundStmt>(S))
    return after(End);
  Token T;
  if (!Lexer::getRawToken(End, T, Sources, language()) &&
      T.isOneOf(tok::semi, tok::r_brace) && !isa<Expr>(S))
    return after(End);
  const auto Next = Lexer::findNextToken(End, Sources, language());
  return Next && Next->is(tok::semi) ? after(Next->getLocation())
                                     : SourceLocation();
}

Rewriter &Output::file(const std::string &Name) {
  const auto [It, IsNew] = Files.try_emplace(Name);
  if (IsNew)
    It->second.setSourceMgr(C.sources(), C.language());
  return It->second;
}

void Output::open(SourceLocation At, llvm::StringRef Text) {
  main().InsertText(At, Text);
}

void Output::close(SourceLocation At, llvm::StringRef Text) {
  main().InsertText(At, Text, /*InsertAfter=*/false);
}

void Output::replace(SourceRange Tokens, llvm::StringRef Text) {
  replace(CharSourceRange::getCharRange(Tokens.getBegin(),
                                        C.after(Tokens.getEnd())),
          Text);
}

void Output::replace(CharSourceRange Range, llvm::StringRef Text) {
  const llvm::StringRef Old =
      Lexer::getSourceText(Range, C.sources(), C.language());
  main().ReplaceText(Range, Text.str() + std::string(Old.count('\n'), '\n'));
}

void Output::mustBeSilent(SourceLocation Sink) {
  Silent.insert(C.sources().getSpellingLineNumber(Sink));
}

bool Output::write(const std::string &Folder) {
  const FileID Main = C.sources().getMainFileID();
  bool Any = !Texts.empty();
  for (auto &[Name, Text] : Files)
    if (const auto *Buffer = Text.getRewriteBufferFor(Main)) {
      Any = true;
      std::string Written;
      llvm::raw_string_ostream Stream(Written);
      Buffer->write(Stream);
      Texts[Name] = Written;
    }
  if (!Any)
    return false;
  if (!Silent.empty()) {
    std::string &Lines = Texts["silent-lines.txt"];
    for (unsigned Line : Silent)
      Lines += std::to_string(Line) + "\n";
  }
  llvm::sys::fs::create_directories(Folder);
  for (const auto &[Name, Text] : Texts) {
    std::error_code Failed;
    llvm::raw_fd_ostream(Folder + "/" + Name, Failed) << Text;
    if (Failed)
      llvm::report_fatal_error(llvm::StringRef(Failed.message()));
  }
  return true;
}

bool piiflow::metamorphic::isOrdinary(const Code &C, const FunctionDecl &F) {
  return F.isThisDeclarationADefinition() && F.doesThisDeclarationHaveABody() &&
         C.isOwn(F.getSourceRange()) && C.isOwn(F.getLocation()) &&
         !F.isTemplated() && !F.isTemplateInstantiation() &&
         F.getTemplatedKind() == FunctionDecl::TK_NonTemplate &&
         !F.isConstexpr() && !F.isVariadic() && !F.isMain() &&
         !F.isDefaulted() && !F.getTrailingRequiresClause() &&
         !F.getDeclaredReturnType()->getContainedAutoType() &&
         isa<CompoundStmt>(F.getBody()) && C.isOwn(F.getBody()->getBeginLoc());
}

bool piiflow::metamorphic::isOrdinaryFree(const Code &C,
                                          const FunctionDecl &F) {
  return isOrdinary(C, F) && !isa<CXXMethodDecl>(F) && F.getIdentifier() &&
         F.getLexicalDeclContext()->isFileContext() && !F.hasAttrs();
}

bool piiflow::metamorphic::hasLambda(const Stmt &S) {
  return isa<LambdaExpr>(S) ||
         llvm::any_of(S.children(), [](const Stmt *Child) {
           return Child && hasLambda(*Child);
         });
}

bool piiflow::metamorphic::isSink(const FunctionDecl *F) {
  if (!F)
    return false;
  for (const FunctionDecl *Redeclared : F->redecls())
    for (const auto *A : Redeclared->specific_attrs<AnnotateAttr>())
      if (A->getAnnotation() == "pii::sink")
        return true;
  return false;
}

std::string piiflow::metamorphic::resultOf(const Code &C,
                                           const FunctionDecl &F) {
  if (F.getReturnType()->isVoidType())
    return "void";
  const SourceRange R = F.getReturnTypeSourceRange();
  if (!C.isOwn(R))
    return "";
  // Qualifiers are not in the range.
  const std::string Text = C.line(R);
  QualType T = F.getReturnType();
  if (T->isPointerOrReferenceType())
    T = T->getPointeeType();
  const bool IsSaid = llvm::StringRef(Text).contains("const");
  return (T.isConstQualified() && !IsSaid ? "const " : "") + Text;
}

std::string piiflow::metamorphic::parametersOf(const Code &C,
                                               const FunctionDecl &F) {
  std::string Text;
  for (const ParmVarDecl *P : F.parameters())
    Text += (Text.empty() ? "" : ", ") + C.line(P->getSourceRange());
  return Text;
}

std::string piiflow::metamorphic::signatureOf(const Code &C,
                                              const FunctionDecl &F) {
  const SourceLocation Body = F.getBody()->getBeginLoc();
  return C.line({F.getBeginLoc(), Body.getLocWithOffset(-1)});
}

const Stmt *piiflow::metamorphic::wholeStatement(const Code &C, const Expr &E) {
  ParentMapContext &Parents = C.context().getParentMapContext();
  const Stmt *Whole = &E;
  for (;;) {
    const auto Above = Parents.getParents(*Whole);
    const Stmt *Parent = Above.empty() ? nullptr : Above[0].get<Stmt>();
    if (isa_and_nonnull<CompoundStmt>(Parent))
      return Whole;
    if (!isa_and_nonnull<ExprWithCleanups>(Parent))
      return nullptr;
    Whole = Parent;
  }
}
