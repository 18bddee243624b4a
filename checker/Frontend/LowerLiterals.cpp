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

/// As a literal of the type is written, so that one constant has one text.
static std::string textOf(const llvm::APSInt &Value, QualType T) {
  char Buffer[8];
  char *End = Buffer;
  if (T->isAnyCharacterType() && Value.isStrictlyPositive() &&
      Value.getActiveBits() <= 21 &&
      llvm::ConvertCodePointToUTF8(unsigned(Value.getZExtValue()), End))
    return std::string(Buffer, End);
  llvm::SmallString<24> Text;
  Value.toString(Text, 10);
  return Text.str().str();
}

static std::optional<std::string> textOf(const APValue &Value, QualType T) {
  if (Value.isInt())
    return textOf(Value.getInt(), T);
  if (Value.isFloat())
    return textOf(Value.getFloat());
  return std::nullopt;
}

static bool isNumber(QualType T) {
  return T->isIntegralOrEnumerationType() || T->isRealFloatingType();
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
  case Stmt::UnaryExprOrTypeTraitExprClass:
    return folded(E).value_or(Rvalue::none(T));
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
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

//===----------------------------------------------------------------------===//
// What the compiler can work out
//===----------------------------------------------------------------------===//

/// The number that an expression always is.
std::optional<Rvalue> Lowering::folded(const Expr *E) {
  const QualType T = E->getType();
  Expr::EvalResult Known;
  if (!isNumber(T) || E->isValueDependent() ||
      !E->EvaluateAsRValue(Known, U.context()) || Known.HasSideEffects)
    return std::nullopt;
  const auto Text = textOf(Known.Val, T);
  return Text ? std::optional(constant(*Text, T)) : std::nullopt;
}

/// The data member that a constant pointer to member names.
const FieldDecl *Lowering::memberNamedBy(const Expr *Pointer) {
  Expr::EvalResult Known;
  if (Pointer->isValueDependent() ||
      !Pointer->EvaluateAsRValue(Known, U.context()) ||
      !Known.Val.isMemberPointer())
    return nullptr;
  const ValueDecl *D = Known.Val.getMemberPointerDecl();
  if (const auto *Indirect = dyn_cast_or_null<IndirectFieldDecl>(D))
    return Indirect->getAnonField();
  return dyn_cast_or_null<FieldDecl>(D);
}

/// The one argument that an object of a library is made of; null when there
/// are more.
static const Expr *soleArgument(const CXXConstructExpr *E) {
  for (unsigned I = 1; I < E->getNumArgs(); ++I)
    if (!isa<CXXDefaultArgExpr>(E->getArg(I)))
      return nullptr;
  return E->getNumArgs() ? E->getArg(0) : nullptr;
}

/// The text that an expression always is: a string literal, a number, or an
/// object of a library that is made of a string literal and nothing else.
std::optional<Rvalue> Lowering::constantText(const Expr *E, unsigned Depth) {
  constexpr unsigned MaxDepth = 16;
  E = withoutSugar(E);
  if (Depth > MaxDepth)
    return std::nullopt;
  if (isa<StringLiteral>(E))
    return literal(E);
  if (isNumber(E->getType()))
    return folded(E);
  const Expr *Inner = nullptr;
  if (const auto *C = dyn_cast<ExprWithCleanups>(E))
    Inner = C->getSubExpr();
  else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    Inner = M->getSubExpr();
  else if (const auto *C = dyn_cast<CastExpr>(E))
    Inner = C->getSubExpr();
  else if (const auto *L = dyn_cast<InitListExpr>(E))
    Inner = L->getNumInits() == 1 ? L->getInit(0) : nullptr;
  else if (const auto *C = dyn_cast<CXXConstructExpr>(E))
    Inner = Class.isSystem(C->getConstructor()->getParent()) ? soleArgument(C)
                                                             : nullptr;
  else if (const auto *L = dyn_cast<UserDefinedLiteral>(E))
    Inner = L->getCalleeDecl() && L->getCalleeDecl()->isInStdNamespace()
                ? L->getArg(0)
                : nullptr;
  if (!Inner)
    return namedConstant(E, Depth + 1);
  auto Text = constantText(Inner, Depth + 1);
  // A number of elements is no text.
  if (Text && isNumber(Text->Type) && !isNumber(E->getType()))
    return std::nullopt;
  return Text;
}

/// The function that an expression names, or points to.
static const clang::FunctionDecl *namedFunction(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? dyn_cast<clang::FunctionDecl>(Ref->getDecl()) : nullptr;
}

std::optional<Rvalue> Lowering::constantOf(const VarDecl *V, unsigned Depth) {
  const QualType T = V->getType();
  const VarDecl *Definition = nullptr;
  if (isa<ParmVarDecl>(V) || T->isReferenceType() || T.isVolatileQualified() ||
      !T.isConstant(U.context()))
    return std::nullopt;
  const Expr *Init = V->getAnyInitializer(Definition);
  if (!Init || Init->isValueDependent() || !U.marks(V).empty())
    return std::nullopt;
  if (const auto *F = namedFunction(Init); F && T->isFunctionPointerType())
    return value(Init);
  if (!isNumber(T) || !Definition->isUsableInConstantExpressions(U.context()))
    return constantText(Init, Depth);
  const APValue *Value = Definition->evaluateValue();
  const auto Text = Value ? textOf(*Value, T) : std::nullopt;
  return Text ? std::optional(constant(*Text, T)) : std::nullopt;
}

/// The variable that an expression names, and whose object nothing computes.
static const VarDecl *namedVariable(const Expr *E) {
  E = withoutSugar(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return dyn_cast<VarDecl>(Ref->getDecl());
  const auto *M = dyn_cast<MemberExpr>(E);
  return M && isa<DeclRefExpr, CXXThisExpr>(withoutSugar(M->getBase()))
             ? dyn_cast<VarDecl>(M->getMemberDecl())
             : nullptr;
}

/// What a constant that has a name is, when its declaration says it.
std::optional<Rvalue> Lowering::namedConstant(const Expr *E, unsigned Depth) {
  const VarDecl *V = namedVariable(E);
  return V ? constantOf(V, Depth) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Tables of constants
//===----------------------------------------------------------------------===//

bool Lowering::isConstantTable(const Expr *Table) {
  Table = withoutSugar(Table);
  for (;;) {
    const auto *Decay = dyn_cast<CastExpr>(Table);
    const auto *Row = dyn_cast<ArraySubscriptExpr>(Table);
    if (!Row && (!Decay || Decay->getCastKind() != CK_ArrayToPointerDecay))
      break;
    Table = withoutSugar(Row ? Row->getBase() : Decay->getSubExpr());
  }
  const VarDecl *V = namedVariable(Table);
  if (!V || isa<ParmVarDecl>(V) || !V->getType().isConstant(U.context()) ||
      !U.marks(V).empty())
    return false;
  const Expr *Init = V->getAnyInitializer();
  return Init && !Init->isValueDependent() &&
         (V->isConstexpr() || constantOf(V, 0) ||
          Init->isConstantInitializer(U.context(), false));
}

/// What is read from a table of constants at an index that is not known: the
/// index in another writing, as encoders do it (`digits[byte >> 4]`).
std::optional<Rvalue> Lowering::tableElement(const Expr *E) {
  E = withoutSugar(E);
  const QualType T = E->getType();
  const bool IsText =
      T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
  if ((!isNumber(T) && !IsText) || T->isBooleanType() || !T.isConstQualified())
    return std::nullopt;
  const Expr *Table = nullptr, *Index = nullptr;
  const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E);
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  if (Subscript) {
    Table = Subscript->getBase();
    Index = Subscript->getIdx();
  } else if (Call && Call->getOperator() == OO_Subscript &&
             Call->getNumArgs() == 2) {
    Table = Call->getArg(0);
    Index = Call->getArg(1);
  }
  if (!Index || Table->getType()->isVectorType() ||
      !Index->getType()->isIntegralOrEnumerationType() ||
      Index->HasSideEffects(U.context()))
    return std::nullopt;
  const Rvalue At = value(Index);
  Rvalue Held = Rvalue::at(place(E), T);
  if (At.Kind != Operand::Value)
    return Held;
  const AccessPath Result = temp(T);
  Out.emit(isConstantTable(Table) ? Opcode::Derive : Opcode::Lookup, Result,
           {Held, At}, range(E));
  return Rvalue::at(Result, T);
}
