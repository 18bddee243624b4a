//===-- Frontend/LowerPlaces.cpp - what glvalues denote -----------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

AccessPath Lowering::thisObject() {
  if (!ThisCapture)
    return deref(root(RootKind::This));
  AccessPath Captured =
      with(deref(root(RootKind::This)),
           Selector::field(U.capture(
               cast<CXXRecordDecl>(ThisCapture->getParent()), "this")));
  return ThisCapture->getType()->isPointerType() ? deref(Captured) : Captured;
}

uint32_t Lowering::local(const VarDecl *V) {
  auto [It, Inserted] =
      Locals.try_emplace(V, uint32_t(Out.body().Locals.size()));
  if (Inserted) {
    Local L;
    L.Name = U.intern(V->getName());
    L.Type = U.type(V->getType());
    L.Marks = U.marks(V);
    L.Range = U.range(V->getLocation());
    Out.body().Locals.push_back(std::move(L));
  }
  return It->second;
}

AccessPath Lowering::placeOfBinding(const BindingDecl *D) {
  if (const VarDecl *Holding = D->getHoldingVar())
    return placeOf(Holding, /*Captured=*/false);
  if (const Expr *E = D->getBinding())
    return place(E);
  return temp(D->getType());
}

AccessPath Lowering::placeOf(const ValueDecl *D, bool Captured) {
  const auto Through = [&](AccessPath P, QualType T) {
    return T->isReferenceType() ? deref(std::move(P)) : P;
  };
  if (Captured || Captures.count(D))
    if (auto It = Captures.find(D); It != Captures.end()) {
      const FieldDecl *F = It->second;
      return Through(
          with(deref(root(RootKind::This)),
               Selector::field(U.capture(cast<CXXRecordDecl>(F->getParent()),
                                         D->getName()))),
          F->getType());
    }
  if (const auto *Binding = dyn_cast<BindingDecl>(D))
    return placeOfBinding(Binding);
  if (const auto *P = dyn_cast<ParmVarDecl>(D);
      P && Function && P->getDeclContext() == Function)
    return Through(root(RootKind::Param, P->getFunctionScopeIndex()),
                   P->getType());
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    if (V->hasGlobalStorage())
      return Through(root(RootKind::Global, U.global(V).Value), V->getType());
    return Through(root(RootKind::Local, local(V)), V->getType());
  }
  return temp(D->getType());
}

AccessPath Lowering::placeOfField(AccessPath Base, const FieldDecl *F) {
  // Members of an anonymous union belong to the class around it.
  if (const StringId Name = U.field(F); Name.valid())
    Base = with(std::move(Base), Selector::field(Name));
  return F->getType()->isReferenceType() ? deref(std::move(Base)) : Base;
}

AccessPath Lowering::placeOfMember(const MemberExpr *E) {
  const ValueDecl *D = E->getMemberDecl();
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    effect(E->getBase());
    return placeOf(V, false);
  }
  const auto *F = dyn_cast<FieldDecl>(D);
  if (!F) {
    effect(E->getBase());
    return temp(E->getType());
  }
  AccessPath Base =
      E->isArrow() ? deref(pointer(E->getBase())) : place(E->getBase());
  return placeOfField(std::move(Base), F);
}

/// `array[constant]` is one element; any other subscript, any element.
AccessPath Lowering::placeOfSubscript(const ArraySubscriptExpr *E) {
  const Expr *Base = E->getBase()->IgnoreParens();
  const auto *Decay = dyn_cast<ImplicitCastExpr>(Base);
  if (!Decay || Decay->getCastKind() != CK_ArrayToPointerDecay ||
      isa<StringLiteral>(Decay->getSubExpr()->IgnoreParens())) {
    effect(E->getIdx());
    return deref(pointer(E->getBase()));
  }
  AccessPath Array = place(Decay->getSubExpr());
  Expr::EvalResult Index;
  if (!E->getIdx()->isValueDependent() &&
      E->getIdx()->EvaluateAsInt(Index, U.context())) {
    llvm::SmallString<16> Text;
    Index.Val.getInt().toString(Text, 10);
    return with(std::move(Array), Selector::constant(U.intern(Text)));
  }
  effect(E->getIdx());
  return with(std::move(Array), Selector::element());
}

/// Either of two places: behind a pointer that may hold both addresses.
AccessPath Lowering::placeOfChoice(const AbstractConditionalOperator *E) {
  const AccessPath Pointer = temp(U.context().getPointerType(E->getType()));
  const BlockId True = Out.block(), False = Out.block(), After = Out.block();
  if (const auto *B = dyn_cast<BinaryConditionalOperator>(E))
    Opaque[B->getOpaqueValue()] = place(B->getCommon());
  condition(E->getCond(), True, False);
  const auto Branch = [&](BlockId Block, const Expr *Value) {
    Out.enter(Block);
    const AccessPath Where =
        Value->isGLValue() ? place(Value) : materialize(Value);
    Instruction &I = emit(Opcode::Addr, E->getSourceRange());
    I.Destination = Out.path(Pointer);
    I.Operands.push_back(addressOf(Where, Value->getType()));
    Out.jump(After);
  };
  Branch(True, E->getTrueExpr());
  Branch(False, E->getFalseExpr());
  Out.enter(After);
  return deref(Pointer);
}

