//===-- Frontend/LowerStatements.cpp - statements -----------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/AST/Stmt.h"

using namespace clang;
using namespace piiflow;

void Lowering::statement(const Stmt *S) {
  if (!S)
    return;
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass: {
    const size_t Depth = Cleanups.size();
    for (const Stmt *Sub : cast<CompoundStmt>(S)->body())
      statement(Sub);
    popCleanups(Depth);
    return;
  }
  case Stmt::DeclStmtClass:
    return declaration(cast<DeclStmt>(S));
  case Stmt::IfStmtClass:
    return ifStatement(cast<IfStmt>(S));
  case Stmt::WhileStmtClass: {
    const auto *W = cast<WhileStmt>(S);
    return loop(nullptr, W->getConditionVariableDeclStmt(), W->getCond(),
                nullptr, W->getBody(), /*BodyFirst=*/false);
  }
  case Stmt::DoStmtClass: {
    const auto *D = cast<DoStmt>(S);
    return loop(nullptr, nullptr, D->getCond(), nullptr, D->getBody(),
                /*BodyFirst=*/true);
  }
  case Stmt::ForStmtClass: {
    const auto *F = cast<ForStmt>(S);
    return loop(F->getInit(), F->getConditionVariableDeclStmt(), F->getCond(),
                F->getInc(), F->getBody(), /*BodyFirst=*/false);
  }
  case Stmt::CXXForRangeStmtClass:
    return rangeFor(cast<CXXForRangeStmt>(S));
  case Stmt::SwitchStmtClass:
    return switchStatement(cast<SwitchStmt>(S));
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass: {
    const auto *Case = cast<SwitchCase>(S);
    BlockId &Block = Cases[Case];
    if (!Block.valid())
      Block = Out.block();
    Out.edge(Out.current(), Block);
    Out.enter(Block);
    return statement(Case->getSubStmt());
  }
  case Stmt::BreakStmtClass:
    if (!Breaks.empty()) {
      runCleanups(Breaks.back().Cleanups);
      Out.jump(Breaks.back().Block);
    }
    return;
  case Stmt::ContinueStmtClass:
    if (!Continues.empty()) {
      runCleanups(Continues.back().Cleanups);
      Out.jump(Continues.back().Block);
    }
    return;
  case Stmt::ReturnStmtClass:
    return returnStatement(cast<ReturnStmt>(S));
  case Stmt::CXXTryStmtClass:
    return tryStatement(cast<CXXTryStmt>(S));
  case Stmt::LabelStmtClass: {
    const auto *L = cast<LabelStmt>(S);
    BlockId &Block = Labels[L->getDecl()];
    if (!Block.valid())
      Block = Out.block();
    const BlockId Here = Block;
    Out.edge(Out.current(), Here);
    Out.enter(Here);
    return statement(L->getSubStmt());
  }
  case Stmt::GotoStmtClass: {
    BlockId &Block = Labels[cast<GotoStmt>(S)->getLabel()];
    if (!Block.valid())
      Block = Out.block();
    return Out.jump(Block);
  }
  case Stmt::AttributedStmtClass:
    return statement(cast<AttributedStmt>(S)->getSubStmt());
  case Stmt::CoroutineBodyStmtClass:
    return coroutine(cast<CoroutineBodyStmt>(S));
  case Stmt::CoreturnStmtClass: {
    const auto *R = cast<CoreturnStmt>(S);
    if (R->getPromiseCall()) {
      effect(R->getPromiseCall());
    } else if (R->getOperand()) {
      const Operand O = value(R->getOperand());
      emit(Opcode::CoReturn, S->getSourceRange()).Operands.push_back(O);
    }
    return leave();
  }
  default:
    break;
  }
  if (const auto *E = dyn_cast<Expr>(S))
    return effect(E);
  for (const Stmt *Child : S->children())
    statement(Child);
}

void Lowering::declaration(const DeclStmt *S) {
  for (const Decl *D : S->decls())
    if (const auto *V = dyn_cast<VarDecl>(D))
      variable(V);
}

void Lowering::variable(const VarDecl *V) {
  const QualType T = V->getType();
  AccessPath Where;
  if (V->hasGlobalStorage())
    Where = root(RootKind::Global, U.global(V).Value);
  else
    Where = root(RootKind::Local, local(V));
  const Expr *Init = V->getInit();
  if (!Init)
    zero(Where, V->getSourceRange());
  else if (T->isReferenceType())
    bind(Where, Init);
  else
    initialize(Where, Init);
  if (!V->hasGlobalStorage())
    pushCleanup(Where, T);
  if (const auto *D = dyn_cast<DecompositionDecl>(V))
    for (const BindingDecl *B : D->bindings())
      if (const VarDecl *Holding = B->getHoldingVar())
        variable(Holding);
}

