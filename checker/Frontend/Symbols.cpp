//===-- Frontend/Symbols.cpp - link names of declarations -----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Symbols.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

#include "llvm/Support/raw_ostream.h"

using namespace piiflow;

Symbols::Symbols(clang::ASTContext &Context, Names &N)
    : Diagnostics(Ignore), Mangler(clang::ItaniumMangleContext::create(
                               Context, Diagnostics.engine())),
      N(N) {}

std::string Symbols::mangled(clang::GlobalDecl D) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Mangler->mangleName(D, OS);
  OS.flush();
  if (!Text.empty() && Text.front() == '\01')
    Text.erase(0, 1); // An asm label, taken literally.
  return Text;
}

/// Whether a function has no mangled name: it depends on template arguments,
/// or its type was not understood.
static bool isUnmangleable(const clang::FunctionDecl *F) {
  clang::QualType T = F->getType();
  return F->isDependentContext() || T->isDependentType() ||
         T->containsErrors() || T->containsUnexpandedParameterPack();
}

std::string Symbols::function(const clang::FunctionDecl *F,
                              llvm::StringRef MainFile) {
  if (isUnmangleable(F))
    return "template " + N.qualified(F) + N.signature(F);
  clang::GlobalDecl D;
  if (const auto *C = llvm::dyn_cast<clang::CXXConstructorDecl>(F))
    D = clang::GlobalDecl(C, clang::Ctor_Complete);
  else if (const auto *X = llvm::dyn_cast<clang::CXXDestructorDecl>(F))
    D = clang::GlobalDecl(X, clang::Dtor_Complete);
  else
    D = clang::GlobalDecl(F);
  std::string Name =
      Mangler->shouldMangleDeclName(F) ? mangled(D) : F->getNameAsString();
  if (F->isExternallyVisible() || F->isMain())
    return Name;
  return MainFile.str() + "#" + Name;
}

std::string Symbols::variable(const clang::VarDecl *V,
                              llvm::StringRef MainFile) {
  const clang::DeclContext *In = V->getDeclContext();
  if (In->isDependentContext() ||
      llvm::isa<clang::VarTemplatePartialSpecializationDecl>(V) ||
      V->getDescribedVarTemplate())
    return "template " + N.qualified(V);
  std::string Name;
  if (Mangler->shouldMangleDeclName(V)) {
    Name = mangled(V);
  } else if (V->isStaticLocal()) {
    // C has no name for it: "function.variable", numbered when repeated.
    std::string &Known = PlainLocals[V->getCanonicalDecl()];
    if (Known.empty()) {
      Known = N.qualified(V);
      if (unsigned Count = PlainLocalCount[Known]++)
        Known += "." + std::to_string(Count);
    }
    Name = Known;
  } else {
    Name = V->getNameAsString();
  }
  if (V->isExternallyVisible())
    return Name;
  return MainFile.str() + "#" + Name;
}
