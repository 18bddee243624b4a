//===-- Frontend/LowerLiterals.cpp - constants ----------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"

using namespace clang;
using namespace piiflow;

/// Longer literals are data, and no format strings.
static constexpr size_t MaxLiteral = 4096;

Rvalue Lowering::constant(llvm::StringRef Text, QualType T) {
  return Rvalue::constant(U.intern(Text), T);
}

/// A string literal as UTF-8.
static std::string textOf(const StringLiteral *S) {
  std::string Text;
  if (S->getCharByteWidth() == 1) {
    Text = S->getBytes().take_front(MaxLiteral).str();
  } else {
    for (unsigned I = 0; I < S->getLength() && Text.size() < MaxLiteral; ++I) {
      char Buffer[8];
      char *End = Buffer;
      if (llvm::ConvertCodePointToUTF8(S->getCodeUnit(I), End))
        Text.append(Buffer, End);
      else
        Text += '?';
    }
  }
  return llvm::json::isUTF8(Text) ? Text : llvm::json::fixUTF8(Text);
}

static std::string textOf(const llvm::APFloat &F) {
  llvm::SmallString<24> Text;
  F.toString(Text);
  return Text.str().str();
}

/// What an expression denotes when it is a literal, or says something about a
/// type and nothing about a value.
std::optional<Rvalue> Lowering::literal(const Expr *E) {
  const QualType T = E->getType();
  switch (E->getStmtClass()) {
  case Stmt::IntegerLiteralClass: {
    llvm::SmallString<24> Text;
    cast<IntegerLiteral>(E)->getValue().toString(
        Text, 10, T->isSignedIntegerOrEnumerationType());
    return constant(Text, T);
  }
  case Stmt::FloatingLiteralClass:
    return constant(textOf(cast<FloatingLiteral>(E)->getValue()), T);
  case Stmt::CharacterLiteralClass: {
    char Buffer[8];
    char *End = Buffer;
    const unsigned Code = cast<CharacterLiteral>(E)->getValue();
    if (Code == 0 || !llvm::ConvertCodePointToUTF8(Code, End))
      return constant(std::to_string(Code), T);
    return constant(llvm::StringRef(Buffer, End - Buffer), T);
  }
  case Stmt::CXXBoolLiteralExprClass:
    return constant(cast<CXXBoolLiteralExpr>(E)->getValue() ? "1" : "0", T);
  case Stmt::StringLiteralClass:
    return constant(textOf(cast<StringLiteral>(E)), T);
  case Stmt::PredefinedExprClass:
    if (const StringLiteral *Name = cast<PredefinedExpr>(E)->getFunctionName())
      return constant(textOf(Name), T);
    return Rvalue::none(T);
  case Stmt::UserDefinedLiteralClass:
    return std::nullopt; // A call.
  case Stmt::FixedPointLiteralClass:
  case Stmt::ImaginaryLiteralClass:
  case Stmt::SourceLocExprClass:
    return constant("0", T);
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::ArrayTypeTraitExprClass:
  case Stmt::ExpressionTraitExprClass:
  case Stmt::SizeOfPackExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::CXXTypeidExprClass:
  case Stmt::CXXUuidofExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
  case Stmt::NoInitExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
    return Rvalue::none(T);
  case Stmt::AddrLabelExprClass:
    AddressedLabels.push_back(cast<AddrLabelExpr>(E)->getLabel());
    return Rvalue::none(T);
  case Stmt::DeclRefExprClass:
    if (const auto *Enumerator =
            dyn_cast<EnumConstantDecl>(cast<DeclRefExpr>(E)->getDecl())) {
      llvm::SmallString<24> Text;
      Enumerator->getInitVal().toString(Text, 10);
      return constant(Text, T);
    }
    return std::nullopt;
  default:
    return std::nullopt;
  }
}
