//===-- Frontend/Lowering.h - statements and expressions --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_LOWERING_H
#define PIIFLOW_FRONTEND_LOWERING_H

#include "Frontend/BodyBuilder.h"
#include "Frontend/Classes.h"
#include "Frontend/Ranges.h"
#include "Frontend/UnitBuilder.h"
#include "Support/Compat.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

#include <optional>

namespace piiflow {

/// Takes off what changes neither an object nor a value.
const clang::Expr *withoutSugar(const clang::Expr *E);

/// Lowers statements and expressions of one function body, recursively.
///
/// Three questions are asked of an expression: *where* is what it denotes
/// (place, for glvalues), *what* is its value (value, for scalars and
/// pointers), and, for objects, *fill this place* with it (initialize). A
/// reference is a pointer, and its uses say Deref; an object of a derived class
/// shares its place with its bases.
class Lowering {
public:
  explicit Lowering(UnitBuilder &U)
      : U(U), Out(U), Class(U), Whole(U.context(), Class) {}

  Body function(const clang::FunctionDecl *F);
  Body globals(llvm::ArrayRef<const clang::VarDecl *> Vars);

private:
  // Lower.cpp: what belongs to a whole function.
  void constructorInitializers(const clang::CXXConstructorDecl *C);
  void destroyMembers(const clang::CXXDestructorDecl *D);

  // LowerPlaces.cpp
  AccessPath place(const clang::Expr *E);
  AccessPath placeOfKind(const clang::Expr *E);
  AccessPath placeOfOther(const clang::Expr *E);
  AccessPath placeOfCast(const clang::CastExpr *E);
  AccessPath placeOfMember(const clang::MemberExpr *E);
  AccessPath placeOfSubscript(const clang::ArraySubscriptExpr *E);
  AccessPath placeOfUnary(const clang::UnaryOperator *E);
  AccessPath placeOfBinary(const clang::BinaryOperator *E);
  AccessPath pointedMember(AccessPath Object, const clang::BinaryOperator *E);
  AccessPath placeOfChoice(const clang::AbstractConditionalOperator *E);
  AccessPath placeOfReferenced(const clang::DeclRefExpr *E);
  AccessPath placeOfVariable(const clang::VarDecl *V);
  AccessPath placeOfField(AccessPath Base, const clang::FieldDecl *F);
  /// The place a pointer points to.
  AccessPath pointee(const clang::Expr *Pointer);
  AccessPath pointee(const Rvalue &Pointer, const clang::Expr *At);
  /// A temporary that holds an object, destroyed with the full expression.
  AccessPath materialize(const clang::Expr *E);
  AccessPath extended(const clang::MaterializeTemporaryExpr *E);
  /// The object that holds the captures of the lambda being lowered.
  AccessPath closureObject();
  AccessPath captureField(const clang::FieldDecl *F, llvm::StringRef Name);

  // LowerValues.cpp
  Rvalue value(const clang::Expr *E);
  Rvalue valueOfKind(const clang::Expr *E);
  Rvalue valueOfOther(const clang::Expr *E);
  Rvalue valueOfCast(const clang::CastExpr *E);
  Rvalue valueOfUnary(const clang::UnaryOperator *E);
  Rvalue valueOfBinary(const clang::BinaryOperator *E);
  Rvalue valueOfChain(const clang::BinaryOperator *E);
  Rvalue valueOfLogical(const clang::BinaryOperator *E);
  Rvalue valueOfThis(const clang::Expr *E);
  Rvalue valueOfAtomic(const clang::AtomicExpr *E);
  void changeAtomic(const AccessPath &Object, llvm::StringRef Name,
                    llvm::ArrayRef<Rvalue> By, const clang::AtomicExpr *E);
  Rvalue addressValue(const clang::Expr *Object, clang::QualType T);
  Rvalue addressValue(AccessPath P, clang::QualType T);
  Rvalue functionValue(const clang::FunctionDecl *F, clang::QualType T);
  Rvalue memberValue(const clang::ValueDecl *D, clang::QualType T);
  /// The value, behind a path when it is an address: pointers are passed as
  /// what they are, so that AddressOf always means a reference.
  Rvalue stored(Rvalue V, const clang::Expr *At);
  Rvalue derive(const clang::Expr *E, llvm::ArrayRef<Rvalue> From);
  Rvalue fallback(const clang::Stmt *S, clang::QualType T);
  bool isZero(const clang::Expr *Distance) const;
  Rvalue stepped(Rvalue Pointer, const clang::Expr *Distance,
                 const clang::Expr *At);
  void change(const AccessPath &P, const clang::Expr *E,
              llvm::ArrayRef<Rvalue> By);
  /// Assigns, and says where.
  AccessPath assign(const clang::BinaryOperator *E);
  void effect(const clang::Expr *E);

