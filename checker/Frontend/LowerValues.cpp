//===-- Frontend/LowerValues.cpp - values of expressions ------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/Basic/Stack.h"

using namespace clang;
using namespace piiflow;

Rvalue Lowering::functionValue(const clang::FunctionDecl *F, QualType T) {
  const StringId Symbol = U.function(F);
  U.flagFunction(Symbol, FunctionDecl::AddressTaken);
  return Rvalue::function(Symbol, T);
}

/// A pointer to a data member.
Rvalue Lowering::memberValue(const ValueDecl *D, QualType T) {
  const auto *F = isa<IndirectFieldDecl>(D)
                      ? cast<IndirectFieldDecl>(D)->getAnonField()
                      : cast<FieldDecl>(D);
  const StringId Name = U.field(F);
  return Name.valid() ? Rvalue::member(Name, T) : Rvalue::none(T);
}

/// The address of `*p` is p.
Rvalue Lowering::addressValue(AccessPath P, QualType T) {
  if (P.Selectors.empty() || P.Selectors.back().Kind != SelectorKind::Deref)
    return Rvalue::addressOf(std::move(P), T);
  P.Selectors.pop_back();
  return Rvalue::at(std::move(P), T);
}

Rvalue Lowering::addressValue(const Expr *Object, QualType T) {
  Object = withoutSugar(Object);
  const ValueDecl *D = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    D = Ref->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(Object))
    D = M->getMemberDecl();
  if (const auto *F = dyn_cast_or_null<clang::FunctionDecl>(D)) {
    if (const auto *M = dyn_cast<MemberExpr>(Object))
      effect(M->getBase());
    return functionValue(F, T);
  }
  if (isa<DeclRefExpr>(Object) &&
      isa_and_nonnull<FieldDecl, IndirectFieldDecl>(D))
    return memberValue(D, T);
  if (auto Text = literal(Object))
    return Rvalue{Text->Kind, Text->Path, Text->Text, T};
  AccessPath P = place(Object);
  // A pointer to one number of an array is how arrays are passed as well.
  if (isa<ArraySubscriptExpr>(Object) && !isObject(Object->getType()) &&
      !P.Selectors.empty() && P.Selectors.back().Kind == SelectorKind::Const)
    P.Selectors.back() = Selector::element();
  return addressValue(std::move(P), T);
}

Rvalue Lowering::stored(Rvalue V, const Expr *At) {
  if (V.Kind != Operand::AddressOf)
    return V;
  const AccessPath T = temp(V.Type);
  copy(T, V, range(At));
  if (V.Type->isPointerType() && !V.Type->getPointeeType().isConstQualified())
    expose(V.Path);
  return Rvalue::at(T, V.Type);
}

/// A value that depends on the others but is none of them. A truth value says
/// too little about them, and an address nothing.
Rvalue Lowering::derive(const Expr *E, llvm::ArrayRef<Rvalue> From) {
  const QualType T = E->getType();
  std::vector<Rvalue> Data;
  for (const Rvalue &V : From)
    if (V.Kind == Operand::Value)
      Data.push_back(V);
  if (T->isBooleanType() || T->isVoidType())
    return Rvalue::none(T);
  if (Data.empty())
    return folded(E).value_or(Rvalue::none(T));
  const AccessPath Result = temp(T);
  Out.emit(Opcode::Derive, Result, Data, range(E));
  return Rvalue::at(Result, T);
}

/// For kinds of expressions that nothing else is known of: the parts are
/// evaluated, and the whole depends on them.
Rvalue Lowering::fallback(const Stmt *S, QualType T) {
  std::vector<Rvalue> Parts;
  for (const Stmt *Child : S->children()) {
    const auto *E = dyn_cast_or_null<Expr>(Child);
    if (E && !E->getType()->isVoidType() && !E->isTypeDependent() &&
        !E->getType()->isPlaceholderType())
      Parts.push_back(value(E));
    else
      statement(Child);
  }
  const auto *E = dyn_cast<Expr>(S);
  return E ? derive(E, Parts) : Rvalue::none(T);
}

