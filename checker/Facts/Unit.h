//===-- Facts/Unit.h - the facts of one translation unit --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_UNIT_H
#define PIIFLOW_FACTS_UNIT_H

#include "Facts/Instruction.h"
#include "Model/StringTable.h"

#include <string>
#include <vector>

namespace piiflow {

/// An annotation on a declaration, as written: form "pii::source" and its
/// arguments. What it means is decided at link, by the policy.
struct Mark {
  StringId Form;
  std::vector<StringId> Arguments;
  SourceRange Range;
};

enum class TypeKind : uint8_t {
  Void,
  Bool,
  Character,
  Integer,
  Floating,
  Enum,
  Pointer,
  Reference,
  Array,
  Record,
  Function,
  MemberPointer, ///< To a data member.
  Other,
};

/// A type as the engine needs it: enough to find annotated fields below a
/// value, and to know that a result is a bool. Name is the qualified name of
/// a record or enum without template arguments and inline namespaces.
struct Type {
  TypeKind Kind = TypeKind::Other;
  StringId Name;
  TypeId Element; ///< Pointee, referee, array element.
  bool ConstElement = false;
  std::vector<TypeId> Arguments; ///< Template type arguments of a record.

  friend bool operator==(const Type &, const Type &) = default;
};

struct Field {
  StringId Name; ///< Qualified, as in Selector::field.
  TypeId Type;
  std::vector<Mark> Marks;
  SourceRange Range;
};

/// A class, struct or union. Records of system headers carry names and bases
/// only.
struct Record {
  StringId Name; ///< Qualified, without template arguments.
  std::vector<StringId> Bases;
  std::vector<Field> Fields;
  std::vector<Mark> Marks;
  SourceRange Range;
  bool IsSystem = false;
  /// An object of it is created somewhere in this unit.
  bool IsInstantiated = false;
};

struct Parameter {
  StringId Name;
  TypeId Type;
  std::vector<Mark> Marks;
  SourceRange Range;
};

/// A function that is defined or called in the unit.
struct FunctionDecl {
  enum FlagT : uint16_t {
    Virtual = 1,
    Static = 2, ///< Static member function.
    Constructor = 4,
    Destructor = 8,
    Variadic = 16,
    ConstMethod = 32,
    System = 64, ///< Declared in a system header.
    AddressTaken = 128,
    CallOperator = 256, ///< operator() of a class, or a lambda's body.
    Coroutine = 512,
    Implicit = 1024,
    InternalLinkage = 2048,
    Main = 4096,
    PureVirtual = 8192,
    NoReturn = 16384,
  };
  /// Identity: the mangled name for external linkage; otherwise
  /// "<main file>#" and the mangled name.
  StringId Symbol;
  StringId Name;  ///< Qualified, without template arguments; `ns::C::f`.
  StringId Class; ///< Qualified class of a member function, else empty.
  /// Parameter types as written in a declaration, canonical and without
  /// inline namespaces: "(const std::basic_string<char> &, int)"; " const"
  /// follows for a const method.
  StringId Signature;
  TypeId ReturnType;
  std::vector<Parameter> Parameters;
  std::vector<StringId> TemplateArguments; ///< Text of each, `std::get<0>`: 0.
  std::vector<StringId> Overrides; ///< Symbols of directly overridden methods.
  std::vector<Mark> Marks; ///< Of the function itself, any redeclaration.
  SourceRange Range;       ///< The name, in the declaration seen first.
  uint16_t Flags = 0;

  bool is(FlagT F) const { return (Flags & F) != 0; }
};

/// A variable with static storage.
struct Global {
  StringId Symbol;
  StringId Name;
  TypeId Type;
  std::vector<Mark> Marks;
  SourceRange Range;
  bool IsConstant = false; ///< It has the value that its definition says.
};

/// A named variable of a body.
struct Local {
  StringId Name;
  TypeId Type;
  std::vector<Mark> Marks;
  SourceRange Range;
};

/// The lowered body of one function. Block 0 is the entry.
struct Body {
  StringId Function; ///< Symbol.
  /// Content hash over everything below with names spelled out: bodies with
  /// one hash are the same in every unit.
  uint64_t Hash = 0;
  SourceRange Range;
  std::vector<Local> Locals;
  std::vector<TypeId> Temps;
  std::vector<AccessPath> Paths;
  std::vector<Block> Blocks;
};

/// A NOLINT directive, and the places that it covers: those after the first
/// and before the last.
struct Suppression {
  static constexpr uint32_t LineEnd = ~uint32_t(0);
  FileId File;
  uint32_t BeginLine = 0, BeginColumn = 0;
  uint32_t EndLine = 0, EndColumn = LineEnd;
  StringId Checks;   ///< As written between the brackets; empty for all.
  StringId Reason;   ///< Text after the brackets' colon; may be empty.
  SourceRange Range; ///< The directive.
};

/// A problem met while parsing or lowering; facts are incomplete where it is.
struct Problem {
  std::string Message;
  SourceRange Range;
};

/// The facts of one translation unit: policy-free, relocatable (file names
/// relative to the project root), independent of every other unit.
struct Unit {
  StringTable Strings;
  StringId MainFile;
  std::vector<StringId> Files; ///< Indexed by FileId.
  std::vector<Type> Types;     ///< Indexed by TypeId.
  std::vector<Record> Records;
  std::vector<FunctionDecl> Functions;
  std::vector<Global> Globals;
  std::vector<Body> Bodies;
  std::vector<Suppression> Suppressions;
  /// Not empty: the unit did not parse or lower completely.
  std::vector<Problem> Problems;
};

} // namespace piiflow

#endif // PIIFLOW_FACTS_UNIT_H
