//===-- Frontend/LowerConstruct.cpp - objects being created, copied and deleted
//===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace piiflow;

//===----------------------------------------------------------------------===//
// Constructors
//===----------------------------------------------------------------------===//

void Lowering::construct(const AccessPath &To, const CXXConstructExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  const CXXRecordDecl *R = C->getParent();
  U.instantiated(R);
  AccessPath Object = To;
  for (QualType T = E->getType(); T->isArrayType();
       T = U.context().getAsArrayType(T)->getElementType())
    Object = element(Object);
  if (constructAsCopy(Object, E))
    return;
  if (Class.isPlainDefault(C)) {
    if (!R->isEmpty())
      clearOld(To, range(E));
    return closureToken(Object, R, range(E));
  }
  // What the constructor leaves alone is as it was: in a loop, from before.
  if (Repeating || E->requiresZeroInitialization())
    clearOld(To, range(E));
  constructBase(Object, E);
  closureToken(Object, R, range(E));
}

/// A constructor call; for a base, which shares the place of the whole object.
void Lowering::constructBase(const AccessPath &To, const Expr *E) {
  E = withoutSugar(E);
  const auto *New = dyn_cast<CXXConstructExpr>(E);
  if (isa<ImplicitValueInitExpr>(E))
    return;
  if (!New)
    return initialize(To, E);
  const CXXConstructorDecl *C = New->getConstructor();
  const CXXRecordDecl *R = C->getParent();
  if (C->isCopyOrMoveConstructor() && New->getNumArgs() &&
      Class.isPlainCopy(C)) {
    const AccessPath From = place(New->getArg(0));
    return copyObject(To, From, R, C->isMoveConstructor(), /*Parts=*/true, E);
  }
  if (Class.isPlainDefault(C))
    return;
  Instruction I;
  I.Op = Opcode::Call;
  I.Callee = U.function(C);
  I.Operands.push_back(
      Out.operand(receiver(To, compat::tagType(U.context(), R))));
  addArguments(I, llvm::ArrayRef(New->getArgs(), New->getNumArgs()), C,
               C->getType()->getAs<FunctionProtoType>());
  I.Range = range(E);
  Out.emit(std::move(I));
}

bool Lowering::constructAsCopy(const AccessPath &To,
                               const CXXConstructExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  if (!C->isCopyOrMoveConstructor() || E->getNumArgs() == 0)
    return false;
  const Expr *From = withoutSugar(E->getArg(0));
  // Before C++17 a copy may be left out; then there is none.
  if (E->isElidable())
    if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(From)) {
      initialize(To, M->getSubExpr());
      return true;
    }
  if (!Class.isPlainCopy(C))
    return false;
  if (auto Known = namedConstant(From)) {
    copy(To, *Known, range(E));
    return true;
  }
  const bool Slice = isa<CastExpr>(From);
  copyObject(To, place(From), C->getParent(), C->isMoveConstructor(),
             Slice && !Class.isSystem(C->getParent()), E);
  return true;
}

/// An inheriting constructor hands its parameters on.
void Lowering::inherit(const AccessPath &To,
                       const CXXInheritedCtorInitExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  Instruction I;
  I.Op = Opcode::Call;
  I.Callee = U.function(C);
  I.Operands.push_back(
      Out.operand(receiver(To, compat::tagType(U.context(), C->getParent()))));
  if (Function)
    for (const ParmVarDecl *P : Function->parameters()) {
      const AccessPath Value =
          root(RootKind::Param, P->getFunctionScopeIndex());
      I.Operands.push_back(Out.operand(
          P->getType()->isReferenceType()
              ? Rvalue::addressOf(deref(Value),
                                  P->getType().getNonReferenceType())
              : Rvalue::at(Value, P->getType())));
    }
  I.Range = range(E);
  Out.emit(std::move(I));
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

void Lowering::copyObject(const AccessPath &To, const AccessPath &From,
                          const CXXRecordDecl *R, bool Move, bool Parts,
                          const Expr *At) {
  const QualType T = compat::tagType(U.context(), R);
  if (!Parts || Class.isSystem(R))
    return copy(To, Rvalue::at(From, T), range(At), Move);
  for (const CXXBaseSpecifier &B : R->bases())
    if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
        Base && Base->hasDefinition())
      copyObject(To, From, Base->getDefinition(), Move, Parts, At);
  for (const FieldDecl *F : R->fields()) {
    const CXXRecordDecl *Inner = F->getType()->getAsCXXRecordDecl();
    const StringId Name = U.field(F);
    if (Name.valid()) {
      const Selector Step = Selector::field(Name);
      copy(with(To, Step), Rvalue::at(with(From, Step), F->getType()),
           range(At), Move);
    } else if (Inner && Inner->hasDefinition()) {
      // An anonymous union or struct.
      copyObject(To, From, Inner->getDefinition(), Move, Parts, At);
    }
  }
}

