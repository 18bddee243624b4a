//===-- Frontend/LowerLoops.cpp - loops -------------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

void Lowering::loopBody(const Stmt *Body, BlockId Continue, BlockId Break) {
  Scope Locals(*this);
  Breaks.push_back({Break, Cleanups.size()});
  Continues.push_back({Continue, Cleanups.size()});
  statement(Body);
  Breaks.pop_back();
  Continues.pop_back();
}

void Lowering::whileLoop(const WhileStmt *S) {
  const BlockId Test = Out.block(), Inside = Out.block(), Next = Out.block(),
                Leave = Out.block(), After = Out.block();
  ++Repeating;
  Out.jump(Test);
  Out.enter(Test);
  const size_t Depth = Cleanups.size();
  statement(S->getConditionVariableDeclStmt());
  condition(S->getCond(), Inside, Leave);
  Out.enter(Inside);
  loopBody(S->getBody(), Next, Leave);
  Out.jump(Next);
  // The condition's variable ends on every pass and when the loop is left.
  Out.enter(Next);
  destroyAll(Cleanups, Depth);
  Out.jump(Test);
  Out.enter(Leave);
  popCleanups(Depth);
  Out.jump(After);
  --Repeating;
  Out.enter(After);
}

void Lowering::doLoop(const DoStmt *S) {
  const BlockId Inside = Out.block(), Test = Out.block(), After = Out.block();
  ++Repeating;
  Out.jump(Inside);
  Out.enter(Inside);
  loopBody(S->getBody(), Test, After);
  Out.jump(Test);
  Out.enter(Test);
  condition(S->getCond(), Inside, After);
  --Repeating;
  Out.enter(After);
}

void Lowering::forLoop(const ForStmt *S) {
  Scope Locals(*this);
  statement(S->getInit());
  const BlockId Test = Out.block(), Inside = Out.block(), Next = Out.block(),
                Done = Out.block(), Leave = Out.block(), After = Out.block();
  const auto Counted = Whole.counted(*S);
  std::optional<Visits> All;
  if (Counted) {
    All = visits(place(Counted->Range), Counted->Range->getType());
    firstTest(S->getCond(), Inside, *All, After);
  }
  ++Repeating;
  Out.jump(Test);
  Out.enter(Test);
  const size_t Depth = Cleanups.size();
  statement(S->getConditionVariableDeclStmt());
  if (S->getCond())
    condition(S->getCond(), Inside, Done);
  else
    Out.jump(Inside);
  Out.enter(Inside);
  if (Counted)
    countedBody(S->getBody(), *Counted, *All, Next, Leave);
  else
    loopBody(S->getBody(), Next, Leave);
  Out.jump(Next);
  Out.enter(Next);
  statement(S->getInc());
  destroyAll(Cleanups, Depth);
  Out.jump(Test);
  Out.enter(Done);
  if (All)
    visited(*All);
  Out.jump(Leave);
  Out.enter(Leave);
  popCleanups(Depth);
  Out.jump(After);
  --Repeating;
  Out.enter(After);
}

/// In each round, the counter is at an element of its own.
void Lowering::countedBody(const Stmt *Body, const CountedLoop &Loop,
                           const Visits &All, BlockId Next, BlockId Leave) {
  if (!Loop.Element) {
    visit(placeOfVariable(Loop.Counter), All);
    return loopBody(Body, Next, Leave);
  }
  const AccessPath At = temp(pointerTo(Loop.Element->getType()));
  Out.emit(Opcode::Bind, At,
           Rvalue::addressOf(place(Loop.Element), Loop.Element->getType()),
           Here);
  visit(At, All);
  Counters.push_back({Loop, At});
  loopBody(Body, Next, Leave);
  Counters.pop_back();
}

/// The element that a loop around is at, if an expression is that.
std::optional<AccessPath> Lowering::visitedElement(const Expr *E) const {
  for (const auto &[Loop, At] : llvm::reverse(Counters))
    if (Ranges::isElement(E, Loop))
      return deref(At);
  return std::nullopt;
}

