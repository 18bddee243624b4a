//===-- metamorphic/BranchOnTernaries.cpp - if for ?: -----------*- C++ -*-===//
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
class Visitor : public OwnCode<Visitor> {
public:
  using OwnCode::OwnCode;

  bool TraverseLambdaExpr(LambdaExpr *L) {
    return L->hasExplicitResultType() ? OwnCode::TraverseLambdaExpr(L) : true;
  }
  bool TraverseFunctionDecl(FunctionDecl *F) {
    return F->getDeclaredReturnType()->getContainedAutoType()
               ? true
               : OwnCode::TraverseFunctionDecl(F);
  }
  bool VisitReturnStmt(ReturnStmt *S) {
    const Expr *Value = S->getRetValue();
    const auto *Choice =
        Value ? dyn_cast<ConditionalOperator>(Value->IgnoreImplicit())
              : nullptr;
    if (Choice)
      branch(*S, *Choice, {S->getBeginLoc(), S->getBeginLoc()});
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->getOpcode() == BO_Assign)
      assignment(*E, *E->getLHS(), *E->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    if (E->getOperator() == OO_Equal)
      assignment(*E, *E->getArg(0), *E->getArg(1));
    return true;
  }

private:
  void assignment(const Expr &E, const Expr &To, const Expr &From) {
    const Stmt *Whole = wholeStatement(C, E);
    const auto *Choice = dyn_cast<ConditionalOperator>(From.IgnoreImplicit());
    if (Whole && Choice && !To.HasSideEffects(C.context()))
      branch(
          *Whole, *Choice,
          {Whole->getBeginLoc(), Choice->getBeginLoc().getLocWithOffset(-1)});
  }
  /// `Start` is what stands before the choice.
  void branch(const Stmt &Whole, const ConditionalOperator &Choice,
              SourceRange Start) {
    const SourceLocation End = C.afterStatement(Whole);
    const std::string Before = C.line(Start);
    if (!End.isValid() || Before.empty() || !C.isOwn(Whole.getSourceRange()) ||
        !C.isOwn(Choice.getQuestionLoc()) || !C.isOwn(Choice.getColonLoc()) ||
        isa<CXXThrowExpr>(Choice.getTrueExpr()->IgnoreImplicit()) ||
        isa<CXXThrowExpr>(Choice.getFalseExpr()->IgnoreImplicit()))
      return;
    // A condition keeps its place, so that all stays on its line.
    Out.replace(CharSourceRange::getCharRange(Whole.getBeginLoc(),
                                              Choice.getCond()->getBeginLoc()),
                "{ if (");
    Out.main().ReplaceText(Choice.getQuestionLoc(), 1, ") " + Before + " ");
    Out.main().ReplaceText(Choice.getColonLoc(), 1, "; else " + Before + " ");
    Out.close(End, " }");
  }
};
} // namespace

void piiflow::metamorphic::branchOnTernaries(const Code &C, Output &Out) {
  Visitor(C, Out).run();
}
