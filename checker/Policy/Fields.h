//===-- Policy/Fields.h - what is read out of JSON values -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_FIELDS_H
#define PIIFLOW_POLICY_FIELDS_H

#include "Policy/Effects.h"
#include "Policy/Json.h"

#include "llvm/ADT/ArrayRef.h"

#include <optional>
#include <string>
#include <vector>

namespace piiflow {

/// The key of a remark for people, as in JSON Schema.
inline constexpr llvm::StringLiteral CommentKey("$comment");

/// A string of a file, with its place, for checks that come later.
struct PlacedText {
  std::string Text;
  TextPosition At;
};

/// Reads typed values and complains about what has another type. Every reader
/// returns an empty result for what was absent or wrong.
class FieldReader {
public:
  explicit FieldReader(Complaints &Wrong) : Wrong(Wrong) {}

  void complain(TextPosition At, const llvm::Twine &Message) {
    Wrong.add(At, Message);
  }
  /// "expected a category, found \"fone\"; did you mean 'phone'?"
  void unknown(const PlacedText &Found, llvm::StringRef What,
               llvm::ArrayRef<llvm::StringRef> Known);
  /// Whether it is one; complains otherwise.
  bool is(JsonValue::KindT Kind, const JsonValue &V, llvm::StringRef What);
  /// Complains about members that are not among Known. A comment may stand
  /// everywhere.
  void onlyKeys(const JsonValue &Object, llvm::ArrayRef<llvm::StringRef> Known);

  std::optional<PlacedText> text(const JsonValue &Object, llvm::StringRef Key);
  /// A string or an array of strings. None may be empty.
  std::vector<PlacedText> texts(const JsonValue &Object, llvm::StringRef Key);
  std::vector<PlacedText> texts(const JsonValue &V);
  /// Complains about an array without items.
  void notEmpty(const JsonValue &Object, llvm::StringRef Key);
  /// Strings of which there has to be one.
  std::vector<PlacedText> someTexts(const JsonValue &Object,
                                    llvm::StringRef Key);
  std::optional<bool> truth(const JsonValue &Object, llvm::StringRef Key);
  std::optional<unsigned> count(const JsonValue &Object, llvm::StringRef Key);
  std::optional<Port> port(const JsonValue &Object, llvm::StringRef Key);
  std::vector<Port> ports(const JsonValue &Object, llvm::StringRef Key);
  std::vector<Flow> flows(const JsonValue &Object, llvm::StringRef Key);

private:
  template <typename T, typename ParserT>
  std::vector<T> parsed(const JsonValue &Object, llvm::StringRef Key,
                        ParserT Parse);
  Complaints &Wrong;
};

std::vector<std::string> withoutPlaces(llvm::ArrayRef<PlacedText> Texts);

} // namespace piiflow

#endif // PIIFLOW_POLICY_FIELDS_H
