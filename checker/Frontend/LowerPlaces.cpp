//===-- Frontend/LowerPlaces.cpp - what glvalues denote -------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Stack.h"

using namespace clang;
using namespace piiflow;

/// Takes off what changes neither the object nor the value.
const Expr *piiflow::withoutSugar(const Expr *E) {
  for (;;) {
    const Expr *Inner = nullptr;
    if (const auto *P = dyn_cast<ParenExpr>(E))
      Inner = P->getSubExpr();
    else if (const auto *C = dyn_cast<ConstantExpr>(E))
      Inner = C->getSubExpr();
    else if (const auto *S = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      Inner = S->getReplacement();
    else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
      Inner = B->getSubExpr();
    else if (const auto *A = dyn_cast<CXXDefaultArgExpr>(E))
      Inner = A->getExpr();
    else if (const auto *I = dyn_cast<CXXDefaultInitExpr>(E))
      Inner = I->getExpr();
    else if (const auto *G = dyn_cast<GenericSelectionExpr>(E))
      Inner = G->isResultDependent() ? nullptr : G->getResultExpr();
    else if (const auto *H = dyn_cast<ChooseExpr>(E))
      Inner = H->isConditionDependent() ? nullptr : H->getChosenSubExpr();
    else if (const auto *W = dyn_cast<CXXRewrittenBinaryOperator>(E))
      Inner = W->getSemanticForm();
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      Inner = U->getOpcode() == UO_Extension ? U->getSubExpr() : nullptr;
    else if (const auto *C = dyn_cast<CastExpr>(E))
      Inner = C->getCastKind() == CK_NoOp ||
                      C->getCastKind() == CK_UserDefinedConversion ||
                      C->getCastKind() == CK_ConstructorConversion
                  ? C->getSubExpr()
                  : nullptr;
    if (!Inner)
      return E;
    E = Inner;
  }
}

AccessPath Lowering::closureObject() {
  if (const auto *M = dyn_cast_or_null<CXXMethodDecl>(Function);
      M && M->isExplicitObjectMemberFunction())
    return M->getParamDecl(0)->getType()->isReferenceType()
               ? deref(root(RootKind::Param, 0))
               : root(RootKind::Param, 0);
  return thisObject();
}

AccessPath Lowering::captureField(const FieldDecl *F, llvm::StringRef Name) {
  const auto *Closure = cast<CXXRecordDecl>(F->getParent());
  AccessPath P =
      with(closureObject(), Selector::field(U.capture(Closure, Name)));
  return F->getType()->isReferenceType() ? deref(std::move(P)) : P;
}

AccessPath Lowering::placeOfVariable(const VarDecl *V) {
  AccessPath P;
  if (const auto It = Variables.find(V); It != Variables.end()) {
    P = It->second;
  } else if (V->hasGlobalStorage()) {
    P = root(RootKind::Global, U.global(V).Value);
    Variables[V] = P;
  } else {
    Local L;
    L.Name = U.intern(V->getName());
    L.Type = U.type(V->getType());
    L.Marks = U.marks(V);
    L.Range = U.range(V->getLocation());
    P = Out.local(std::move(L));
    Variables[V] = P;
  }
  return P;
}

AccessPath Lowering::placeOfReferenced(const DeclRefExpr *E) {
  const ValueDecl *D = E->getDecl();
  if (const auto It = Captures.find(D); It != Captures.end())
    return captureField(It->second, D->getName());
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    AccessPath P = placeOfVariable(V);
    return V->getType()->isReferenceType() ? deref(std::move(P)) : P;
  }
  if (const auto *B = dyn_cast<BindingDecl>(D); B && B->getBinding())
    return place(B->getBinding());
  if (const auto *F = dyn_cast<clang::FunctionDecl>(D))
    return pointee(functionValue(F, pointerTo(E->getType())), E);
  return temp(E->getType());
}

AccessPath Lowering::placeOfField(AccessPath Base, const FieldDecl *F) {
  // The member that holds an anonymous union has no name, and no selector.
  if (const StringId Name = U.field(F); Name.valid()) {
    Base = with(std::move(Base), Selector::field(Name));
    if (F->getParent()->isUnion())
      UnionFields[Name.Value] = F;
  }
  return F->getType()->isReferenceType() ? deref(std::move(Base)) : Base;
}

AccessPath Lowering::placeOfMember(const MemberExpr *E) {
  const ValueDecl *D = E->getMemberDecl();
  if (const auto *F = dyn_cast<FieldDecl>(D)) {
    AccessPath Base =
        E->isArrow() ? pointee(E->getBase()) : place(E->getBase());
    return placeOfField(std::move(Base), F);
  }
  effect(E->getBase());
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    AccessPath P = placeOfVariable(V);
    return V->getType()->isReferenceType() ? deref(std::move(P)) : P;
  }
  if (const auto *F = dyn_cast<clang::FunctionDecl>(D))
    return pointee(functionValue(F, pointerTo(E->getType())), E);
  return temp(E->getType());
}

