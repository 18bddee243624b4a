//===-- Frontend/LowerStatements.cpp - statements -------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/AST/Stmt.h"
#include "clang/AST/StmtOpenMP.h"
#include "clang/Basic/Stack.h"

using namespace clang;
using namespace piiflow;

void Lowering::statement(const Stmt *S) {
  if (!S)
    return;
  const SourceRange Around = Here;
  Here = range(S);
  clang::runWithSufficientStackSpace([] {}, [&] { statementOfKind(S); });
  Here = Around;
}

void Lowering::statementOfKind(const Stmt *S) {
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass: {
    Scope Locals(*this);
    for (const Stmt *Sub : cast<CompoundStmt>(S)->body())
      statement(Sub);
    return;
  }
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      declaration(D);
    return;
  case Stmt::IfStmtClass:
    return ifStatement(cast<IfStmt>(S));
  case Stmt::WhileStmtClass:
    return whileLoop(cast<WhileStmt>(S));
  case Stmt::DoStmtClass:
    return doLoop(cast<DoStmt>(S));
  case Stmt::ForStmtClass:
    return forLoop(cast<ForStmt>(S));
  case Stmt::CXXForRangeStmtClass:
    return rangeFor(cast<CXXForRangeStmt>(S));
  case Stmt::SwitchStmtClass:
    return switchStatement(cast<SwitchStmt>(S));
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    return switchCase(cast<SwitchCase>(S));
  case Stmt::BreakStmtClass:
  case Stmt::ContinueStmtClass: {
    const auto &Targets = isa<BreakStmt>(S) ? Breaks : Continues;
    if (Targets.empty())
      return;
    destroyAll(Cleanups, Targets.back().Cleanups);
    return Out.jump(Targets.back().Block);
  }
  case Stmt::ReturnStmtClass:
    return returnStatement(cast<ReturnStmt>(S));
  case Stmt::CXXTryStmtClass:
    return tryStatement(cast<CXXTryStmt>(S), [] {});
  case Stmt::LabelStmtClass:
    label(cast<LabelStmt>(S)->getDecl());
    return statement(cast<LabelStmt>(S)->getSubStmt());
  case Stmt::GotoStmtClass:
    return jumpTo(cast<GotoStmt>(S)->getLabel());
  case Stmt::IndirectGotoStmtClass:
    effect(cast<IndirectGotoStmt>(S)->getTarget());
    for (const LabelDecl *L : AddressedLabels) {
      if (!Labels[L].Block.valid())
        Labels[L].Block = Out.block();
      Out.edge(Out.current(), Labels[L].Block);
    }
    return Out.end();
  case Stmt::AttributedStmtClass:
    return statement(cast<AttributedStmt>(S)->getSubStmt());
  case Stmt::CapturedStmtClass:
    return statement(cast<CapturedStmt>(S)->getCapturedStmt());
  case Stmt::CoroutineBodyStmtClass:
    return coroutine(cast<CoroutineBodyStmt>(S));
  case Stmt::CoreturnStmtClass:
    return coroutineReturn(cast<CoreturnStmt>(S));
  default:
    break;
  }
  if (const auto *E = dyn_cast<Expr>(S)) {
    FullExpression Temporaries(*this);
    return effect(E);
  }
  if (const auto *D = dyn_cast<OMPExecutableDirective>(S);
      D && D->hasAssociatedStmt())
    return statement(D->getRawStmt());
  fallback(S, QualType());
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

void Lowering::declaration(const Decl *D) {
  if (const auto *V = dyn_cast<VarDecl>(D))
    variable(V);
}

void Lowering::variable(const VarDecl *V) {
  if (V->isStaticLocal())
    return staticVariable(V);
  if (V->hasExternalStorage())
    return;
  // Each pass of a loop declares a new variable; on the facts, the same one.
  initializeVariable(placeOfVariable(V), V);
  bindings(V);
}

/// The variables of a structured binding that functions named `get` initialise.
void Lowering::bindings(const VarDecl *V) {
  if (const auto *D = dyn_cast<DecompositionDecl>(V))
    for (const BindingDecl *B : D->bindings())
      if (const VarDecl *Holding = B->getHoldingVar())
        variable(Holding);
}

/// Initialised the first time only: what an earlier call stored stays.
void Lowering::staticVariable(const VarDecl *V) {
  const AccessPath Where = placeOfVariable(V);
  if (!V->getInit())
    return;
  const BlockId First = Out.block(), After = Out.block();
  Out.branch(PathId(), First, After);
  Out.enter(First);
  initializeVariable(Where, V);
  Out.jump(After);
  Out.enter(After);
}

void Lowering::initializeVariable(const AccessPath &To, const VarDecl *V) {
  const QualType T = V->getType();
  const Expr *Init = V->getInit();
  FullExpression Temporaries(*this);
  if (Init)
    initialize(To, T, Init);
  else
    clear(To, U.range(V->getSourceRange()));
  if (V->hasLocalStorage())
    pushCleanup(To, T);
}

//===----------------------------------------------------------------------===//
// Jumps
//===----------------------------------------------------------------------===//

void Lowering::leave(SourceRange Range) {
  destroyAll(Cleanups, 0);
  if (Epilogue.valid())
    return Out.jump(Epilogue);
  Instruction I;
  I.Op = Opcode::Return;
  I.Range = Range;
  Out.emit(std::move(I));
  Out.end();
}

void Lowering::returnStatement(const ReturnStmt *S) {
  if (const Expr *E = S->getRetValue()) {
    FullExpression Temporaries(*this);
    if (E->getType()->isVoidType())
      effect(E);
    else
      initialize(root(RootKind::Return),
                 Function ? Function->getReturnType() : E->getType(), E);
  }
  // What is returned in place is not destroyed.
  NotDestroyed = S->getNRVOCandidate();
  leave(range(S));
  NotDestroyed = nullptr;
}

void Lowering::label(const LabelDecl *L) {
  Target &T = Labels[L];
  if (!T.Block.valid())
    T.Block = Out.block();
  T.Cleanups = Cleanups.size();
  T.Placed = true;
  // Control may come back here.
  ++Repeating;
  Out.jump(T.Block);
  Out.enter(T.Block);
}

/// A jump back leaves the scopes that were entered since; of a jump forward it
/// is not known yet which ones it leaves.
void Lowering::jumpTo(const LabelDecl *L) {
  if (!Labels[L].Block.valid())
    Labels[L].Block = Out.block();
  const Target T = Labels[L];
  if (T.Placed && T.Cleanups <= Cleanups.size())
    destroyAll(Cleanups, T.Cleanups);
  Out.jump(T.Block);
}
