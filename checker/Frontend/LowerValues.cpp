//===-- Frontend/LowerValues.cpp - values of expressions ----------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "llvm/ADT/SmallString.h"

using namespace clang;
using namespace piiflow;

Operand Lowering::valueAt(const AccessPath &P, QualType T) {
  Operand O;
  O.Kind = Operand::Value;
  O.Path = Out.path(P);
  O.Type = U.type(T);
  return O;
}

Operand Lowering::addressOf(const AccessPath &P, QualType T) {
  Operand O = valueAt(P, T);
  O.Kind = Operand::AddressOf;
  return O;
}

Operand Lowering::constantOperand(llvm::StringRef Text) {
  Operand O;
  O.Kind = Operand::Constant;
  O.Text = U.intern(Text);
  return O;
}

Operand Lowering::functionOperand(const clang::FunctionDecl *F) {
  Operand O;
  O.Kind = Operand::Function;
  O.Text = U.function(F);
  U.flagFunction(O.Text, piiflow::FunctionDecl::AddressTaken);
  return O;
}

void Lowering::copy(const AccessPath &To, const Operand &From,
                    clang::SourceRange R, bool Move) {
  const auto Derefs = [](const AccessPath &P) {
    return llvm::any_of(P.Selectors, [](const Selector &S) {
      return S.Kind == SelectorKind::Deref;
    });
  };
  Opcode Op = Opcode::Copy;
  if (From.Kind == Operand::Constant)
    Op = Opcode::Const;
  else if (From.Kind == Operand::None)
    Op = Opcode::Kill;
  else if (From.Kind == Operand::AddressOf)
    Op = Opcode::Addr;
  else if (Move)
    Op = Opcode::Move;
  else if (Derefs(To))
    Op = Opcode::Store;
  else if (From.Kind == Operand::Value &&
           Derefs(Out.body().Paths[From.Path.Value]))
    Op = Opcode::Load;
  Instruction &I = emit(Op, R);
  I.Destination = Out.path(To);
  if (From.Kind != Operand::None)
    I.Operands.push_back(From);
}

/// A value that depends on the operands but is none of them.
Operand Lowering::derive(const Expr *E, llvm::ArrayRef<Operand> From) {
  std::vector<Operand> Data;
  for (const Operand &O : From)
    if (O.Kind == Operand::Value || O.Kind == Operand::AddressOf ||
        O.Kind == Operand::Constant)
      Data.push_back(O);
  if (Data.empty() || E->getType()->isBooleanType() ||
      E->getType()->isVoidType())
    return {};
  const AccessPath T = temp(E->getType());
  Instruction &I = emit(Opcode::Derive, E->getSourceRange());
  I.Destination = Out.path(T);
  I.Operands = std::move(Data);
  return valueAt(T, E->getType());
}

Operand Lowering::fallback(const Expr *E) {
  std::vector<Operand> Parts;
  for (const Stmt *Child : E->children())
    if (const auto *Sub = dyn_cast_or_null<Expr>(Child))
      Parts.push_back(Sub->isGLValue() ? valueAt(place(Sub), Sub->getType())
                                       : value(Sub));
  return derive(E, Parts);
}

Operand Lowering::valueOfAddress(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *F = dyn_cast<clang::FunctionDecl>(Ref->getDecl()))
      return functionOperand(F);
    if (isa<FieldDecl, IndirectFieldDecl>(Ref->getDecl()))
      return {};
  }
  return addressOf(place(E), E->getType());
}

Operand Lowering::valueOfUnary(const UnaryOperator *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_AddrOf:
    return valueOfAddress(Sub);
  case UO_Deref:
    return valueAt(deref(pointer(Sub)), E->getType());
  case UO_PostInc:
  case UO_PostDec:
  case UO_PreInc:
  case UO_PreDec:
    return valueAt(place(Sub), E->getType());
  case UO_LNot:
    effect(Sub);
    return {};
  case UO_Plus:
  case UO_Extension:
    return value(Sub);
  default:
    return derive(E, value(Sub));
  }
}