/// The array that a pointer decays from.
static const Expr *decayed(const Expr *Pointer) {
  const auto *C = dyn_cast<CastExpr>(withoutSugar(Pointer));
  if (!C || C->getCastKind() != CK_ArrayToPointerDecay)
    return nullptr;
  const Expr *Array = withoutSugar(C->getSubExpr());
  return isa<StringLiteral, PredefinedExpr>(Array) ? nullptr : Array;
}

/// `array[constant]` is one element, any other subscript any element; the
/// elements of a vector are not told apart.
AccessPath Lowering::placeOfSubscript(const ArraySubscriptExpr *E) {
  if (auto Element = visitedElement(E))
    return *Element;
  const Expr *Base = E->getBase(), *Index = E->getIdx();
  if (Base->getType()->isVectorType())
    return element(Base->isGLValue() ? place(Base) : materialize(Base));
  const Expr *Array = decayed(Base);
  if (!Array) {
    const Rvalue Pointer = value(Base);
    effect(Index);
    return pointee(stepped(Pointer, Index, E), E);
  }
  AccessPath P = place(Array);
  Expr::EvalResult Known;
  if (!Index->isValueDependent() &&
      Index->EvaluateAsInt(Known, U.context(), Expr::SE_NoSideEffects)) {
    llvm::SmallString<16> Text;
    Known.Val.getInt().toString(Text, 10);
    return with(std::move(P), Selector::constant(U.intern(Text)));
  }
  effect(Index);
  return element(std::move(P));
}

/// Either of two places: behind a pointer that may hold both addresses.
AccessPath Lowering::placeOfChoice(const AbstractConditionalOperator *E) {
  const AccessPath Pointer = temp(pointerTo(E->getType()));
  const BlockId True = Out.block(), False = Out.block(), After = Out.block();
  if (const auto *B = dyn_cast<BinaryConditionalOperator>(E))
    Opaque[B->getOpaqueValue()] =
        Rvalue::addressOf(place(B->getCommon()), B->getCommon()->getType());
  condition(E->getCond(), True, False);
  for (auto [Block, Branch] : {std::pair(True, E->getTrueExpr()),
                               std::pair(False, E->getFalseExpr())}) {
    Out.enter(Block);
    if (Branch->getType()->isVoidType())
      effect(Branch); // It throws.
    else
      bind(Pointer, Branch);
    Out.jump(After);
  }
  Out.enter(After);
  return deref(Pointer);
}

AccessPath Lowering::pointee(const Expr *Pointer) {
  return pointee(value(Pointer), Pointer);
}

AccessPath Lowering::pointee(const Rvalue &Pointer, const Expr *At) {
  if (Pointer.Kind == Operand::AddressOf)
    return Pointer.Path;
  if (Pointer.Kind == Operand::Value)
    return deref(Pointer.Path);
  const AccessPath T =
      temp(Pointer.Type.isNull() ? At->getType() : Pointer.Type);
  copy(T, Pointer, range(At));
  return deref(T);
}

AccessPath Lowering::materialize(const Expr *E) {
  const AccessPath T = temp(E->getType());
  initialize(T, E);
  pushTemporary(T, E->getType());
  return T;
}

/// A temporary lives as long as the reference that it is bound to.
AccessPath Lowering::extended(const MaterializeTemporaryExpr *E) {
  const Expr *Object = E->getSubExpr();
  if (!E->getExtendingDecl() || E->getStorageDuration() != SD_Automatic)
    return E->getStorageDuration() == SD_FullExpression
               ? materialize(Object)
               : [&] {
                   const AccessPath T = temp(Object->getType());
                   initialize(T, Object);
                   return T;
                 }();
  const AccessPath T = temp(Object->getType());
  initialize(T, Object);
  pushCleanup(T, Object->getType());
  return T;
}

AccessPath Lowering::placeOfUnary(const UnaryOperator *E) {
  switch (E->getOpcode()) {
  case UO_Deref:
    return pointee(E->getSubExpr());
  case UO_PostInc: // Of a value that nobody looks at.
  case UO_PostDec:
  case UO_PreInc:
  case UO_PreDec: {
    AccessPath P = place(E->getSubExpr());
    change(P, E, {});
    return P;
  }
  default: // __real, __imag
    return place(E->getSubExpr());
  }
}

