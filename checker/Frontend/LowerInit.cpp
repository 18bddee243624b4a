//===-- Frontend/LowerInit.cpp - objects being filled -------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "Support/Compat.h"

using namespace clang;
using namespace piiflow;

void Lowering::zero(const AccessPath &To, clang::SourceRange Range) {
  emit(Opcode::Kill, Range).Destination = Out.path(To);
}

void Lowering::bind(const AccessPath &To, const Expr *E) {
  // A reference to a function is a pointer to it.
  if (E->getType()->isFunctionType()) {
    copy(To, valueOfAddress(E), E->getSourceRange());
    return;
  }
  const AccessPath Where = place(E);
  Instruction &I = emit(Opcode::Bind, E->getSourceRange());
  I.Destination = Out.path(To);
  I.Operands.push_back(addressOf(Where, E->getType()));
}

/// Objects of a class with a call operator are callables.
void Lowering::closureToken(const AccessPath &To, const CXXRecordDecl *R,
                            clang::SourceRange Range) {
  if (!R->hasDefinition() || R->isLambda() ||
      U.inSystemHeader(R->getLocation()))
    return;
  std::vector<const CXXMethodDecl *> Operators;
  for (const CXXMethodDecl *M : R->methods())
    if (M->getOverloadedOperator() == OO_Call && !M->isDeleted())
      Operators.push_back(M);
  if (Operators.empty())
    return;
  Instruction &I = emit(Opcode::Closure, Range);
  I.Destination = Out.path(To);
  I.Callee = U.function(Operators.front());
  for (const CXXMethodDecl *M : llvm::drop_begin(Operators)) {
    Operand O;
    O.Kind = Operand::Function;
    O.Text = U.function(M);
    I.Operands.push_back(O);
  }
}

/// Whether copying an object of the class runs code that a person wrote.
static bool copiesByHand(UnitBuilder &U, const CXXRecordDecl *R,
                         unsigned Depth = 0) {
  if (!R || !R->hasDefinition() || U.inSystemHeader(R->getLocation()) ||
      Depth > 6)
    return false;
  const auto ByHand = [](const CXXMethodDecl *M) {
    return M->isUserProvided() && !M->isDeleted();
  };
  for (const CXXConstructorDecl *C : R->ctors())
    if (C->isCopyOrMoveConstructor() && ByHand(C))
      return true;
  for (const CXXMethodDecl *M : R->methods())
    if ((M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator()) &&
        ByHand(M))
      return true;
  for (const CXXBaseSpecifier &B : R->bases())
    if (copiesByHand(U, B.getType()->getAsCXXRecordDecl(), Depth + 1))
      return true;
  for (const FieldDecl *F : R->fields())
    if (copiesByHand(U, F->getType()->getAsCXXRecordDecl(), Depth + 1))
      return true;
  return false;
}

void Lowering::construct(const AccessPath &To, const CXXConstructorDecl *C,
                         llvm::ArrayRef<const Expr *> Arguments,
                         clang::SourceRange Range) {
  const CXXRecordDecl *R = C->getParent();
  U.instantiated(R);
  if (C->isCopyOrMoveConstructor() && !Arguments.empty() &&
      (!C->isUserProvided() || U.inSystemHeader(C->getLocation())) &&
      !copiesByHand(U, R)) {
    const Expr *From = Arguments.front();
    copy(To, valueAt(place(From), From->getType()), Range,
         C->isMoveConstructor());
    return;
  }
  if (C->isDefaultConstructor() && C->isTrivial()) {
    zero(To, Range);
    closureToken(To, R, Range);
    return;
  }
  if (C->isDefaultConstructor() && !U.inSystemHeader(C->getLocation()))
    zero(To, Range);
  const StringId Symbol = U.function(C);
  std::vector<Operand> Operands =
      arguments(Arguments, C, C->getType()->getAs<FunctionProtoType>());
  Instruction &I = emit(Opcode::Call, Range);
  I.Callee = Symbol;
  I.Operands.push_back(addressOf(To, compat::tagType(U.context(), R)));
  I.Operands.insert(I.Operands.end(), Operands.begin(), Operands.end());
  closureToken(To, R, Range);
}

void Lowering::fields(const AccessPath &To, const clang::RecordDecl *R,
                      llvm::ArrayRef<const Expr *> Inits) {
  size_t Next = 0;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (size_t I = 0; I < Class->getNumBases() && Next < Inits.size(); ++I)
      initialize(To, Inits[Next++]);
  for (const FieldDecl *F : R->fields()) {
    if (Next >= Inits.size())
      return;
    if (F->isUnnamedBitField())
      continue;
    const Expr *Init = Inits[Next++];
    AccessPath Where = To;
    if (const StringId Name = U.field(F); Name.valid())
      Where = with(Where, Selector::field(Name));
    if (F->getType()->isReferenceType())
      bind(Where, Init);
    else
      initialize(Where, Init);
  }
}

