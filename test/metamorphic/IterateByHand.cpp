//===-- metamorphic/IterateByHand.cpp - loops over iterators ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
class Visitor : public OwnCode<Visitor> {
public:
  using OwnCode::OwnCode;

  bool VisitCXXForRangeStmt(CXXForRangeStmt *For) {
    const Expr *Range = For->getRangeInit();
    const SourceLocation End = C.afterStatement(*For->getBody());
    if (For->getInit() || For->getCoawaitLoc().isValid() ||
        Range->isTypeDependent() || isa<InitListExpr>(Range) ||
        hasLambda(*Range) || !hasMembers(Range->getType()) ||
        !C.isOwn(For->getSourceRange()) || !End.isValid())
      return true;
    const std::string N = std::to_string(Count++);
    const std::string Of = C.line(Range->getSourceRange());
    const std::string Variable =
        C.line({For->getLoopVarStmt()->getBeginLoc(),
                For->getColonLoc().getLocWithOffset(-1)});
    if (Of.empty() || Variable.empty())
      return true;
    Out.replace(SourceRange(For->getForLoc(), For->getRParenLoc()),
                "{ auto &&range_" + N + " = " + Of + "; auto at_" + N +
                    " = std::begin(range_" + N + "); auto end_" + N +
                    " = std::end(range_" + N + "); for (; at_" + N +
                    " != end_" + N + "; ++at_" + N + ") { " + Variable +
                    " = *at_" + N + ";");
    Out.close(End, " } }");
    return true;
  }

private:
  /// Ranges for which std::begin and std::end do.
  static bool hasMembers(QualType T) {
    T = T.getNonReferenceType();
    if (T->isArrayType())
      return true;
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    if (!R || !R->hasDefinition())
      return false;
    const auto *Begin = &R->getASTContext().Idents.get("begin");
    return R->hasMemberName(Begin);
  }
  unsigned Count = 0;
};
} // namespace

void piiflow::metamorphic::iterateByHand(const Code &C, Output &Out) {
  Visitor(C, Out).run();
}
