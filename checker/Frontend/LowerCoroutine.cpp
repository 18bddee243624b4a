//===-- Frontend/LowerCoroutine.cpp - coroutines --------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

/// A coroutine makes its promise, returns what the promise gives, and runs; the
/// facts do not show where it is suspended. Its promise stays reachable from
/// what it returned, through the handle that get_return_object() makes.
void Lowering::coroutine(const CoroutineBodyStmt *S) {
  Scope Locals(*this);
  statement(S->getPromiseDeclStmt());
  if (const Expr *Result = S->getReturnValueInit();
      Result && Function && !Result->getType()->isVoidType()) {
    FullExpression Temporaries(*this);
    initialize(root(RootKind::Return), Function->getReturnType(), Result);
  }
  const BlockId Outer = Out.handler();
  const BlockId Final = Out.block();
  const BlockId Failed = S->getExceptionHandler() ? Out.block() : Outer;
  Out.setHandler(Failed);
  const BlockId Start = Out.block();
  Out.jump(Start);
  Out.enter(Start);
  CoroutineEnd = {Final, Cleanups.size()};
  statement(S->getBody());
  statement(S->getFallthroughHandler());
  Out.jump(Final);
  Out.setHandler(Outer);
  if (S->getExceptionHandler()) {
    Out.enter(Failed);
    statement(S->getExceptionHandler());
    Out.jump(Final);
  }
  Out.enter(Final);
}

void Lowering::coroutineReturn(const CoreturnStmt *S) {
  if (S->getPromiseCall()) {
    FullExpression Temporaries(*this);
    // A void operand is evaluated before return_void().
    if (S->getOperand() && S->getOperand()->getType()->isVoidType())
      effect(S->getOperand());
    effect(S->getPromiseCall());
  } else if (S->getOperand()) {
    Instruction I;
    I.Op = Opcode::CoReturn;
    I.Operands.push_back(
        Out.operand(stored(value(S->getOperand()), S->getOperand())));
    I.Range = range(S);
    Out.emit(std::move(I));
  }
  destroyAll(Cleanups, CoroutineEnd.Cleanups);
  Out.jump(CoroutineEnd.Block);
}

/// The awaiter is what co_await is given, or what yield_value() returns; the
/// value is that of its await_resume(). A program's own await_suspend() runs on
/// the way. Without await_resume() the value is the awaiter's content.
AccessPath Lowering::suspend(const CoroutineSuspendExpr *E,
                             const AccessPath *To) {
  const Expr *Common = E->getCommonExpr();
  const AccessPath Awaiter = place(Common);
  if (const OpaqueValueExpr *O = E->getOpaqueValue())
    Opaque[O] = O->isGLValue() ? Rvalue::addressOf(Awaiter, Common->getType())
                               : Rvalue::at(Awaiter, Common->getType());
  const CXXRecordDecl *R = Common->getType()->getAsCXXRecordDecl();
  if (E->getSuspendExpr() && R && !Class.isSystem(R))
    effect(E->getSuspendExpr());
  const Expr *Resume = E->getResumeExpr();
  if (Resume && Resume->isGLValue())
    return place(Resume);
  if (Resume && Resume->getType()->isVoidType()) {
    effect(Resume);
    return temp(Resume->getType());
  }
  const AccessPath Result = To ? *To : temp(E->getType());
  if (Resume)
    initialize(Result, Resume);
  else
    Out.emit(isa<CoyieldExpr>(E) ? Opcode::Yield : Opcode::Await, Result,
             Rvalue::at(Awaiter, Common->getType()), range(E));
  return Result;
}
