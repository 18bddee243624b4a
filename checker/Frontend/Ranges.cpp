//===-- Frontend/Ranges.cpp - loops and calls over whole ranges -*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Ranges.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using namespace piiflow;

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

/// What an expression is before conversions, of iterators as well.
static const Expr *unconverted(const Expr *E) {
  for (;;) {
    E = E->IgnoreParenImpCasts();
    if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
      E = M->getSubExpr();
    else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
      E = B->getSubExpr();
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E);
             C && !isa<CXXTemporaryObjectExpr>(C) && C->getNumArgs() > 0 &&
             (C->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(C->getArg(1))))
      E = C->getArg(0);
    else
      return E;
  }
}

/// The object whose member function of that name a call is of, or whose address
/// a free function of that name gets; null for others.
static const Expr *subjectOf(const Expr *E, llvm::StringRef Name) {
  const auto *Call = dyn_cast<CallExpr>(unconverted(E));
  const clang::FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier() || F->getName() != Name)
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Call->getNumArgs() == 0 ? Member->getImplicitObjectArgument()
                                   : nullptr;
  return F->isInStdNamespace() && Call->getNumArgs() == 1 ? Call->getArg(0)
                                                          : nullptr;
}

const Expr *Ranges::beginOf(const Expr *Iterator) {
  return subjectOf(Iterator, "begin");
}

bool Ranges::isSameObject(const Expr *A, const Expr *B) {
  A = A->IgnoreParenImpCasts();
  B = B->IgnoreParenImpCasts();
  if (isa<CXXThisExpr>(A))
    return isa<CXXThisExpr>(B);
  if (const auto *Var = dyn_cast<DeclRefExpr>(A)) {
    const auto *Other = dyn_cast<DeclRefExpr>(B);
    return Other && isa<VarDecl>(Var->getDecl()) &&
           Var->getDecl() == Other->getDecl();
  }
  if (const auto *Member = dyn_cast<MemberExpr>(A)) {
    const auto *Other = dyn_cast<MemberExpr>(B);
    return Other && isa<FieldDecl>(Member->getMemberDecl()) &&
           Member->getMemberDecl() == Other->getMemberDecl() &&
           isSameObject(Member->getBase(), Other->getBase());
  }
  const auto *Deref = dyn_cast<UnaryOperator>(A);
  const auto *Other = dyn_cast<UnaryOperator>(B);
  return Deref && Other && Deref->getOpcode() == UO_Deref &&
         Other->getOpcode() == UO_Deref &&
         isSameObject(Deref->getSubExpr(), Other->getSubExpr());
}

static bool isVariable(const Expr *E, const VarDecl *V) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref && Ref->getDecl() == V;
}

/// The object of `object[index]` or `object.at(index)`.
static std::pair<const Expr *, const Expr *> subscript(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Array = dyn_cast<ArraySubscriptExpr>(E))
    return {Array->getBase(), Array->getIdx()};
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getOperator() == OO_Subscript && Call->getNumArgs() == 2)
    return {Call->getArg(0), Call->getArg(1)};
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && Call->getNumArgs() == 1 && Call->getMethodDecl() &&
      Call->getMethodDecl()->getIdentifier() &&
      Call->getMethodDecl()->getName() == "at")
    return {Call->getImplicitObjectArgument(), Call->getArg(0)};
  return {};
}

bool Ranges::isElement(const Expr *E, const CountedLoop &Of) {
  const auto [Object, Index] = subscript(E);
  return Object && isVariable(Index, Of.Counter) &&
         isSameObject(Object, Of.Range);
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

bool Ranges::isRange(QualType T) const {
  T = T.getNonReferenceType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return !T.isConstQualified() &&
         (T->isConstantArrayType() || (R && Class.isSystem(R)));
}

/// Whether an index goes through all elements: associative containers have keys
/// (the standard's requirements of containers).
bool Ranges::isSequence(QualType T) const {
  if (!isRange(T))
    return false;
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return !R || R->lookup(&Context.Idents.get("key_type")).empty();
}

bool Ranges::isWhole(const CXXForRangeStmt &S) const {
  const QualType Element = S.getLoopVariable()->getType();
  return Element->isReferenceType() &&
         !Element.getNonReferenceType().isConstQualified() &&
         isRange(cast<VarDecl>(S.getRangeStmt()->getSingleDecl())->getType());
}

const Expr *Ranges::whole(const Expr *Begin, const Expr *End) const {
  const Expr *First = subjectOf(Begin, "begin"), *Last = subjectOf(End, "end");
  if (!First || !Last || !isSameObject(First, Last))
    return nullptr;
  // What asks for constant iterators may change elements even so.
  First = First->IgnoreParenImpCasts();
  return isRange(First->getType()) ? First : nullptr;
}

//===----------------------------------------------------------------------===//
// Loops with counters
//===----------------------------------------------------------------------===//

namespace {
/// Looks at what a body does with the counter of its loop.
class CounterUses : public RecursiveASTVisitor<CounterUses> {
public:
  explicit CounterUses(const VarDecl *Counter) : Counter(Counter) {}

  bool Changed = false;
  /// Elements at the counter, in the order of the body.
  llvm::SmallVector<const Expr *, 4> Subscripts;

  bool TraverseImplicitCastExpr(ImplicitCastExpr *E) {
    if (E->getCastKind() == CK_LValueToRValue && isVariable(E, Counter))
      return true; // It is read.
    return RecursiveASTVisitor::TraverseImplicitCastExpr(E);
  }
  bool TraverseCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    if ((E->getOperator() == OO_Star || E->getOperator() == OO_Arrow) &&
        E->getNumArgs() == 1 && isVariable(E->getArg(0), Counter))
      return true;
    noteSubscript(E);
    return RecursiveASTVisitor::TraverseCXXOperatorCallExpr(E);
  }
  bool VisitArraySubscriptExpr(ArraySubscriptExpr *E) {
    noteSubscript(E);
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *E) {
    noteSubscript(E);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    Changed |= E->getDecl() == Counter;
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *E) {
    for (const LambdaCapture &C : E->captures())
      Changed |= C.capturesVariable() && C.getCapturedVar() == Counter;
    return true;
  }

private:
  void noteSubscript(const Expr *E) {
    if (const auto [Object, Index] = subscript(E);
        Object && isVariable(Index, Counter))
      Subscripts.push_back(E);
  }

  const VarDecl *Counter;
};
} // namespace

