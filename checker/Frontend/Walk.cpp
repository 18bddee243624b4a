//===-- Frontend/Walk.cpp - all declarations of an AST --------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Walk.h"

#include "Frontend/Lower.h"
#include "Frontend/Marks.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

#include "llvm/ADT/SmallPtrSet.h"

using namespace piiflow;

/// Whether an error left a hole in a body.
static bool containsErrors(const clang::Stmt *S) {
  if (!S)
    return false;
  if (const auto *E = llvm::dyn_cast<clang::Expr>(S))
    return E->containsErrors();
  if (const auto *D = llvm::dyn_cast<clang::DeclStmt>(S))
    for (const clang::Decl *Declared : D->decls())
      if (Declared->isInvalidDecl())
        return true;
  return llvm::any_of(S->children(), containsErrors);
}

static bool containsErrors(const clang::FunctionDecl *F) {
  if (F->isInvalidDecl() || containsErrors(F->getBody()))
    return true;
  if (const auto *C = llvm::dyn_cast<clang::CXXConstructorDecl>(F))
    return llvm::any_of(C->inits(), [](const clang::CXXCtorInitializer *I) {
      return containsErrors(I->getInit());
    });
  return false;
}

static bool isParameter(const clang::Expr *E) {
  const auto *Named = llvm::dyn_cast<clang::DeclRefExpr>(E->IgnoreImplicit());
  return Named && llvm::isa<clang::ParmVarDecl>(Named->getDecl());
}

/// Whether all that a free function does is to hand its parameters on, as
/// std::begin does: what a library says there, it says of the program's own
/// classes, and only its body knows what that means.
static bool isForwarder(const clang::FunctionDecl *F) {
  const auto *Body = llvm::dyn_cast_or_null<clang::CompoundStmt>(F->getBody());
  const auto *Return =
      Body && Body->size() == 1
          ? llvm::dyn_cast<clang::ReturnStmt>(Body->body_front())
          : nullptr;
  if (!Return || !Return->getRetValue())
    return false;
  const clang::Expr *Value = Return->getRetValue()->IgnoreImplicit();
  const auto *Call = llvm::dyn_cast<clang::CallExpr>(Value);
  if (!Call || llvm::isa<clang::CXXOperatorCallExpr>(Call) ||
      !llvm::all_of(Call->arguments(), isParameter))
    return false;
  const auto *Member = llvm::dyn_cast<clang::CXXMemberCallExpr>(Call);
  return Member ? isParameter(Member->getImplicitObjectArgument())
                : Call->getNumArgs() > 0;
}

namespace {

class Walker : public clang::RecursiveASTVisitor<Walker> {
  using Base = clang::RecursiveASTVisitor<Walker>;

public:
  explicit Walker(UnitBuilder &B)
      : B(B),
        HasErrors(B.context().getDiagnostics().hasUncompilableErrorOccurred()) {
  }

  void run() {
    TraverseDecl(B.context().getTranslationUnitDecl());
    if (Globals.empty())
      return;
    StringId Symbol = B.globalInitializer();
    Body Initializers = lowerGlobals(B, Globals);
    Initializers.Function = Symbol;
    B.unit().Bodies.push_back(std::move(Initializers));
  }

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool TraverseDecl(clang::Decl *D) {
    if (!D)
      return true;
    if (!llvm::isa<clang::TranslationUnitDecl>(D) &&
        B.inSystemHeader(D->getLocation()))
      return true;
    // All functions of a closure lead to those in their default arguments.
    if (const auto *R = llvm::dyn_cast<clang::CXXRecordDecl>(D);
        R && R->isLambda() && !Closures.insert(R).second)
      return true;
    return Base::TraverseDecl(D);
  }

  bool VisitFunctionDecl(clang::FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() && !F->isDependentContext() &&
        !F->isDeleted())
      lowerOnce(F);
    else if (isMarked(F))
      B.function(F);
    return true;
  }

