//===-- Frontend/LowerInit.cpp - objects being filled ---------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Stack.h"

#include "llvm/ADT/DenseSet.h"

using namespace clang;
using namespace piiflow;

/// Elements told apart in an array that is initialised; of longer ones, those
/// that are literals are left out.
static constexpr size_t MaxElements = 32;

void Lowering::bind(const AccessPath &To, const Expr *E) {
  // A reference to a function is a pointer to it.
  if (E->getType()->isFunctionType())
    return copy(To, addressValue(E, pointerTo(E->getType())), range(E));
  const AccessPath Object = place(E);
  Out.emit(Opcode::Bind, To, Rvalue::addressOf(Object, E->getType()), range(E));
}

void Lowering::initialize(const AccessPath &To, QualType Declared,
                          const Expr *E) {
  if (Declared->isReferenceType())
    bind(To, E);
  else
    initialize(To, E);
}

void Lowering::initialize(const AccessPath &To, const Expr *E) {
  clang::runWithSufficientStackSpace([] {}, [&] { initializeAs(To, E); });
}

void Lowering::initializeAs(const AccessPath &To, const Expr *E) {
  E = withoutSugar(E);
  switch (E->getStmtClass()) {
  case Stmt::ExprWithCleanupsClass: {
    FullExpression Temporaries(*this);
    return initialize(To, cast<ExprWithCleanups>(E)->getSubExpr());
  }
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    return construct(To, cast<CXXConstructExpr>(E));
  case Stmt::CXXInheritedCtorInitExprClass:
    return inherit(To, cast<CXXInheritedCtorInitExpr>(E));
  case Stmt::CXXStdInitializerListExprClass: {
    // The list is the array that it refers to.
    const Expr *List = cast<CXXStdInitializerListExpr>(E)->getSubExpr();
    if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(withoutSugar(List)))
      List = M->getSubExpr();
    return initialize(To, List);
  }
  case Stmt::InitListExprClass:
    return aggregate(To, cast<InitListExpr>(E));
  case Stmt::DesignatedInitUpdateExprClass: {
    const auto *D = cast<DesignatedInitUpdateExpr>(E);
    initialize(To, D->getBase());
    return aggregate(To, D->getUpdater());
  }
  case Stmt::CXXParenListInitExprClass: {
    const auto *P = cast<CXXParenListInitExpr>(E);
    auto Inits = const_cast<CXXParenListInitExpr *>(P)->getInitExprs();
    if (const clang::RecordDecl *R = E->getType()->getAsRecordDecl())
      return fields(To, R, Inits);
    return array(To, Inits, P->getArrayFiller(), E);
  }
  case Stmt::ArrayInitLoopExprClass:
    return copyArray(To, cast<ArrayInitLoopExpr>(E));
  case Stmt::LambdaExprClass:
    return lambda(To, cast<LambdaExpr>(E));
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    return clearOld(To, range(E));
  case Stmt::NoInitExprClass:
    return;
  case Stmt::CXXThrowExprClass:
    return throwExpression(cast<CXXThrowExpr>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    if (E->isPRValue())
      return choose(To, cast<AbstractConditionalOperator>(E));
    break;
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    if (E->isPRValue()) {
      suspend(cast<CoroutineSuspendExpr>(E), &To);
      return;
    }
    break;
  default:
    break;
  }
  initializeOther(To, E);
}

/// Whether a place may be one of several. What a call leaves and a sanitizer
/// then makes safe has to be apart from what else such a place holds.
static bool isShared(const AccessPath &P) {
  for (size_t I = 0; I < P.Selectors.size(); ++I) {
    const SelectorKind Kind = P.Selectors[I].Kind;
    const bool IsThis = I == 0 && P.Root == RootKind::This;
    if (Kind == SelectorKind::Element || Kind == SelectorKind::Any ||
        (Kind == SelectorKind::Deref && !IsThis))
      return true;
  }
  return false;
}

