//===-- Frontend/UnitBuilder.cpp - declarations to facts ------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/UnitBuilder.h"

#include "Frontend/UnitBuilderImpl.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace piiflow;

UnitBuilder::UnitBuilder(clang::ASTContext &Context,
                         const ExtractOptions &Options)
    : Context(Context), I(std::make_unique<Impl>(Context, Options, U)) {
  U.MainFile = U.Strings.intern(I->Places.mainFile());
}

UnitBuilder::~UnitBuilder() = default;

Unit UnitBuilder::take() { return std::move(U); }

SourceRange UnitBuilder::range(clang::SourceRange R) {
  return I->Places.range(R);
}

SourceRange UnitBuilder::range(clang::FileID File, unsigned Begin,
                               unsigned End) {
  return I->Places.range(File, Begin, End);
}

bool UnitBuilder::inSystemHeader(clang::SourceLocation L) const {
  return I->Places.inSystemHeader(L);
}

void UnitBuilder::problem(std::string Message, clang::SourceRange R) {
  U.Problems.push_back({std::move(Message), range(R)});
}

std::vector<Mark> UnitBuilder::marks(const clang::Decl *D) {
  return I->Annotations.read(D);
}

StringId UnitBuilder::function(clang::GlobalDecl F) {
  return function(llvm::cast<clang::FunctionDecl>(F.getDecl()));
}

StringId UnitBuilder::function(const clang::FunctionDecl *F) {
  F = F->getCanonicalDecl();
  if (auto It = I->FunctionSymbols.find(F); It != I->FunctionSymbols.end())
    return It->second;
  StringId Symbol = intern(I->Link.function(F, U.Strings[U.MainFile]));
  I->FunctionSymbols[F] = Symbol;
  auto [It, Inserted] =
      I->FunctionIndex.try_emplace(Symbol.Value, U.Functions.size());
  if (!Inserted)
    return Symbol;
  // The entry comes first: overridden methods and types register theirs.
  const size_t Index = U.Functions.size();
  U.Functions.emplace_back();
  FunctionDecl D = declaration(F, Symbol);
  U.Functions[Index] = std::move(D);
  return Symbol;
}

StringId UnitBuilder::globalInitializer() {
  StringId Symbol = intern((U.Strings[U.MainFile] + "#__global_init").str());
  auto [It, Inserted] =
      I->FunctionIndex.try_emplace(Symbol.Value, U.Functions.size());
  if (Inserted) {
    FunctionDecl D;
    D.Symbol = Symbol;
    D.Name = intern("__global_init");
    D.Signature = intern("()");
    D.ReturnType = type(Context.VoidTy);
    D.Flags = FunctionDecl::Implicit | FunctionDecl::InternalLinkage;
    U.Functions.push_back(std::move(D));
  }
  return Symbol;
}

void UnitBuilder::flagFunction(StringId Symbol, FunctionDecl::FlagT Flag) {
  if (auto It = I->FunctionIndex.find(Symbol.Value);
      It != I->FunctionIndex.end())
    U.Functions[It->second].Flags |= Flag;
}

/// Template arguments one after the other, packs opened.
static void flatten(llvm::ArrayRef<clang::TemplateArgument> Arguments,
                    llvm::SmallVectorImpl<clang::TemplateArgument> &To) {
  for (const clang::TemplateArgument &A : Arguments)
    if (A.getKind() == clang::TemplateArgument::Pack)
      flatten(A.pack_elements(), To);
    else
      To.push_back(A);
}