  // LowerLiterals.cpp
  std::optional<Rvalue> literal(const clang::Expr *E);
  std::optional<Rvalue> namedConstant(const clang::Expr *E, unsigned Depth = 0);
  std::optional<Rvalue> constantOf(const clang::VarDecl *V, unsigned Depth);
  std::optional<Rvalue> constantText(const clang::Expr *E, unsigned Depth);
  std::optional<Rvalue> folded(const clang::Expr *E);
  const clang::FieldDecl *memberNamedBy(const clang::Expr *Pointer);
  std::optional<Rvalue> tableElement(const clang::Expr *E);
  bool isConstantTable(const clang::Expr *Table);
  Rvalue constant(llvm::StringRef Text, clang::QualType T);

  // LowerInit.cpp
  void initialize(const AccessPath &To, const clang::Expr *E);
  void initializeAs(const AccessPath &To, const clang::Expr *E);
  void initializeOther(const AccessPath &To, const clang::Expr *E);
  /// Of a declared type, which may be a reference.
  void initialize(const AccessPath &To, clang::QualType Declared,
                  const clang::Expr *E);
  void bind(const AccessPath &To, const clang::Expr *E);
  void aggregate(const AccessPath &To, const clang::InitListExpr *E);
  void array(const AccessPath &To, llvm::ArrayRef<clang::Expr *> Inits,
             const clang::Expr *Filler, const clang::Expr *At);
  StringId keyOfEntry(const clang::Expr *Entry);
  void fields(const AccessPath &To, const clang::RecordDecl *R,
              llvm::ArrayRef<clang::Expr *> Inits);
  void copyArray(const AccessPath &To, const clang::ArrayInitLoopExpr *E);
  void choose(const AccessPath &To,
              const clang::AbstractConditionalOperator *E);

  // LowerConstruct.cpp
  void construct(const AccessPath &To, const clang::CXXConstructExpr *E);
  void constructBase(const AccessPath &To, const clang::Expr *E);
  bool constructAsCopy(const AccessPath &To, const clang::CXXConstructExpr *E);
  void inherit(const AccessPath &To, const clang::CXXInheritedCtorInitExpr *E);
  /// Copies an object part by part as a compiler's copy does; `Parts`: only
  /// the fields of this class, when more may lie at the place.
  void copyObject(const AccessPath &To, const AccessPath &From,
                  const clang::CXXRecordDecl *R, bool Move, bool Parts,
                  const clang::Expr *At);
  /// Does a copy or move assignment that is a copy, and says where.
  std::optional<AccessPath> assignment(const clang::CallExpr *E);
  void closureToken(const AccessPath &To, const clang::CXXRecordDecl *R,
                    SourceRange Range);
  void lambda(const AccessPath &To, const clang::LambdaExpr *E);
  Rvalue lambdaPointer(const clang::CXXRecordDecl *Closure,
                       const clang::Expr *At);
  Rvalue valueOfNew(const clang::CXXNewExpr *E);
  void deleteObject(const clang::CXXDeleteExpr *E);

