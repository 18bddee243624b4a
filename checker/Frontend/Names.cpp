//===-- Frontend/Names.cpp - names of declarations and types --------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Names.h"

#include "Support/Compat.h"
#include "Support/Hash.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/SourceManager.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow;

static clang::PrintingPolicy namePolicy(const clang::ASTContext &Context) {
  clang::PrintingPolicy P(Context.getLangOpts());
  P.SuppressTagKeyword = true;
  P.SuppressUnwrittenScope = true;
  P.SuppressDefaultTemplateArgs = true;
  P.FullyQualifiedName = true;
  P.UsePreferredNames = false;
  P.Bool = true;
  // Locations would put absolute paths into names.
  P.AnonymousTagLocations = false;
  compat::suppressInlineNamespaces(P);
  return P;
}

Names::Names(const clang::ASTContext &Context)
    : Context(Context), Policy(namePolicy(Context)) {}

/// Templates that repeat their arguments are spelled in exponential length;
/// beyond so many names nobody reads one, or writes it into a policy.
static constexpr unsigned MostParts = 5000;

unsigned Names::parts(llvm::ArrayRef<clang::TemplateArgument> Arguments) const {
  unsigned Sum = 0;
  for (const clang::TemplateArgument &A : Arguments) {
    if (A.getKind() == clang::TemplateArgument::Type)
      Sum += parts(A.getAsType());
    else if (A.getKind() == clang::TemplateArgument::Pack)
      Sum += parts(A.getPackAsArray());
    else
      ++Sum;
    if (Sum > MostParts)
      return MostParts + 1;
  }
  return Sum;
}

unsigned Names::parts(clang::QualType T) const {
  T = T.getCanonicalType().getUnqualifiedType();
  if (const auto It = Parts.find(T); It != Parts.end())
    return It->second;
  unsigned Sum = 1;
  if (const clang::QualType Pointee = T->getPointeeType(); !Pointee.isNull()) {
    Sum = parts(Pointee);
  } else if (const clang::ArrayType *A = T->getAsArrayTypeUnsafe()) {
    Sum = parts(A->getElementType());
  } else if (const auto *F = T->getAs<clang::FunctionProtoType>()) {
    Sum = parts(F->getReturnType());
    for (const clang::QualType P : F->param_types())
      Sum = std::min(Sum + parts(P), MostParts + 1);
  } else if (const auto *R = T->getAsCXXRecordDecl()) {
    if (const auto *S =
            llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(R))
      Sum += parts(S->getTemplateArgs().asArray());
    // A member class is spelled with the arguments of its scope.
    if (const auto *Outer =
            llvm::dyn_cast<clang::CXXRecordDecl>(R->getDeclContext()))
      Sum += parts(compat::tagType(Context, Outer));
    Sum = std::min(Sum, MostParts + 1);
  }
  Parts[T] = Sum;
  return Sum;
}

std::string Names::type(clang::QualType T) const {
  T = T.getCanonicalType();
  if (parts(T) <= MostParts)
    return T.getAsString(Policy);
  // Mangling abbreviates what is repeated.
  std::string Mangled;
  llvm::raw_string_ostream OS(Mangled);
  auto &Shared = const_cast<clang::ASTContext &>(Context);
  const std::unique_ptr<clang::MangleContext> Mangler(
      clang::ItaniumMangleContext::create(Shared, Shared.getDiagnostics()));
  Mangler->mangleCanonicalTypeName(T, OS);
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return (R ? R->getNameAsString() : "type") + "<#" + stableHashHex(Mangled) +
         ">";
}

std::string Names::signature(const clang::FunctionDecl *F) const {
  std::string Text = "(";
  for (const clang::ParmVarDecl *P : F->parameters()) {
    if (Text.size() > 1)
      Text += ", ";
    Text += type(P->getType());
  }
  if (F->isVariadic())
    Text += F->getNumParams() ? ", ..." : "...";
  Text += ")";
  if (const auto *M = llvm::dyn_cast<clang::CXXMethodDecl>(F))
    if (M->isConst())
      Text += " const";
  return Text;
}

std::string Names::templateArgument(const clang::TemplateArgument &A) const {
  if (A.getKind() == clang::TemplateArgument::Type)
    return type(A.getAsType());
  if (A.getKind() == clang::TemplateArgument::Integral) {
    llvm::SmallString<16> Digits;
    A.getAsIntegral().toString(Digits, 10);
    return Digits.str().str();
  }
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  A.print(Policy, OS, /*IncludeType=*/false);
  return Text;
}

