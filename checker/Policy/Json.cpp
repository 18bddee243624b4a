//===-- Policy/Json.cpp - JSON that knows where it stands -----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Json.h"

#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ConvertUTF.h"

#include <nlohmann/json.hpp>

using namespace piiflow;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Complaints
//===----------------------------------------------------------------------===//

std::string Complaints::where(TextPosition At) const {
  return (File + ":" + llvm::Twine(At.Line) + ":" + llvm::Twine(At.Column))
      .str();
}

void Complaints::add(TextPosition At, const llvm::Twine &Message) {
  if (full())
    ++Unsaid;
  else
    Messages.push_back({At, Message.str()});
}

llvm::Error Complaints::take() {
  if (Messages.empty())
    return llvm::Error::success();
  llvm::sort(Messages);
  std::string All;
  for (const auto &[At, Message] : Messages)
    All += (All.empty() ? "" : "\n") + where(At) + ": " + Message;
  if (Unsaid)
    All += "\n" + File + ": and " + std::to_string(Unsaid) + " more like these";
  Messages.clear();
  Unsaid = 0;
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 All.c_str());
}

std::string piiflow::shown(StringRef Text) {
  constexpr size_t MaxShown = 80;
  if (Text.size() <= MaxShown)
    return quoted(Text);
  // Not within a character.
  size_t End = MaxShown;
  while (End > 0 && (uint8_t(Text[End]) & 0xC0) == 0x80)
    --End;
  return quoted(Text.take_front(End)) + "…";
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

const JsonValue *JsonValue::find(StringRef Key) const {
  for (const Member &M : Members)
    if (M.Key == Key)
      return &M.Value;
  return nullptr;
}

StringRef JsonValue::kindName(KindT Kind) {
  switch (Kind) {
  case Null:
    return "null";
  case Boolean:
    return "true or false";
  case Number:
    return "a number";
  case String:
    return "a string";
  case Array:
    return "an array";
  case Object:
    return "an object";
  }
  return {};
}

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {

/// Walks over the tokens of a text that a parser has already accepted, to
/// tell where each one starts.
class TokenCursor {
public:
  explicit TokenCursor(StringRef Text) : Text(Text) {}

  /// The start of the next token, which is then passed.
  TextPosition next() {
    skipBetweenTokens();
    const TextPosition Start = At;
    passToken();
    return Start;
  }

  /// The position of a byte at or after the cursor.
  TextPosition positionOf(size_t Target) {
    while (Offset < Target && Offset < Text.size())
      advance();
    return At;
  }

private:
  void advance() {
    if (Text[Offset++] == '\n')
      At = {At.Line + 1, 1};
    else
      ++At.Column;
  }

  void advancePast(StringRef End) {
    const size_t Found = Text.find(End, Offset);
    positionOf(Found == StringRef::npos ? Text.size() : Found + End.size());
  }

  void skipBetweenTokens() {
    // A byte-order mark takes no column.
    if (Offset == 0 && Text.starts_with("\xEF\xBB\xBF"))
      Offset = 3;
    while (Offset < Text.size()) {
      if (Text.substr(Offset).starts_with("//"))
        advancePast("\n");
      else if (Text.substr(Offset).starts_with("/*"))
        advancePast("*/");
      else if (StringRef(" \t\r\n,:").contains(Text[Offset]))
        advance();
      else
        return;
    }
  }

  void passToken() {
    if (Offset >= Text.size())
      return;
    const char First = Text[Offset];
    advance();
    if (First == '"') {
      while (Offset < Text.size() && Text[Offset] != '"') {
        if (Text[Offset] == '\\')
          advance();
        if (Offset < Text.size())
          advance();
      }
      if (Offset < Text.size())
        advance();
    } else if (!StringRef("{}[]").contains(First)) {
      while (Offset < Text.size() && (llvm::isAlnum(Text[Offset]) ||
                                      StringRef("+-.").contains(Text[Offset])))
        advance();
    }
  }

  StringRef Text;
  size_t Offset = 0;
  TextPosition At;
};

/// Builds the tree from the parser's events.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
  TreeBuilder(StringRef Text, Complaints &Wrong) : Cursor(Text), Wrong(Wrong) {}

  JsonValue Root;

  bool null() override { return leaf(JsonValue::Null); }
  bool boolean(bool Value) override {
    return leaf(JsonValue::Boolean, [&](JsonValue &V) { V.Truth = Value; });
  }
  bool number_integer(number_integer_t Value) override {
    return number(double(Value));
  }
  bool number_unsigned(number_unsigned_t Value) override {
    return number(double(Value));
  }
  bool number_float(number_float_t Value, const string_t &) override {
    return number(Value);
  }
  bool string(string_t &Value) override {
    return leaf(JsonValue::String,
                [&](JsonValue &V) { V.Text = std::move(Value); });
  }
  bool binary(binary_t &) override { return false; }

  bool start_object(size_t) override { return open(JsonValue::Object); }
  bool start_array(size_t) override { return open(JsonValue::Array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t &Value) override {
    const TextPosition At = Cursor.next();
    const auto [Known, New] = Keys.back().try_emplace(Value, At.Line);
    if (!New) {
      Wrong.add(At, "expected each key once, but " + shown(Value) +
                        " is also on line " + llvm::Twine(Known->second));
      return false;
    }
    Open.back()->Members.push_back({std::move(Value), At, {}});
    return true;
  }

  bool parse_error(size_t Position, const std::string &,
                   const nlohmann::detail::exception &Error) override {
    const std::string Message = explain(Error.what());
    // The parser stops behind a word or number that it does not take.
    const bool Word = StringRef(Message).contains("invalid literal") ||
                      StringRef(Message).contains("number");
    Wrong.add(Word ? Cursor.next()
                   : Cursor.positionOf(Position ? Position - 1 : 0),
              Message);
    return false;
  }

private:
  static constexpr size_t MaxDepth = 64;

  /// The parser's "[json.exception…] parse error at line 1, column 2: syntax
  /// error while parsing value - what is there; last read: '…'; expected …",
  /// without what our place says and without the text that it read.
  static std::string explain(StringRef Message) {
    Message = Message.substr(Message.find("] ") + 2);
    if (Message.starts_with("parse error at"))
      Message = Message.split(": ").second;
    if (Message.starts_with("number overflow"))
      return "expected a number of usual size";
    if (Message.consume_front("syntax error while parsing "))
      Message = Message.split(" - ").second;
    const auto [Found, Rest] = Message.split("; last read: ");
    std::string Text = "syntax error: " + Found.str();
    if (const size_t Expected = Rest.rfind("; expected ");
        Expected != StringRef::npos)
      Text += Rest.substr(Expected);
    else if (Found == "invalid literal")
      Text += "; expected text in double quotes, a number, true, false, null, "
              "'[' or '{'";
    return Text;
  }

  JsonValue &place(JsonValue::KindT Kind) {
    JsonValue *Slot = &Root;
    if (!Open.empty()) {
      JsonValue &Parent = *Open.back();
      Slot = Parent.Kind == JsonValue::Object ? &Parent.Members.back().Value
                                              : &Parent.Items.emplace_back();
    }
    Slot->Kind = Kind;
    Slot->At = Cursor.next();
    return *Slot;
  }

  bool leaf(JsonValue::KindT Kind,
            llvm::function_ref<void(JsonValue &)> Fill = nullptr) {
    JsonValue &V = place(Kind);
    if (Fill)
      Fill(V);
    return true;
  }

  bool number(double Value) {
    return leaf(JsonValue::Number, [&](JsonValue &V) { V.Quantity = Value; });
  }

  bool open(JsonValue::KindT Kind) {
    JsonValue &V = place(Kind);
    if (Open.size() >= MaxDepth) {
      Wrong.add(V.At, "expected no more than " + llvm::Twine(MaxDepth) +
                          " levels of nesting");
      return false;
    }
    Open.push_back(&V);
    Keys.emplace_back();
    return true;
  }

  bool close() {
    Cursor.next();
    Open.pop_back();
    Keys.pop_back();
    return true;
  }

  TokenCursor Cursor;
  Complaints &Wrong;
  /// The arrays and objects that are not closed yet. Only the last one grows,
  /// so that the pointers stay valid.
  std::vector<JsonValue *> Open;
  /// The keys of each of them, and the line of each key.
  std::vector<llvm::StringMap<unsigned>> Keys;
};

/// The first byte that is not part of a character in UTF-8.
std::optional<size_t> firstNotUtf8(StringRef Text) {
  const auto *Start = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  const auto *At = Start;
  const auto *End = reinterpret_cast<const llvm::UTF8 *>(Text.end());
  if (llvm::isLegalUTF8String(&At, End))
    return std::nullopt;
  return size_t(At - Start);
}

/// Whether this is a text at all; complains otherwise.
bool checkText(StringRef Text, Complaints &Wrong) {
  if (Text.trim().empty()) {
    Wrong.add({}, "expected a JSON object such as {\"version\": 1}, found an "
                  "empty file");
    return false;
  }
  if (const auto Offset = firstNotUtf8(Text)) {
    Wrong.add(TokenCursor(Text).positionOf(*Offset),
              "expected text in UTF-8, found the byte 0x" +
                  llvm::utohexstr(uint8_t(Text[*Offset])));
    return false;
  }
  return true;
}

} // namespace

std::optional<JsonValue> piiflow::parseJson(StringRef Text, Complaints &Wrong) {
  if (!checkText(Text, Wrong))
    return std::nullopt;
  TreeBuilder Builder(Text, Wrong);
  if (!nlohmann::json::sax_parse(Text.begin(), Text.end(), &Builder,
                                 nlohmann::json::input_format_t::json,
                                 /*strict=*/true, /*ignore_comments=*/true))
    return std::nullopt;
  return std::move(Builder.Root);
}