FunctionDecl UnitBuilder::declaration(const clang::FunctionDecl *F,
                                      StringId Symbol) {
  FunctionDecl D;
  D.Symbol = Symbol;
  D.Name = intern(I->Spell.qualified(F));
  D.Signature = intern(I->Spell.signature(F));
  D.ReturnType = type(F->getReturnType());
  D.Range = range(F->getNameInfo().getSourceRange());
  D.Marks = I->Annotations.readAll(F);
  D.Flags = flags(F);
  for (unsigned Index = 0; Index < F->getNumParams(); ++Index) {
    // Names differ between redeclarations: the definition's are the ones that
    // notes show.
    const clang::FunctionDecl *Body = F->getDefinition();
    const clang::ParmVarDecl *P = F->getParamDecl(Index);
    if (Body && Index < Body->getNumParams())
      P = Body->getParamDecl(Index);
    Parameter Entry;
    Entry.Name = intern(P->getName());
    Entry.Type = type(P->getType());
    Entry.Marks = I->Annotations.readAll(F, Index);
    Entry.Range = range(P->getLocation());
    D.Parameters.push_back(std::move(Entry));
  }
  if (const clang::TemplateArgumentList *Arguments =
          F->getTemplateSpecializationArgs()) {
    llvm::SmallVector<clang::TemplateArgument, 8> Flat;
    flatten(Arguments->asArray(), Flat);
    for (const clang::TemplateArgument &A : Flat)
      D.TemplateArguments.push_back(intern(I->Spell.templateArgument(A)));
  }
  if (const auto *M = llvm::dyn_cast<clang::CXXMethodDecl>(F)) {
    D.Class = record(M->getParent());
    for (const clang::CXXMethodDecl *Base : M->overridden_methods())
      D.Overrides.push_back(function(Base));
  }
  return D;
}

uint16_t UnitBuilder::flags(const clang::FunctionDecl *F) const {
  uint16_t Flags = 0;
  auto Set = [&](FunctionDecl::FlagT Flag, bool Holds) {
    if (Holds)
      Flags |= Flag;
  };
  if (const auto *M = llvm::dyn_cast<clang::CXXMethodDecl>(F)) {
    Set(FunctionDecl::Virtual, M->isVirtual());
    Set(FunctionDecl::Static, M->isStatic());
    Set(FunctionDecl::ConstMethod, M->isConst());
    Set(FunctionDecl::PureVirtual, M->isPureVirtual());
    Set(FunctionDecl::CallOperator,
        M->getOverloadedOperator() == clang::OO_Call);
  }
  Set(FunctionDecl::Constructor, llvm::isa<clang::CXXConstructorDecl>(F));
  Set(FunctionDecl::Destructor, llvm::isa<clang::CXXDestructorDecl>(F));
  Set(FunctionDecl::Variadic, F->isVariadic());
  Set(FunctionDecl::System, inSystemHeader(F->getLocation()));
  Set(FunctionDecl::Implicit, F->isImplicit() || F->isDefaulted());
  Set(FunctionDecl::InternalLinkage, !F->isExternallyVisible() && !F->isMain());
  Set(FunctionDecl::Main, F->isMain());
  Set(FunctionDecl::NoReturn, F->getMostRecentDecl()->isNoReturn());
  const clang::FunctionDecl *Definition = nullptr;
  if (const clang::Stmt *Body = F->getBody(Definition))
    Set(FunctionDecl::Coroutine, llvm::isa<clang::CoroutineBodyStmt>(Body));
  return Flags;
}

/// Whether a variable has the value that its declaration says: what a function
/// makes at start, or another unit, is not known here.
static bool isConstant(const clang::VarDecl *V, clang::ASTContext &Context) {
  const clang::Expr *Init = V->getAnyInitializer();
  return Context.getBaseElementType(V->getType()).isConstQualified() && Init &&
         !Init->isValueDependent() &&
         (V->isConstexpr() || Init->isConstantInitializer(
                                  Context, V->getType()->isReferenceType()));
}

StringId UnitBuilder::global(const clang::VarDecl *V) {
  V = V->getCanonicalDecl();
  if (auto It = I->GlobalSymbols.find(V); It != I->GlobalSymbols.end())
    return It->second;
  StringId Symbol = intern(I->Link.variable(V, U.Strings[U.MainFile]));
  I->GlobalSymbols[V] = Symbol;
  if (!I->Globals.insert(Symbol.Value).second)
    return Symbol;
  Global G;
  G.Symbol = Symbol;
  G.Name = intern(I->Spell.qualified(V));
  G.Type = type(V->getType());
  G.Marks = I->Annotations.readAll(V);
  G.Range = range(V->getLocation());
  G.IsConstant = isConstant(V, Context);
  U.Globals.push_back(std::move(G));
  return Symbol;
}