  bool VisitCallExpr(clang::CallExpr *E) {
    const clang::FunctionDecl *F = E->getDirectCallee();
    F = F && !llvm::isa<clang::CXXMethodDecl>(F) ? F->getDefinition() : nullptr;
    if (F && B.inSystemHeader(F->getLocation()) && !F->isDependentContext() &&
        !Lowered.contains(F) && isForwarder(F)) {
      lowerOnce(F);
      TraverseStmt(F->getBody());
    }
    return true;
  }

  bool VisitRecordDecl(clang::RecordDecl *R) {
    // A closure is registered by the function that creates it.
    if (R->isThisDeclarationADefinition() && !R->isAnonymousStructOrUnion() &&
        !R->isLambda()) {
      B.record(R);
      if (const auto *C = llvm::dyn_cast<clang::CXXRecordDecl>(R))
        noteCreation(C);
    }
    return true;
  }

  bool VisitEnumDecl(clang::EnumDecl *E) {
    if (MarkReader::has(E))
      B.annotatedType(E);
    return true;
  }

  bool VisitTypedefNameDecl(clang::TypedefNameDecl *T) {
    if (MarkReader::has(T))
      B.annotatedType(T);
    return true;
  }

  bool VisitVarDecl(clang::VarDecl *V) {
    if (!V->hasGlobalStorage() || V->isStaticLocal() ||
        llvm::isa<clang::ParmVarDecl>(V))
      return true;
    if (V->getDeclContext()->isDependentContext() ||
        V->getDescribedVarTemplate() ||
        llvm::isa<clang::VarTemplatePartialSpecializationDecl>(V)) {
      if (MarkReader::has(V))
        B.global(V);
      return true;
    }
    B.global(V);
    if (V->isThisDeclarationADefinition() != clang::VarDecl::DeclarationOnly &&
        V->getInit() && Initialized.insert(V).second)
      addInitializer(V);
    return true;
  }

private:
  /// Objects that the library creates (std::make_unique) have a constructor in
  /// use all the same.
  void noteCreation(const clang::CXXRecordDecl *R) {
    if (llvm::any_of(R->ctors(), [](const clang::CXXConstructorDecl *C) {
          return C->isUsed() && !C->isCopyOrMoveConstructor();
        }))
      B.instantiated(R);
  }

  bool isMarked(const clang::FunctionDecl *F) {
    return !B.marks(F).empty() ||
           llvm::any_of(F->parameters(), [&](const clang::ParmVarDecl *P) {
             return !B.marks(P).empty();
           });
  }

  void lowerOnce(const clang::FunctionDecl *F) {
    if (!Lowered.insert(F).second)
      return;
    StringId Symbol = B.function(F);
    if (HasErrors && containsErrors(F)) {
      B.problem("function '" + F->getQualifiedNameAsString() +
                    "' is not analysed, because it has errors",
                F->getNameInfo().getSourceRange());
      return;
    }
    Body Result = lower(B, F);
    Result.Function = Symbol;
    B.unit().Bodies.push_back(std::move(Result));
  }

  void addInitializer(const clang::VarDecl *V) {
    if (HasErrors && (V->isInvalidDecl() || containsErrors(V->getInit())))
      B.problem("the initializer of '" + V->getQualifiedNameAsString() +
                    "' is not analysed, because it has errors",
                V->getLocation());
    else
      Globals.push_back(V);
  }

  UnitBuilder &B;
  const bool HasErrors;
  llvm::SmallPtrSet<const clang::FunctionDecl *, 32> Lowered;
  llvm::SmallPtrSet<const clang::CXXRecordDecl *, 32> Closures;
  llvm::SmallPtrSet<const clang::VarDecl *, 32> Initialized;
  std::vector<const clang::VarDecl *> Globals;
};

} // namespace

void piiflow::walk(UnitBuilder &B) { Walker(B).run(); }
