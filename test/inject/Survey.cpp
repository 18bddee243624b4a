//===-- inject/Survey.cpp - where flows can be put into a unit --*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Survey.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/Lexer.h"

#include <optional>

using namespace piiflow::inject;
using namespace clang;
namespace json = llvm::json;

namespace {

/// Where something is in the files of the project.
struct Place {
  std::string File;
  unsigned Offset, Line;
};

std::string nameOf(const Decl *D) {
  llvm::SmallString<128> Text;
  return D && !index::generateUSRForDecl(D, Text) ? Text.str().str() : "";
}

class Places {
public:
  Places(const ASTContext &Context, llvm::StringRef Root)
      : Context(Context), Sources(Context.getSourceManager()), Root(Root) {}

  /// Nothing for what a macro makes and for files of others.
  std::optional<Place> at(SourceLocation Where) const {
    if (Where.isInvalid() || Where.isMacroID() ||
        Sources.isInSystemHeader(Where))
      return std::nullopt;
    const auto [File, Offset] = Sources.getDecomposedLoc(Where);
    const auto Entry = Sources.getFileEntryRefForID(File);
    if (!Entry)
      return std::nullopt;
    const llvm::StringRef Path = Entry->getFileEntry().tryGetRealPathName();
    if (!Path.starts_with(Root))
      return std::nullopt;
    return Place{Path.str(), Offset, Sources.getSpellingLineNumber(Where)};
  }

  /// Behind the semicolon or brace that ends a statement.
  std::optional<Place> after(const Stmt &S) const {
    const SourceLocation End = S.getEndLoc();
    if (End.isInvalid() || End.isMacroID())
      return std::nullopt;
    Token Last;
    const bool Closed =
        !Lexer::getRawToken(End, Last, Sources, Context.getLangOpts()) &&
        Last.isOneOf(tok::semi, tok::r_brace) && !isa<Expr>(S);
    if (Closed)
      return at(End.getLocWithOffset(1));
    const auto Next = Lexer::findNextToken(End, Sources, Context.getLangOpts());
    if (!Next || Next->isNot(tok::semi))
      return std::nullopt;
    return at(Next->getLocation().getLocWithOffset(1));
  }

private:
  const ASTContext &Context;
  const SourceManager &Sources;
  llvm::StringRef Root;
};

json::Object object(const Place &P) {
  return json::Object{{"file", P.File}, {"offset", P.Offset}, {"line", P.Line}};
}

/// Whether one more parameter with a default can be written, and is one that a
/// caller can name.
bool canGrow(const FunctionDecl &F) {
  return !F.isVariadic() && !F.isOverloadedOperator() && !F.isTemplated() &&
         !F.isTemplateInstantiation() && !F.isDefaulted() && !F.isDeleted() &&
         !F.isImplicit() && !F.isMain() && !F.isConstexpr() &&
         !isa<CXXDestructorDecl, CXXConversionDecl, CXXConstructorDecl>(F) &&
         F.getFriendObjectKind() == Decl::FOK_None;
}

/// The calls that a body makes itself, lambdas left out.
class Calls {
public:
  Calls(const Places &P, const FunctionDecl &Caller, json::Array &Out)
      : P(P), Caller(Caller), Out(Out) {}

  void walk(const Stmt *S) { walk(S, {}); }

private:
  /// What is around an expression.
  struct Around {
    const Stmt *Whole = nullptr; ///< The statement of a block that it is in.
    bool Leaves = false;         ///< What follows the statement is not reached.
    bool Caught = false;         ///< Within a try.
  };

  void walk(const Stmt *S, Around In) {
    if (!S || isa<LambdaExpr>(S))
      return;
    if (isa<CXXTryStmt>(S))
      In.Caught = true;
    if (isa<ReturnStmt, CXXThrowExpr, CoreturnStmt>(S))
      In.Leaves = true;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      note(*Call, In);
    for (const Stmt *Child : S->children()) {
      if (isa<CompoundStmt>(S))
        walk(Child, {Child, false, In.Caught});
      else
        walk(Child, In);
    }
  }

