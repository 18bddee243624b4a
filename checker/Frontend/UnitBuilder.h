//===-- Frontend/UnitBuilder.h - declarations to facts ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_UNITBUILDER_H
#define PIIFLOW_FRONTEND_UNITBUILDER_H

#include "Facts/Unit.h"
#include "Frontend/Extract.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/GlobalDecl.h"

#include <memory>

namespace piiflow {

/// Turns declarations, types and source ranges of one AST into entries of a
/// Unit, each once. Body lowering names everything through it.
class UnitBuilder {
public:
  UnitBuilder(clang::ASTContext &Context, const ExtractOptions &Options);
  ~UnitBuilder();

  clang::ASTContext &context() { return Context; }
  Unit &unit() { return U; }
  StringId intern(llvm::StringRef S) { return U.Strings.intern(S); }

  /// The type without qualifiers and sugar.
  TypeId type(clang::QualType T);
  /// "ns::Class::field", registering the record. Invalid for the unnamed
  /// member that holds an anonymous struct or union: paths leave it out, since
  /// members of that belong to the enclosing class.
  StringId field(const clang::FieldDecl *F);
  /// The field that holds a capture of a lambda: named after the closure type
  /// and the variable ("this" for *this).
  StringId capture(const clang::CXXRecordDecl *Closure, llvm::StringRef Name);
  /// The symbol of a function, registering its declaration (with marks of all
  /// redeclarations and, for an instantiation, of the pattern).
  StringId function(const clang::FunctionDecl *F);
  /// As above, for the constructor or destructor a call uses (base and
  /// complete variants have one symbol).
  StringId function(clang::GlobalDecl F);
  /// The symbol of the function that initialises the unit's globals.
  StringId globalInitializer();
  /// Sets a flag on a registered function (AddressTaken).
  void flagFunction(StringId Symbol, FunctionDecl::FlagT Flag);
  /// The symbol of a variable with static storage, registering it.
  StringId global(const clang::VarDecl *V);
  /// Registers the record and its bases; says an object of it is created.
  StringId record(const clang::RecordDecl *R);
  /// Registers an annotated type that is no record, an alias or enum, so that
  /// its annotations can be checked: it becomes a Record without fields.
  void annotatedType(const clang::NamedDecl *D);
  void instantiated(const clang::CXXRecordDecl *R);
  /// The pii:: annotations of one declaration (only; not its redeclarations),
  /// with a layer of quotes taken off each argument; for a variable, field or
  /// function with those of the annotated alias or enum its type is spelled
  /// with.
  std::vector<Mark> marks(const clang::Decl *D);
  /// The outermost expansion's range when in a macro; token range to
  /// character range.
  SourceRange range(clang::SourceRange R);
  /// Between two offsets of a file.
  SourceRange range(clang::FileID File, unsigned Begin, unsigned End);
  /// Also when there is no place: the compiler itself declares it.
  bool inSystemHeader(clang::SourceLocation L) const;
  void problem(std::string Message, clang::SourceRange R);

  /// The finished unit.
  Unit take();

private:
  TypeId makeType(clang::QualType Canonical);
  TypeId internType(Type T);
  std::vector<TypeId> templateArguments(clang::QualType Canonical);
  void addBases(Record &R, const clang::CXXRecordDecl *D);
  void addFields(Record &R, const clang::RecordDecl *D);
  void addCaptures(Record &R, const clang::CXXRecordDecl *Closure);
  FunctionDecl declaration(const clang::FunctionDecl *F, StringId Symbol);
  uint16_t flags(const clang::FunctionDecl *F) const;

  struct Impl;
  clang::ASTContext &Context;
  Unit U;
  std::unique_ptr<Impl> I;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_UNITBUILDER_H
