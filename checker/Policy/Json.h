//===-- Policy/Json.h - JSON that knows where it stands ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_JSON_H
#define PIIFLOW_POLICY_JSON_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <vector>

namespace piiflow {

/// A place in a text, counted from 1; columns in bytes.
struct TextPosition {
  unsigned Line = 1, Column = 1;
  friend auto operator<=>(const TextPosition &, const TextPosition &) = default;
};

/// What is wrong with a file, each as `FILE:LINE:COLUMN: what was expected`.
/// A file may be wrong in every line: only the first complaints are kept.
class Complaints {
public:
  explicit Complaints(std::string File) : File(std::move(File)) {}
  void add(TextPosition At, const llvm::Twine &Message);
  bool any() const { return !Messages.empty(); }
  /// Whether further complaints are only counted.
  bool full() const { return Messages.size() >= MaxMessages; }
  llvm::StringRef file() const { return File; }
  std::string where(TextPosition At) const;
  /// All of them as one error, a line each; success when there are none.
  llvm::Error take();

private:
  static constexpr size_t MaxMessages = 20;
  std::string File;
  std::vector<std::pair<TextPosition, std::string>> Messages;
  size_t Unsaid = 0;
};

/// A text of a file in quotes, cut when it is long: what is wrong may be of
/// any length.
std::string shown(llvm::StringRef Text);

/// A value of a JSON text, with the place it starts at.
struct JsonValue {
  enum KindT : uint8_t { Null, Boolean, Number, String, Array, Object };
  struct Member;

  KindT Kind = Null;
  TextPosition At;
  bool Truth = false;  ///< Boolean
  double Quantity = 0; ///< Number
  std::string Text;    ///< String
  std::vector<JsonValue> Items;
  std::vector<Member> Members; ///< In order of appearance, each key once.

  const JsonValue *find(llvm::StringRef Key) const;
  /// "an object", "a string"…
  static llvm::StringRef kindName(KindT Kind);
};

struct JsonValue::Member {
  std::string Key;
  TextPosition At;
  JsonValue Value;
};

/// Reads a JSON text, in which `//` and `/* */` comments are allowed. A key
/// given twice, nesting deeper than 64 and bytes that are not UTF-8 are wrong
/// too. Nothing is returned when something is wrong.
std::optional<JsonValue> parseJson(llvm::StringRef Text, Complaints &Wrong);

} // namespace piiflow

#endif // PIIFLOW_POLICY_JSON_H