Rvalue Lowering::valueOfThis(const Expr *E) {
  const QualType T = E->getType();
  if (Aggregate)
    return addressValue(*Aggregate, T);
  if (ThisCapture) {
    AccessPath P = captureField(ThisCapture, "this");
    // Captured as *this, the field is the object.
    return ThisCapture->getType()->isPointerType() ? Rvalue::at(P, T)
                                                   : addressValue(P, T);
  }
  return Rvalue::at(root(RootKind::This), T);
}

Rvalue Lowering::valueOfUnary(const UnaryOperator *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_AddrOf:
    return addressValue(Sub, E->getType());
  case UO_PostInc:
  case UO_PostDec: {
    const AccessPath P = place(Sub), Before = temp(E->getType());
    copy(Before, Rvalue::at(P, E->getType()), range(E));
    change(P, E, {});
    return Rvalue::at(Before, E->getType());
  }
  case UO_PreInc:
  case UO_PreDec:
    return Rvalue::at(placeOfUnary(E), E->getType());
  case UO_LNot:
    effect(Sub);
    return Rvalue::none(E->getType());
  case UO_Plus:
  case UO_Extension:
  case UO_Real:
  case UO_Imag:
    return value(Sub);
  case UO_Coawait:
    return value(Sub);
  default:
    return derive(E, value(Sub));
  }
}

/// `a + b + c …`: one instruction, however long.
Rvalue Lowering::valueOfChain(const BinaryOperator *E) {
  std::vector<const Expr *> Right;
  const Expr *Left = E;
  for (;;) {
    const auto *B = dyn_cast<BinaryOperator>(withoutSugar(Left));
    if (!B || B->isAssignmentOp() || B->isComparisonOp() || B->isLogicalOp() ||
        B->isPtrMemOp() || B->isCommaOp() || B->getType()->isPointerType() ||
        B->getLHS()->getType()->isPointerType())
      break;
    Right.push_back(B->getRHS());
    Left = B->getLHS();
  }
  std::vector<Rvalue> Parts{value(Left)};
  for (const Expr *R : llvm::reverse(Right))
    Parts.push_back(value(R));
  return derive(E, Parts);
}

/// The value of `a && b` is b's where b is evaluated.
Rvalue Lowering::valueOfLogical(const BinaryOperator *E) {
  const bool IsAnd = E->getOpcode() == BO_LAnd;
  const AccessPath Result = temp(E->getType());
  const BlockId Right = Out.block(), Short = Out.block(), After = Out.block();
  condition(E->getLHS(), IsAnd ? Right : Short, IsAnd ? Short : Right);
  Out.enter(Right);
  copy(Result, value(E->getRHS()), range(E));
  Out.jump(After);
  Out.enter(Short);
  copy(Result, constant(IsAnd ? "0" : "1", E->getType()), range(E));
  Out.jump(After);
  Out.enter(After);
  return Rvalue::at(Result, E->getType());
}

Rvalue Lowering::valueOfBinary(const BinaryOperator *E) {
  const QualType T = E->getType();
  if (E->isAssignmentOp())
    return Rvalue::at(assign(E), T);
  if (E->isCommaOp()) {
    effect(E->getLHS());
    return value(E->getRHS());
  }
  if (E->isLogicalOp())
    return valueOfLogical(E);
  if (E->isPtrMemOp())
    return Rvalue::at(placeOfBinary(E), T);
  const bool PointerLeft = E->getLHS()->getType()->isPointerType();
  const bool PointerRight = E->getRHS()->getType()->isPointerType();
  if (!E->isComparisonOp() && !PointerLeft && !PointerRight)
    return valueOfChain(E);
  const Rvalue L = value(E->getLHS()), R = value(E->getRHS());
  // A distance is a size.
  if (!T->isPointerType())
    return Rvalue::none(T);
  return PointerLeft ? stepped(L, E->getRHS(), E) : stepped(R, E->getLHS(), E);
}

/// Whether an index or distance is known to be none.
bool Lowering::isZero(const Expr *Distance) const {
  Expr::EvalResult Known;
  return !Distance->isValueDependent() &&
         Distance->EvaluateAsInt(Known, U.context(), Expr::SE_NoSideEffects) &&
         Known.Val.getInt().isZero();
}

