//===-- Frontend/LowerCalls.cpp - calls -----------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/Basic/Builtins.h"

#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace piiflow;

//===----------------------------------------------------------------------===//
// Functions that the compiler knows
//===----------------------------------------------------------------------===//

/// Functions of namespace std that only change how an object is seen.
static bool isViewOfArgument(const clang::FunctionDecl *F) {
  if (!F || F->getNumParams() == 0 || F->getNumParams() > 2 ||
      !F->isInStdNamespace() || !F->getIdentifier() || F->isVariadic())
    return false;
  const llvm::StringRef Name = F->getName();
  return (Name == "move" && F->getNumParams() == 1) || Name == "forward" ||
         Name == "as_const" || Name == "move_if_noexcept" ||
         Name == "forward_like";
}

static bool isAddressOf(const clang::FunctionDecl *F) {
  return F && F->getIdentifier() && F->getNumParams() == 1 &&
         (F->getName() == "__builtin_addressof" ||
          (F->isInStdNamespace() &&
           (F->getName() == "addressof" || F->getName() == "__addressof")));
}

/// What a call of a function that the compiler knows amounts to; nothing for
/// any other.
std::optional<Rvalue> Lowering::builtin(const CallExpr *E) {
  const clang::FunctionDecl *F = E->getDirectCallee();
  const QualType T = E->getType();
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(E)) {
    const auto *Conversion =
        dyn_cast_or_null<CXXConversionDecl>(M->getMethodDecl());
    if (Conversion && Conversion->getParent()->isLambda()) {
      effect(M->getImplicitObjectArgument());
      return lambdaPointer(Conversion->getParent(), E);
    }
  }
  if (!F || E->getNumArgs() == 0)
    return std::nullopt;
  if (isAddressOf(F))
    return addressValue(E->getArg(0), T);
  switch (F->getBuiltinID()) {
  case Builtin::BI__builtin_expect:
  case Builtin::BI__builtin_expect_with_probability:
  case Builtin::BI__builtin_assume_aligned:
  case Builtin::BI__builtin_launder:
    return value(E->getArg(0));
  case Builtin::BI__builtin_memcpy:
  case Builtin::BI__builtin_memmove: {
    // How compilers copy arrays of numbers in members they provide.
    if (!Function || !Function->isDefaulted())
      return std::nullopt;
    const AccessPath From = pointee(E->getArg(1)->IgnoreImpCasts());
    copy(pointee(E->getArg(0)->IgnoreImpCasts()),
         Rvalue::at(From, E->getArg(1)->IgnoreImpCasts()->getType()), range(E));
    return Rvalue::none(T);
  }
  case Builtin::BI__builtin_constant_p:
  case Builtin::BI__builtin_object_size:
  case Builtin::BI__builtin_dynamic_object_size:
  case Builtin::BI__builtin_assume:
    return Rvalue::none(T); // Nothing is evaluated.
  default:
    break;
  }
  if (variadicList(E))
    return Rvalue::none(T);
  if (F->isInStdNamespace() && F->getIdentifier() &&
      F->getName() == "launder" && F->getNumParams() == 1)
    return value(E->getArg(0));
  return std::nullopt;
}

