//===-- Frontend/LowerCalls.cpp - calls ---------------------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "Support/Compat.h"

#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace piiflow;

/// Functions of namespace std that only change how an object is seen.
static bool isCastFunction(const clang::FunctionDecl *F) {
  if (!F || F->getNumParams() != 1 || !F->isInStdNamespace() ||
      !F->getIdentifier())
    return false;
  return llvm::StringSwitch<bool>(F->getName())
      .Case("move", true)
      .Case("forward", true)
      .Case("as_const", true)
      .Case("move_if_noexcept", true)
      .Case("launder", true)
      .Default(false);
}

static bool isAddressFunction(const clang::FunctionDecl *F) {
  if (!F || F->getNumParams() != 1 || !F->getIdentifier())
    return false;
  return (F->isInStdNamespace() &&
          (F->getName() == "addressof" || F->getName() == "__addressof")) ||
         F->getName() == "__builtin_addressof";
}

/// The place that a call of a compiler-known function denotes: for those that
/// return a pointer, the object it points to.
std::optional<AccessPath> Lowering::builtinPlace(const CallExpr *E) {
  const clang::FunctionDecl *F = E->getDirectCallee();
  if (!F || E->getNumArgs() == 0)
    return std::nullopt;
  if (isCastFunction(F)) {
    const AccessPath Where = place(E->getArg(0));
    return E->isGLValue() || !E->getType()->isPointerType() ? Where
                                                            : deref(Where);
  }
  if (isAddressFunction(F))
    return place(E->getArg(0));
  switch (F->getBuiltinID()) {
  case Builtin::BI__builtin_expect:
  case Builtin::BI__builtin_expect_with_probability:
  case Builtin::BI__builtin_assume_aligned: {
    const AccessPath P = pointer(E->getArg(0));
    return E->getType()->isPointerType() ? deref(P) : P;
  }
  default:
    return std::nullopt;
  }
}

/// va_start makes the list hold what the variadic call passed, which is the
/// parameter after the last named one.
bool Lowering::builtinEffect(const CallExpr *E) {
  const clang::FunctionDecl *F = E->getDirectCallee();
  if (!F || !Function)
    return false;
  const auto ListAt = [&](unsigned I) {
    const Expr *List = E->getArg(I)->IgnoreParenImpCasts();
    return List->isGLValue() ? place(List) : deref(pointer(E->getArg(I)));
  };
  switch (F->getBuiltinID()) {
  case Builtin::BI__builtin_va_start: {
    const AccessPath List = ListAt(0);
    copy(List,
         valueAt(root(RootKind::Param, Function->getNumParams()),
                 E->getArg(0)->getType()),
         E->getSourceRange());
    return true;
  }
  case Builtin::BI__builtin_va_copy: {
    const AccessPath To = ListAt(0), From = ListAt(1);
    copy(To, valueAt(From, E->getArg(1)->getType()), E->getSourceRange());
    return true;
  }
  case Builtin::BI__builtin_va_end:
    return true;
  default:
    return false;
  }
}

Operand Lowering::argument(const Expr *E, QualType Parameter) {
  if (!Parameter.isNull() && Parameter->isReferenceType()) {
    const Expr *Inner = E->IgnoreParens();
    if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = M->getSubExpr()->IgnoreParens();
    // A literal is more use to a model than a place that holds it.
    if (isa<StringLiteral>(Inner))
      return value(Inner);
    if (Inner->getType()->isFunctionType())
      return valueOfAddress(Inner);
    return addressOf(place(E), E->getType());
  }
  if (E->getType()->isRecordType()) {
    const AccessPath T = materialize(E);
    return valueAt(T, E->getType());
  }
  return value(E);
}

std::vector<Operand> Lowering::arguments(llvm::ArrayRef<const Expr *> Arguments,
                                         const clang::FunctionDecl *F,
                                         const FunctionProtoType *Type) {
  std::vector<Operand> Result;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    QualType Parameter;
    if (F && I < F->getNumParams())
      Parameter = F->getParamDecl(I)->getType();
    else if (Type && I < Type->getNumParams())
      Parameter = Type->getParamType(I);
    Result.push_back(argument(Arguments[I], Parameter));
  }
  return Result;
}

Operand Lowering::receiver(const Expr *Object, bool Arrow) {
  if (!Arrow)
    return addressOf(place(Object), Object->getType());
  if (isa<CXXThisExpr>(Object->IgnoreParenImpCasts()) && !ThisCapture)
    return valueAt(root(RootKind::This), Object->getType());
  return valueAt(pointer(Object), Object->getType());
}

/// Copy and move assignments that nobody wrote by hand are copies.
bool Lowering::assignment(const CXXOperatorCallExpr *E) {
  if (E->getOperator() != OO_Equal || E->getNumArgs() != 2)
    return false;
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
  if (!M || !(M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator()))
    return false;
  if (M->isUserProvided() && !U.inSystemHeader(M->getLocation()))
    return false;
  const AccessPath From = place(E->getArg(1)), To = place(E->getArg(0));
  copy(To, valueAt(From, E->getArg(1)->getType()), E->getSourceRange(),
       M->isMoveAssignmentOperator());
  return true;
}

/// Whether what runs is decided by the object's dynamic type.
static bool isVirtualCall(const CXXMethodDecl *M, const MemberExpr *Member) {
  if (!M->isVirtual() || M->hasAttr<FinalAttr>() ||
      M->getParent()->hasAttr<FinalAttr>())
    return false;
  return !Member || !Member->hasQualifier();
}

