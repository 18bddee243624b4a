//===-- Frontend/LowerBranches.cpp - conditions and switches -------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/Basic/Builtins.h"
#include "clang/Basic/Stack.h"

using namespace clang;
using namespace piiflow;

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// True or false, when an expression is one of the two literals.
static std::optional<bool> truth(const Expr *E) {
  E = withoutSugar(E);
  if (const auto *C = dyn_cast<CastExpr>(E);
      C && C->getCastKind() != CK_LValueToRValue)
    return truth(C->getSubExpr());
  if (const auto *B = dyn_cast<CXXBoolLiteralExpr>(E))
    return B->getValue();
  if (const auto *I = dyn_cast<IntegerLiteral>(E))
    return I->getValue().getBoolValue();
  return std::nullopt;
}

/// The condition below conversions that do not change whether it holds.
static const Expr *withoutConversions(const Expr *E) {
  for (;;) {
    E = withoutSugar(E);
    const auto *C = dyn_cast<CastExpr>(E);
    if (!C)
      return E;
    switch (C->getCastKind()) {
    case CK_IntegralToBoolean:
    case CK_PointerToBoolean:
    case CK_MemberPointerToBoolean:
    case CK_FloatingToBoolean:
    case CK_IntegralCast:
      E = C->getSubExpr();
      break;
    default:
      return E;
    }
  }
}

/// Short-circuit evaluation, with what is known on each way.
void Lowering::condition(const Expr *E, BlockId True, BlockId False) {
  E = withoutConversions(E);
  if (const auto Known = truth(E))
    return Out.jump(*Known ? True : False);
  if (const auto *C = dyn_cast<ExprWithCleanups>(E)) {
    FullExpression Temporaries(*this);
    const BlockId Holds = Out.block(), Fails = Out.block();
    condition(C->getSubExpr(), Holds, Fails);
    for (auto [Block, To] : {std::pair(Holds, True), std::pair(Fails, False)}) {
      Out.enter(Block);
      Temporaries.run();
      Out.jump(To);
    }
    return;
  }
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return condition(Not->getSubExpr(), False, True);
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && conditionOfBinary(B, True, False))
    return;
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    const BlockId First = Out.block(), Second = Out.block();
    condition(C->getCond(), First, Second);
    Out.enter(First);
    condition(C->getTrueExpr(), True, False);
    Out.enter(Second);
    return condition(C->getFalseExpr(), True, False);
  }
  if (const auto *C = dyn_cast<CallExpr>(E))
    if (const clang::FunctionDecl *F = C->getDirectCallee();
        F && F->getBuiltinID() == Builtin::BI__builtin_expect)
      return condition(C->getArg(0), True, False);
  const Rvalue V = value(E);
  const bool Known = V.Kind == Operand::Value && Out.reachable();
  Out.branch(Known ? Out.path(V.Path) : PathId(), True, False);
}

bool Lowering::conditionOfBinary(const BinaryOperator *E, BlockId True,
                                 BlockId False) {
  const Expr *L = E->getLHS(), *R = E->getRHS();
  switch (E->getOpcode()) {
  case BO_LAnd:
  case BO_LOr: {
    const BlockId Right = Out.block();
    if (E->getOpcode() == BO_LAnd)
      condition(L, Right, False);
    else
      condition(L, True, Right);
    Out.enter(Right);
    condition(R, True, False);
    return true;
  }
  case BO_Comma:
    effect(L);
    condition(R, True, False);
    return true;
  case BO_EQ:
  case BO_NE: {
    // `guard() == true`, `status != 0`.
    if (truth(L))
      std::swap(L, R);
    const auto Value = truth(R);
    const bool Both = withoutConversions(L)->getType()->isBooleanType();
    if (!Value || !(Both || !*Value) || L->getType()->isPointerType())
      return false;
    const bool Same = (E->getOpcode() == BO_EQ) == *Value;
    condition(L, Same ? True : False, Same ? False : True);
    return true;
  }
  default:
    return false;
  }
}

//===----------------------------------------------------------------------===//
// If
//===----------------------------------------------------------------------===//

