//===-- Frontend/Lower.cpp - function bodies to instructions -------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lower.h"

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

void Lowering::constructorInitializers(const CXXConstructorDecl *C) {
  for (const CXXCtorInitializer *Init : C->inits()) {
    const Expr *E = Init->getInit();
    if (!E)
      continue;
    const size_t Depth = Cleanups.size();
    if (Init->isAnyMemberInitializer()) {
      AccessPath Where = deref(root(RootKind::This));
      if (const StringId Name = U.field(Init->getAnyMember()); Name.valid())
        Where = with(Where, Selector::field(Name));
      if (Init->getAnyMember()->getType()->isReferenceType())
        bind(Where, E);
      else
        initialize(Where, E);
    } else {
      // Bases share the object's place.
      initialize(deref(root(RootKind::This)), E);
    }
    popCleanups(Depth);
  }
}

void Lowering::destroyMembers(const CXXDestructorDecl *D) {
  const CXXRecordDecl *R = D->getParent();
  const AccessPath This = deref(root(RootKind::This));
  for (const FieldDecl *F : R->fields())
    if (const CXXRecordDecl *Class = F->getType()->getAsCXXRecordDecl();
        Class && Class->hasDefinition())
      if (const StringId Name = U.field(F); Name.valid())
        destroy(with(This, Selector::field(Name)), Class->getDestructor(),
                D->getSourceRange());
  for (const CXXBaseSpecifier &B : R->bases())
    if (const CXXRecordDecl *Class = B.getType()->getAsCXXRecordDecl();
        Class && Class->hasDefinition())
      if (const CXXDestructorDecl *Base = Class->getDestructor();
          Base && !Base->isTrivial() &&
          !U.inSystemHeader(Base->getLocation())) {
        Instruction &I = emit(Opcode::Call, D->getSourceRange());
        I.Callee = U.function(Base);
        I.Flags = Instruction::Implicit;
        Operand O = valueAt(root(RootKind::This), B.getType());
        I.Operands.push_back(O);
      }
}

void Lowering::function(const clang::FunctionDecl *F) {
  Function = F;
  if (const auto *M = dyn_cast<CXXMethodDecl>(F);
      M && M->getParent()->isLambda())
    if (!M->isStatic()) {
      llvm::DenseMap<const ValueDecl *, FieldDecl *> Fields;
      M->getParent()->getCaptureFields(Fields, ThisCapture);
      Captures = std::move(Fields);
    }
  if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
    constructorInitializers(C);
  statement(F->getBody());
  if (const auto *D = dyn_cast<CXXDestructorDecl>(F))
    destroyMembers(D);
}

void Lowering::globals(llvm::ArrayRef<const VarDecl *> Vars) {
  for (const VarDecl *V : Vars) {
    const size_t Depth = Cleanups.size();
    variable(V);
    popCleanups(Depth);
  }
}

Body piiflow::lower(UnitBuilder &B, const clang::FunctionDecl *F) {
  Body Result;
  Result.Function = B.function(F);
  Result.Range = B.range(F->getSourceRange());
  Lowering(B, Result).function(F);
  return Result;
}

Body piiflow::lowerGlobals(UnitBuilder &B,
                           llvm::ArrayRef<const VarDecl *> Vars) {
  Body Result;
  Result.Function = B.globalInitializer();
  Lowering(B, Result).globals(Vars);
  return Result;
}