void Lowering::rangeFor(const CXXForRangeStmt *S) {
  Scope Locals(*this);
  statement(S->getInit());
  statement(S->getRangeStmt());
  statement(S->getBeginStmt());
  statement(S->getEndStmt());
  const BlockId Test = Out.block(), Inside = Out.block(), Next = Out.block(),
                Done = Out.block(), After = Out.block();
  std::optional<Visits> All;
  if (Whole.isWhole(*S)) {
    const auto *Over = cast<VarDecl>(S->getRangeStmt()->getSingleDecl());
    All = visits(deref(placeOfVariable(Over)), Over->getType());
    firstTest(S->getCond(), Inside, *All, After);
  }
  ++Repeating;
  Out.jump(Test);
  Out.enter(Test);
  condition(S->getCond(), Inside, Done);
  Out.enter(Done);
  if (All)
    visited(*All);
  Out.jump(After);
  Out.enter(Inside);
  {
    // A jump out of the body or to its end leaves the loop variable too.
    Scope Variable(*this);
    const size_t Depth = Cleanups.size();
    const VarDecl *V = S->getLoopVariable();
    initializeVariable(placeOfVariable(V), V);
    if (All)
      visit(placeOfVariable(V), *All);
    bindings(V);
    Breaks.push_back({After, Depth});
    Continues.push_back({Next, Depth});
    statement(S->getBody());
    Breaks.pop_back();
    Continues.pop_back();
  }
  Out.jump(Next);
  Out.enter(Next);
  statement(S->getInc());
  Out.jump(Test);
  --Repeating;
  Out.enter(After);
}

//===----------------------------------------------------------------------===//
// Whole ranges
//===----------------------------------------------------------------------===//

Lowering::Visits Lowering::visits(AccessPath Range, QualType T) {
  return {std::move(Range), T.getNonReferenceType(),
          constant(std::to_string(++Loops), U.context().IntTy)};
}

/// The test before the first round, apart from those after others: without any
/// element, there is none that is not visited.
void Lowering::firstTest(const Expr *Condition, BlockId Inside,
                         const Visits &All, BlockId After) {
  const BlockId Empty = Out.block();
  condition(Condition, Inside, Empty);
  Out.enter(Empty);
  Out.emit(Opcode::Kill, All.Range, {}, Here);
  Out.jump(After);
  Out.enter(BlockId());
}

void Lowering::visit(const AccessPath &Pointer, const Visits &All) {
  Out.emit(Opcode::Visit, Pointer, {All.Loop, Rvalue::at(All.Range, All.Type)},
           Here);
}

void Lowering::visited(const Visits &All) {
  Out.emit(Opcode::Visited, All.Range, All.Loop, Here);
}

/// A library's function that gets both ends of a whole range does to each
/// element what it does to the one that it is given. `Given`: the arguments.
std::optional<Lowering::Visits>
Lowering::visitArguments(const clang::FunctionDecl *F,
                         llvm::ArrayRef<const Expr *> Arguments,
                         llvm::ArrayRef<Rvalue> Given) {
  const auto IsSystem = [&](const clang::FunctionDecl *Callee) {
    return Callee && U.context().getSourceManager().isInSystemHeader(
                         Callee->getLocation());
  };
  if (!IsSystem(F))
    return std::nullopt;
  for (size_t K = 0; K + 1 < Arguments.size(); ++K) {
    const Expr *Range = Whole.whole(Arguments[K], Arguments[K + 1]);
    if (!Range || !Given[K].hasPath())
      continue;
    Visits All = visits(place(Range), Range->getType());
    visit(Given[K].Path, All);
    // Where the result goes to, from the beginning on.
    for (size_t J = K + 2; J < Arguments.size(); ++J)
      if (const Expr *Into = Ranges::beginOf(Arguments[J]);
          Into && Given[J].hasPath() && Ranges::isSameObject(Into, Range))
        Out.emit(Opcode::Copy, Given[J].Path,
                 Rvalue::at(Given[K].Path, Arguments[K]->getType()), Here);
    return All;
  }
  return std::nullopt;
}
