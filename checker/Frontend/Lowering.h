//===-- Frontend/Lowering.h - statements and expressions ----------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_LOWERING_H
#define PIIFLOW_FRONTEND_LOWERING_H

#include "Frontend/BodyBuilder.h"
#include "Frontend/UnitBuilder.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace piiflow {

/// Lowers statements and expressions of one function body, recursively.
///
/// Three questions are asked of an expression: *where* is what it denotes
/// (place, for glvalues), *what* is its value (value, for scalars and
/// pointers), and, for objects, *fill this place* with it (initialize). A
/// reference is a pointer, and its uses say Deref; an object of a derived class
/// shares its place with its bases.
class Lowering {
public:
  Lowering(UnitBuilder &U, Body &B) : U(U), Out(B) {}

  void function(const clang::FunctionDecl *F);
  void globals(llvm::ArrayRef<const clang::VarDecl *> Vars);

private:
  // LowerPlaces.cpp
  AccessPath place(const clang::Expr *E);
  AccessPath placeOfCast(const clang::CastExpr *E);
  AccessPath placeOfMember(const clang::MemberExpr *E);
  AccessPath placeOfSubscript(const clang::ArraySubscriptExpr *E);
  AccessPath placeOfChoice(const clang::AbstractConditionalOperator *E);
  AccessPath placeOf(const clang::ValueDecl *D, bool Captured);
  AccessPath placeOfBinding(const clang::BindingDecl *D);
  AccessPath placeOfField(AccessPath Base, const clang::FieldDecl *F);
  /// Where a pointer value is kept; a temporary when it has no place.
  AccessPath pointer(const clang::Expr *E);
  AccessPath materialize(const clang::Expr *E);
  AccessPath thisObject();

  // LowerValues.cpp
  Operand value(const clang::Expr *E);
  Operand valueOfCast(const clang::CastExpr *E);
  Operand valueOfUnary(const clang::UnaryOperator *E);
  Operand valueOfBinary(const clang::BinaryOperator *E);
  Operand valueOfAddress(const clang::Expr *E);
  Operand valueOfNew(const clang::CXXNewExpr *E);
  Operand derive(const clang::Expr *E, llvm::ArrayRef<Operand> From);
  Operand fallback(const clang::Expr *E);
  void effect(const clang::Expr *E);
  void assign(const clang::BinaryOperator *E);
  Operand functionOperand(const clang::FunctionDecl *F);

  // LowerInit.cpp
  void initialize(const AccessPath &To, const clang::Expr *E);
  void bind(const AccessPath &To, const clang::Expr *E);
  void construct(const AccessPath &To, const clang::CXXConstructorDecl *C,
                 llvm::ArrayRef<const clang::Expr *> Arguments,
                 clang::SourceRange Range);
  void aggregate(const AccessPath &To, const clang::InitListExpr *E);
  void fields(const AccessPath &To, const clang::RecordDecl *R,
              llvm::ArrayRef<const clang::Expr *> Inits);
  void lambda(const AccessPath &To, const clang::LambdaExpr *E);
  void choose(const AccessPath &To,
              const clang::AbstractConditionalOperator *E);
  void closureToken(const AccessPath &To, const clang::CXXRecordDecl *R,
                    clang::SourceRange Range);
  void zero(const AccessPath &To, clang::SourceRange Range);

  // LowerCalls.cpp
  /// A call; its result goes to `To`, or to a temporary. Returns where.
  AccessPath call(const clang::CallExpr *E, const AccessPath *To = nullptr);
  std::optional<AccessPath> builtinPlace(const clang::CallExpr *E);
  bool builtinEffect(const clang::CallExpr *E);
  void callee(Instruction &I, const clang::CallExpr *E);
  Operand argument(const clang::Expr *E, clang::QualType Parameter);
  Operand receiver(const clang::Expr *Object, bool Arrow);
  std::vector<Operand> arguments(llvm::ArrayRef<const clang::Expr *> Arguments,
                                 const clang::FunctionDecl *F,
                                 const clang::FunctionProtoType *Type);
  bool assignment(const clang::CXXOperatorCallExpr *E);
  void destroy(const AccessPath &Object, const clang::CXXDestructorDecl *D,
               clang::SourceRange Range);

  // LowerStatements.cpp
  void statement(const clang::Stmt *S);
  void declaration(const clang::DeclStmt *S);
  void variable(const clang::VarDecl *V);
  void condition(const clang::Expr *E, BlockId True, BlockId False);
  void ifStatement(const clang::IfStmt *S);
  void loop(const clang::Stmt *Init, const clang::DeclStmt *ConditionVariable,
            const clang::Expr *Condition, const clang::Expr *Increment,
            const clang::Stmt *Body, bool BodyFirst);
  void rangeFor(const clang::CXXForRangeStmt *S);
  void switchStatement(const clang::SwitchStmt *S);
  void tryStatement(const clang::CXXTryStmt *S);
  void catchBlock(const clang::CXXCatchStmt *S, BlockId After);
  void returnStatement(const clang::ReturnStmt *S);
  void leave();
  void throwExpression(const clang::CXXThrowExpr *E);
  void coroutine(const clang::CoroutineBodyStmt *S);
  AccessPath suspend(const clang::CoroutineSuspendExpr *E,
                     const AccessPath *To);
  void constructorInitializers(const clang::CXXConstructorDecl *C);
  void destroyMembers(const clang::CXXDestructorDecl *D);

  // Shared.
  void copy(const AccessPath &To, const Operand &From, clang::SourceRange R,
            bool Move = false);
  Instruction &emit(Opcode Op, clang::SourceRange R) {
    return Out.emit(Op, U.range(R));
  }
  AccessPath temp(clang::QualType T) { return Out.temp(U.type(T)); }
  Operand valueAt(const AccessPath &P, clang::QualType T);
  Operand addressOf(const AccessPath &P, clang::QualType T);
  Operand constantOperand(llvm::StringRef Text);
  static AccessPath with(AccessPath P, const Selector &S) {
    P.Selectors.push_back(S);
    return P;
  }
  static AccessPath deref(AccessPath P) {
    return with(std::move(P), Selector::deref());
  }
  static AccessPath root(RootKind R, uint32_t Index = 0) {
    AccessPath P;
    P.Root = R;
    P.Index = Index;
    return P;
  }
  uint32_t local(const clang::VarDecl *V);

  /// What runs when a scope is left.
  struct Cleanup {
    AccessPath Object;
    const clang::CXXDestructorDecl *Destructor;
  };
  void pushCleanup(const AccessPath &Object, clang::QualType T);
  void runCleanups(size_t Down);
  void popCleanups(size_t Down);

  struct Target {
    BlockId Block;
    size_t Cleanups = 0;
  };

  UnitBuilder &U;
  BodyBuilder Out;
  const clang::FunctionDecl *Function = nullptr;
  /// Fields of the closure that hold captured variables.
  llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *> Captures;
  clang::FieldDecl *ThisCapture = nullptr;
  llvm::DenseMap<const clang::VarDecl *, uint32_t> Locals;
  llvm::DenseMap<const clang::OpaqueValueExpr *, AccessPath> Opaque;
  llvm::DenseMap<const clang::LabelDecl *, BlockId> Labels;
  llvm::DenseMap<const clang::SwitchCase *, BlockId> Cases;
  std::vector<Cleanup> Cleanups;
  std::vector<Target> Breaks, Continues;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_LOWERING_H