Operand Lowering::valueOfBinary(const BinaryOperator *E) {
  if (E->isAssignmentOp()) {
    assign(E);
    return valueAt(place(E->getLHS()), E->getType());
  }
  if (E->getOpcode() == BO_Comma) {
    effect(E->getLHS());
    return value(E->getRHS());
  }
  if (E->isLogicalOp()) {
    const BlockId Done = Out.block();
    condition(E, Done, Done);
    Out.enter(Done);
    return {};
  }
  if (E->isPtrMemOp())
    return valueAt(place(E), E->getType());
  const Operand L = value(E->getLHS()), R = value(E->getRHS());
  if (E->isComparisonOp())
    return {};
  // Pointer arithmetic stays within the object.
  if (E->getType()->isPointerType())
    return E->getLHS()->getType()->isPointerType() ? L : R;
  return derive(E, {L, R});
}

void Lowering::assign(const BinaryOperator *E) {
  const Expr *L = E->getLHS(), *R = E->getRHS();
  if (E->getOpcode() == BO_Assign) {
    if (R->getType()->isRecordType()) {
      const AccessPath From = place(R);
      copy(place(L), valueAt(From, R->getType()), E->getSourceRange());
      return;
    }
    const Operand From = value(R);
    copy(place(L), From, E->getSourceRange());
    return;
  }
  const Operand From = value(R);
  const AccessPath To = place(L);
  if (L->getType()->isPointerType() || From.Kind == Operand::None)
    return;
  Instruction &I = emit(Opcode::Append, E->getSourceRange());
  I.Destination = Out.path(To);
  I.Operands.push_back(From);
}

Operand Lowering::valueOfNew(const CXXNewExpr *E) {
  const QualType T = E->getAllocatedType();
  AccessPath Object;
  if (E->getNumPlacementArgs() == 1 &&
      E->getPlacementArg(0)->getType()->isPointerType())
    Object = deref(pointer(E->getPlacementArg(0)));
  else
    Object = temp(T);
  if (E->isArray()) {
    if (E->getArraySize() && *E->getArraySize())
      effect(*E->getArraySize());
    Object = with(Object, Selector::element());
  }
  if (const CXXRecordDecl *R = T->getAsCXXRecordDecl())
    U.instantiated(R);
  if (const Expr *Init = E->getInitializer())
    initialize(Object, Init);
  const AccessPath Result = temp(E->getType());
  copy(Result, addressOf(Object, T), E->getSourceRange());
  return valueAt(Result, E->getType());
}

Operand Lowering::valueOfCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
  case CK_LValueToRValueBitCast:
    return valueAt(place(Sub), E->getType());
  case CK_ArrayToPointerDecay: {
    const Expr *Array = Sub->IgnoreParens();
    if (isa<StringLiteral, PredefinedExpr>(Array))
      return value(Array);
    const AccessPath Where =
        Array->isGLValue() ? place(Array) : materialize(Array);
    return addressOf(with(Where, Selector::element()), E->getType());
  }
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Sub->IgnoreParens()))
      if (const auto *F = dyn_cast<clang::FunctionDecl>(Ref->getDecl()))
        return functionOperand(F);
    return Sub->isGLValue() ? addressOf(place(Sub), Sub->getType())
                            : value(Sub);
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
  case CK_ToVoid:
    effect(Sub);
    return {};
  case CK_IntegralToBoolean:
  case CK_PointerToBoolean:
  case CK_FloatingToBoolean:
  case CK_MemberPointerToBoolean:
    effect(Sub);
    return {};
  case CK_UserDefinedConversion:
  case CK_ConstructorConversion:
    return value(Sub);
  default:
    return Sub->isGLValue() ? valueAt(place(Sub), E->getType()) : value(Sub);
  }
}

void Lowering::effect(const Expr *E) {
  E = E->IgnoreParens();
  const size_t Depth = Cleanups.size();
  if (E->isGLValue() || E->getType()->isRecordType())
    place(E);
  else
    value(E);
  popCleanups(Depth);
}

