//===-- metamorphic/MoveBodies.cpp - bodies of functions elsewhere *- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

#include "clang/AST/StmtCXX.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
class Wrapping : public OwnCode<Wrapping> {
public:
  using OwnCode::OwnCode;
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (!isOrdinary(C, *F) || isLambda(*F) ||
        isa<CXXConstructorDecl, CXXDestructorDecl>(F))
      return true;
    const SourceRange Body = F->getBody()->getSourceRange();
    const std::string Result = resultOf(C, *F);
    if (Result.empty() || !C.isOwn(Body))
      return true;
    Out.main().ReplaceText(Body.getBegin(), 1,
                           "{ return [&]() -> " + Result + " {");
    Out.main().ReplaceText(Body.getEnd(), 1, "}(); }");
    return true;
  }

private:
  static bool isLambda(const FunctionDecl &F) {
    const auto *M = dyn_cast<CXXMethodDecl>(&F);
    return M && M->getParent()->isLambda();
  }
};

/// Whether a function names itself.
class SelfReference : public RecursiveASTVisitor<SelfReference> {
public:
  explicit SelfReference(const FunctionDecl &F) : F(F) {}
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *Named = dyn_cast<FunctionDecl>(E->getDecl());
    Found |= Named && Named->getCanonicalDecl() == F.getCanonicalDecl();
    return true;
  }
  bool Found = false;

private:
  const FunctionDecl &F;
};

bool isRecursive(FunctionDecl &F) {
  SelfReference Search(F);
  Search.TraverseStmt(F.getBody());
  return Search.Found;
}

class Outlining : public OwnCode<Outlining> {
public:
  using OwnCode::OwnCode;
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (!isOrdinaryFree(C, *F) || isSink(F) || isRecursive(*F) ||
        F->param_empty() || F->isOverloadedOperator())
      return true;
    std::string Arguments;
    for (const ParmVarDecl *P : F->parameters()) {
      if (!P->getIdentifier() || P->hasAttrs() || P->hasDefaultArg())
        return true;
      const std::string Name = P->getName().str();
      Arguments += (Arguments.empty() ? "" : ", ");
      Arguments += "static_cast<decltype(" + Name + ") &&>(" + Name + ")";
    }
    const std::string Signature = signatureOf(C, *F);
    const SourceLocation End = C.after(F->getBody()->getEndLoc());
    if (Signature.empty())
      return true;
    Out.main().InsertTextAfterToken(F->getLocation(), "_part");
    Out.close(End, " " + Signature + " { return " + F->getName().str() +
                       "_part(" + Arguments + "); }");
    return true;
  }
};

/// Whether text of a body can stand in another function: nothing of it is
/// written out there.
class Writing : public RecursiveASTVisitor<Writing> {
public:
  explicit Writing(const SourceManager &Sources) : Sources(Sources) {}
  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *F = Call->getDirectCallee();
    const bool IsMember = F && isa<CXXMethodDecl>(F);
    Found |= !F || isSink(F) ||
             (!IsMember && Sources.isInSystemHeader(F->getLocation()));
    return true;
  }
  bool VisitVarDecl(VarDecl *D) {
    Found |= D->isStaticLocal();
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *) {
    Found = true;
    return true;
  }
  bool Found = false;

private:
  const SourceManager &Sources;
};

class Inlining : public OwnCode<Inlining> {
public:
  using OwnCode::OwnCode;
  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *F = Callee ? Callee->getDefinition() : nullptr;
    const auto *Name =
        dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreImplicit());
    if (!F || !Name || !isOrdinaryFree(C, *F) || F->isOverloadedOperator() ||
        isRecursive(const_cast<FunctionDecl &>(*F)) ||
        !C.isOwn(Name->getSourceRange()) ||
        !F->getLexicalDeclContext()->isTranslationUnit())
      return true;
    Writing Search(C.sources());
    Search.TraverseStmt(F->getBody());
    const std::string Body = C.line(F->getBody()->getSourceRange());
    if (Search.Found || Body.empty() || !C.isOwn(F->getReturnTypeSourceRange()))
      return true;
    for (const ParmVarDecl *P : F->parameters())
      if (P->hasAttrs() || P->hasDefaultArg())
        return true;
    Out.main().ReplaceText(Name->getSourceRange(),
                           "[](" + parametersOf(C, *F) + ") -> " +
                               resultOf(C, *F) + " " + Body);
    return true;
  }
};
} // namespace

void piiflow::metamorphic::wrapBodies(const Code &C, Output &Out) {
  Wrapping(C, Out).run();
}

void piiflow::metamorphic::outlineBodies(const Code &C, Output &Out) {
  Outlining(C, Out).run();
}

void piiflow::metamorphic::inlineCalls(const Code &C, Output &Out) {
  Inlining(C, Out).run();
}