AccessPath Lowering::placeOfCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_UserDefinedConversion:
  case CK_ConstructorConversion:
    return place(Sub);
  default:
    return Sub->isGLValue() ? place(Sub) : materialize(E);
  }
}

AccessPath Lowering::materialize(const Expr *E) {
  const AccessPath T = temp(E->getType());
  initialize(T, E);
  pushCleanup(T, E->getType());
  return T;
}

AccessPath Lowering::place(const Expr *E) {
  E = E->IgnoreParens();
  if (E->isPRValue() && !isa<ExprWithCleanups, CXXBindTemporaryExpr>(E))
    return materialize(E);
  switch (E->getStmtClass()) {
  case Stmt::DeclRefExprClass: {
    const auto *Ref = cast<DeclRefExpr>(E);
    return placeOf(Ref->getDecl(), Ref->refersToEnclosingVariableOrCapture());
  }
  case Stmt::MemberExprClass:
    return placeOfMember(cast<MemberExpr>(E));
  case Stmt::ArraySubscriptExprClass:
    return placeOfSubscript(cast<ArraySubscriptExpr>(E));
  case Stmt::UnaryOperatorClass: {
    const auto *Op = cast<UnaryOperator>(E);
    if (Op->getOpcode() == UO_Deref)
      return deref(pointer(Op->getSubExpr()));
    return place(Op->getSubExpr());
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto *Op = cast<BinaryOperator>(E);
    if (Op->isAssignmentOp()) {
      assign(Op);
      return place(Op->getLHS());
    }
    if (Op->getOpcode() == BO_Comma) {
      effect(Op->getLHS());
      return place(Op->getRHS());
    }
    if (Op->isPtrMemOp()) {
      effect(Op->getRHS());
      return with(Op->getOpcode() == BO_PtrMemI ? deref(pointer(Op->getLHS()))
                                                : place(Op->getLHS()),
                  {SelectorKind::Any, {}});
    }
    break;
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return placeOfChoice(cast<AbstractConditionalOperator>(E));
  case Stmt::MaterializeTemporaryExprClass:
    return materialize(cast<MaterializeTemporaryExpr>(E)->getSubExpr());
  case Stmt::ExprWithCleanupsClass:
    return place(cast<ExprWithCleanups>(E)->getSubExpr());
  case Stmt::CXXBindTemporaryExprClass:
    return place(cast<CXXBindTemporaryExpr>(E)->getSubExpr());
  case Stmt::ConstantExprClass:
    return place(cast<ConstantExpr>(E)->getSubExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return place(cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement());
  case Stmt::CXXDefaultArgExprClass:
    return place(cast<CXXDefaultArgExpr>(E)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return place(cast<CXXDefaultInitExpr>(E)->getExpr());
  case Stmt::OpaqueValueExprClass: {
    const auto *O = cast<OpaqueValueExpr>(E);
    if (auto It = Opaque.find(O); It != Opaque.end())
      return It->second;
    if (O->getSourceExpr())
      return place(O->getSourceExpr());
    break;
  }
  case Stmt::StmtExprClass: {
    const CompoundStmt *Body = cast<StmtExpr>(E)->getSubStmt();
    for (const Stmt *S : Body->body())
      if (const auto *Last = dyn_cast<Expr>(S); Last && S == Body->body_back())
        return place(Last);
      else
        statement(S);
    break;
  }
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return place(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm());
  case Stmt::CompoundLiteralExprClass:
    return materialize(cast<CompoundLiteralExpr>(E)->getInitializer());
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    return deref(suspend(cast<CoroutineSuspendExpr>(E), nullptr));
  case Stmt::GenericSelectionExprClass:
    return place(cast<GenericSelectionExpr>(E)->getResultExpr());
  case Stmt::ChooseExprClass:
    return place(cast<ChooseExpr>(E)->getChosenSubExpr());
  case Stmt::CXXThrowExprClass:
    effect(E);
    break;
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass: {
    const AccessPath T = temp(E->getType());
    copy(T, value(E), E->getSourceRange());
    return T;
  }
  case Stmt::InitListExprClass:
    if (cast<InitListExpr>(E)->getNumInits() == 1)
      return place(cast<InitListExpr>(E)->getInit(0));
    break;
  default:
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      return placeOfCast(Cast);
    if (const auto *C = dyn_cast<CallExpr>(E)) {
      if (auto Place = builtinPlace(C))
        return *Place;
      const AccessPath Result = call(C);
      return E->isGLValue() ? deref(Result) : Result;
    }
  }
  // An expression of another kind: a temporary that depends on its parts.
  const Operand O = fallback(E);
  if (O.Kind == Operand::Value)
    return Out.body().Paths[O.Path.Value];
  return temp(E->getType());
}

AccessPath Lowering::pointer(const Expr *E) {
  if (isa<CXXThisExpr>(E->IgnoreParenImpCasts())) {
    if (!ThisCapture)
      return root(RootKind::This);
    if (ThisCapture->getType()->isPointerType())
      return with(deref(root(RootKind::This)),
                  Selector::field(U.capture(
                      cast<CXXRecordDecl>(ThisCapture->getParent()), "this")));
  }
  const Operand O = value(E);
  if (O.Kind == Operand::Value)
    return Out.body().Paths[O.Path.Value];
  const AccessPath T = temp(E->getType());
  copy(T, O, E->getSourceRange());
  return T;
}