Operand Lowering::value(const Expr *E) {
  E = E->IgnoreParens();
  if (E->isGLValue() && !isa<StringLiteral, PredefinedExpr>(E))
    return valueAt(place(E), E->getType());
  switch (E->getStmtClass()) {
  case Stmt::IntegerLiteralClass: {
    llvm::SmallString<24> Text;
    cast<IntegerLiteral>(E)->getValue().toString(
        Text, 10, E->getType()->isSignedIntegerType());
    return constantOperand(Text);
  }
  case Stmt::FloatingLiteralClass: {
    llvm::SmallString<24> Text;
    cast<FloatingLiteral>(E)->getValue().toString(Text);
    return constantOperand(Text);
  }
  case Stmt::CharacterLiteralClass:
    return constantOperand(
        std::to_string(cast<CharacterLiteral>(E)->getValue()));
  case Stmt::StringLiteralClass: {
    const auto *S = cast<StringLiteral>(E);
    return constantOperand(S->getCharByteWidth() == 1 ? S->getString()
                                                      : S->getBytes());
  }
  case Stmt::PredefinedExprClass:
    return constantOperand("function name");
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::SizeOfPackExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::CXXTypeidExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::AddrLabelExprClass:
    return {};
  case Stmt::CXXThisExprClass:
    return valueAt(pointer(E), E->getType());
  case Stmt::UnaryOperatorClass:
    return valueOfUnary(cast<UnaryOperator>(E));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return valueOfBinary(cast<BinaryOperator>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    const AccessPath T = temp(E->getType());
    choose(T, cast<AbstractConditionalOperator>(E));
    return E->getType()->isVoidType() ? Operand() : valueAt(T, E->getType());
  }
  case Stmt::CXXNewExprClass:
    return valueOfNew(cast<CXXNewExpr>(E));
  case Stmt::CXXDeleteExprClass: {
    const auto *D = cast<CXXDeleteExpr>(E);
    const AccessPath P = pointer(D->getArgument());
    const QualType T = D->getDestroyedType();
    if (const CXXRecordDecl *R = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
        R && R->hasDefinition())
      destroy(deref(P), R->getDestructor(), E->getSourceRange());
    return {};
  }
  case Stmt::CXXThrowExprClass:
    throwExpression(cast<CXXThrowExpr>(E));
    return {};
  case Stmt::ExprWithCleanupsClass:
    return value(cast<ExprWithCleanups>(E)->getSubExpr());
  case Stmt::CXXBindTemporaryExprClass:
    return value(cast<CXXBindTemporaryExpr>(E)->getSubExpr());
  case Stmt::MaterializeTemporaryExprClass:
    return value(cast<MaterializeTemporaryExpr>(E)->getSubExpr());
  case Stmt::ConstantExprClass:
    return value(cast<ConstantExpr>(E)->getSubExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return value(cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement());
  case Stmt::CXXDefaultArgExprClass:
    return value(cast<CXXDefaultArgExpr>(E)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return value(cast<CXXDefaultInitExpr>(E)->getExpr());
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return value(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm());
  case Stmt::GenericSelectionExprClass:
    return value(cast<GenericSelectionExpr>(E)->getResultExpr());
  case Stmt::ChooseExprClass:
    return value(cast<ChooseExpr>(E)->getChosenSubExpr());
  case Stmt::OpaqueValueExprClass: {
    const auto *O = cast<OpaqueValueExpr>(E);
    if (auto It = Opaque.find(O); It != Opaque.end())
      return valueAt(It->second, E->getType());
    return O->getSourceExpr() ? value(O->getSourceExpr()) : Operand();
  }
  case Stmt::InitListExprClass: {
    const auto *List = cast<InitListExpr>(E);
    if (!E->getType()->isRecordType() && !E->getType()->isArrayType())
      return List->getNumInits() ? value(List->getInit(0)) : Operand();
    break;
  }
  case Stmt::StmtExprClass: {
    const CompoundStmt *Body = cast<StmtExpr>(E)->getSubStmt();
    Operand Last;
    for (const Stmt *S : Body->body())
      if (const auto *X = dyn_cast<Expr>(S); X && S == Body->body_back())
        Last = value(X);
      else
        statement(S);
    return Last;
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    return valueAt(suspend(cast<CoroutineSuspendExpr>(E), nullptr),
                   E->getType());
  case Stmt::VAArgExprClass:
    return valueAt(place(cast<VAArgExpr>(E)->getSubExpr()), E->getType());
  case Stmt::CXXPseudoDestructorExprClass:
    return {};
  default:
    break;
  }
  if (E->getType()->isRecordType() || E->getType()->isArrayType())
    return valueAt(materialize(E), E->getType());
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return valueOfCast(Cast);
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    if (auto Place = builtinPlace(C))
      return C->isGLValue() || !C->getType()->isPointerType()
                 ? valueAt(*Place, E->getType())
                 : addressOf(*Place, E->getType());
    const AccessPath Result = call(C);
    return E->getType()->isVoidType() ? Operand()
                                      : valueAt(Result, E->getType());
  }
  return fallback(E);
}