/// What a pointer is when it is moved on within its array.
Rvalue Lowering::stepped(Rvalue Pointer, const Expr *Distance, const Expr *At) {
  if (isZero(Distance))
    return Pointer;
  if (Pointer.Kind == Operand::AddressOf) {
    auto &Steps = Pointer.Path.Selectors;
    if (!Steps.empty() && Steps.back().Kind == SelectorKind::Const)
      Steps.back() = Selector::element();
    return Pointer;
  }
  if (Pointer.Kind != Operand::Value)
    return Pointer;
  const AccessPath Moved = temp(Pointer.Type);
  Out.emit(Opcode::Step, Moved, Pointer, range(At));
  return Rvalue::at(Moved, Pointer.Type);
}

/// What a number becomes by arithmetic derives from what it was, and is no
/// constant that it was. A pointer is moved on within its array.
void Lowering::change(const AccessPath &P, const Expr *E,
                      llvm::ArrayRef<Rvalue> By) {
  const QualType T = E->getType();
  if (T->isPointerType())
    return Out.emit(Opcode::Step, P, Rvalue::at(P, T), range(E));
  std::vector<Rvalue> From{Rvalue::at(P, T)};
  llvm::copy_if(By, std::back_inserter(From),
                [](const Rvalue &V) { return V.Kind == Operand::Value; });
  Out.emit(Opcode::Derive, P, From, range(E));
  for (const Rvalue &V : llvm::ArrayRef(From).drop_front())
    shareUnion(P, V, range(E));
}

AccessPath Lowering::assign(const BinaryOperator *E) {
  const Expr *L = E->getLHS(), *R = E->getRHS();
  const Rvalue From = value(R);
  const AccessPath To = place(L);
  if (E->getOpcode() == BO_Assign)
    copy(To, From, range(E));
  else
    change(To, E, From);
  return To;
}

/// An exchange leaves one of its operands, other operations a result.
void Lowering::changeAtomic(const AccessPath &Object, llvm::StringRef Name,
                            llvm::ArrayRef<Rvalue> By, const AtomicExpr *E) {
  if (!Name.contains("exchange")) {
    std::vector<Rvalue> From{Rvalue::at(Object, E->getValueType())};
    llvm::append_range(From, By);
    return Out.emit(Opcode::Derive, Object, From, range(E));
  }
  for (const Rvalue &V : By)
    if (V.Kind == Operand::Value || V.Kind == Operand::Constant)
      Out.emit(Opcode::Append, Object, V, range(E));
}

/// Loads, stores and read-modify-writes through the first argument.
Rvalue Lowering::valueOfAtomic(const AtomicExpr *E) {
  const AccessPath Object = pointee(E->getPtr());
  const QualType T = E->getType();
  const llvm::StringRef Name = E->getOp() == AtomicExpr::AO__c11_atomic_init
                                   ? "__c11_atomic_init"
                                   : E->getOpAsString();
  std::vector<Rvalue> Given;
  for (unsigned I = 1; I < E->getNumSubExprs(); ++I) {
    const Expr *Sub = E->getSubExprs()[I];
    if (Sub == E->getOrder() || Sub == E->getPtr())
      continue;
    Given.push_back(value(Sub));
  }
  const bool Generic = Name == "__atomic_load" || Name == "__atomic_store" ||
                       Name == "__atomic_exchange" ||
                       Name == "__atomic_compare_exchange";
  // The generic forms take pointers to the values; a load's is its result.
  std::vector<Rvalue> Values;
  for (const Rvalue &V : Given)
    if (Generic && (V.Kind == Operand::AddressOf || V.Kind == Operand::Value))
      Values.push_back(Rvalue::at(pointee(V, E), V.Type));
    else
      Values.push_back(V);
  if (Name.contains("load")) {
    if (Generic && !Values.empty())
      copy(Values.front().Path, Rvalue::at(Object, E->getValueType()),
           range(E));
    return T->isVoidType() ? Rvalue::none(T) : Rvalue::at(Object, T);
  }
  Rvalue Before = Rvalue::none(T);
  if (!T->isVoidType() && !T->isBooleanType()) {
    const AccessPath Old = temp(T);
    copy(Old, Rvalue::at(Object, T), range(E));
    Before = Rvalue::at(Old, T);
  } else if (Name == "__atomic_exchange" && Values.size() > 1) {
    copy(Values[1].Path, Rvalue::at(Object, E->getValueType()), range(E));
  }
  if ((Name.contains("store") || Name.ends_with("init")) && !Values.empty())
    copy(Object, Values.front(), range(E));
  else
    changeAtomic(Object, Name, Values, E);
  return Before;
}

