//===-- metamorphic/NameLambdas.cpp - classes for lambdas -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

#include "clang/AST/ParentMapContext.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
class Visitor : public OwnCode<Visitor> {
public:
  using OwnCode::OwnCode;

  /// Lambdas inside stay as they are.
  bool TraverseLambdaExpr(LambdaExpr *L) {
    const Stmt *Statement = statementOf(*L);
    std::string Members, Values, Body;
    if (!Statement || !C.isOwn(L->getSourceRange()) || L->isGenericLambda() ||
        L->getCallOperator()->isTemplated() ||
        L->getExplicitTemplateParameters().size() ||
        L->getCallOperator()->isConsteval() ||
        L->getCallOperator()->isStatic() ||
        isa<CoroutineBodyStmt>(L->getBody()) || becomesFunction(*L) ||
        !capture(*L, *Statement, Members, Values) ||
        (Body = C.line(L->getBody()->getSourceRange())).empty())
      return true;
    const std::string Name = "Lambda_" + std::to_string(Count++);
    std::string Result = "auto";
    if (L->hasExplicitResultType()) {
      const auto At = L->getCallOperator()->getFunctionTypeLoc().getReturnLoc();
      Result = C.line(At.getSourceRange());
    }
    Out.open(Statement->getBeginLoc(),
             "struct " + Name + " { " + Members + Result + " operator()(" +
                 parametersOf(C, *L->getCallOperator()) + ")" +
                 (L->isMutable() ? " " : " const ") + Body + " }; ");
    Out.main().ReplaceText(L->getSourceRange(), Name + "{" + Values + "}");
    return true;
  }

private:
  /// The statement of a block that it is in, in a function that is no template.
  const Stmt *statementOf(const LambdaExpr &L) const {
    ParentMapContext &Parents = C.context().getParentMapContext();
    DynTypedNode At = DynTypedNode::create(L);
    const Stmt *Result = nullptr;
    for (;;) {
      const auto Above = Parents.getParents(At);
      if (Above.empty())
        return nullptr;
      const auto *Here = At.get<Stmt>();
      if (Above[0].get<CompoundStmt>() && Here && !Result) {
        if (!isa<DeclStmt, Expr, ReturnStmt>(Here) ||
            !C.isOwn(Here->getSourceRange()))
          return nullptr;
        Result = Here;
      }
      At = Above[0];
      if (At.get<LambdaExpr>() || (At.get<ParmVarDecl>() && !Result))
        return nullptr;
      if (const auto *F = At.get<FunctionDecl>())
        return F->isTemplated() ? nullptr : Result;
    }
  }
  /// Whether a pointer to a function is made of it.
  bool becomesFunction(const LambdaExpr &L) const {
    ParentMapContext &Parents = C.context().getParentMapContext();
    for (const Stmt *At = &L; At;) {
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(At))
        if (isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
          return true;
      const auto Above = Parents.getParents(*At);
      At = Above.empty() ? nullptr : Above[0].get<Expr>();
    }
    return false;
  }
  bool capture(const LambdaExpr &L, const Stmt &Statement, std::string &Members,
               std::string &Values) const {
    for (const LambdaCapture &Capture : L.captures()) {
      if (!Capture.capturesVariable() || Capture.isPackExpansion() ||
          !isa<VarDecl>(Capture.getCapturedVar()) ||
          Capture.getCapturedVar()->isInitCapture())
        return false;
      const std::string Name = Capture.getCapturedVar()->getName().str();
      // The class is written before the statement.
      if (Capture.getCapturedVar()->getType()->isArrayType() ||
          Capture.getCapturedVar()->getLocation() >= Statement.getBeginLoc())
        return false;
      Members += Capture.getCaptureKind() == LCK_ByRef
                     ? "std::remove_reference_t<decltype(" + Name + ")> &"
                     : "std::remove_cvref_t<decltype(" + Name + ")> ";
      Members += Name + "; ";
      Values += (Values.empty() ? "" : ", ") + Name;
    }
    return true;
  }
  unsigned Count = 0;
};
} // namespace

void piiflow::metamorphic::nameLambdas(const Code &C, Output &Out) {
  Visitor(C, Out).run();
}
