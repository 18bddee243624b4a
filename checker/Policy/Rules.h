//===-- Policy/Rules.h - what policy and model files say --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_RULES_H
#define PIIFLOW_POLICY_RULES_H

#include "Policy/Json.h"
#include "Policy/Policy.h"

#include "llvm/ADT/StringMap.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace piiflow {

/// Which functions a rule is about. `%constructor` names the constructors of a
/// class, `%class` in a signature the class of the function.
struct FunctionSelector {
  std::vector<std::string>
      Names; ///< Qualified names or globs, braces expanded.
  /// One must be within the function's; none of those after a `!` may be.
  std::vector<std::string> Signatures;
  std::optional<Arity> Parameters;
  /// Of a shipped model. A name without scope is that of a C function then, as
  /// the program may have a C++ function of that name, and what the program
  /// overrides is its own.
  bool OfLibrary = false;
  bool UnlessDefined = false; ///< Not about functions that the program defines.
};

/// One entry of `sinks`, `propagators`… that is about functions.
struct FunctionRule {
  FunctionSelector Selector;
  /// ".piiflow.json:12:5", or "std-strings.json:12:5" of a shipped model.
  std::string Where;
  /// "std-strings" of a shipped model; empty for a rule of the policy file.
  std::string Model;
  /// What the entry says; Origins and KeepBody are set on merging.
  FunctionModel Effects;
  /// Whether it replaces a body (flows, callbacks, sanitizers).
  bool ReplacesBody = false;
};

/// One entry of `approved`. Of those that speak of a protection's kind, a
/// category and a sink, the last decides.
struct ApprovalRule {
  std::vector<std::string> Kinds;
  std::vector<std::string> Categories;   ///< These and below; empty: all.
  std::vector<std::string> Sinks;        ///< Kinds; empty: all.
  std::vector<std::string> Destinations; ///< Empty: all.
  std::optional<bool> Enumerable;
  /// Declared facts it takes: "keyed", "precision=" (any), "keep<=4".
  std::vector<std::string> Facts;
  bool Approved = true;
};

/// All that the files in force say, in the order they were read.
struct RuleSet {
  std::vector<std::string> Profiles{"pipl", "gdpr"};
  CategoryTable Categories;
  std::vector<FunctionRule> Functions;
  llvm::StringMap<std::vector<std::string>> FieldSources, GlobalSources,
      TypeSources;
  llvm::StringMap<SanitizerEffect> TypeSanitizers;
  llvm::StringMap<SinkObject> SinkTypes, SinkGlobals, SinkFields;
  llvm::StringMap<unsigned> Placeholders; ///< By global.
  std::vector<std::string> Fields;        ///< Given by models to classes.
  llvm::StringMap<ClassModel> Classes;
  std::vector<ApprovalRule> Approvals;
  std::vector<std::string> SinkKinds{"log", "network", "export"};
  /// From strong to weak.
  std::vector<std::string> SanitizerKinds{"drop",     "tokenize",   "aggregate",
                                          "encrypt",  "keyed_hash", "hash",
                                          "truncate", "mask",       "encode"};
  std::vector<std::string> GuardKinds{"authorize", "audit", "consent"};
  std::vector<Policy::RuleName> Names; ///< Of the policy file alone.
  bool RequireReason = false;
  /// Of the file being read: its functions are those of the system, and
  /// functions that the program defines are others.
  bool UnlessDefined = false;
  /// Tiers by category and profile, before the profiles are known.
  llvm::StringMap<std::map<std::string, Tier>> Tiers;
};

/// Adds what one file says. Model is its name when it is a shipped model. What
/// is wrong is added to Wrong; the rest of the file is read all the same.
void readRules(const JsonValue &File, llvm::StringRef Model, RuleSet &Into,
               Complaints &Wrong);

/// Gives every category the strictest tier of the profiles in force.
void settleTiers(RuleSet &Rules);

} // namespace piiflow

#endif // PIIFLOW_POLICY_RULES_H