Rvalue Lowering::valueOfCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  const QualType T = E->getType();
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
    if (const auto *Choice =
            dyn_cast<AbstractConditionalOperator>(withoutSugar(Sub))) {
      const AccessPath Result = temp(T);
      choose(Result, Choice);
      return Rvalue::at(Result, T);
    }
    [[fallthrough]];
  case CK_LValueToRValueBitCast:
    if (auto Known = namedConstant(Sub))
      return Rvalue{Known->Kind, {}, Known->Text, T};
    if (auto Element = tableElement(Sub))
      return *Element;
    return Sub->getType()->isNullPtrType() ? Rvalue::none(T)
                                           : Rvalue::at(place(Sub), T);
  case CK_ArrayToPointerDecay: {
    const Expr *Array = withoutSugar(Sub);
    auto Text = literal(Array);
    if (!Text)
      Text = namedConstant(Array);
    if (Text)
      return Rvalue::constant(Text->Text, T);
    return Rvalue::addressOf(element(place(Array)), T);
  }
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
    return addressValue(Sub, T);
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
  case CK_ToVoid:
  case CK_MemberPointerToBoolean:
  case CK_PointerToBoolean:
  case CK_IntegralToBoolean:
  case CK_FloatingToBoolean:
  case CK_FixedPointToBoolean:
  case CK_FloatingComplexToBoolean:
  case CK_IntegralComplexToBoolean:
    effect(Sub);
    return Rvalue::none(T);
  default:
    break;
  }
  Rvalue V = value(Sub);
  // Another type may write a constant in another way.
  if (V.Kind == Operand::Constant)
    if (auto Converted = folded(E))
      return *Converted;
  // A conversion that is written down may be what a policy looks for.
  const auto *Implicit = dyn_cast<ImplicitCastExpr>(E);
  // And the type of what an address is in says whether it is only a number.
  const bool Number =
      E->getCastKind() == CK_PointerToIntegral && V.Kind == Operand::AddressOf;
  if (Number || ((!Implicit || Implicit->isPartOfExplicitCast()) &&
                 V.Kind == Operand::Value)) {
    const AccessPath Result = temp(T);
    Out.emit(Opcode::Cast, Result, V, range(E));
    return Rvalue::at(Result, T);
  }
  V.Type = T;
  return V;
}

void Lowering::effect(const Expr *E) {
  E = withoutSugar(E);
  if (const auto *C = dyn_cast<ExprWithCleanups>(E)) {
    FullExpression Temporaries(*this);
    return effect(C->getSubExpr());
  }
  if (const auto *C = dyn_cast<CallExpr>(E);
      C && !isObject(E->getType()) && !E->isGLValue()) {
    if (!builtin(C))
      call(C, nullptr);
    return;
  }
  if (const auto *Cast = dyn_cast<CastExpr>(E);
      Cast && Cast->getCastKind() == CK_ToVoid)
    return effect(Cast->getSubExpr());
  if (isa<DeclRefExpr, CXXThisExpr>(E) || literal(E))
    return;
  if (const auto *Step = dyn_cast<UnaryOperator>(E);
      Step && Step->isIncrementDecrementOp()) {
    placeOfUnary(Step);
    return;
  }
  if (E->isGLValue() || isObject(E->getType()))
    place(E);
  else
    value(E);
}

Rvalue Lowering::value(const Expr *E) {
  Rvalue Result;
  clang::runWithSufficientStackSpace([] {}, [&] { Result = valueOfKind(E); });
  return Result;
}

