//===-- Policy/Rules.cpp - rules about functions and declarations ---------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Braces.h"
#include "Policy/RuleReader.h"

#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <climits>

using namespace piiflow;
using llvm::StringRef;

static std::vector<StringRef> refs(llvm::ArrayRef<std::string> Texts) {
  return {Texts.begin(), Texts.end()};
}

void piiflow::readRules(const JsonValue &File, StringRef Model, RuleSet &Into,
                        Complaints &Wrong) {
  RuleReader(Model, Into, Wrong).file(File);
}

void RuleReader::file(const JsonValue &File) {
  if (!Read.is(JsonValue::Object, File, "the file"))
    return;
  Read.onlyKeys(File, {"$schema", "version", "profiles", "kinds", "categories",
                       "sources", "sinks", "sanitizers", "propagators",
                       "callbacks", "guards", "approved", "sink_objects",
                       "suppressions", "conversions", "placeholders", "fields",
                       "classes", "unless_defined"});
  if (const JsonValue *Version = File.find("version");
      Version && (Version->Kind != JsonValue::Number || Version->Quantity != 1))
    Wrong.add(Version->At, "expected version 1, the only one that there is");
  Read.text(File, "$schema");
  Rules.UnlessDefined = Read.truth(File, "unless_defined").value_or(false);
  llvm::append_range(Rules.Fields, plainNames(Read.texts(File, "fields")));
  profiles(File);
  kinds(File);
  categories(File);
  entries(File, "approved", [&](const JsonValue &V) { approval(V); });
  entries(File, "sources", [&](const JsonValue &V) { source(V); });
  entries(File, "sinks", [&](const JsonValue &V) { sink(V); });
  entries(File, "sanitizers", [&](const JsonValue &V) { sanitizer(V); });
  entries(File, "propagators", [&](const JsonValue &V) { propagator(V); });
  entries(File, "callbacks", [&](const JsonValue &V) { callback(V); });
  entries(File, "conversions", [&](const JsonValue &V) { conversion(V); });
  entries(File, "placeholders", [&](const JsonValue &V) { placeholders(V); });
  entries(File, "classes", [&](const JsonValue &V) { classModel(V); });
  entries(File, "guards", [&](const JsonValue &V) { guard(V); });
  entries(File, "sink_objects", [&](const JsonValue &V) { sinkObject(V); });
  suppressions(File);
}

void RuleReader::entries(const JsonValue &File, StringRef Key,
                         EntryReader Entry) {
  const JsonValue *List = File.find(Key);
  if (!List || !Read.is(JsonValue::Array, *List, quoted(Key)))
    return;
  for (const JsonValue &V : List->Items)
    if (Read.is(JsonValue::Object, V, ("an entry of " + quoted(Key))))
      Entry(V);
}

//===----------------------------------------------------------------------===//
// Parts of entries
//===----------------------------------------------------------------------===//

void RuleReader::noteName(const PlacedText &Name, StringRef What,
                          StringRef Key) {
  if (!Model.empty())
    return;
  Policy::RuleName N;
  N.Where = Wrong.where(Name.At);
  N.Line = Name.At.Line;
  N.Column = Name.At.Column;
  N.What = What.str();
  N.Entity = Name.Text;
  N.Kind = Key == "field"    ? Policy::RuleName::Field
           : Key == "global" ? Policy::RuleName::Global
           : Key == "type"   ? Policy::RuleName::Type
                             : Policy::RuleName::Function;
  Rules.Names.push_back(std::move(N));
}

/// Whether a name is not too long to be one; complains otherwise.
bool RuleReader::checkLength(const PlacedText &Name) {
  if (Name.Text.size() <= MaxNameLength)
    return true;
  Wrong.add(Name.At, "expected a name of no more than " +
                         llvm::Twine(MaxNameLength) + " bytes, found " +
                         shown(Name.Text));
  return false;
}

/// The names that one text stands for; none when it is wrong.
std::vector<std::string> RuleReader::functionNames(const PlacedText &Name) {
  if (!checkLength(Name))
    return {};
  StringRef Spelled = Name.Text;
  Spelled.consume_back("operator()");
  if (Spelled.contains('('))
    Wrong.add(Name.At, "expected a name without parameters (\"signature\" "
                       "tells overloads apart), found " +
                           shown(Name.Text));
  else if (Spelled.starts_with("::"))
    Wrong.add(Name.At, "expected a qualified name without leading '::', "
                       "found " +
                           shown(Name.Text));
  return spellings(Name);
}

/// What a text with braces stands for; nothing when it is wrong.
std::vector<std::string> RuleReader::spellings(const PlacedText &Text) {
  auto Names = expandBraces(Text.Text);
  if (!Names) {
    Wrong.add(Text.At, "expected each '{' to have its '}', without others "
                       "between, and no more than 1000 names, found " +
                           shown(Text.Text));
    return {};
  }
  NamesRead += Names->size();
  if (NamesRead > MaxNames) {
    Wrong.add(Text.At, "expected no more than " + llvm::Twine(MaxNames) +
                           " names of functions in a file");
    return {};
  }
  return std::move(*Names);
}