/// A pointer to a member names its field, here or at run time.
AccessPath Lowering::pointedMember(AccessPath Object, const BinaryOperator *E) {
  const Expr *Pointer = E->getRHS();
  if (const FieldDecl *F = memberNamedBy(Pointer))
    return placeOfField(std::move(Object), F);
  const Rvalue Named = stored(value(Pointer), Pointer);
  const AccessPath Result = temp(pointerTo(E->getType()));
  const QualType Class = E->getLHS()->getType();
  Out.emit(Opcode::Member, Result,
           {receiver(std::move(Object),
                     Class->isPointerType() ? Class->getPointeeType() : Class),
            Named},
           range(E));
  return deref(Result);
}

AccessPath Lowering::placeOfBinary(const BinaryOperator *E) {
  if (E->isAssignmentOp())
    return assign(E);
  switch (E->getOpcode()) {
  case BO_Comma:
    effect(E->getLHS());
    return place(E->getRHS());
  case BO_PtrMemD:
  case BO_PtrMemI: {
    AccessPath Object = E->getOpcode() == BO_PtrMemI ? pointee(E->getLHS())
                                                     : place(E->getLHS());
    return pointedMember(std::move(Object), E);
  }
  default:
    return placeOfOther(E);
  }
}

AccessPath Lowering::placeOfCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  if (E->getCastKind() == CK_LValueToRValue && Sub->isGLValue())
    return place(Sub);
  if (Sub->isGLValue() && E->isGLValue())
    return place(Sub); // Bases share the place of the object.
  return placeOfOther(E);
}

AccessPath Lowering::place(const Expr *E) {
  AccessPath Result;
  clang::runWithSufficientStackSpace([] {}, [&] { Result = placeOfKind(E); });
  return Result;
}

AccessPath Lowering::placeOfKind(const Expr *E) {
  E = withoutSugar(E);
  switch (E->getStmtClass()) {
  case Stmt::DeclRefExprClass:
    return placeOfReferenced(cast<DeclRefExpr>(E));
  case Stmt::MemberExprClass:
    return placeOfMember(cast<MemberExpr>(E));
  case Stmt::ArraySubscriptExprClass:
    return placeOfSubscript(cast<ArraySubscriptExpr>(E));
  case Stmt::UnaryOperatorClass:
    // In C `*pointer` of a function pointer is no glvalue.
    return E->isGLValue() || E->getType()->isFunctionType()
               ? placeOfUnary(cast<UnaryOperator>(E))
               : placeOfOther(E);
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return E->isGLValue() ? placeOfBinary(cast<BinaryOperator>(E))
                          : placeOfOther(E);
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return E->isGLValue() ? placeOfChoice(cast<AbstractConditionalOperator>(E))
                          : placeOfOther(E);
  case Stmt::MaterializeTemporaryExprClass:
    return extended(cast<MaterializeTemporaryExpr>(E));
  case Stmt::ExprWithCleanupsClass: {
    FullExpression Temporaries(*this);
    return place(cast<ExprWithCleanups>(E)->getSubExpr());
  }
  case Stmt::OpaqueValueExprClass: {
    const auto *O = cast<OpaqueValueExpr>(E);
    if (const auto It = Opaque.find(O); It != Opaque.end())
      if (!It->second.Path.Selectors.empty() ||
          It->second.Kind == Operand::Value ||
          It->second.Kind == Operand::AddressOf)
        return It->second.Path;
    return O->getSourceExpr() ? place(O->getSourceExpr()) : temp(E->getType());
  }
  case Stmt::CompoundLiteralExprClass: {
    const Expr *Init = cast<CompoundLiteralExpr>(E)->getInitializer();
    const AccessPath T = temp(E->getType());
    initialize(T, Init);
    return T;
  }
  case Stmt::ExtVectorElementExprClass: {
    const auto *V = cast<ExtVectorElementExpr>(E);
    return element(V->isArrow() ? pointee(V->getBase()) : place(V->getBase()));
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    return suspend(cast<CoroutineSuspendExpr>(E), nullptr);
  case Stmt::InitListExprClass:
    if (const auto *List = cast<InitListExpr>(E);
        E->isGLValue() && List->getNumInits() == 1)
      return place(List->getInit(0));
    return placeOfOther(E);
  default:
    break;
  }
  if (const auto *C = dyn_cast<CallExpr>(E))
    return placeOfCall(C);
  if (const auto *C = dyn_cast<CastExpr>(E))
    return placeOfCast(C);
  return placeOfOther(E);
}

/// The place of a prvalue, or of a glvalue of another kind, is a temporary
/// with its value.
AccessPath Lowering::placeOfOther(const Expr *E) {
  // The value of a function is its address, and so needs its place.
  if (!E->isGLValue() && !E->getType()->isFunctionType())
    return materialize(E);
  const AccessPath T = temp(E->getType());
  if (const auto *S = dyn_cast<StmtExpr>(E)) {
    initialize(T, S);
    return T;
  }
  if (auto Known = literal(E))
    copy(T, *Known, range(E));
  else
    copy(T, fallback(E, E->getType()), range(E));
  return T;
}