static const VarDecl *onlyVariable(const Stmt *Init) {
  const auto *D = dyn_cast_or_null<DeclStmt>(Init);
  const auto *V =
      D && D->isSingleDecl() ? dyn_cast<VarDecl>(D->getSingleDecl()) : nullptr;
  return V && V->getInit() && V->hasLocalStorage() ? V : nullptr;
}

/// The other side of `counter < bound` or `counter != bound`; null for others.
static const Expr *boundOf(const Expr *Condition, const VarDecl *Counter) {
  const Expr *Left = nullptr, *Right = nullptr;
  Condition = Condition->IgnoreParenImpCasts();
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Condition)) {
    const auto Parts = Rewritten->getDecomposedForm();
    if (Parts.Opcode != BO_NE)
      return nullptr;
    Left = Parts.LHS;
    Right = Parts.RHS;
  } else if (const auto *B = dyn_cast<BinaryOperator>(Condition);
             B && (B->getOpcode() == BO_LT || B->getOpcode() == BO_NE)) {
    Left = B->getLHS();
    Right = B->getRHS();
  } else if (const auto *C = dyn_cast<CXXOperatorCallExpr>(Condition);
             C && C->getOperator() == OO_ExclaimEqual && C->getNumArgs() == 2) {
    Left = C->getArg(0);
    Right = C->getArg(1);
  }
  return Left && isVariable(unconverted(Left), Counter) ? Right : nullptr;
}

static bool incrementsOnly(const Expr *Step, const VarDecl *Counter) {
  Step = Step->IgnoreParenImpCasts();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Step))
    Step = Cleanups->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(Step))
    return U->isIncrementOp() && isVariable(U->getSubExpr(), Counter);
  const auto *C = dyn_cast<CXXOperatorCallExpr>(Step);
  return C && C->getOperator() == OO_PlusPlus &&
         isVariable(C->getArg(0), Counter);
}

/// Whether an index that stays below the bound has been at all elements.
bool Ranges::countsTo(const Expr *Bound, const Expr *Range) const {
  if (const Expr *Object = subjectOf(Bound, "size"))
    return isSameObject(Object, Range);
  const auto *Array = Context.getAsConstantArrayType(
      Range->IgnoreParenImpCasts()->getType().getNonReferenceType());
  Expr::EvalResult Value;
  return Array && Bound->EvaluateAsInt(Value, Context) &&
         Value.Val.getInt().getLimitedValue() >=
             Array->getSize().getLimitedValue();
}

std::optional<CountedLoop> Ranges::counted(const ForStmt &S) const {
  const VarDecl *V = onlyVariable(S.getInit());
  if (!V || !S.getCond() || !S.getInc() || !incrementsOnly(S.getInc(), V))
    return std::nullopt;
  const Expr *Bound = boundOf(S.getCond(), V);
  CounterUses Uses(V);
  Uses.TraverseStmt(const_cast<Stmt *>(S.getBody()));
  if (!Bound || Uses.Changed)
    return std::nullopt;
  if (const Expr *Range = whole(V->getInit(), Bound))
    return CountedLoop{V, Range, nullptr};
  Expr::EvalResult First;
  if (!V->getType()->isIntegerType() ||
      !V->getInit()->EvaluateAsInt(First, Context) || First.Val.getInt() != 0)
    return std::nullopt;
  for (const Expr *Element : Uses.Subscripts)
    if (const Expr *Range = subscript(Element).first->IgnoreParenImpCasts();
        isSameObject(Range, Range) && isSequence(Range->getType()) &&
        countsTo(Bound, Range))
      return CountedLoop{V, Range, Element};
  return std::nullopt;
}