/// `2`, or `"2.."` for two and more.
std::optional<Arity> RuleReader::arity(const JsonValue &V) {
  const JsonValue *Given = V.find("arity");
  if (!Given || Given->Kind != JsonValue::String) {
    const std::optional<unsigned> Exact = Read.count(V, "arity");
    return Exact ? std::optional(Arity{*Exact}) : std::nullopt;
  }
  StringRef Text = Given->Text;
  unsigned Least = 0;
  if (!Text.consume_back("..") || Text.getAsInteger(10, Least) || Least > 255) {
    Wrong.add(Given->At, "expected a number, or one and '..' for that many "
                         "and more");
    return std::nullopt;
  }
  return Arity{Least, /*OrMore=*/true};
}

FunctionRule *RuleReader::functionRule(const JsonValue &V, StringRef What,
                                       llvm::ArrayRef<StringRef> Own) {
  std::vector<StringRef> Known{"function", "signature", "arity"};
  Known.insert(Known.end(), Own.begin(), Own.end());
  Read.onlyKeys(V, Known);
  if (!V.find("function")) {
    Wrong.add(V.At, "expected \"function\" in this " + What);
    return nullptr;
  }
  FunctionRule R;
  for (const PlacedText &Part : Read.texts(V, "signature"))
    llvm::append_range(R.Selector.Signatures, spellings(Part));
  R.Selector.Parameters = arity(V);
  for (const PlacedText &Name : Read.someTexts(V, "function"))
    for (std::string &N : functionNames(Name)) {
      noteName({N, Name.At}, What, "function");
      if (Model.empty()) {
        Rules.Names.back().Signatures = R.Selector.Signatures;
        Rules.Names.back().Parameters = R.Selector.Parameters;
      }
      R.Selector.Names.push_back(std::move(N));
    }
  R.Selector.OfLibrary = !Model.empty();
  R.Selector.UnlessDefined = Rules.UnlessDefined;
  R.Where = Wrong.where(V.At);
  R.Model = Model.str();
  Rules.Functions.push_back(std::move(R));
  return &Rules.Functions.back();
}

/// The texts, after complaints about those that are no names of declarations.
std::vector<std::string>
RuleReader::plainNames(llvm::ArrayRef<PlacedText> Names) {
  for (const PlacedText &Name : Names) {
    if (!checkLength(Name))
      continue;
    if (StringRef(Name.Text).contains('*'))
      Wrong.add(Name.At, "expected a qualified name without '*', found " +
                             shown(Name.Text));
    else if (StringRef(Name.Text).starts_with("::"))
      Wrong.add(Name.At, "expected a qualified name without leading '::', "
                         "found " +
                             shown(Name.Text));
  }
  return withoutPlaces(Names);
}

std::vector<std::string>
RuleReader::declarations(const JsonValue &V, StringRef Key, StringRef What) {
  const std::vector<PlacedText> Names = Read.someTexts(V, Key);
  for (const PlacedText &Name : Names)
    if (Name.Text.size() <= MaxNameLength)
      noteName(Name, What, Key);
  return plainNames(Names);
}

std::vector<std::string> RuleReader::categoryNames(const JsonValue &V) {
  std::vector<PlacedText> Found = Read.texts(V, "categories");
  for (const PlacedText &P : Found)
    if (!Rules.Categories.find(P.Text))
      unknownCategory(P);
  return withoutPlaces(Found);
}

void RuleReader::unknownCategory(const PlacedText &Found) {
  std::vector<StringRef> Known;
  for (const Category *C : Rules.Categories.all())
    Known.push_back(C->Id);
  Read.unknown(Found, "a category", Known);
}