std::string Names::qualified(const clang::NamedDecl *D) {
  std::string Prefix = scope(D->getDeclContext());
  std::string Name = component(D);
  if (Name.empty())
    return Prefix;
  return Prefix.empty() ? Name : Prefix + "::" + Name;
}

/// Whether a scope leaves no trace in qualified names.
static bool isUnspoken(const clang::DeclContext *DC) {
  if (const auto *NS = llvm::dyn_cast<clang::NamespaceDecl>(DC))
    return NS->isInline() || NS->isAnonymousNamespace();
  if (const auto *R = llvm::dyn_cast<clang::RecordDecl>(DC))
    return R->isAnonymousStructOrUnion();
  return false;
}

std::string Names::scope(const clang::DeclContext *DC) {
  while (DC && !DC->isTranslationUnit() &&
         (!llvm::isa<clang::NamedDecl>(DC) || isUnspoken(DC)))
    DC = DC->getParent();
  if (!DC || DC->isTranslationUnit())
    return {};
  if (auto It = Scopes.find(DC); It != Scopes.end())
    return It->second;
  std::string Name = qualified(llvm::cast<clang::NamedDecl>(DC));
  Scopes[DC] = Name;
  return Name;
}

std::string Names::component(const clang::NamedDecl *D) {
  if (const auto *T = llvm::dyn_cast<clang::TagDecl>(D)) {
    if (T->getIdentifier())
      return T->getName().str();
    if (const clang::TypedefNameDecl *Alias = T->getTypedefNameForAnonDecl())
      return Alias->getNameAsString();
    if (const auto *R = llvm::dyn_cast<clang::RecordDecl>(T);
        R && R->isAnonymousStructOrUnion())
      return {};
    return unnamed(T);
  }
  // A constructor or destructor of a template would print its arguments; a
  // conversion function its type with inline namespaces.
  if (const auto *C = llvm::dyn_cast<clang::CXXConstructorDecl>(D))
    return component(C->getParent());
  if (const auto *X = llvm::dyn_cast<clang::CXXDestructorDecl>(D))
    return "~" + component(X->getParent());
  if (const auto *C = llvm::dyn_cast<clang::CXXConversionDecl>(D))
    return "operator " + type(C->getConversionType());
  return D->getNameAsString();
}

std::string Names::unnamed(const clang::TagDecl *D) {
  // A redeclaration is impossible, an instantiation has its own scope.
  if (auto It = Unnamed.find(D); It != Unnamed.end())
    return It->second;
  number(D->getDeclContext());
  auto [It, Inserted] = Unnamed.try_emplace(D);
  if (Inserted) // Not listed in its scope (a discarded parse, say).
    It->second = "unlisted#" + std::to_string(++Unlisted);
  return It->second;
}

void Names::number(const clang::DeclContext *DC) {
  const clang::SourceManager &SM = Context.getSourceManager();
  llvm::StringMap<unsigned> Count;
  auto Visit = [&](const clang::DeclContext *Part) {
    for (const clang::Decl *Member : Part->decls()) {
      const auto *T = llvm::dyn_cast<clang::TagDecl>(Member);
      if (!T || T->getIdentifier())
        continue;
      const auto *R = llvm::dyn_cast<clang::CXXRecordDecl>(T);
      std::string Name = R && R->isLambda() ? "lambda" : "unnamed";
      if (DC->getRedeclContext()->isFileContext())
        Name += "@" + llvm::sys::path::filename(
                          SM.getFilename(SM.getExpansionLoc(T->getLocation())))
                          .str();
      Unnamed[T] = Name + "#" + std::to_string(++Count[Name]);
    }
  };
  const auto *NS = llvm::dyn_cast<clang::NamespaceDecl>(DC);
  if (!NS)
    return Visit(DC);
  llvm::SmallVector<const clang::NamespaceDecl *, 8> Parts;
  for (const clang::NamespaceDecl *P = NS->getMostRecentDecl(); P;
       P = P->getPreviousDecl())
    Parts.push_back(P);
  for (const clang::NamespaceDecl *Part : llvm::reverse(Parts))
    Visit(Part);
}