void Lowering::initializeOther(const AccessPath &To, const Expr *E) {
  const QualType T = E->getType();
  if (const auto *S = dyn_cast<StmtExpr>(E)) {
    Scope Locals(*this);
    const CompoundStmt *Body = S->getSubStmt();
    for (const Stmt *Sub : Body->body())
      if (const auto *Last = dyn_cast<Expr>(Sub);
          Last && Sub == Body->body_back())
        initialize(To, Last);
      else
        statement(Sub);
    return;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->isCommaOp()) {
    effect(B->getLHS());
    return initialize(To, B->getRHS());
  }
  if (const auto *C = dyn_cast<CallExpr>(E); C && E->isPRValue()) {
    if (auto Known = builtin(C))
      return copy(To, *Known, range(E));
    if (!isShared(To))
      return call(C, &To);
    const AccessPath Result = temp(T);
    call(C, &Result);
    return copy(To, Rvalue::at(Result, T), range(E), isObject(T));
  }
  if (auto Known = literal(E))
    return copy(To, *Known, range(E));
  if (!isObject(T))
    return copy(To, value(E), range(E));
  if (E->isGLValue())
    return copy(To, Rvalue::at(place(E), T), range(E), E->isXValue());
  if (const auto *Cast = dyn_cast<CastExpr>(E)) {
    const Expr *Sub = Cast->getSubExpr();
    if (Sub->isGLValue())
      return copy(To, Rvalue::at(place(Sub), T), range(E));
    return isObject(Sub->getType()) ? initialize(To, Sub)
                                    : copy(To, value(Sub), range(E));
  }
  if (const auto *L = dyn_cast<CompoundLiteralExpr>(E))
    return initialize(To, L->getInitializer());
  if (isa<VAArgExpr, OpaqueValueExpr>(E) ||
      (isa<BinaryOperator>(E) && cast<BinaryOperator>(E)->isAssignmentOp())) {
    const Rvalue V = isa<VAArgExpr>(E) ? valueOfOther(E)
                     : isa<OpaqueValueExpr>(E)
                         ? Rvalue::at(place(E), T)
                         : valueOfBinary(cast<BinaryOperator>(E));
    return copy(To, V, range(E));
  }
  copy(To, fallback(E, T), range(E));
}

//===----------------------------------------------------------------------===//
// Aggregates
//===----------------------------------------------------------------------===//

/// Whether a class of the standard library is an array in all but name: models
/// see its elements directly below it.
static bool isStandardArray(const clang::RecordDecl *R) {
  return R->isInStdNamespace() && R->getIdentifier() && R->getName() == "array";
}

void Lowering::aggregate(const AccessPath &To, const InitListExpr *E) {
  if (const InitListExpr *Semantic = E->getSemanticForm())
    E = Semantic;
  if (E->isTransparent())
    return initialize(To, E->getInit(0));
  const QualType T = E->getType();
  // The initialisers of a list are not const, for historical reasons.
  auto *Writable = const_cast<InitListExpr *>(E);
  const llvm::MutableArrayRef<Expr *> Inits(Writable->getInits(),
                                            Writable->getNumInits());
  if (T->isArrayType())
    return array(To, Inits, E->getArrayFiller(), E);
  if (T->isVectorType() || T->isAnyComplexType()) {
    for (const Expr *Init : Inits)
      copy(element(To), value(Init), range(Init));
    return;
  }
  const clang::RecordDecl *R = T->getAsRecordDecl();
  if (!R) {
    if (Inits.empty())
      return clearOld(To, range(E));
    return initialize(To, Inits.front());
  }
  if (!R->isUnion())
    return fields(To, R, Inits);
  clearOld(To, range(E));
  const FieldDecl *F = E->getInitializedFieldInUnion();
  if (!F || Inits.empty())
    return;
  AccessPath Member = To;
  if (const StringId Name = U.field(F); Name.valid()) {
    Member = with(Member, Selector::field(Name));
    UnionFields[Name.Value] = F;
  }
  initialize(Member, F->getType(), Inits.front());
}

/// Whether an array is a list of entries of a map: pairs whose first is const.
/// They are told apart by their keys, as the map's are.
static bool holdsEntries(QualType Array) {
  const clang::Type *Element = Array->getArrayElementTypeNoTypeQual();
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Element ? Element->getAsCXXRecordDecl() : nullptr);
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         R->getName() == "pair" && R->getTemplateArgs().size() == 2 &&
         R->getTemplateArgs()[0].getAsType().isConstQualified();
}

/// The key of an entry when it is a constant.
piiflow::StringId Lowering::keyOfEntry(const Expr *Entry) {
  const auto *C = dyn_cast<CXXConstructExpr>(Entry);
  if (!C || C->getNumArgs() != 2)
    return {};
  const auto Key = constantText(C->getArg(0), 0);
  return Key ? Key->Text : StringId();
}