/// Short-circuit evaluation, with what is known on each way.
void Lowering::condition(const Expr *E, BlockId True, BlockId False) {
  E = E->IgnoreParenImpCasts();
  if (const auto *C = dyn_cast<ExprWithCleanups>(E))
    return condition(C->getSubExpr(), True, False);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return condition(Not->getSubExpr(), False, True);
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->isLogicalOp()) {
    const BlockId Right = Out.block();
    if (B->getOpcode() == BO_LAnd)
      condition(B->getLHS(), Right, False);
    else
      condition(B->getLHS(), True, Right);
    Out.enter(Right);
    return condition(B->getRHS(), True, False);
  }
  PathId Known;
  if (E->isGLValue() || E->getType()->isRecordType()) {
    Known = Out.path(place(E));
  } else {
    const Operand O = value(E);
    if (O.Kind == Operand::Value)
      Known = O.Path;
  }
  Out.edge(Out.current(), True, Known, true);
  if (False != True)
    Out.edge(Out.current(), False, Known, false);
  Out.unreachable();
}

void Lowering::ifStatement(const IfStmt *S) {
  const size_t Depth = Cleanups.size();
  if (S->getInit())
    statement(S->getInit());
  if (S->isConsteval()) {
    statement(S->isNegatedConsteval() ? S->getThen() : S->getElse());
    return popCleanups(Depth);
  }
  if (S->isConstexpr())
    if (auto Taken = S->getNondiscardedCase(U.context())) {
      statement(*Taken);
      return popCleanups(Depth);
    }
  if (S->getConditionVariableDeclStmt())
    statement(S->getConditionVariableDeclStmt());
  const BlockId Then = Out.block(), After = Out.block();
  const BlockId Else = S->getElse() ? Out.block() : After;
  condition(S->getCond(), Then, Else);
  Out.enter(Then);
  statement(S->getThen());
  Out.jump(After);
  if (S->getElse()) {
    Out.enter(Else);
    statement(S->getElse());
    Out.jump(After);
  }
  Out.enter(After);
  popCleanups(Depth);
}

void Lowering::loop(const Stmt *Init, const DeclStmt *ConditionVariable,
                    const Expr *Condition, const Expr *Increment,
                    const Stmt *Body, bool BodyFirst) {
  const size_t Depth = Cleanups.size();
  statement(Init);
  const BlockId Test = Out.block(), Inside = Out.block(), Next = Out.block(),
                After = Out.block();
  Out.edge(Out.current(), BodyFirst ? Inside : Test);
  Out.enter(Test);
  const size_t Inner = Cleanups.size();
  if (ConditionVariable)
    statement(ConditionVariable);
  if (Condition) {
    condition(Condition, Inside, After);
  } else {
    Out.edge(Out.current(), Inside);
  }
  Out.enter(Inside);
  Breaks.push_back({After, Cleanups.size()});
  Continues.push_back({Next, Cleanups.size()});
  statement(Body);
  Breaks.pop_back();
  Continues.pop_back();
  Out.edge(Out.current(), Next);
  Out.enter(Next);
  if (Increment)
    effect(Increment);
  popCleanups(Inner);
  Out.edge(Out.current(), Test);
  Out.enter(After);
  popCleanups(Depth);
}

void Lowering::rangeFor(const CXXForRangeStmt *S) {
  const size_t Depth = Cleanups.size();
  if (S->getInit())
    statement(S->getInit());
  statement(S->getRangeStmt());
  statement(S->getBeginStmt());
  statement(S->getEndStmt());
  const BlockId Test = Out.block(), Inside = Out.block(), Next = Out.block(),
                After = Out.block();
  Out.edge(Out.current(), Test);
  Out.enter(Test);
  condition(S->getCond(), Inside, After);
  Out.enter(Inside);
  const size_t Inner = Cleanups.size();
  statement(S->getLoopVarStmt());
  Breaks.push_back({After, Inner});
  Continues.push_back({Next, Inner});
  statement(S->getBody());
  Breaks.pop_back();
  Continues.pop_back();
  popCleanups(Inner);
  Out.edge(Out.current(), Next);
  Out.enter(Next);
  effect(S->getInc());
  Out.edge(Out.current(), Test);
  Out.enter(After);
  popCleanups(Depth);
}

void Lowering::switchStatement(const SwitchStmt *S) {
  const size_t Depth = Cleanups.size();
  if (S->getInit())
    statement(S->getInit());
  if (S->getConditionVariableDeclStmt())
    statement(S->getConditionVariableDeclStmt());
  effect(S->getCond());
  const BlockId After = Out.block();
  bool HasDefault = false;
  for (const SwitchCase *C = S->getSwitchCaseList(); C;
       C = C->getNextSwitchCase()) {
    HasDefault |= isa<DefaultStmt>(C);
    const BlockId Block = Out.block();
    Cases[C] = Block;
    Out.edge(Out.current(), Block);
  }
  if (!HasDefault)
    Out.edge(Out.current(), After);
  Out.unreachable();
  Breaks.push_back({After, Cleanups.size()});
  statement(S->getBody());
  Breaks.pop_back();
  Out.edge(Out.current(), After);
  Out.enter(After);
  popCleanups(Depth);
}

