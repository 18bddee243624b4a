//===-- Policy/RuleReader.h - policy and model files ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_RULEREADER_H
#define PIIFLOW_POLICY_RULEREADER_H

#include "Policy/Fields.h"
#include "Policy/Rules.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace piiflow {

/// Reads one policy or model file into a rule set.
class RuleReader {
public:
  RuleReader(llvm::StringRef Model, RuleSet &Into, Complaints &Wrong)
      : Model(Model), Rules(Into), Wrong(Wrong), Read(Wrong) {}

  void file(const JsonValue &File);

private:
  using EntryReader = llvm::function_ref<void(const JsonValue &)>;
  /// Each object of the array that stands under Key.
  void entries(const JsonValue &File, llvm::StringRef Key, EntryReader Entry);

  // Categories and what is enough.
  void profiles(const JsonValue &File);
  void kinds(const JsonValue &File);
  void categories(const JsonValue &File);
  void category(const JsonValue::Member &M);
  void tiers(const JsonValue &V, std::map<std::string, Tier> &Out);
  std::optional<Tier> tier(const JsonValue &V);
  void parent(const JsonValue::Member &M);
  void approval(const JsonValue &V);
  void suppressions(const JsonValue &File);

  // Rules.
  void propagator(const JsonValue &V);
  void callback(const JsonValue &V);
  void source(const JsonValue &V);
  void sink(const JsonValue &V);
  void fieldSink(const JsonValue &V);
  /// The kind and destination of an entry about objects or fields.
  SinkObject sinkOf(const JsonValue &V);
  void conversion(const JsonValue &V);
  void placeholders(const JsonValue &V);
  void classModel(const JsonValue &V);
  void sanitizer(const JsonValue &V);
  void guard(const JsonValue &V);
  void sinkObject(const JsonValue &V);

  /// The rule of an entry with "function", its selector read; the keys that it
  /// may have are those of the selector and Own.
  FunctionRule *functionRule(const JsonValue &V, llvm::StringRef What,
                             llvm::ArrayRef<llvm::StringRef> Own);
  std::optional<Arity> arity(const JsonValue &V);
  bool checkLength(const PlacedText &Name);
  std::vector<std::string> functionNames(const PlacedText &Name);
  std::vector<std::string> spellings(const PlacedText &Text);
  void unknownCategory(const PlacedText &Found);
  std::vector<std::string> plainNames(llvm::ArrayRef<PlacedText> Names);
  /// Names under "field", "global" or "type".
  std::vector<std::string> declarations(const JsonValue &V, llvm::StringRef Key,
                                        llvm::StringRef What);
  void noteName(const PlacedText &Name, llvm::StringRef What,
                llvm::StringRef Key);
  std::vector<std::string> categoryNames(const JsonValue &V);
  std::string kind(const JsonValue &V, llvm::StringRef What,
                   llvm::ArrayRef<std::string> Known);
  /// What the text under Key stands for; Absent without one.
  template <typename T>
  T oneOf(const JsonValue &V, llvm::StringRef Key, T Absent,
          llvm::ArrayRef<std::pair<llvm::StringRef, T>> Values);
  std::vector<std::string> facts(const JsonValue &V);
  /// The place that a protection leaves safe.
  SanitizerEffect sanitizerEffect(const JsonValue &V);

  /// A policy that people write is far from these; one that is made to use up
  /// time and memory is not.
  static constexpr size_t MaxCategories = 1000;
  static constexpr size_t MaxNameLength = 1000;
  static constexpr size_t MaxNames = 100'000;
  size_t NamesRead = 0;

  llvm::StringRef Model;
  RuleSet &Rules;
  Complaints &Wrong;
  FieldReader Read;
};

} // namespace piiflow

#endif // PIIFLOW_POLICY_RULEREADER_H