  void note(const CallExpr &Call, const Around &In) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || !canGrow(*Callee) || isa<CXXOperatorCallExpr>(Call))
      return;
    unsigned Written = 0;
    for (const Expr *Argument : Call.arguments()) {
      if (isa<CXXDefaultArgExpr>(Argument))
        return;
      ++Written;
    }
    const auto Close = P.at(Call.getRParenLoc());
    if (!Close)
      return;
    json::Object One = object(*Close);
    One["caller"] = nameOf(&Caller);
    One["callee"] = nameOf(Callee);
    One["arguments"] = Written;
    One["caught"] = In.Caught;
    One["onThis"] = isOnThis(Call);
    if (In.Whole && !In.Leaves && isa<Expr>(In.Whole))
      if (const auto Begin = P.at(In.Whole->getBeginLoc()))
        One["begin"] = object(*Begin);
    if (In.Whole && !In.Leaves)
      if (const auto End = P.after(*In.Whole); End && End->File == Close->File)
        One["after"] = object(*End);
    Out.push_back(std::move(One));
  }

  static bool isOnThis(const CallExpr &Call) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    return Member && isa<CXXThisExpr>(
                         Member->getImplicitObjectArgument()->IgnoreImpCasts());
  }

  const Places &P;
  const FunctionDecl &Caller;
  json::Array &Out;
};

class Visitor : public RecursiveASTVisitor<Visitor> {
public:
  explicit Visitor(const Places &P) : P(P) {}

  json::Array Functions, CallSites, Classes;

  bool VisitFunctionDecl(FunctionDecl *F) {
    const auto Type = F->getFunctionTypeLoc();
    const auto Close = Type ? P.at(Type.getRParenLoc()) : std::nullopt;
    const auto Open = Type ? P.at(Type.getLParenLoc()) : std::nullopt;
    if (!Close || !Open || !canGrow(*F) || nameOf(F).empty())
      return true;
    json::Object One{{"id", nameOf(F)},
                     {"name", F->getQualifiedNameAsString()},
                     {"open", object(*Open)},
                     {"close", object(*Close)},
                     {"parameters", F->getNumParams()},
                     {"first", F->isFirstDecl()},
                     {"noexcept", isNoexcept(*F)}};
    if (const auto *M = dyn_cast<CXXMethodDecl>(F))
      addMethod(One, *M);
    if (F->doesThisDeclarationHaveABody())
      if (const auto *Body = dyn_cast<CompoundStmt>(F->getBody()))
        if (const auto Begin = P.at(Body->getLBracLoc())) {
          One["body"] = object(*Begin);
          Calls(P, *F, CallSites).walk(Body);
        }
    Functions.push_back(std::move(One));
    return true;
  }

  bool VisitCXXRecordDecl(CXXRecordDecl *R) {
    const auto Close = P.at(R->getBraceRange().getEnd());
    if (!Close || !R->isThisDeclarationADefinition() || R->isUnion() ||
        R->isTemplated() || R->isLambda())
      return true;
    json::Object One = object(*Close);
    One["id"] = nameOf(R);
    Classes.push_back(std::move(One));
    return true;
  }

private:
  static bool isNoexcept(const FunctionDecl &F) {
    const auto *Type = F.getType()->getAs<FunctionProtoType>();
    return Type && Type->isNothrow();
  }

  static void addMethod(json::Object &One, const CXXMethodDecl &M) {
    One["class"] = nameOf(M.getParent());
    One["const"] = M.isConst();
    json::Array Overridden;
    for (const CXXMethodDecl *Base : M.overridden_methods())
      Overridden.push_back(nameOf(Base));
    One["overridden"] = std::move(Overridden);
    One["virtual"] = M.isVirtual();
  }

  const Places &P;
};

} // namespace

json::Object Survey::run() {
  const Places P(Context, Root);
  Visitor V(P);
  V.TraverseDecl(Context.getTranslationUnitDecl());
  json::Array Files;
  const SourceManager &Sources = Context.getSourceManager();
  for (auto It = Sources.fileinfo_begin(); It != Sources.fileinfo_end(); ++It) {
    const llvm::StringRef Path = It->first.getFileEntry().tryGetRealPathName();
    if (Path.starts_with(Root))
      Files.push_back(Path);
  }
  return json::Object{{"files", std::move(Files)},
                      {"functions", std::move(V.Functions)},
                      {"calls", std::move(V.CallSites)},
                      {"classes", std::move(V.Classes)}};
}
