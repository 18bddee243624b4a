//===-- Policy/Policy.h - rules in force ------------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_POLICY_H
#define PIIFLOW_POLICY_POLICY_H

#include "Policy/Category.h"
#include "Policy/Effects.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace piiflow {

struct FunctionRule;

/// What rules match against: one function, spelled out.
struct FunctionQuery {
  llvm::StringRef Name;  ///< Qualified, without template arguments.
  llvm::StringRef Class; ///< Qualified class; empty for a free function.
  llvm::StringRef Signature;
  unsigned ParameterCount = 0;
  /// All transitive base classes of Class, nearest first.
  llvm::ArrayRef<llvm::StringRef> Bases;
  /// Named as in C: what a model means by a name without scope.
  bool CLinkage = true;
  /// The program itself says what it does.
  bool DefinedByProgram = false;
};

/// A protection applied on the way: one sanitizer declaration.
struct Protection {
  std::string Kind;
  std::vector<std::string> Categories; ///< Empty: all.
  std::vector<std::string> Facts;
  std::string Name; ///< The function or type that applies it, for messages.
  friend auto operator<=>(const Protection &, const Protection &) = default;
};

/// How good a set of protections is for a category at a sink.
enum class Adequacy {
  None,     ///< No protection in the set covers the category.
  Weak,     ///< One covers it, but the policy does not approve it here.
  Adequate, ///< Approved.
};

/// The rules in force: shipped library models and categories, under the
/// project's policy file. Immutable once loaded; shared by threads.
class Policy {
public:
  /// Loads the shipped models and, when given, the policy file. Errors name
  /// file, line, column and what was expected.
  static llvm::Expected<Policy> load(std::optional<std::string> PolicyFile);
  Policy(Policy &&) noexcept;
  Policy &operator=(Policy &&) noexcept;
  ~Policy();

  const CategoryTable &categories() const;

  /// The merged model of a function; null when no rule matches it. Subtypes
  /// match the rules of their bases.
  std::unique_ptr<FunctionModel> modelFor(const FunctionQuery &Q) const;
  /// The sink that a global object (`std::cerr`, `stderr`) is.
  const SinkObject *sinkOfGlobal(llvm::StringRef Name) const;
  /// The sink that objects of a record (or of one of its bases) are.
  const SinkObject *sinkOfType(llvm::StringRef Record) const;
  /// The sink that writing to a field is; null for other fields.
  const SinkObject *sinkOfField(llvm::StringRef Name) const;
  /// The argument, from 0, that a global such as `std::placeholders::_1`
  /// stands for among bound arguments; nothing for other globals.
  std::optional<unsigned> argumentOfGlobal(llvm::StringRef Name) const;
  /// What is said of a class; null when nothing is.
  const ClassModel *classModel(llvm::StringRef Class) const;
  /// All of them, by the name of the class.
  std::vector<const ClassModel *> classModels() const;
  /// Whether a function of this name is a customisation point of a library.
  bool isConversion(llvm::StringRef Name) const;
  /// Names of parts that the program need not name for them to exist: fields
  /// that models give to classes, and numbers of elements.
  std::vector<std::string> ownNames() const;
  /// Categories that the policy file gives a field, global or type by name;
  /// empty when none.
  llvm::ArrayRef<std::string> categoriesOfField(llvm::StringRef Name) const;
  llvm::ArrayRef<std::string> categoriesOfGlobal(llvm::StringRef Name) const;
  llvm::ArrayRef<std::string> categoriesOfType(llvm::StringRef Name) const;
  /// The sanitizer that a wrapper type (`Redacted<T>`) is, by policy.
  const SanitizerEffect *sanitizerOfType(llvm::StringRef Name) const;

  /// Whether `Applied` protects `Category` at a sink of this kind and
  /// destination.
  Adequacy adequacy(llvm::StringRef Category, llvm::StringRef SinkKind,
                    llvm::StringRef Destination,
                    llvm::ArrayRef<Protection> Applied) const;
  /// For the last note of a finding: "keyed_hash, tokenize, mask keeping at
  /// most 4 digits".
  std::string approvedFor(llvm::StringRef Category, llvm::StringRef SinkKind,
                          llvm::StringRef Destination) const;

  bool isSinkKind(llvm::StringRef Kind) const;
  bool isSanitizerKind(llvm::StringRef Kind) const;
  bool isGuardKind(llvm::StringRef Kind) const;
  /// `"suppressions": {"require_reason": true}`
  bool requireSuppressionReason() const;
  /// Path of the policy file in force, empty when there is none.
  llvm::StringRef file() const;

  /// Rules of the policy file (not of shipped models), for the warning about
  /// rules that match nothing: where each stands, and the names it looks for.
  struct RuleName {
    std::string Where; ///< ".piiflow.json:12:5"
    unsigned Line = 0, Column = 0;
    std::string What;   ///< "sink", "source", "sanitizer"…
    std::string Entity; ///< Name or glob.
    enum { Function, Field, Global, Type } Kind;
    std::vector<std::string> Signatures; ///< Function: as in the rule.
    std::optional<Arity> Parameters;     ///< Function: as in the rule.
  };
  /// In the order of their places.
  llvm::ArrayRef<RuleName> ruleNames() const;
  /// Numbers of those of ruleNames() that a function matches.
  std::vector<uint32_t> ruleNamesOf(const FunctionQuery &Q) const;

  /// The rules for functions of that name, whatever the overload, in the order
  /// they were read.
  std::vector<const FunctionRule *> rulesNamed(const FunctionQuery &Q) const;
  /// The names that rules spell out, without wildcards, of functions, fields,
  /// globals and types; sorted.
  std::vector<llvm::StringRef> describedNames() const;
  /// The profiles in force.
  llvm::ArrayRef<std::string> profiles() const;
  /// What a category's tier is, by profile ("any": in all of them). Empty when
  /// it has that of its parent.
  std::vector<std::pair<std::string, Tier>>
  tiersOf(llvm::StringRef Category) const;

private:
  struct Impl;
  explicit Policy(std::unique_ptr<Impl> I);
  std::unique_ptr<Impl> I;
};

} // namespace piiflow

#endif // PIIFLOW_POLICY_POLICY_H