AccessPath Lowering::call(const CallExpr *E, const AccessPath *To) {
  const QualType T = E->getType();
  const bool Reference = E->isGLValue();
  if (builtinEffect(E))
    return temp(T);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  if (Operator && assignment(Operator)) {
    // The value of an assignment is its left side.
    const AccessPath Result = temp(U.context().getPointerType(T));
    copy(Result, addressOf(place(Operator->getArg(0)), T), E->getSourceRange());
    return Result;
  }
  const clang::FunctionDecl *F = E->getDirectCallee();
  std::vector<const Expr *> Written(E->arg_begin(), E->arg_end());
  Opcode Op = Opcode::Call;
  uint8_t Flags = Reference ? uint8_t(Instruction::ReturnsReference) : 0;
  std::vector<Operand> Operands;
  StringId Symbol;
  const FunctionProtoType *Type = nullptr;
  if (const auto *M = dyn_cast_or_null<CXXMethodDecl>(F)) {
    const auto *Member = dyn_cast<MemberExpr>(E->getCallee()->IgnoreParens());
    const bool Explicit = M->isExplicitObjectMemberFunction();
    if (M->isStatic()) {
      if (Operator && !Written.empty()) {
        effect(Written.front());
        Written.erase(Written.begin());
      }
      Operands.push_back({});
    } else if (Explicit) {
      Operands.push_back({});
      if (Member)
        Written.insert(Written.begin(), Member->getBase());
    } else if (Operator) {
      Operands.push_back(receiver(Written.front(), /*Arrow=*/false));
      Written.erase(Written.begin());
      if (M->isVirtual())
        Op = Opcode::VirtualCall;
    } else if (Member) {
      Operands.push_back(receiver(Member->getBase(), Member->isArrow()));
      if (isVirtualCall(M, Member))
        Op = Opcode::VirtualCall;
    } else {
      Operands.push_back({});
    }
    Symbol = U.function(M);
  } else if (F) {
    Operands.push_back({});
    Symbol = U.function(F);
  } else {
    const Expr *Callee = E->getCallee()->IgnoreParens();
    if (isa<CXXPseudoDestructorExpr>(Callee)) {
      effect(cast<CXXPseudoDestructorExpr>(Callee)->getBase());
      return temp(T);
    }
    Op = Opcode::IndirectCall;
    const auto *PtrMem = dyn_cast<BinaryOperator>(Callee);
    if (PtrMem && PtrMem->isPtrMemOp()) {
      Flags |= Instruction::MemberPointer;
      Operands.push_back(value(PtrMem->getRHS()));
      Operands.push_back(
          receiver(PtrMem->getLHS(), PtrMem->getOpcode() == BO_PtrMemI));
    } else {
      Operands.push_back(Callee->getType()->isPointerType() ||
                                 Callee->isPRValue()
                             ? value(Callee)
                             : addressOf(place(Callee), Callee->getType()));
    }
    QualType Called = Callee->getType();
    if (const auto *P = Called->getAs<clang::PointerType>())
      Called = P->getPointeeType();
    Type = Called->getAs<FunctionProtoType>();
  }
  const std::vector<Operand> Passed = arguments(Written, F, Type);
  Operands.insert(Operands.end(), Passed.begin(), Passed.end());
  AccessPath Result;
  const bool Void = T->isVoidType();
  if (To)
    Result = *To;
  else if (!Void)
    Result = temp(Reference ? U.context().getPointerType(T) : T);
  Instruction &I = emit(Op, E->getSourceRange());
  I.Callee = Symbol;
  I.Flags = Flags;
  if (!Void)
    I.Destination = Out.path(Result);
  I.Operands = std::move(Operands);
  if (!To && !Void && !Reference)
    pushCleanup(Result, T);
  // Nothing follows a call that does not return.
  if (F && (F->isNoReturn() || F->hasAttr<AnalyzerNoReturnAttr>())) {
    const BlockId Forever = Out.block();
    Out.edge(Forever, Forever);
    Out.jump(Forever);
  }
  return Void ? temp(T) : Result;
}

void Lowering::destroy(const AccessPath &Object, const CXXDestructorDecl *D,
                       clang::SourceRange Range) {
  if (!D || D->isTrivial() || U.inSystemHeader(D->getLocation()))
    return;
  Instruction &I =
      emit(D->isVirtual() ? Opcode::VirtualCall : Opcode::Call, Range);
  I.Callee = U.function(D);
  I.Flags = Instruction::Implicit;
  I.Operands.push_back(
      addressOf(Object, compat::tagType(U.context(), D->getParent())));
}

void Lowering::pushCleanup(const AccessPath &Object, QualType T) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || R->hasTrivialDestructor() ||
      U.inSystemHeader(R->getLocation()))
    return;
  Cleanups.push_back({Object, R->getDestructor()});
}

void Lowering::runCleanups(size_t Down) {
  for (size_t I = Cleanups.size(); I > Down; --I)
    if (const CXXDestructorDecl *D = Cleanups[I - 1].Destructor)
      destroy(Cleanups[I - 1].Object, D, D->getSourceRange());
}

void Lowering::popCleanups(size_t Down) {
  runCleanups(Down);
  Cleanups.resize(Down);
}