/// Whether a condition asks if an object is the one that a parameter refers to
/// (`this == &other`): true for "is", false for "is not".
static std::optional<bool> comparesWithItself(const Expr *Condition) {
  const auto *B =
      dyn_cast_or_null<BinaryOperator>(Condition->IgnoreParenCasts());
  if (!B || !B->isEqualityOp())
    return std::nullopt;
  const Expr *L = B->getLHS()->IgnoreParenCasts();
  const Expr *R = B->getRHS()->IgnoreParenCasts();
  if (isa<CXXThisExpr>(R))
    std::swap(L, R);
  const Expr *Object = nullptr;
  if (const auto *A = dyn_cast<UnaryOperator>(R))
    Object = A->getOpcode() == UO_AddrOf ? A->getSubExpr() : nullptr;
  else if (const auto *C = dyn_cast<CallExpr>(R))
    Object = C->isCallToStdMove() || C->getNumArgs() != 1 ||
                     !C->getDirectCallee() ||
                     !C->getDirectCallee()->isInStdNamespace()
                 ? nullptr
                 : C->getArg(0);
  const auto *Ref =
      Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenCasts()) : nullptr;
  if (!Ref || !isa<CXXThisExpr>(L) || !isa<ParmVarDecl>(Ref->getDecl()) ||
      !Ref->getDecl()->getType()->isReferenceType())
    return std::nullopt;
  return B->getOpcode() == BO_EQ;
}

static bool onlyLeaves(const Stmt *S) {
  if (!S || isa<NullStmt>(S))
    return true;
  if (const auto *C = dyn_cast<CompoundStmt>(S))
    return C->body_empty() || (C->size() == 1 && onlyLeaves(C->body_front()));
  const auto *R = dyn_cast<ReturnStmt>(S);
  if (!R)
    return false;
  const Expr *Value = R->getRetValue();
  return !Value || isa<CXXThisExpr>(Value->IgnoreParenImpCasts()) ||
         (isa<UnaryOperator>(Value->IgnoreParenImpCasts()) &&
          isa<CXXThisExpr>(cast<UnaryOperator>(Value->IgnoreParenImpCasts())
                               ->getSubExpr()
                               ->IgnoreParenImpCasts()));
}

void Lowering::ifStatement(const IfStmt *S) {
  Scope Locals(*this);
  statement(S->getInit());
  if (S->isConsteval())
    return statement(S->isNegatedConsteval() ? S->getThen() : S->getElse());
  if (S->isConstexpr())
    if (const auto Taken = S->getNondiscardedCase(U.context()))
      return statement(*Taken);
  // An object assigned to itself keeps what it holds, which is what assigning
  // leaves in it as well.
  if (const auto Same = comparesWithItself(S->getCond());
      Same && onlyLeaves(*Same ? S->getThen() : S->getElse()))
    return statement(*Same ? S->getElse() : S->getThen());
  statement(S->getConditionVariableDeclStmt());
  const BlockId Then = Out.block(), Else = Out.block(), After = Out.block();
  condition(S->getCond(), Then, Else);
  Out.enter(Then);
  {
    Scope Inner(*this);
    statement(S->getThen());
  }
  Out.jump(After);
  Out.enter(Else);
  {
    Scope Inner(*this);
    statement(S->getElse());
  }
  Out.jump(After);
  Out.enter(After);
}

//===----------------------------------------------------------------------===//
// Switch
//===----------------------------------------------------------------------===//

void Lowering::switchStatement(const SwitchStmt *S) {
  Scope Locals(*this);
  statement(S->getInit());
  statement(S->getConditionVariableDeclStmt());
  effect(S->getCond());
  const BlockId After = Out.block();
  Switches.push_back({Out.current(), false});
  Breaks.push_back({After, Cleanups.size()});
  Out.end();
  {
    Scope Inner(*this);
    statement(S->getBody());
  }
  Breaks.pop_back();
  Out.jump(After);
  if (!Switches.back().HasDefault && !S->isAllEnumCasesCovered())
    Out.edge(Switches.back().Head, After);
  Switches.pop_back();
  Out.enter(After);
}

/// Labels one after the other share a block.
void Lowering::switchCase(const SwitchCase *S) {
  const BlockId Block = Out.block();
  Out.jump(Block);
  Out.enter(Block);
  const Stmt *Sub = S;
  while (const auto *Case = dyn_cast<SwitchCase>(Sub)) {
    if (!Switches.empty())
      Switches.back().HasDefault |= isa<DefaultStmt>(Case);
    Sub = Case->getSubStmt();
  }
  if (!Switches.empty())
    Out.edge(Switches.back().Head, Block);
  statement(Sub);
}
