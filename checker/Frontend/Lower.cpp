//===-- Frontend/Lower.cpp - function bodies to instructions --------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lower.h"

#include "Frontend/Lowering.h"

#include "clang/Basic/Stack.h"

using namespace clang;
using namespace piiflow;

void Lowering::constructorInitializers(const CXXConstructorDecl *C) {
  for (const CXXCtorInitializer *Init : C->inits()) {
    const Expr *E = Init->getInit();
    if (!E)
      continue;
    const SourceRange Range = U.range(Init->getSourceRange());
    if (Init->isWritten() && Range.valid())
      Here = Range;
    FullExpression Temporaries(*this);
    const FieldDecl *F = Init->getAnyMember();
    if (!F) {
      // Bases share the object's place.
      constructBase(thisObject(), E);
      continue;
    }
    AccessPath Member = thisObject();
    if (const StringId Name = U.field(F); Name.valid()) {
      Member = with(Member, Selector::field(Name));
      if (F->getParent()->isUnion())
        UnionFields[Name.Value] = F;
    }
    initialize(Member, F->getType(), E);
  }
}

void Lowering::destroyMembers(const CXXDestructorDecl *D) {
  const CXXRecordDecl *R = D->getParent();
  if (R->isUnion())
    return;
  std::vector<const FieldDecl *> Fields(R->field_begin(), R->field_end());
  for (const FieldDecl *F : llvm::reverse(Fields)) {
    const CXXRecordDecl *Inner = F->getType()->getAsCXXRecordDecl();
    if (const StringId Name = U.field(F);
        Name.valid() && !(Inner && Inner->isUnion()))
      destroy(with(thisObject(), Selector::field(Name)), F->getType(), Here);
  }
  std::vector<const CXXRecordDecl *> Bases;
  for (const CXXBaseSpecifier &B : R->bases())
    Bases.push_back(B.getType()->getAsCXXRecordDecl());
  for (const CXXRecordDecl *Base : llvm::reverse(Bases))
    if (Base && Base->hasDefinition())
      destroyAs(thisObject(), Base->getDefinition(), Here, /*Dynamic=*/false);
}

Body Lowering::function(const clang::FunctionDecl *F) {
  Function = F;
  Here = U.range(F->getSourceRange());
  const SourceRange Whole = Here;
  for (const ParmVarDecl *P : F->parameters())
    Variables[P] = root(RootKind::Param, P->getFunctionScopeIndex());
  if (const auto *M = dyn_cast<CXXMethodDecl>(F);
      M && M->getParent()->isLambda() && !M->isStatic()) {
    llvm::DenseMap<const ValueDecl *, FieldDecl *> Fields;
    M->getParent()->getCaptureFields(Fields, ThisCapture);
    Captures = std::move(Fields);
  }
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(F);
  const auto *Destructor = dyn_cast<CXXDestructorDecl>(F);
  const auto Initializers = [&] {
    if (Constructor)
      constructorInitializers(Constructor);
  };
  if (Destructor)
    Epilogue = Out.block();
  {
    Scope Locals(*this);
    if (const auto *Try = dyn_cast_or_null<CXXTryStmt>(F->getBody())) {
      tryStatement(Try, Initializers);
    } else {
      Initializers();
      statement(F->getBody());
    }
  }
  Here = F->getBody() ? U.range(F->getBody()->getEndLoc()) : Whole;
  if (Destructor) {
    Out.jump(Epilogue);
    Out.enter(Epilogue);
    Epilogue = BlockId();
    destroyMembers(Destructor);
  }
  leave(Here);
  Body Result = Out.take();
  Result.Function = U.function(F);
  Result.Range = Whole;
  return Result;
}

Body Lowering::globals(llvm::ArrayRef<const VarDecl *> Vars) {
  for (const VarDecl *V : Vars) {
    Here = U.range(V->getSourceRange());
    initializeVariable(placeOfVariable(V), V);
    if (const auto *D = dyn_cast<DecompositionDecl>(V))
      for (const BindingDecl *B : D->bindings())
        if (const VarDecl *Holding = B->getHoldingVar())
          initializeVariable(placeOfVariable(Holding), Holding);
  }
  leave(Here);
  Body Result = Out.take();
  Result.Function = U.globalInitializer();
  return Result;
}

Body piiflow::lower(UnitBuilder &B, const clang::FunctionDecl *F) {
  clang::noteBottomOfStack();
  return Lowering(B).function(F);
}

Body piiflow::lowerGlobals(UnitBuilder &B,
                           llvm::ArrayRef<const VarDecl *> Vars) {
  clang::noteBottomOfStack();
  return Lowering(B).globals(Vars);
}