  // LowerCalls.cpp
  /// A call whose result goes to `To`; to nowhere when null.
  void call(const clang::CallExpr *E, const AccessPath *To);
  AccessPath placeOfCall(const clang::CallExpr *E);
  Rvalue valueOfCall(const clang::CallExpr *E);
  std::optional<Rvalue> builtin(const clang::CallExpr *E);
  bool variadicList(const clang::CallExpr *E);
  void callMember(Instruction &I, const clang::CallExpr *E,
                  const clang::CXXMethodDecl *M,
                  llvm::SmallVectorImpl<const clang::Expr *> &Arguments);
  const clang::FunctionProtoType *callIndirectly(Instruction &I,
                                                 const clang::Expr *Callee);
  std::vector<Rvalue>
  addArguments(Instruction &I, llvm::ArrayRef<const clang::Expr *> Arguments,
               const clang::FunctionDecl *F,
               const clang::FunctionProtoType *Type);
  Rvalue argument(const clang::Expr *E, clang::QualType Parameter);
  Rvalue receiver(const clang::Expr *Object, bool IsPointer);
  Rvalue receiver(AccessPath Object, clang::QualType T);

  // LowerStatements.cpp
  void statement(const clang::Stmt *S);
  void statementOfKind(const clang::Stmt *S);
  void declaration(const clang::Decl *D);
  void variable(const clang::VarDecl *V);
  void bindings(const clang::VarDecl *V);
  void staticVariable(const clang::VarDecl *V);
  void initializeVariable(const AccessPath &To, const clang::VarDecl *V);
  void returnStatement(const clang::ReturnStmt *S);
  /// Leaves the function, or comes to what it does at its end.
  void leave(SourceRange Range);
  void label(const clang::LabelDecl *L);
  void jumpTo(const clang::LabelDecl *L);

  // LowerBranches.cpp
  void condition(const clang::Expr *E, BlockId True, BlockId False);
  bool conditionOfBinary(const clang::BinaryOperator *E, BlockId True,
                         BlockId False);
  void ifStatement(const clang::IfStmt *S);
  void whileLoop(const clang::WhileStmt *S);
  void doLoop(const clang::DoStmt *S);
  void forLoop(const clang::ForStmt *S);
  void rangeFor(const clang::CXXForRangeStmt *S);
  /// A loop or call that is at each element of a range once.
  struct Visits {
    AccessPath Range;
    clang::QualType Type;
    Rvalue Loop; ///< Its number.
  };
  Visits visits(AccessPath Range, clang::QualType T);
  void firstTest(const clang::Expr *Condition, BlockId Inside,
                 const Visits &All, BlockId After);
  void visit(const AccessPath &Pointer, const Visits &All);
  void visited(const Visits &All);
  void countedBody(const clang::Stmt *Body, const CountedLoop &Loop,
                   const Visits &All, BlockId Next, BlockId Leave);
  std::optional<AccessPath> visitedElement(const clang::Expr *E) const;
  std::optional<Visits>
  visitArguments(const clang::FunctionDecl *F,
                 llvm::ArrayRef<const clang::Expr *> Arguments,
                 llvm::ArrayRef<Rvalue> Given);
  void loopBody(const clang::Stmt *Body, BlockId Continue, BlockId Break);
  void switchStatement(const clang::SwitchStmt *S);
  void switchCase(const clang::SwitchCase *S);

  // LowerExceptions.cpp
  void throwExpression(const clang::CXXThrowExpr *E);
  void tryStatement(const clang::CXXTryStmt *S,
                    llvm::function_ref<void()> First);
  void catchBlock(const clang::CXXCatchStmt *S);
  AccessPath exceptionOf(clang::QualType T);
  void rethrow(SourceRange Range);

  // LowerCoroutine.cpp
  void coroutine(const clang::CoroutineBodyStmt *S);
  void coroutineReturn(const clang::CoreturnStmt *S);
  /// The value of co_await and co_yield, to `To` or a temporary.
  AccessPath suspend(const clang::CoroutineSuspendExpr *E,
                     const AccessPath *To);

  // LowerCleanup.cpp
  /// An object whose destructor runs when its scope is left.
  struct Cleanup {
    AccessPath Object;
    clang::QualType Type;
  };
  /// Destroys, at its end, what was pushed while it is alive.
  class Scope {
  public:
    explicit Scope(Lowering &L) : L(L), Depth(L.Cleanups.size()) {}
    ~Scope() { L.popCleanups(Depth); }
    Scope(const Scope &) = delete;

