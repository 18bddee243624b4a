//===-- Frontend/Marks.cpp - annotations of declarations ------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Marks.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"

#include "llvm/Support/raw_ostream.h"

using namespace piiflow;

static bool isOurs(const clang::AnnotateAttr *A) {
  return A->getAnnotation().starts_with_insensitive("pii");
}

/// Adds what is not there yet: redeclarations inherit attributes, and
/// instantiations clone them, with the place they were written at.
static void addNew(std::vector<Mark> &To, Mark M) {
  for (const Mark &Known : To)
    if (Known.Form == M.Form && Known.Arguments == M.Arguments &&
        Known.Range == M.Range)
      return;
  To.push_back(std::move(M));
}

static void addAll(std::vector<Mark> &To, std::vector<Mark> From) {
  for (Mark &M : From)
    addNew(To, std::move(M));
}

bool MarkReader::has(const clang::Decl *D) {
  for (const auto *A : D->specific_attrs<clang::AnnotateAttr>())
    if (isOurs(A))
      return true;
  return false;
}

/// `"phone"` without its quotes: the macro header quotes literals again.
static std::string unquoted(llvm::StringRef Text) {
  if (Text.size() >= 2 && Text.front() == '"' && Text.back() == '"')
    Text = Text.drop_front().drop_back();
  return Text.str();
}

/// The text of a constant: a literal's content, or a number.
static std::string valueText(const clang::APValue &V) {
  if (V.isInt()) {
    llvm::SmallString<16> Digits;
    V.getInt().toString(Digits, 10);
    return Digits.str().str();
  }
  if (V.isFloat()) {
    llvm::SmallString<16> Digits;
    V.getFloat().toString(Digits);
    return Digits.str().str();
  }
  if (V.isLValue())
    if (const auto *Base = V.getLValueBase().dyn_cast<const clang::Expr *>())
      if (const auto *S = llvm::dyn_cast<clang::StringLiteral>(Base))
        return S->getBytes().str();
  return {};
}

std::string MarkReader::text(const clang::Expr *E) const {
  const clang::Expr *Plain = E->IgnoreParenImpCasts();
  if (const auto *C = llvm::dyn_cast<clang::ConstantExpr>(Plain))
    Plain = C->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *S = llvm::dyn_cast<clang::StringLiteral>(Plain))
    return unquoted(S->getBytes());
  if (const auto *C = llvm::dyn_cast<clang::ConstantExpr>(E))
    if (C->hasAPValueResult())
      if (std::string Text = valueText(C->getAPValueResult()); !Text.empty())
        return Text;
  clang::Expr::EvalResult Result;
  if (!E->isValueDependent() && E->EvaluateAsRValue(Result, Context))
    if (std::string Text = valueText(Result.Val); !Text.empty())
      return Text;
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Plain->printPretty(OS, nullptr, Context.getPrintingPolicy());
  return Text;
}

void MarkReader::readAttributes(const clang::Decl *D, std::vector<Mark> &To) {
  for (const auto *A : D->specific_attrs<clang::AnnotateAttr>()) {
    if (!isOurs(A) || A->isInherited())
      continue;
    Mark M;
    M.Form = U.Strings.intern(A->getAnnotation());
    for (const clang::Expr *E : A->args())
      M.Arguments.push_back(U.Strings.intern(text(E)));
    M.Range = L.range(A->getRange());
    addNew(To, std::move(M));
  }
}

/// The type that a reference, pointer or array type refers to.
static clang::QualType referred(clang::QualType T) {
  if (const auto *R = T->getAs<clang::ReferenceType>())
    return R->getPointeeTypeAsWritten();
  if (const auto *P = T->getAs<clang::PointerType>())
    return P->getPointeeType();
  if (const clang::ArrayType *A = T->getAsArrayTypeUnsafe())
    return A->getElementType();
  return {};
}

void MarkReader::readSpelling(clang::QualType T, std::vector<Mark> &To,
                              unsigned Depth) {
  constexpr unsigned MaxDepth = 8;
  // A deduced type is not spelled: what it comes from is marked already.
  if (T.isNull() || Depth > MaxDepth || T->getContainedDeducedType() ||
      T->getAs<clang::DecltypeType>())
    return;
  if (const auto *Alias = T->getAs<clang::TypedefType>()) {
    for (const clang::TypedefNameDecl *D : Alias->getDecl()->redecls())
      readAttributes(D, To);
    return readSpelling(Alias->desugar(), To, Depth + 1);
  }
  if (const auto *S = T->getAs<clang::TemplateSpecializationType>()) {
    if (S->isTypeAlias()) {
      if (const clang::TemplateDecl *D =
              S->getTemplateName().getAsTemplateDecl())
        if (const clang::NamedDecl *Pattern = D->getTemplatedDecl())
          readAttributes(Pattern, To);
      return readSpelling(S->getAliasedType(), To, Depth + 1);
    }
    // With more arguments, a part of the value is not all of it.
    if (S->template_arguments().size() == 1 &&
        S->template_arguments()[0].getKind() == clang::TemplateArgument::Type)
      readSpelling(S->template_arguments()[0].getAsType(), To, Depth + 1);
    return;
  }
  if (const auto *E = T->getAs<clang::EnumType>()) {
    addAll(To, readAll(static_cast<const clang::TagDecl *>(E->getDecl())));
    return;
  }
  readSpelling(referred(T), To, Depth + 1);
}