std::string RuleReader::kind(const JsonValue &V, StringRef What,
                             llvm::ArrayRef<std::string> Known) {
  if (!V.find("kind")) {
    Wrong.add(V.At, "expected \"kind\" in this " + What);
    return {};
  }
  const auto Kind = Read.text(V, "kind");
  if (!Kind)
    return {};
  if (!llvm::is_contained(Known, Kind->Text))
    Read.unknown(*Kind, "one of the kinds " + llvm::join(Known, ", "),
                 refs(Known));
  return Kind->Text;
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

void RuleReader::propagator(const JsonValue &V) {
  FunctionRule *R = functionRule(V, "propagator", {"flows"});
  if (!R)
    return;
  // Without flows: known to move nothing.
  if (!V.find("flows"))
    Wrong.add(V.At, "expected \"flows\" in this propagator");
  R->Effects.Flows = Read.flows(V, "flows");
  R->ReplacesBody = true;
}

void RuleReader::callback(const JsonValue &V) {
  FunctionRule *R = functionRule(
      V, "callback",
      {"callee", "arguments", "result", "by_reference", "by_type", "later"});
  if (!R)
    return;
  if (!V.find("callee"))
    Wrong.add(V.At, "expected \"callee\" in this callback");
  CallbackEffect E;
  if (auto Callee = Read.port(V, "callee"))
    E.Callee = std::move(*Callee);
  E.Arguments = Read.ports(V, "arguments");
  E.Results = Read.ports(V, "result");
  E.Later = Read.truth(V, "later").value_or(false);
  E.ByReference = Read.truth(V, "by_reference").value_or(false);
  E.ByType = Read.truth(V, "by_type").value_or(false);
  R->Effects.Callbacks.push_back(std::move(E));
  R->ReplacesBody = true;
}

void RuleReader::conversion(const JsonValue &V) {
  FunctionRule *R =
      functionRule(V, "conversion", {"by", "of", "to", "value", "into"});
  if (!R)
    return;
  for (StringRef Key : {"by", "of"})
    if (!V.find(Key))
      Wrong.add(V.At, "expected " + quoted(Key) + " in this conversion");
  ConversionEffect E;
  E.By = plainNames(Read.someTexts(V, "by"));
  if (auto Of = Read.port(V, "of"))
    E.Of = std::move(*Of);
  E.To = Read.port(V, "to");
  E.Value = Read.count(V, "value").value_or(0);
  if (auto Into = Read.count(V, "into"))
    E.Into = int(*Into);
  R->Effects.Conversions.push_back(std::move(E));
  R->ReplacesBody = true;
}

template <typename T>
T RuleReader::oneOf(const JsonValue &V, StringRef Key, T Absent,
                    llvm::ArrayRef<std::pair<StringRef, T>> Values) {
  const auto Said = Read.text(V, Key);
  if (!Said)
    return Absent;
  std::vector<StringRef> Names;
  for (const auto &[Name, Value] : Values) {
    if (Name == Said->Text)
      return Value;
    Names.push_back(Name);
  }
  Read.unknown(*Said, "one of " + llvm::join(Names, ", "), Names);
  return Absent;
}

void RuleReader::placeholders(const JsonValue &V) {
  Read.onlyKeys(V, {"globals"});
  if (!V.find("globals"))
    Wrong.add(V.At, "expected \"globals\" in these placeholders");
  unsigned Number = 0;
  for (const std::string &Name : plainNames(Read.someTexts(V, "globals")))
    Rules.Placeholders[Name] = Number++;
}

/// Whether a port says where an object of a class keeps something.
static bool isInObject(const Port &P) {
  return P.Root == Port::This &&
         llvm::none_of(P.Selectors, [](const PortSelector &S) {
           return S.IsItem || S.KeyArgument >= 0 || S.KeyTemplate >= 0 ||
                  S.KeyType >= 0 || S.KeyIndex;
         });
}

void RuleReader::classModel(const JsonValue &V) {
  Read.onlyKeys(V, {"type", "items", "arguments", "copies", "text"});
  if (!V.find("type"))
    Wrong.add(V.At, "expected \"type\" in this class");
  ClassModel M;
  M.Items = Read.ports(V, "items");
  if (!llvm::all_of(M.Items, isInObject))
    Wrong.add(V.find("items")->At,
              "expected This and selectors that do not depend on a call");
  M.Arguments =
      oneOf<ClassModel::ArgumentsT>(V, "arguments", ClassModel::Content,
                                    {{"content", ClassModel::Content},
                                     {"pair", ClassModel::Pair},
                                     {"key_value", ClassModel::KeyValue},
                                     {"each", ClassModel::Each}});
  M.Copies = oneOf<ClassModel::CopiesT>(
      V, "copies", ClassModel::Unknown,
      {{"own", ClassModel::Own}, {"shared", ClassModel::Shared}});
  M.IsText = Read.truth(V, "text").value_or(false);
  std::vector<PlacedText> Types;
  for (const PlacedText &Spelled : Read.someTexts(V, "type"))
    for (std::string &Name : spellings(Spelled))
      Types.push_back({std::move(Name), Spelled.At});
  for (const std::string &Name : plainNames(Types))
    Rules.Classes[Name] = M;
}

void RuleReader::source(const JsonValue &V) {
  if (!V.find("categories"))
    Wrong.add(V.At, "expected \"categories\" in this source");
  else
    Read.notEmpty(V, "categories");
  struct {
    StringRef Key;
    llvm::StringMap<std::vector<std::string>> &Into;
  } const Declared[] = {{"field", Rules.FieldSources},
                        {"global", Rules.GlobalSources},
                        {"type", Rules.TypeSources}};
  for (const auto &[Key, Into] : Declared) {
    if (!V.find(Key))
      continue;
    Read.onlyKeys(V, {Key, "categories"});
    const std::vector<std::string> Categories = categoryNames(V);
    for (const std::string &Name : declarations(V, Key, "source"))
      llvm::append_range(Into[Name], Categories);
    return;
  }
  if (!V.find("function")) {
    Wrong.add(V.At, "expected \"function\", \"field\", \"global\" or \"type\" "
                    "in this source");
    return;
  }
  FunctionRule *R = functionRule(V, "source", {"to", "categories"});
  if (!R)
    return;
  SourceEffect E;
  if (auto To = Read.port(V, "to"))
    E.To = std::move(*To);
  E.Categories = categoryNames(V);
  R->Effects.Sources.push_back(std::move(E));
}

static Port allArguments() {
  Port P;
  P.Root = Port::Argument;
  P.Last = INT_MAX;
  return P;
}

SinkObject RuleReader::sinkOf(const JsonValue &V) {
  SinkObject O;
  O.Kind = kind(V, "sink", Rules.SinkKinds);
  if (auto Destination = Read.text(V, "destination"))
    O.Destination = Destination->Text;
  O.Model = Model.str();
  O.Where = Wrong.where(V.At);
  return O;
}

/// `{"field": …}`: writing to the field is the sink.
void RuleReader::fieldSink(const JsonValue &V) {
  Read.onlyKeys(V, {"field", "kind", "destination"});
  const SinkObject O = sinkOf(V);
  for (const std::string &Name : declarations(V, "field", "sink"))
    Rules.SinkFields[Name] = O;
}

void RuleReader::sink(const JsonValue &V) {
  if (V.find("field")) {
    fieldSink(V);
    return;
  }
  FunctionRule *R = functionRule(
      V, "sink", {"kind", "destination", "arguments", "object", "format"});
  if (!R)
    return;
  SinkEffect E;
  std::vector<std::string> Known = Rules.SinkKinds;
  Known.push_back("object");
  E.Kind = kind(V, "sink", Known);
  if (auto Destination = Read.text(V, "destination"))
    E.Destination = Destination->Text;
  E.Object = Read.port(V, "object");
  if (E.Kind == "object" && !V.find("object"))
    Wrong.add(V.At, "expected \"object\" in this sink of kind \"object\"");
  if (E.Kind != "object" && V.find("object"))
    Wrong.add(V.find("object")->At,
              "expected \"object\" only in a sink of kind \"object\"");
  E.Arguments = Read.ports(V, "arguments");
  if (!V.find("arguments"))
    E.Arguments.push_back(allArguments());
  if (auto Format = Read.count(V, "format"))
    E.FormatArgument = int(*Format);
  R->Effects.Sinks.push_back(std::move(E));
}

std::vector<std::string> RuleReader::facts(const JsonValue &V) {
  return withoutPlaces(Read.texts(V, "facts"));
}

SanitizerEffect RuleReader::sanitizerEffect(const JsonValue &V) {
  SanitizerEffect E;
  E.Kind = kind(V, "sanitizer", Rules.SanitizerKinds);
  E.Categories = categoryNames(V);
  E.Facts = facts(V);
  E.From = Read.ports(V, "from");
  if (auto To = Read.port(V, "to"))
    E.To = std::move(*To);
  return E;
}

void RuleReader::sanitizer(const JsonValue &V) {
  if (V.find("type")) {
    Read.onlyKeys(V, {"type", "kind", "categories", "facts"});
    const SanitizerEffect E = sanitizerEffect(V);
    for (const std::string &Name : declarations(V, "type", "sanitizer"))
      Rules.TypeSanitizers[Name] = E;
    return;
  }
  FunctionRule *R = functionRule(V, "sanitizer",
                                 {"kind", "categories", "facts", "from", "to"});
  if (!R)
    return;
  SanitizerEffect E = sanitizerEffect(V);
  Rules.Functions.back().Effects.Sanitizers.push_back(std::move(E));
  R->ReplacesBody = true;
}

void RuleReader::guard(const JsonValue &V) {
  if (FunctionRule *R = functionRule(V, "guard", {"kind"}))
    R->Effects.Guards.push_back({kind(V, "guard", Rules.GuardKinds)});
}

void RuleReader::sinkObject(const JsonValue &V) {
  Read.onlyKeys(V, {"type", "global", "kind", "destination"});
  if (!V.find("type") && !V.find("global"))
    Wrong.add(V.At, "expected \"type\" or \"global\" in this sink object");
  const SinkObject O = sinkOf(V);
  for (const std::string &Name : declarations(V, "type", "sink object"))
    Rules.SinkTypes[Name] = O;
  for (const std::string &Name : declarations(V, "global", "sink object"))
    Rules.SinkGlobals[Name] = O;
}