/// va_start makes the list hold what the variadic call passed, which is the
/// parameter after the last named one.
bool Lowering::variadicList(const CallExpr *E) {
  const auto ListAt = [&](unsigned I) {
    const Expr *List = E->getArg(I);
    return List->getType()->isPointerType() ? pointee(List) : place(List);
  };
  // By name: the one of C23 is newer than some compilers.
  const IdentifierInfo *Name = E->getDirectCallee()->getIdentifier();
  const llvm::StringRef Builtin = Name ? Name->getName() : "";
  if (Builtin == "__builtin_va_start" || Builtin == "__builtin_c23_va_start") {
    if (Function)
      copy(ListAt(0),
           Rvalue::at(root(RootKind::Param, Function->getNumParams()),
                      QualType()),
           range(E));
    return true;
  }
  if (Builtin == "__builtin_va_copy") {
    const AccessPath From = ListAt(1);
    copy(ListAt(0), Rvalue::at(From, QualType()), range(E));
    return true;
  }
  return Builtin == "__builtin_va_end";
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

Rvalue Lowering::receiver(AccessPath Object, QualType T) {
  if (!Object.Selectors.empty() &&
      Object.Selectors.back().Kind == SelectorKind::Deref) {
    Object.Selectors.pop_back();
    return Rvalue::at(std::move(Object), pointerTo(T));
  }
  return Rvalue::addressOf(std::move(Object), T);
}

Rvalue Lowering::receiver(const Expr *Object, bool IsPointer) {
  if (!IsPointer)
    return receiver(place(Object), Object->getType());
  return receiver(pointee(Object), Object->getType()->getPointeeType());
}

Rvalue Lowering::argument(const Expr *E, QualType Parameter) {
  if (Parameter.isNull() || !Parameter->isReferenceType()) {
    if (isObject(E->getType()) && E->isPRValue())
      return Rvalue::at(materialize(E), E->getType());
    return stored(value(E), E);
  }
  const Expr *Object = withoutSugar(E);
  if (Object->getType()->isFunctionType())
    return stored(addressValue(Object, pointerTo(Object->getType())), E);
  // A literal is more use to a model than a place that holds it.
  const Expr *Inside = Object;
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(Object))
    Inside = withoutSugar(M->getSubExpr());
  if (isa<StringLiteral>(Inside))
    return *literal(Inside);
  if (auto Known = namedConstant(Inside))
    return *Known;
  const AccessPath Referee = place(E);
  if (!Parameter.getNonReferenceType().isConstQualified())
    expose(Referee);
  return Rvalue::addressOf(Referee, E->getType());
}

std::vector<Rvalue>
Lowering::addArguments(Instruction &I, llvm::ArrayRef<const Expr *> Arguments,
                       const clang::FunctionDecl *F,
                       const FunctionProtoType *Type) {
  std::vector<Rvalue> Given;
  for (size_t K = 0; K < Arguments.size(); ++K) {
    QualType Parameter;
    if (F && K < F->getNumParams())
      Parameter = F->getParamDecl(K)->getType();
    else if (!F && Type && K < Type->getNumParams())
      Parameter = Type->getParamType(K);
    Given.push_back(argument(Arguments[K], Parameter));
    I.Operands.push_back(Out.operand(Given.back()));
  }
  return Given;
}

//===----------------------------------------------------------------------===//
// Callees
//===----------------------------------------------------------------------===//

/// The method that runs when the object's class is known; null when its
/// dynamic type decides.
static const CXXMethodDecl *knownTarget(const CXXMethodDecl *M,
                                        const Expr *Object, bool Qualified) {
  if (!M->isVirtual() || Qualified)
    return M;
  return M->getDevirtualizedMethod(Object, /*IsAppleKext=*/false);
}

void Lowering::callMember(Instruction &I, const CallExpr *E,
                          const CXXMethodDecl *M,
                          llvm::SmallVectorImpl<const Expr *> &Arguments) {
  const Expr *Callee = E->getCallee()->IgnoreParenImpCasts();
  const auto *Member = dyn_cast<MemberExpr>(Callee);
  // `(object.*&Class::method)(…)`: a pointer that names its method.
  const auto *Applied = dyn_cast<BinaryOperator>(Callee);
  const bool IsOperator = isa<CXXOperatorCallExpr>(E);
  const Expr *Object = IsOperator ? Arguments.front()
                       : Member   ? Member->getBase()
                       : Applied  ? Applied->getLHS()
                                  : nullptr;
  if (M->isStatic() || M->isExplicitObjectMemberFunction() || !Object) {
    // The object of a static call operator is an argument to nothing.
    if (M->isStatic() && Object) {
      effect(Object);
      if (IsOperator)
        Arguments.erase(Arguments.begin());
    }
    I.Operands.push_back(Operand());
    I.Callee = U.function(M);
    return;
  }
  if (IsOperator)
    Arguments.erase(Arguments.begin());
  const bool IsPointer = (Member && Member->isArrow()) ||
                         (Applied && Applied->getOpcode() == BO_PtrMemI);
  I.Operands.push_back(Out.operand(receiver(Object, IsPointer)));
  const CXXMethodDecl *Target =
      knownTarget(M, Object, Member && Member->hasQualifier());
  if (!Target)
    I.Op = Opcode::VirtualCall;
  I.Callee = U.function(Target ? Target : M);
}