std::vector<Mark> MarkReader::read(const clang::Decl *D) {
  std::vector<Mark> Result;
  readAttributes(D, Result);
  if (const auto *F = llvm::dyn_cast<clang::FunctionDecl>(D))
    readSpelling(F->getReturnType(), Result, 0);
  else if (const auto *V = llvm::dyn_cast<clang::DeclaratorDecl>(D))
    readSpelling(V->getType(), Result, 0);
  return Result;
}

/// The template member that a function is an instantiation of.
static const clang::FunctionDecl *pattern(const clang::FunctionDecl *F) {
  return F->getTemplateInstantiationPattern(/*ForDefinition=*/false);
}

std::vector<Mark> MarkReader::readAll(const clang::FunctionDecl *F) {
  std::vector<Mark> Result;
  for (const clang::FunctionDecl *D : F->redecls())
    addAll(Result, read(D));
  if (const clang::FunctionDecl *P = pattern(F))
    for (const clang::FunctionDecl *D : P->redecls())
      addAll(Result, read(D));
  return Result;
}

/// The pattern's parameter that parameter `Index` of `F` comes from: one pack
/// of the pattern may have become several.
static unsigned patternIndex(const clang::FunctionDecl *P,
                             const clang::FunctionDecl *F, unsigned Index) {
  unsigned Expanded = F->getNumParams() + 1 - P->getNumParams();
  for (unsigned I = 0; I < P->getNumParams() && I <= Index; ++I)
    if (P->getParamDecl(I)->isParameterPack())
      return Index < I + Expanded ? I : Index + 1 - Expanded;
  return Index;
}

std::vector<Mark> MarkReader::readAll(const clang::FunctionDecl *F,
                                      unsigned Parameter) {
  std::vector<Mark> Result;
  auto Add = [&](const clang::FunctionDecl *D, unsigned Index) {
    if (Index < D->getNumParams())
      addAll(Result, read(D->getParamDecl(Index)));
  };
  for (const clang::FunctionDecl *D : F->redecls())
    Add(D, Parameter);
  if (const clang::FunctionDecl *P = pattern(F))
    for (const clang::FunctionDecl *D : P->redecls())
      Add(D, patternIndex(P, F, Parameter));
  return Result;
}

/// The field of a class template that a field was instantiated from.
static const clang::FieldDecl *pattern(const clang::FieldDecl *F) {
  const auto *R = llvm::dyn_cast<clang::CXXRecordDecl>(F->getParent());
  const clang::CXXRecordDecl *P =
      R ? R->getTemplateInstantiationPattern() : nullptr;
  if (!P || P == R)
    return nullptr;
  for (const clang::FieldDecl *Candidate : P->fields())
    if (Candidate->getFieldIndex() == F->getFieldIndex())
      return Candidate;
  return nullptr;
}

std::vector<Mark> MarkReader::readAll(const clang::FieldDecl *F) {
  std::vector<Mark> Result = read(F);
  if (const clang::FieldDecl *P = pattern(F))
    addAll(Result, read(P));
  return Result;
}

std::vector<Mark> MarkReader::readAll(const clang::VarDecl *V) {
  std::vector<Mark> Result;
  for (const clang::VarDecl *D : V->redecls())
    addAll(Result, read(D));
  if (const clang::VarDecl *P = V->getTemplateInstantiationPattern())
    for (const clang::VarDecl *D : P->redecls())
      addAll(Result, read(D));
  return Result;
}

std::vector<Mark> MarkReader::readAll(const clang::TagDecl *T) {
  std::vector<Mark> Result;
  auto Add = [&](const clang::TagDecl *Of) {
    for (const clang::TagDecl *D : Of->redecls())
      readAttributes(D, Result);
  };
  Add(T);
  if (const auto *R = llvm::dyn_cast<clang::CXXRecordDecl>(T)) {
    if (const clang::CXXRecordDecl *P = R->getTemplateInstantiationPattern())
      Add(P);
  } else if (const auto *E = llvm::dyn_cast<clang::EnumDecl>(T)) {
    if (const clang::EnumDecl *P = E->getTemplateInstantiationPattern())
      Add(P);
  }
  return Result;
}