  private:
    Lowering &L;
    size_t Depth;
  };
  /// The same for temporaries, at the end of a full expression.
  class FullExpression {
  public:
    explicit FullExpression(Lowering &L) : L(L), Depth(L.Temporaries.size()) {}
    ~FullExpression() { L.popTemporaries(Depth); }
    FullExpression(const FullExpression &) = delete;
    bool any() const { return L.Temporaries.size() > Depth; }
    void run() const { L.destroyAll(L.Temporaries, Depth); }

  private:
    Lowering &L;
    size_t Depth;
  };
  void pushCleanup(const AccessPath &Object, clang::QualType T);
  void pushTemporary(const AccessPath &Object, clang::QualType T);
  void destroyAll(llvm::ArrayRef<Cleanup> List, size_t Down);
  void popCleanups(size_t Down);
  void popTemporaries(size_t Down);
  void destroy(const AccessPath &Object, clang::QualType T, SourceRange Range,
               bool Dynamic = false);
  void destroyAs(const AccessPath &Object, const clang::CXXRecordDecl *R,
                 SourceRange Range, bool Dynamic);

  // LowerStore.cpp: instructions that many use.
  void copy(const AccessPath &To, const Rvalue &From, SourceRange Range,
            bool Move = false);
  void clear(const AccessPath &To, SourceRange Range);
  /// Clears a part, unless it is new and holds nothing anyhow.
  void clearOld(const AccessPath &To, SourceRange Range);
  void shareUnion(const AccessPath &To, const Rvalue &From, SourceRange Range);
  void expose(const AccessPath &Place);
  void shareExposed(size_t First, SourceRange Range);
  /// The range of a statement; of the one around it when it has none.
  SourceRange range(const clang::Stmt *S);
  AccessPath temp(clang::QualType T) { return Out.temp(T); }
  clang::QualType pointerTo(clang::QualType T);
  static AccessPath with(AccessPath P, const Selector &S) {
    P.Selectors.push_back(S);
    return P;
  }
  static AccessPath deref(AccessPath P) {
    return with(std::move(P), Selector::deref());
  }
  static AccessPath element(AccessPath P) {
    return with(std::move(P), Selector::element());
  }
  static AccessPath root(RootKind R, uint32_t Index = 0) {
    AccessPath P;
    P.Root = R;
    P.Index = Index;
    return P;
  }
  static AccessPath thisObject() { return deref(root(RootKind::This)); }
  static bool isObject(clang::QualType T);

  /// Where break, continue or goto leads, and what stays alive there.
  struct Target {
    BlockId Block;
    size_t Cleanups = 0;
    bool Placed = false;
  };
  /// A switch statement whose cases are being met.
  struct Switch {
    BlockId Head;
    bool HasDefault = false;
  };

  UnitBuilder &U;
  BodyBuilder Out;
  Classes Class;
  Ranges Whole;
  const clang::FunctionDecl *Function = nullptr;
  SourceRange Here; ///< Of the statement being lowered.
  /// In a default member initialiser of an aggregate: the object.
  std::optional<AccessPath> Aggregate;
  /// What runs before the function is left, if anything.
  BlockId Epilogue;
  Target CoroutineEnd; ///< Where co_return leads.
  /// Not zero where an instruction may run more than once.
  unsigned Repeating = 0;
  /// Loops and calls over all elements so far.
  unsigned Loops = 0;
  /// Loops around that count, and pointers to the elements that they are at.
  std::vector<std::pair<CountedLoop, AccessPath>> Counters;
  const clang::VarDecl *NotDestroyed = nullptr;
  /// Fields of the closure that hold captured variables.
  llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *> Captures;
  clang::FieldDecl *ThisCapture = nullptr;
  llvm::DenseMap<const clang::VarDecl *, AccessPath> Variables;
  llvm::DenseMap<const clang::OpaqueValueExpr *, Rvalue> Opaque;
  /// The other members of each union that was met, by field.
  llvm::DenseMap<uint32_t, const clang::FieldDecl *> UnionFields;
  /// Members of unions that the calls being lowered may write to.
  std::vector<AccessPath> Exposed;
  llvm::DenseMap<const clang::LabelDecl *, Target> Labels;
  std::vector<const clang::LabelDecl *> AddressedLabels;
  std::vector<Cleanup> Cleanups, Temporaries;
  std::vector<Target> Breaks, Continues;
  std::vector<Switch> Switches;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_LOWERING_H
