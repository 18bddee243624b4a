//===-- Policy/Fields.cpp - what is read out of JSON values ---------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Fields.h"

#include "Policy/Ports.h"
#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace piiflow;
using llvm::StringRef;

void FieldReader::unknown(const PlacedText &Found, StringRef What,
                          llvm::ArrayRef<StringRef> Known) {
  // Looking for the nearest name takes its time.
  const StringRef Near =
      Wrong.full() ? StringRef() : nearest(Found.Text, Known);
  Wrong.add(Found.At,
            "expected " + What + ", found " + shown(Found.Text) +
                (Near.empty() ? "" : "; did you mean '" + Near.str() + "'?"));
}

bool FieldReader::is(JsonValue::KindT Kind, const JsonValue &V,
                     StringRef What) {
  if (V.Kind == Kind)
    return true;
  Wrong.add(V.At, "expected " + JsonValue::kindName(Kind) + " for " + What +
                      ", found " + JsonValue::kindName(V.Kind));
  return false;
}

void FieldReader::onlyKeys(const JsonValue &Object,
                           llvm::ArrayRef<StringRef> Known) {
  const std::string What = "one of the keys " + llvm::join(Known, ", ");
  for (const JsonValue::Member &M : Object.Members) {
    if (M.Key == CommentKey)
      is(JsonValue::String, M.Value, quoted(CommentKey));
    else if (!llvm::is_contained(Known, M.Key))
      unknown({M.Key, M.At}, What, Known);
  }
}

std::optional<PlacedText> FieldReader::text(const JsonValue &Object,
                                            StringRef Key) {
  const JsonValue *V = Object.find(Key);
  if (!V || !is(JsonValue::String, *V, quoted(Key)))
    return std::nullopt;
  if (V->Text.empty()) {
    Wrong.add(V->At,
              "expected a text for " + quoted(Key) + ", found an empty string");
    return std::nullopt;
  }
  return PlacedText{V->Text, V->At};
}

std::vector<PlacedText> FieldReader::texts(const JsonValue &V) {
  std::vector<PlacedText> Result;
  auto Add = [&](const JsonValue &Item) {
    if (Item.Kind != JsonValue::String || Item.Text.empty())
      Wrong.add(Item.At, "expected a string that is not empty, found " +
                             (Item.Kind == JsonValue::String
                                  ? StringRef("an empty one")
                                  : JsonValue::kindName(Item.Kind)));
    else
      Result.push_back({Item.Text, Item.At});
  };
  if (V.Kind == JsonValue::Array)
    llvm::for_each(V.Items, Add);
  else if (V.Kind == JsonValue::String)
    Add(V);
  else
    Wrong.add(V.At, "expected a string or an array of strings, found " +
                        JsonValue::kindName(V.Kind));
  return Result;
}

std::vector<PlacedText> FieldReader::texts(const JsonValue &Object,
                                           StringRef Key) {
  const JsonValue *V = Object.find(Key);
  return V ? texts(*V) : std::vector<PlacedText>();
}

void FieldReader::notEmpty(const JsonValue &Object, StringRef Key) {
  const JsonValue *V = Object.find(Key);
  if (V && V->Kind == JsonValue::Array && V->Items.empty())
    Wrong.add(V->At, "expected at least one text for " + quoted(Key));
}

std::vector<PlacedText> FieldReader::someTexts(const JsonValue &Object,
                                               StringRef Key) {
  notEmpty(Object, Key);
  return texts(Object, Key);
}

std::optional<bool> FieldReader::truth(const JsonValue &Object, StringRef Key) {
  const JsonValue *V = Object.find(Key);
  if (!V || !is(JsonValue::Boolean, *V, quoted(Key)))
    return std::nullopt;
  return V->Truth;
}

std::optional<unsigned> FieldReader::count(const JsonValue &Object,
                                           StringRef Key) {
  const JsonValue *V = Object.find(Key);
  if (!V || !is(JsonValue::Number, *V, quoted(Key)))
    return std::nullopt;
  if (V->Quantity < 0 || V->Quantity > 255 ||
      V->Quantity != unsigned(V->Quantity)) {
    Wrong.add(V->At,
              "expected a whole number from 0 to 255 for " + quoted(Key));
    return std::nullopt;
  }
  return unsigned(V->Quantity);
}

template <typename T, typename ParserT>
std::vector<T> FieldReader::parsed(const JsonValue &Object, StringRef Key,
                                   ParserT Parse) {
  std::vector<T> Result;
  for (const PlacedText &P : texts(Object, Key)) {
    // The text starts after the quote. An escape would shift what follows;
    // nothing that can be meant here needs one.
    auto Complain = [&](size_t Offset, const llvm::Twine &Message) {
      Wrong.add({P.At.Line, P.At.Column + 1 + unsigned(Offset)},
                Message + " in " + shown(P.Text));
    };
    if (auto Value = Parse(P.Text, Complain))
      Result.push_back(std::move(*Value));
  }
  return Result;
}

std::vector<Port> FieldReader::ports(const JsonValue &Object, StringRef Key) {
  return parsed<Port>(Object, Key, parsePort);
}

std::optional<Port> FieldReader::port(const JsonValue &Object, StringRef Key) {
  if (!text(Object, Key))
    return std::nullopt;
  std::vector<Port> Found = ports(Object, Key);
  return Found.empty() ? std::nullopt : std::optional(std::move(Found.front()));
}

std::vector<Flow> FieldReader::flows(const JsonValue &Object, StringRef Key) {
  return parsed<Flow>(Object, Key, parseFlow);
}

std::vector<std::string>
piiflow::withoutPlaces(llvm::ArrayRef<PlacedText> Texts) {
  std::vector<std::string> Result;
  for (const PlacedText &P : Texts)
    Result.push_back(P.Text);
  return Result;
}
