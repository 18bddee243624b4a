//===-- metamorphic/ChangeSinks.cpp - what is handed to sinks ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
/// Calls of annotated sinks that are statements of their own.
template <typename Derived> class SinkVisitor : public OwnCode<Derived> {
public:
  using OwnCode<Derived>::OwnCode;

  bool VisitCallExpr(CallExpr *Call) {
    const Stmt *Whole = isSink(Call->getDirectCallee())
                            ? wholeStatement(this->C, *Call)
                            : nullptr;
    if (Whole && this->C.isOwn(Whole->getSourceRange()))
      static_cast<Derived *>(this)->sink(*Whole, *Call);
    return true;
  }
};

class Guarding : public SinkVisitor<Guarding> {
public:
  using SinkVisitor::SinkVisitor;
  void sink(const Stmt &Whole, const CallExpr &) {
    if (!Any)
      Out.open(C.sources().getLocForStartOfFile(C.sources().getMainFileID()),
               "bool nobody_knows(); ");
    Any = true;
    Out.open(Whole.getBeginLoc(), "if (::nobody_knows()) ");
  }

private:
  bool Any = false;
};

bool isString(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->getQualifiedNameAsString() == "std::basic_string";
}

class Sanitizing : public SinkVisitor<Sanitizing> {
public:
  using SinkVisitor::SinkVisitor;
  void sink(const Stmt &, const CallExpr &Call) {
    if (!HasMask)
      return;
    for (const Expr *Argument : Call.arguments())
      if (!isString(Argument->getType()) ||
          !C.isOwn(Argument->getSourceRange()))
        return;
    for (const Expr *Argument : Call.arguments()) {
      Out.open(Argument->getBeginLoc(), "::mask_all(");
      Out.close(C.after(Argument->getEndLoc()), ")");
    }
    Out.mustBeSilent(Call.getBeginLoc());
  }

private:
  const bool HasMask = !C.context()
                            .getTranslationUnitDecl()
                            ->lookup(&C.context().Idents.get("mask_all"))
                            .empty();
};

class Clearing : public SinkVisitor<Clearing> {
public:
  using SinkVisitor::SinkVisitor;
  void sink(const Stmt &Whole, const CallExpr &Call) {
    const auto *Use =
        Call.getNumArgs() == 1
            ? dyn_cast<DeclRefExpr>(Call.getArg(0)->IgnoreParenImpCasts())
            : nullptr;
    const auto *Var = Use ? dyn_cast<VarDecl>(Use->getDecl()) : nullptr;
    if (!Var || !Var->isLocalVarDeclOrParm() || !isString(Var->getType()) ||
        Var->getType()->isReferenceType() ||
        Var->getType().isConstQualified() ||
        Use->refersToEnclosingVariableOrCapture() ||
        Whole.getBeginLoc() != Call.getBeginLoc())
      return;
    Out.open(Whole.getBeginLoc(), Var->getName().str() + ".clear(); ");
    Out.mustBeSilent(Call.getBeginLoc());
  }
};
} // namespace

void piiflow::metamorphic::guardSinks(const Code &C, Output &Out) {
  Guarding(C, Out).run();
}

void piiflow::metamorphic::sanitizeSinks(const Code &C, Output &Out) {
  Sanitizing(C, Out).run();
}

void piiflow::metamorphic::clearBeforeSinks(const Code &C, Output &Out) {
  Clearing(C, Out).run();
}
