//===-- Frontend/Classes.cpp - what the compiler does for a class ---------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Classes.h"

#include "clang/AST/DeclTemplate.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace piiflow;

static const CXXRecordDecl *classOf(QualType T) {
  if (T.isNull())
    return nullptr;
  const CXXRecordDecl *R = T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  return R && R->hasDefinition() ? R->getDefinition() : nullptr;
}

bool Classes::isSystem(const CXXRecordDecl *R) const {
  return U.inSystemHeader(R->getLocation());
}

bool Classes::isPlainCopy(const CXXMethodDecl *M) {
  const CXXRecordDecl *R = M->getParent();
  if (isSystem(R))
    return true;
  if (M->isUserProvided())
    return false;
  return M->isTrivial() ||
         !runsCode(R, isa<CXXConstructorDecl>(M) ? Special::Construct
                                                 : Special::Assign);
}

bool Classes::isPlainDefault(const CXXConstructorDecl *C) {
  if (!C->isDefaultConstructor())
    return false;
  return C->isTrivial() || !runsCode(C->getParent(), Special::Default);
}

bool Classes::isDestroyedByHand(QualType T) {
  if (T.isNull() || T.isDestructedType() != QualType::DK_cxx_destructor)
    return false;
  return runsCode(T, Special::Destroy);
}

bool Classes::runsCode(QualType T, Special What) {
  const CXXRecordDecl *R = classOf(T);
  return R && runsCode(R, What);
}

bool Classes::runsCode(const CXXRecordDecl *R, Special What) {
  auto [It, Inserted] =
      Known.try_emplace({R, static_cast<unsigned>(What)}, false);
  if (!Inserted)
    return It->second; // False while being found out, as for a list's node.
  const bool Result = runsOwnCode(R, What);
  Known[{R, static_cast<unsigned>(What)}] = Result;
  return Result;
}

bool Classes::runsOwnCode(const CXXRecordDecl *R, Special What) {
  if (isSystem(R)) {
    if (What == Special::Destroy)
      if (auto Owned = owned(R))
        return runsCode(Owned->second, What);
    return What == Special::Default && !R->isInStdNamespace();
  }
  const auto Written = [](const CXXMethodDecl *M) {
    return M->isUserProvided() && !M->isDeleted();
  };
  switch (What) {
  case Special::Construct:
    for (const CXXConstructorDecl *C : R->ctors())
      if (C->isCopyOrMoveConstructor() && Written(C))
        return true;
    break;
  case Special::Assign:
    for (const CXXMethodDecl *M : R->methods())
      if ((M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator()) &&
          Written(M))
        return true;
    break;
  case Special::Default:
    for (const CXXConstructorDecl *C : R->ctors())
      if (C->isDefaultConstructor() && Written(C))
        return true;
    if (R->hasInClassInitializer() || !callOperators(R).empty())
      return true;
    break;
  case Special::Destroy:
    if (const CXXDestructorDecl *D = R->getDestructor(); D && Written(D))
      return true;
    break;
  }
  return llvm::any_of(R->bases(),
                      [&](const CXXBaseSpecifier &B) {
                        return runsCode(B.getType(), What);
                      }) ||
         llvm::any_of(R->fields(), [&](const FieldDecl *F) {
           return runsCode(F->getType(), What);
         });
}

std::optional<std::pair<piiflow::Selector, QualType>>
Classes::owned(const CXXRecordDecl *R) {
  const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (!S || !S->isInStdNamespace() || !S->getIdentifier() ||
      S->getTemplateArgs().size() == 0 ||
      S->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return std::nullopt;
  const auto Step =
      llvm::StringSwitch<std::optional<SelectorKind>>(S->getName())
          .Case("unique_ptr", SelectorKind::Deref)
          .Case("shared_ptr", SelectorKind::Deref)
          .Case("optional", SelectorKind::Alternative)
          .Case("vector", SelectorKind::Element)
          .Case("deque", SelectorKind::Element)
          .Case("list", SelectorKind::Element)
          .Case("array", SelectorKind::Element)
          .Default(std::nullopt);
  if (!Step)
    return std::nullopt;
  return std::pair(Selector{*Step, {}}, S->getTemplateArgs()[0].getAsType());
}

static void
addCallOperators(const CXXRecordDecl *R,
                 std::vector<const CXXMethodDecl *> &Result,
                 llvm::SmallPtrSetImpl<const CXXRecordDecl *> &Seen) {
  if (!R || !R->hasDefinition() || !Seen.insert(R).second)
    return;
  R = R->getDefinition();
  for (const Decl *D : R->decls()) {
    if (const auto *M = dyn_cast<CXXMethodDecl>(D)) {
      if (M->getOverloadedOperator() == OO_Call && !M->isDeleted())
        Result.push_back(M);
    } else if (const auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
      if (T->getTemplatedDecl()->getOverloadedOperator() == OO_Call)
        for (const clang::FunctionDecl *F : T->specializations())
          if (const auto *M = dyn_cast<CXXMethodDecl>(F))
            Result.push_back(M);
    }
  }
  for (const CXXBaseSpecifier &B : R->bases())
    addCallOperators(B.getType()->getAsCXXRecordDecl(), Result, Seen);
}

std::vector<const CXXMethodDecl *>
Classes::callOperators(const CXXRecordDecl *R) {
  std::vector<const CXXMethodDecl *> Result;
  llvm::SmallPtrSet<const CXXRecordDecl *, 4> Seen;
  addCallOperators(R, Result, Seen);
  return Result;
}