/// Assignments that nobody wrote are copies, and so are those of containers:
/// `a = b`, or `this->Base::operator=(other)` as compilers write it.
std::optional<AccessPath> Lowering::assignment(const CallExpr *E) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
  if (!M || !(M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator()) ||
      !Class.isPlainCopy(M))
    return std::nullopt;
  const bool IsOperator = isa<CXXOperatorCallExpr>(E);
  const auto *Member =
      dyn_cast<MemberExpr>(E->getCallee()->IgnoreParenImpCasts());
  if (IsOperator ? E->getNumArgs() != 2 : !Member || E->getNumArgs() != 1)
    return std::nullopt;
  const Expr *Right = E->getArg(IsOperator ? 1 : 0);
  const Expr *Left = IsOperator ? E->getArg(0) : Member->getBase();
  const AccessPath From = place(Right);
  AccessPath To =
      !IsOperator && Member->isArrow() ? pointee(Left) : place(Left);
  const bool Parts = !IsOperator || isa<CastExpr>(withoutSugar(Left)) ||
                     isa<CastExpr>(withoutSugar(Right));
  copyObject(To, From, M->getParent(), M->isMoveAssignmentOperator(), Parts, E);
  return To;
}

//===----------------------------------------------------------------------===//
// Callable objects
//===----------------------------------------------------------------------===//

/// An object of a class with a call operator can be called.
void Lowering::closureToken(const AccessPath &To, const CXXRecordDecl *R,
                            SourceRange Range) {
  if (!R->hasDefinition() || Class.isSystem(R))
    return;
  Instruction I;
  I.Op = Opcode::Closure;
  for (const CXXMethodDecl *M : Classes::callOperators(R)) {
    if (Class.isSystem(M->getParent()))
      continue;
    const StringId Symbol = U.function(M);
    if (!I.Callee.valid())
      I.Callee = Symbol;
    else
      I.Operands.push_back(Out.operand(Rvalue::function(Symbol, QualType())));
  }
  if (!I.Callee.valid() || !Out.reachable())
    return;
  I.Destination = Out.path(To);
  I.Range = Range;
  Out.emit(std::move(I));
}

void Lowering::lambda(const AccessPath &To, const LambdaExpr *E) {
  const CXXRecordDecl *Closure = E->getLambdaClass();
  U.instantiated(Closure);
  closureToken(To, Closure, range(E));
  auto Field = Closure->field_begin();
  auto Init = E->capture_init_begin();
  for (const LambdaCapture &C : E->captures()) {
    const FieldDecl *F = *Field++;
    const Expr *Value = *Init++;
    if (!Value || (!C.capturesThis() && !C.capturesVariable()))
      continue;
    const llvm::StringRef Name = C.capturesThis()
                                     ? llvm::StringRef("this")
                                     : C.getCapturedVar()->getName();
    initialize(with(To, Selector::field(U.capture(Closure, Name))),
               F->getType(), Value);
  }
}

/// A lambda without captures as a function pointer is its call operator.
Rvalue Lowering::lambdaPointer(const CXXRecordDecl *Closure, const Expr *At) {
  const auto Operators = Classes::callOperators(Closure);
  if (Operators.size() == 1)
    return functionValue(Operators.front(), At->getType());
  const AccessPath Result = temp(At->getType());
  closureToken(Result, Closure, range(At));
  return Rvalue::at(Result, At->getType());
}

//===----------------------------------------------------------------------===//
// new and delete
//===----------------------------------------------------------------------===//

/// The new object is a temporary; in a loop, which makes many, an element of
/// one, so that none replaces what the others hold.
Rvalue Lowering::valueOfNew(const CXXNewExpr *E) {
  const QualType T = E->getAllocatedType();
  if (E->isArray() && E->getArraySize() && *E->getArraySize())
    effect(*E->getArraySize());
  const clang::FunctionDecl *Operator = E->getOperatorNew();
  const bool InPlace = Operator && E->getNumPlacementArgs() == 1 &&
                       E->getPlacementArg(0)->getType()->isPointerType();
  AccessPath Object;
  Rvalue Result;
  if (InPlace) {
    Result = value(E->getPlacementArg(0));
    Object = pointee(Result, E->getPlacementArg(0));
  } else {
    for (unsigned I = 0; I < E->getNumPlacementArgs(); ++I)
      effect(E->getPlacementArg(I));
    const bool Many = E->isArray() || Repeating;
    Object = temp(Many ? U.context().getIncompleteArrayType(
                             T.getUnqualifiedType(), ArraySizeModifier::Normal,
                             /*IndexTypeQuals=*/0)
                       : T);
    if (Many && !E->isArray())
      Object = element(Object);
    Result = Rvalue::addressOf(E->isArray() ? element(Object) : Object,
                               E->getType());
  }
  if (const CXXRecordDecl *R = T->getAsCXXRecordDecl())
    U.instantiated(R);
  if (const Expr *Init = E->getInitializer()) {
    const bool IsList =
        isa<InitListExpr, CXXParenListInitExpr>(withoutSugar(Init));
    const bool Elements =
        E->isArray() && !InPlace && !IsList && !Init->getType()->isArrayType();
    initialize(Elements ? element(Object) : Object, Init);
  }
  return stored(Result, E);
}

void Lowering::deleteObject(const CXXDeleteExpr *E) {
  const AccessPath Object = pointee(E->getArgument());
  destroy(Object, E->getDestroyedType(), range(E), /*Dynamic=*/true);
}
