//===-- Frontend/LowerExceptions.cpp - throw, try and catch ---------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

void Lowering::throwExpression(const CXXThrowExpr *E) {
  if (E->getSubExpr())
    initialize(exceptionOf(E->getSubExpr()->getType()), E->getSubExpr());
  rethrow(range(E));
}

/// Exceptions of each class have a place of their own, so that a handler gets
/// those it can catch.
AccessPath Lowering::exceptionOf(QualType T) {
  T = T.getNonReferenceType().getUnqualifiedType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  const StringId Name =
      R ? U.record(R) : U.intern(T.getCanonicalType().getAsString());
  return with(root(RootKind::Exception), Selector::field(Name));
}

void Lowering::rethrow(SourceRange Range) {
  Instruction I;
  I.Op = Opcode::Throw;
  I.Range = Range;
  Out.emit(std::move(I));
  Out.end();
}

/// What is thrown in the block arrives at a dispatch block. It leads to every
/// handler, and out of the statement when none of them catches everything.
/// `First` is lowered as if it began the block. The handlers of a constructor
/// or destructor cannot do without throwing on.
void Lowering::tryStatement(const CXXTryStmt *S,
                            llvm::function_ref<void()> First) {
  const bool ThrowsOn = Function && Function->getBody() == S &&
                        isa<CXXConstructorDecl, CXXDestructorDecl>(Function);
  const BlockId Outer = Out.handler();
  const BlockId Dispatch = Out.block(), After = Out.block();
  Out.setHandler(Dispatch);
  const BlockId Inside = Out.block();
  Out.jump(Inside);
  Out.enter(Inside);
  First();
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
    catchBlock(Catch);
    if (ThrowsOn)
      rethrow(range(Catch));
    Out.jump(After);
  }
  if (!CatchesAll) {
    const BlockId Missed = Out.block();
    Out.edge(Dispatch, Missed);
    Out.enter(Missed);
    rethrow(range(S));
  }
  Out.enter(After);
}

void Lowering::catchBlock(const CXXCatchStmt *S) {
  Scope Locals(*this);
  Instruction I;
  I.Op = Opcode::Catch;
  I.Range = range(S);
  if (const VarDecl *V = S->getExceptionDecl()) {
    const QualType T = V->getType().getNonReferenceType();
    const AccessPath Thrown = exceptionOf(T);
    const bool Reference = V->getType()->isReferenceType();
    const AccessPath Caught = placeOfVariable(V);
    I.Destination = Out.path(Caught);
    I.Operands.push_back(Out.operand(Reference ? Rvalue::addressOf(Thrown, T)
                                               : Rvalue::at(Thrown, T)));
    pushCleanup(Caught, V->getType());
  }
  Out.emit(std::move(I));
  statement(S->getHandlerBlock());
}