void Lowering::leave() {
  runCleanups(0);
  emit(Opcode::Return, clang::SourceRange());
  Out.unreachable();
}

void Lowering::returnStatement(const ReturnStmt *S) {
  const Expr *E = S->getRetValue();
  if (E) {
    const AccessPath Result = root(RootKind::Return);
    const bool Reference =
        Function && Function->getReturnType()->isReferenceType();
    if (Reference)
      bind(Result, E);
    else if (E->getType()->isVoidType())
      effect(E);
    else
      initialize(Result, E);
  }
  runCleanups(0);
  emit(Opcode::Return, S->getSourceRange());
  Out.unreachable();
}

void Lowering::throwExpression(const CXXThrowExpr *E) {
  if (E->getSubExpr())
    initialize(root(RootKind::Exception), E->getSubExpr());
  emit(Opcode::Throw, E->getSourceRange());
  Out.unreachable();
}

/// The handler block leads to every catch clause, and on to the handler
/// around it when none of them catches everything.
void Lowering::tryStatement(const CXXTryStmt *S) {
  const BlockId Outer = Out.handler();
  const BlockId Dispatch = Out.block(), After = Out.block();
  Out.setHandler(Dispatch);
  const BlockId Body = Out.block();
  Out.edge(Out.current(), Body);
  Out.enter(Body);
  statement(S->getTryBlock());
  Out.setHandler(Outer);
  Out.jump(After);
  bool CatchesAll = false;
  for (unsigned I = 0; I < S->getNumHandlers(); ++I) {
    const CXXCatchStmt *Catch = S->getHandler(I);
    CatchesAll |= Catch->getExceptionDecl() == nullptr;
    const BlockId Block = Out.block();
    Out.edge(Dispatch, Block);
    Out.enter(Block);
    catchBlock(Catch, After);
  }
  if (!CatchesAll) {
    Out.enter(Dispatch);
    const BlockId Rest = Out.block();
    Out.edge(Dispatch, Rest);
    Out.enter(Rest);
    emit(Opcode::Throw, S->getSourceRange()).Flags = Instruction::Implicit;
  }
  Out.enter(After);
}

void Lowering::catchBlock(const CXXCatchStmt *S, BlockId After) {
  const size_t Depth = Cleanups.size();
  Operand From;
  AccessPath To;
  const VarDecl *V = S->getExceptionDecl();
  if (V) {
    To = root(RootKind::Local, local(V));
    const AccessPath Thrown = root(RootKind::Exception);
    const QualType T = V->getType().getNonReferenceType();
    From = V->getType()->isReferenceType() ? addressOf(Thrown, T)
                                           : valueAt(Thrown, T);
  }
  Instruction &I = emit(Opcode::Catch, S->getSourceRange());
  if (V) {
    I.Destination = Out.path(To);
    I.Operands.push_back(From);
  }
  statement(S->getHandlerBlock());
  popCleanups(Depth);
  Out.jump(After);
}

//===----------------------------------------------------------------------===//
// Coroutines
//===----------------------------------------------------------------------===//

void Lowering::coroutine(const CoroutineBodyStmt *S) {
  statement(S->getPromiseDeclStmt());
  if (S->getResultDecl())
    statement(S->getResultDecl());
  if (const Expr *Result = S->getReturnValueInit()) {
    if (Function && Function->getReturnType()->isReferenceType())
      bind(root(RootKind::Return), Result);
    else if (!Result->getType()->isVoidType())
      initialize(root(RootKind::Return), Result);
  }
  statement(S->getBody());
  statement(S->getFallthroughHandler());
  if (S->getExceptionHandler())
    statement(S->getExceptionHandler());
}

/// The value of co_await and co_yield is that of await_resume(); the promise's
/// yield_value() is called on the way.
AccessPath Lowering::suspend(const CoroutineSuspendExpr *E,
                             const AccessPath *To) {
  if (const OpaqueValueExpr *O = E->getOpaqueValue())
    Opaque[O] = E->getCommonExpr()->isGLValue()
                    ? place(E->getCommonExpr())
                    : materialize(E->getCommonExpr());
  const Expr *Resume = E->getResumeExpr();
  if (!Resume || Resume->getType()->isVoidType()) {
    if (Resume)
      effect(Resume);
    return temp(E->getType());
  }
  if (Resume->isGLValue()) {
    const AccessPath Result =
        temp(U.context().getPointerType(Resume->getType()));
    bind(Result, Resume);
    return Result;
  }
  const AccessPath Result = To ? *To : temp(E->getType());
  initialize(Result, Resume);
  return Result;
}
