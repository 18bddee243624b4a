//===-- metamorphic/Code.h - a unit whose text is rewritten -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_METAMORPHIC_CODE_H
#define PIIFLOW_TEST_METAMORPHIC_CODE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Rewrite/Core/Rewriter.h"

#include <map>
#include <set>
#include <string>

namespace piiflow::metamorphic {

/// The main file of a parsed unit: its text by source ranges, and which of its
/// declarations a rewriting may touch.
class Code {
public:
  explicit Code(clang::ASTContext &Context)
      : Context(Context), Sources(Context.getSourceManager()) {}

  clang::ASTContext &context() const { return Context; }
  clang::SourceManager &sources() const { return Sources; }
  const clang::LangOptions &language() const { return Context.getLangOpts(); }
  std::string fileName() const;

  /// Whether it is written in the main file and not made by a macro.
  bool isOwn(clang::SourceLocation At) const {
    return At.isValid() && At.isFileID() && Sources.isInMainFile(At);
  }
  bool isOwn(clang::SourceRange R) const {
    return isOwn(R.getBegin()) && isOwn(R.getEnd());
  }

  /// The text of a range of tokens.
  std::string text(clang::SourceRange Tokens) const;
  /// The same on one line and without comments; empty when it has directives.
  std::string line(clang::SourceRange Tokens) const;
  /// Behind the token that starts there.
  clang::SourceLocation after(clang::SourceLocation Token) const;
  /// Behind a statement, its semicolon included; invalid for macros.
  clang::SourceLocation afterStatement(const clang::Stmt &S) const;

private:
  clang::ASTContext &Context;
  clang::SourceManager &Sources;
};

/// What a rewriting makes: files by name, each the main file with edits.
class Output {
public:
  explicit Output(const Code &C) : C(C) {}

  /// The main file under its own name.
  clang::Rewriter &main() { return file(C.fileName()); }
  clang::Rewriter &file(const std::string &Name);
  /// A file that is not made by edits.
  void add(const std::string &Name, std::string Text) { Texts[Name] = Text; }
  /// Opens something before a location, and closes it behind another one; what
  /// is opened later is inside.
  void open(clang::SourceLocation At, llvm::StringRef Text);
  void close(clang::SourceLocation At, llvm::StringRef Text);
  /// Puts other text there; what follows stays on its line.
  void replace(clang::SourceRange Tokens, llvm::StringRef Text);
  void replace(clang::CharSourceRange Range, llvm::StringRef Text);
  /// A sink of the main file at which nothing may be found any more.
  void mustBeSilent(clang::SourceLocation Sink);

  /// Writes all files, or nothing when there is no edit.
  bool write(const std::string &Folder);

private:
  const Code &C;
  std::map<std::string, clang::Rewriter> Files;
  std::map<std::string, std::string> Texts;
  std::set<unsigned> Silent;
};

/// A walk over the functions of the main file. Known misses and known noise
/// (`FN_…`, `FP_…`) are left as they are.
template <typename Derived>
class OwnCode : public clang::RecursiveASTVisitor<Derived> {
public:
  OwnCode(const Code &C, Output &Out) : C(C), Out(Out) {}
  void run() { this->TraverseDecl(C.context().getTranslationUnitDecl()); }

  bool TraverseDecl(clang::Decl *D) {
    if (!D)
      return true;
    if (!llvm::isa<clang::TranslationUnitDecl>(D) &&
        D->getLocation().isValid() &&
        !C.sources().isInMainFile(
            C.sources().getExpansionLoc(D->getLocation())))
      return true;
    if (const auto *F = llvm::dyn_cast<clang::FunctionDecl>(D))
      if (const auto *Name = F->getIdentifier();
          Name && (Name->getName().starts_with("FN_") ||
                   Name->getName().starts_with("FP_")))
        return true;
    return clang::RecursiveASTVisitor<Derived>::TraverseDecl(D);
  }

protected:
  const Code &C;
  Output &Out;
};

/// Whether a function is written out in the main file, and could be written in
/// another way: no template, no coroutine, nothing deduced.
bool isOrdinary(const Code &C, const clang::FunctionDecl &F);
/// The same for functions that are no members.
bool isOrdinaryFree(const Code &C, const clang::FunctionDecl &F);
/// Whether statements are written within an expression.
bool hasLambda(const clang::Stmt &S);
/// A function that is annotated as a sink.
bool isSink(const clang::FunctionDecl *F);
/// The type that a function returns and its parameters, as they are written;
/// the type is empty when it cannot be said.
std::string resultOf(const Code &C, const clang::FunctionDecl &F);
std::string parametersOf(const Code &C, const clang::FunctionDecl &F);
/// From the start of a definition to its body, on one line; empty when it
/// cannot be said there.
std::string signatureOf(const Code &C, const clang::FunctionDecl &F);
/// The statement in a block that an expression is all of, if it is one.
const clang::Stmt *wholeStatement(const Code &C, const clang::Expr &E);

} // namespace piiflow::metamorphic

#endif // PIIFLOW_TEST_METAMORPHIC_CODE_H
