//===-- Solve/Callees.h - what is known about functions ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_CALLEES_H
#define PIIFLOW_SOLVE_CALLEES_H

#include "Link/Program.h"
#include "Policy/Policy.h"

#include "llvm/ADT/DenseSet.h"

#include <memory>

namespace piiflow {

/// All that is known about a function before its body is looked at: its model
/// (from shipped models and the policy, with the effects that its annotations
/// add) and whether its body counts.
struct Callee {
  StringId Symbol;
  const Program::Function *Function = nullptr; ///< Null: never declared.
  /// Effects to apply at each call.
  FunctionModel Effects;
  /// A rule describes the function: it does what the effects say, and nothing
  /// that an unknown function might do.
  bool Modelled = false;
  /// The body's summary applies.
  bool UseBody = false;
  /// The return value is sanitised by declaration, whatever the body does.
  bool Sanitizes = false;
  /// Parameters that are sinks by declaration. What the body does with them
  /// is reported at the call, not again inside.
  std::vector<bool> SinkParameters;
  bool AllSinks = false; ///< All parameters, and variadic arguments.

  bool isPointer(const Program &P, unsigned Parameter) const;
  /// Whether argument I is passed as a pointer value: to a pointer parameter,
  /// or among the arguments that `...` takes.
  bool takesPointer(const Program &P, size_t I) const;
  bool isSinkParameter(uint32_t I) const {
    return AllSinks || (I < SinkParameters.size() && SinkParameters[I]);
  }
};

/// The callees of a program, resolved once each.
class CalleeTable {
public:
  CalleeTable(const Program &P, const Policy &Rules);
  const Callee &operator[](StringId Symbol);
  /// What a virtual call of this method may run: the method itself and all
  /// that override it in classes that are created, sorted by symbol.
  std::vector<StringId> targets(StringId Method) const;
  /// Constructors of a class with a body or model that take this many
  /// arguments, or more with defaults; sorted by symbol.
  std::vector<StringId> constructors(StringId Class, size_t Arguments);
  /// Whether objects of a class have parts that mean something: it is the
  /// program's own, and has fields, or derived classes that do.
  bool hasMeaning(StringId Class) const;
  /// The model of a library class's constructor that takes so many arguments
  /// and says what becomes of each; null when there is none.
  const FunctionModel *constructorModel(StringId Class, unsigned Arguments);
  /// The model of a library class's call operator, when the call leaves
  /// something behind in the object; null otherwise.
  const FunctionModel *callOperator(StringId Class);
  /// What objects of a library's class do when they are called with so many
  /// arguments; null when no model says, or when they call others.
  const FunctionModel *functionObject(StringId Class, unsigned Arguments);
  /// The function of the program that a library calls to convert objects of a
  /// record; invalid when its body is not known.
  StringId conversion(const ConversionEffect &How, StringId Record);
  /// Whether a library may call the function to convert objects.
  bool isConversion(StringId Symbol) const;
  /// "spdlog::info" for messages and fingerprints.
  std::string displayName(StringId Symbol) const;

private:
  bool hasObjects(StringId Class) const;
  std::unique_ptr<Callee> resolve(StringId Symbol);
  static void noteSink(Callee &C, const Port &Argument);
  void addMarks(Callee &C);
  void addMark(Callee &C, const Mark &M, int Parameter);
  const FunctionModel *memberModel(StringId Class, llvm::StringRef Member,
                                   unsigned Parameters);
  bool isProgramsConversion(const Program::Function &F) const;
  void collectOverridden(StringId Symbol, std::vector<StringId> &Out) const;

  const Program &P;
  const Policy &Rules;
  std::map<StringId, std::unique_ptr<Callee>> Cache;
  std::map<StringId, std::vector<StringId>> Constructors; ///< By class.
  /// Models of members of which no declaration is known.
  std::map<std::pair<std::string, unsigned>, std::unique_ptr<FunctionModel>>
      Members;
  /// Functions that customisation points name, by last component.
  std::map<llvm::StringRef, std::vector<StringId>> Customised;
  llvm::DenseSet<uint32_t> Created; ///< Classes, and bases of such.
  llvm::DenseSet<uint32_t> Polymorphic;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_CALLEES_H
