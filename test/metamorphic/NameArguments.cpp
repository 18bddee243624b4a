//===-- metamorphic/NameArguments.cpp - names for arguments -----*- C++ -*-===//
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

  bool VisitCallExpr(CallExpr *Call) {
    const Stmt *Whole = wholeStatement(C, *Call);
    if (!Whole || isa<CXXOperatorCallExpr>(Call) || Call->isTypeDependent() ||
        !C.isOwn(Whole->getSourceRange()))
      return true;
    const SourceLocation End = C.afterStatement(*Whole);
    if (!End.isValid())
      return true;
    std::string Names;
    for (const Expr *Argument : Call->arguments())
      if (isNameable(*Argument)) {
        const std::string Name = "named_" + std::to_string(Count++);
        const SourceRange Tokens = Argument->getSourceRange();
        const std::string Text = C.line(Tokens);
        if (Text.empty())
          continue;
        Names += "auto &&" + Name + " = " + Text + "; ";
        Out.replace(Tokens,
                    "static_cast<decltype(" + Name + ")>(" + Name + ")");
      }
    if (!Names.empty()) {
      Out.open(Whole->getBeginLoc(), "{ " + Names);
      Out.close(End, " }");
    }
    return true;
  }

private:
  bool isNameable(const Expr &Argument) const {
    const Expr &E = *Argument.IgnoreImplicit();
    const Expr &Inner = *E.IgnoreParenImpCasts();
    return C.isOwn(Argument.getSourceRange()) && !hasLambda(Argument) &&
           !Inner.getBeginLoc().isMacroID() && !E.refersToBitField() &&
           !E.isTypeDependent() && !E.containsUnexpandedParameterPack() &&
           !E.getType()->isFunctionType() &&
           !isa<CXXDefaultArgExpr, InitListExpr, StringLiteral, IntegerLiteral,
                FloatingLiteral, CharacterLiteral, CXXBoolLiteralExpr,
                CXXNullPtrLiteralExpr, CXXThisExpr, PackExpansionExpr>(Inner) &&
           !isBraced(E) && E.getType() != C.context().OverloadTy;
  }
  static bool isBraced(const Expr &E) {
    const auto *Made = dyn_cast<CXXConstructExpr>(&E);
    return Made && Made->isListInitialization() &&
           !isa<CXXTemporaryObjectExpr>(Made);
  }
  unsigned Count = 0;
};
} // namespace

void piiflow::metamorphic::nameArguments(const Code &C, Output &Out) {
  Visitor(C, Out).run();
}
