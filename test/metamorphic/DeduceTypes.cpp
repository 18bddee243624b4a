//===-- metamorphic/DeduceTypes.cpp - auto for types ------------*- C++ -*-===//
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

  bool VisitDeclStmt(DeclStmt *S) {
    const auto *D =
        S->isSingleDecl() ? dyn_cast<VarDecl>(S->getSingleDecl()) : nullptr;
    if (!D || !D->isLocalVarDecl() || D->getInitStyle() != VarDecl::CInit ||
        !D->hasInit() || D->getType()->isDependentType() ||
        !D->getTypeSourceInfo())
      return true;
    const Expr *Init = D->getInit()->IgnoreUnlessSpelledInSource();
    const QualType T = D->getType().getNonReferenceType().getUnqualifiedType();
    if (isa<InitListExpr, LambdaExpr>(Init) || Init->isTypeDependent() ||
        T->isPointerType() || T->isMemberPointerType() || T->isArrayType() ||
        !C.context().hasSameType(T.getCanonicalType(),
                                 Init->getType()
                                     .getNonReferenceType()
                                     .getUnqualifiedType()
                                     .getCanonicalType()))
      return true;
    TypeLoc At = D->getTypeSourceInfo()->getTypeLoc();
    if (const auto Reference = At.getAs<ReferenceTypeLoc>())
      At = Reference.getPointeeLoc();
    At = At.getUnqualifiedLoc();
    if (!At.getType()->getContainedAutoType() && C.isOwn(At.getSourceRange()))
      Out.main().ReplaceText(At.getSourceRange(), "auto");
    return true;
  }
};
} // namespace

void piiflow::metamorphic::deduceTypes(const Code &C, Output &Out) {
  Visitor(C, Out).run();
}