static const FunctionProtoType *calledType(QualType T) {
  if (const auto *P = T->getAs<clang::PointerType>())
    T = P->getPointeeType();
  else if (const auto *M = T->getAs<MemberPointerType>())
    T = M->getPointeeType();
  else if (const auto *B = T->getAs<BlockPointerType>())
    T = B->getPointeeType();
  return T->getAs<FunctionProtoType>();
}

const FunctionProtoType *Lowering::callIndirectly(Instruction &I,
                                                  const Expr *Callee) {
  I.Op = Opcode::IndirectCall;
  Callee = withoutSugar(Callee);
  const auto *Member = dyn_cast<BinaryOperator>(Callee);
  if (Member && Member->isPtrMemOp()) {
    const Expr *Pointer = Member->getRHS();
    I.Flags |= Instruction::MemberPointer;
    const Rvalue Object =
        receiver(Member->getLHS(), Member->getOpcode() == BO_PtrMemI);
    I.Operands.push_back(Out.operand(stored(value(Pointer), Pointer)));
    I.Operands.push_back(Out.operand(Object));
    return calledType(Pointer->getType());
  }
  I.Operands.push_back(Out.operand(stored(value(Callee), Callee)));
  return calledType(Callee->getType());
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void Lowering::call(const CallExpr *E, const AccessPath *To) {
  const size_t Before = Exposed.size();
  Instruction I;
  I.Op = Opcode::Call;
  llvm::SmallVector<const Expr *, 8> Arguments(E->arg_begin(), E->arg_end());
  const clang::FunctionDecl *F = E->getDirectCallee();
  const FunctionProtoType *Type = nullptr;
  if (const auto *P =
          dyn_cast<CXXPseudoDestructorExpr>(withoutSugar(E->getCallee())))
    return effect(P->getBase());
  if (isa_and_nonnull<CXXDestructorDecl>(F) &&
      Class.isSystem(cast<CXXDestructorDecl>(F)->getParent()))
    if (const auto *M = dyn_cast<CXXMemberCallExpr>(E))
      return effect(M->getImplicitObjectArgument());
  if (const auto *M = dyn_cast_or_null<CXXMethodDecl>(F)) {
    callMember(I, E, M, Arguments);
  } else if (F) {
    I.Operands.push_back(Operand());
    I.Callee = U.function(F);
  } else {
    Type = callIndirectly(I, E->getCallee());
  }
  const std::vector<Rvalue> Given = addArguments(I, Arguments, F, Type);
  const auto All = visitArguments(F, Arguments, Given);
  if (E->isGLValue())
    I.Flags |= Instruction::ReturnsReference;
  if (To && Out.reachable())
    I.Destination = Out.path(*To);
  I.Range = range(E);
  Out.emit(std::move(I));
  shareExposed(Before, range(E));
  if (All)
    visited(*All);
  if (F && F->isNoReturn())
    Out.end();
}

AccessPath Lowering::placeOfCall(const CallExpr *E) {
  if (!E->isGLValue())
    return materialize(E);
  if (auto Element = visitedElement(E))
    return *Element;
  if (isViewOfArgument(E->getDirectCallee()))
    return place(E->getArg(0));
  if (auto Assigned = assignment(E))
    return *Assigned;
  const AccessPath Result = temp(pointerTo(E->getType()));
  call(E, &Result);
  return deref(Result);
}

Rvalue Lowering::valueOfCall(const CallExpr *E) {
  if (auto Known = builtin(E))
    return *Known;
  const QualType T = E->getType();
  if (T->isVoidType()) {
    call(E, nullptr);
    return Rvalue::none(T);
  }
  const AccessPath Result = temp(T);
  call(E, &Result);
  return Rvalue::at(Result, T);
}