Rvalue Lowering::valueOfKind(const Expr *E) {
  E = withoutSugar(E);
  if (auto Known = literal(E))
    return *Known;
  const QualType T = E->getType();
  if (T->isFunctionType())
    return addressValue(E, pointerTo(T));
  if (E->isGLValue() || isObject(T))
    return Rvalue::at(place(E), T);
  switch (E->getStmtClass()) {
  case Stmt::CXXThisExprClass:
    return valueOfThis(E);
  case Stmt::DeclRefExprClass: // A member function, or a template argument.
    if (const auto *F =
            dyn_cast<clang::FunctionDecl>(cast<DeclRefExpr>(E)->getDecl()))
      return functionValue(F, T);
    return Rvalue::at(placeOfReferenced(cast<DeclRefExpr>(E)), T);
  case Stmt::UnaryOperatorClass:
    return valueOfUnary(cast<UnaryOperator>(E));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return valueOfBinary(cast<BinaryOperator>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    const AccessPath Result = temp(T);
    choose(Result, cast<AbstractConditionalOperator>(E));
    return T->isVoidType() ? Rvalue::none(T) : Rvalue::at(Result, T);
  }
  case Stmt::CXXNewExprClass:
    return valueOfNew(cast<CXXNewExpr>(E));
  case Stmt::CXXDeleteExprClass:
    deleteObject(cast<CXXDeleteExpr>(E));
    return Rvalue::none(T);
  case Stmt::CXXThrowExprClass:
    throwExpression(cast<CXXThrowExpr>(E));
    return Rvalue::none(T);
  case Stmt::AtomicExprClass:
    return valueOfAtomic(cast<AtomicExpr>(E));
  default:
    return valueOfOther(E);
  }
}

Rvalue Lowering::valueOfOther(const Expr *E) {
  const QualType T = E->getType();
  switch (E->getStmtClass()) {
  case Stmt::ExprWithCleanupsClass: {
    FullExpression Temporaries(*this);
    Rvalue V = value(cast<ExprWithCleanups>(E)->getSubExpr());
    if (Temporaries.any() && V.Kind == Operand::Value) {
      // Taken before a destructor can change it.
      const AccessPath Kept = temp(T);
      copy(Kept, V, range(E));
      V = Rvalue::at(Kept, T);
    }
    return V;
  }
  case Stmt::OpaqueValueExprClass: {
    const auto *O = cast<OpaqueValueExpr>(E);
    if (const auto It = Opaque.find(O); It != Opaque.end())
      return It->second;
    return O->getSourceExpr() ? value(O->getSourceExpr()) : Rvalue::none(T);
  }
  case Stmt::InitListExprClass: {
    const auto *List = cast<InitListExpr>(E);
    if (List->getNumInits() == 1)
      return value(List->getInit(0));
    return List->getNumInits() ? fallback(E, T) : Rvalue::none(T);
  }
  case Stmt::StmtExprClass: {
    if (T->isVoidType()) {
      statement(cast<StmtExpr>(E)->getSubStmt());
      return Rvalue::none(T);
    }
    const AccessPath Result = temp(T);
    initialize(Result, E);
    return Rvalue::at(Result, T);
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    return Rvalue::at(suspend(cast<CoroutineSuspendExpr>(E), nullptr), T);
  case Stmt::VAArgExprClass: {
    // On some targets a va_list decays to a pointer, on others it is a record.
    const Expr *List = cast<VAArgExpr>(E)->getSubExpr();
    return Rvalue::at(
        List->getType()->isPointerType() ? pointee(List) : place(List), T);
  }
  case Stmt::CXXPseudoDestructorExprClass:
    effect(cast<CXXPseudoDestructorExpr>(E)->getBase());
    return Rvalue::none(T);
  case Stmt::PseudoObjectExprClass: {
    const auto *P = cast<PseudoObjectExpr>(E);
    Rvalue Result = Rvalue::none(T);
    for (const Expr *Part : P->semantics()) {
      if (const auto *O = dyn_cast<OpaqueValueExpr>(Part))
        Opaque[O] = value(O->getSourceExpr());
      else if (Part == P->getResultExpr())
        Result = value(Part);
      else
        effect(Part);
    }
    return Result;
  }
  default:
    break;
  }
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return valueOfCast(Cast);
  if (const auto *C = dyn_cast<CallExpr>(E))
    return valueOfCall(C);
  return fallback(E, T);
}