void Lowering::aggregate(const AccessPath &To, const InitListExpr *E) {
  if (const InitListExpr *Semantic = E->getSemanticForm())
    E = Semantic;
  if (E->isTransparent()) {
    initialize(To, E->getInit(0));
    return;
  }
  const QualType T = E->getType();
  if (T->isArrayType()) {
    zero(To, E->getSourceRange());
    for (unsigned I = 0; I < E->getNumInits(); ++I)
      initialize(with(To, I < 8
                              ? Selector::constant(U.intern(std::to_string(I)))
                              : Selector::element()),
                 E->getInit(I));
    return;
  }
  const clang::RecordDecl *R = T->getAsRecordDecl();
  if (!R) {
    if (E->getNumInits() == 1)
      initialize(To, E->getInit(0));
    else
      zero(To, E->getSourceRange());
    return;
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    U.instantiated(Class);
  zero(To, E->getSourceRange());
  if (R->isUnion()) {
    if (const FieldDecl *F = E->getInitializedFieldInUnion();
        F && E->getNumInits())
      initialize(with(To, Selector::field(U.field(F))), E->getInit(0));
    return;
  }
  fields(To, R, llvm::ArrayRef(E->inits().begin(), E->inits().size()));
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    closureToken(To, Class, E->getSourceRange());
}

void Lowering::lambda(const AccessPath &To, const LambdaExpr *E) {
  const CXXRecordDecl *Closure = E->getLambdaClass();
  const CXXMethodDecl *Call = E->getCallOperator();
  std::vector<StringId> Symbols;
  if (const FunctionTemplateDecl *T = Call->getDescribedFunctionTemplate()) {
    for (const clang::FunctionDecl *Special : T->specializations())
      Symbols.push_back(U.function(Special));
  } else {
    Symbols.push_back(U.function(Call));
  }
  zero(To, E->getSourceRange());
  if (!Symbols.empty()) {
    Instruction &I = emit(Opcode::Closure, E->getSourceRange());
    I.Destination = Out.path(To);
    I.Callee = Symbols.front();
    for (StringId S : llvm::drop_begin(Symbols)) {
      Operand O;
      O.Kind = Operand::Function;
      O.Text = S;
      I.Operands.push_back(O);
    }
  }
  auto Init = E->capture_init_begin();
  for (const LambdaCapture &C : E->captures()) {
    const Expr *Value = *Init++;
    if (!Value || (!C.capturesThis() && !C.capturesVariable()))
      continue;
    const AccessPath Where = with(
        To, Selector::field(U.capture(
                Closure, C.capturesThis() ? llvm::StringRef("this")
                                          : C.getCapturedVar()->getName())));
    if (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef)
      bind(Where, Value);
    else
      initialize(Where, Value);
  }
}

void Lowering::choose(const AccessPath &To,
                      const AbstractConditionalOperator *E) {
  const BlockId True = Out.block(), False = Out.block(), After = Out.block();
  if (const auto *B = dyn_cast<BinaryConditionalOperator>(E)) {
    const Operand Common = value(B->getCommon());
    const AccessPath T = temp(B->getCommon()->getType());
    copy(T, Common, E->getSourceRange());
    Opaque[B->getOpaqueValue()] = T;
  }
  condition(E->getCond(), True, False);
  for (auto [Block, Branch] : {std::pair(True, E->getTrueExpr()),
                               std::pair(False, E->getFalseExpr())}) {
    Out.enter(Block);
    if (E->getType()->isVoidType())
      effect(Branch);
    else
      initialize(To, Branch);
    Out.jump(After);
  }
  Out.enter(After);
}

void Lowering::initialize(const AccessPath &To, const Expr *E) {
  E = E->IgnoreParens();
  const QualType T = E->getType();
  switch (E->getStmtClass()) {
  case Stmt::ExprWithCleanupsClass: {
    const size_t Depth = Cleanups.size();
    initialize(To, cast<ExprWithCleanups>(E)->getSubExpr());
    popCleanups(Depth);
    return;
  }
  case Stmt::ConstantExprClass:
    return initialize(To, cast<ConstantExpr>(E)->getSubExpr());
  case Stmt::CXXBindTemporaryExprClass:
    return initialize(To, cast<CXXBindTemporaryExpr>(E)->getSubExpr());
  case Stmt::MaterializeTemporaryExprClass:
    return initialize(To, cast<MaterializeTemporaryExpr>(E)->getSubExpr());
  case Stmt::CXXDefaultInitExprClass:
    return initialize(To, cast<CXXDefaultInitExpr>(E)->getExpr());
  case Stmt::CXXDefaultArgExprClass:
    return initialize(To, cast<CXXDefaultArgExpr>(E)->getExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return initialize(To,
                      cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement());
  case Stmt::CXXStdInitializerListExprClass:
    return initialize(To, cast<CXXStdInitializerListExpr>(E)->getSubExpr());
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass: {
    const auto *C = cast<CXXConstructExpr>(E);
    if (C->requiresZeroInitialization())
      zero(To, E->getSourceRange());
    return construct(To, C->getConstructor(),
                     llvm::ArrayRef(C->getArgs(), C->getNumArgs()),
                     E->getSourceRange());
  }
  case Stmt::CXXInheritedCtorInitExprClass: {
    const auto *C = cast<CXXInheritedCtorInitExpr>(E);
    Instruction &I = emit(Opcode::Call, E->getSourceRange());
    I.Callee = U.function(C->getConstructor());
    I.Operands.push_back(addressOf(To, T));
    // The parameters of the inheriting constructor are passed on.
    if (Function)
      for (const ParmVarDecl *P : Function->parameters())
        I.Operands.push_back(valueAt(
            root(RootKind::Param, P->getFunctionScopeIndex()), P->getType()));
    return;
  }
  case Stmt::InitListExprClass:
    if (T->isRecordType() || T->isArrayType())
      return aggregate(To, cast<InitListExpr>(E));
    break;
  case Stmt::CXXParenListInitExprClass: {
    const auto *P = cast<CXXParenListInitExpr>(E);
    if (const clang::RecordDecl *R = T->getAsRecordDecl()) {
      zero(To, E->getSourceRange());
      auto Inits = const_cast<CXXParenListInitExpr *>(P)->getInitExprs();
      return fields(To, R,
                    llvm::ArrayRef<const Expr *>(Inits.data(), Inits.size()));
    }
    break;
  }
  case Stmt::LambdaExprClass:
    return lambda(To, cast<LambdaExpr>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    if (E->isPRValue())
      return choose(To, cast<AbstractConditionalOperator>(E));
    break;
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
  case Stmt::NoInitExprClass:
    return zero(To, E->getSourceRange());
  case Stmt::ArrayInitLoopExprClass: {
    const auto *Loop = cast<ArrayInitLoopExpr>(E);
    const Expr *From = Loop->getCommonExpr()->getSourceExpr();
    return copy(To, valueAt(place(From), T), E->getSourceRange());
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    if (E->isPRValue()) {
      suspend(cast<CoroutineSuspendExpr>(E), &To);
      return;
    }
    break;
  case Stmt::StringLiteralClass:
    return copy(To, value(E), E->getSourceRange());
  case Stmt::CXXThrowExprClass:
    return throwExpression(cast<CXXThrowExpr>(E));
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return initialize(To,
                      cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm());
  default:
    break;
  }
  if (T->isRecordType() || T->isArrayType()) {
    if (const auto *Cast = dyn_cast<CastExpr>(E);
        Cast && E->isPRValue() && Cast->getCastKind() != CK_LValueToRValue)
      return initialize(To, Cast->getSubExpr());
    if (const auto *C = dyn_cast<CallExpr>(E); C && E->isPRValue()) {
      call(C, &To);
      return;
    }
    if (const auto *B = dyn_cast<BinaryOperator>(E);
        B && B->getOpcode() == BO_Comma) {
      effect(B->getLHS());
      return initialize(To, B->getRHS());
    }
    if (const auto *S = dyn_cast<StmtExpr>(E)) {
      for (const Stmt *Sub : S->getSubStmt()->body())
        if (const auto *X = dyn_cast<Expr>(Sub);
            X && Sub == S->getSubStmt()->body_back())
          initialize(To, X);
        else
          statement(Sub);
      return;
    }
    if (E->isGLValue() || isa<CastExpr>(E) || isa<OpaqueValueExpr>(E)) {
      const Expr *From = E;
      if (const auto *Cast = dyn_cast<CastExpr>(E); Cast && E->isPRValue())
        From = Cast->getSubExpr();
      return copy(To, valueAt(place(From), T), E->getSourceRange(),
                  E->isXValue());
    }
    const Operand O = fallback(E);
    return copy(To, O, E->getSourceRange());
  }
  copy(To, value(E), E->getSourceRange());
}