void Lowering::array(const AccessPath &To, llvm::ArrayRef<Expr *> Inits,
                     const Expr *Filler, const Expr *At) {
  // One string for an array of characters.
  if (Inits.size() == 1 && isa<StringLiteral>(withoutSugar(Inits.front())) &&
      At->getType()->getArrayElementTypeNoTypeQual() &&
      At->getType()->getArrayElementTypeNoTypeQual()->isAnyCharacterType())
    return initialize(To, Inits.front());
  clearOld(To, range(At));
  const bool Keyed = holdsEntries(At->getType());
  llvm::DenseSet<uint32_t> Keys;
  for (size_t I = 0; I < Inits.size(); ++I) {
    const Expr *Init = withoutSugar(Inits[I]);
    if (isa<ImplicitValueInitExpr, NoInitExpr>(Init))
      continue;
    StringId Key = U.intern(std::to_string(I));
    if (Keyed) {
      Key = keyOfEntry(Init);
      // What a second entry of one key adds is beside the first.
      if (Key.valid() && !Keys.insert(Key.Value).second)
        Key = {};
    }
    if (Inits.size() <= MaxElements)
      initialize(Key.valid() ? with(To, Selector::constant(Key)) : element(To),
                 Init);
    else if (!literal(Init))
      initialize(element(To), Init);
  }
  if (Filler && isa<CXXConstructExpr, InitListExpr>(withoutSugar(Filler)))
    initialize(element(To), Filler);
}

void Lowering::fields(const AccessPath &To, const clang::RecordDecl *R,
                      llvm::ArrayRef<Expr *> Inits) {
  const auto *C = dyn_cast<CXXRecordDecl>(R);
  if (C)
    U.instantiated(C);
  if (isStandardArray(R)) {
    for (const Expr *Init : Inits)
      initialize(To, Init);
    return;
  }
  size_t Next = 0;
  if (C)
    for (size_t I = 0; I < C->getNumBases() && Next < Inits.size(); ++I)
      constructBase(To, Inits[Next++]);
  for (const FieldDecl *F : R->fields()) {
    if (Next >= Inits.size())
      break;
    if (F->isUnnamedBitField())
      continue;
    const Expr *Init = Inits[Next++];
    AccessPath Member = To;
    if (const StringId Name = U.field(F); Name.valid())
      Member = with(Member, Selector::field(Name));
    // `this` in a default member initialiser is the object being filled.
    const std::optional<AccessPath> Around = Aggregate;
    if (isa<CXXDefaultInitExpr>(Init))
      Aggregate = To;
    initialize(Member, F->getType(), Init);
    Aggregate = Around;
  }
  if (C)
    closureToken(To, C, Here);
}

/// The compiler copies an array member element by element.
void Lowering::copyArray(const AccessPath &To, const ArrayInitLoopExpr *E) {
  const OpaqueValueExpr *Common = E->getCommonExpr();
  const AccessPath From = place(Common->getSourceExpr());
  const auto *Copy = dyn_cast<CXXConstructExpr>(withoutSugar(E->getSubExpr()));
  if (!Copy || Class.isPlainCopy(Copy->getConstructor()))
    return copy(To, Rvalue::at(From, E->getType()), range(E));
  Opaque[Common] = Rvalue::addressOf(From, Common->getType());
  initialize(element(To), Copy);
}

void Lowering::choose(const AccessPath &To,
                      const AbstractConditionalOperator *E) {
  const BlockId True = Out.block(), False = Out.block(), After = Out.block();
  if (const auto *B = dyn_cast<BinaryConditionalOperator>(E)) {
    const Expr *Common = B->getCommon();
    if (Common->isGLValue()) {
      Opaque[B->getOpaqueValue()] =
          Rvalue::addressOf(place(Common), Common->getType());
    } else {
      const AccessPath Kept = temp(Common->getType());
      initialize(Kept, Common);
      Opaque[B->getOpaqueValue()] = Rvalue::at(Kept, Common->getType());
    }
  }
  condition(E->getCond(), True, False);
  for (auto [Block, Branch] : {std::pair(True, E->getTrueExpr()),
                               std::pair(False, E->getFalseExpr())}) {
    Out.enter(Block);
    if (Branch->getType()->isVoidType())
      effect(Branch);
    else
      initialize(To, Branch);
    Out.jump(After);
  }
  Out.enter(After);
}
