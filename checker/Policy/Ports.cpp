//===-- Policy/Ports.cpp - ports and flows as texts -----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Ports.h"

#include "Support/Text.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <climits>

using namespace piiflow;
using llvm::StringRef;

namespace {

/// Reads ports and flows from left to right. Each reader returns false after
/// it has complained.
class FlowReader {
public:
  FlowReader(StringRef Text, TextComplaint Wrong) : Text(Text), Wrong(Wrong) {}

  bool flow(Flow &F);
  bool conditions(Flow &F);
  bool port(Port &P);
  bool end() {
    skipSpaces();
    return Offset == Text.size() || fail("expected the end");
  }

private:
  bool fail(const llvm::Twine &Message) { return failAt(Offset, Message); }
  bool failAt(size_t At, const llvm::Twine &Message) {
    Wrong(At, Message);
    return false;
  }
  StringRef rest() const { return Text.substr(Offset); }
  void skipSpaces() { Offset += rest().size() - rest().ltrim(' ').size(); }
  bool take(StringRef Token) {
    if (!rest().starts_with(Token))
      return false;
    Offset += Token.size();
    return true;
  }
  bool expect(StringRef Token) {
    return take(Token) || fail("expected '" + Token + "'");
  }
  StringRef word() {
    const StringRef W =
        rest().take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
    Offset += W.size();
    return W;
  }
  bool number(int &N) {
    const size_t Start = Offset;
    const StringRef Digits = rest().take_while(llvm::isDigit);
    Offset += Digits.size();
    if (!Digits.getAsInteger(10, N) && N <= MaxIndex)
      return true;
    return failAt(Start,
                  "expected a number from 0 to " + llvm::Twine(int(MaxIndex)));
  }
  bool arguments(Port &P);
  bool selector(Port &P);
  bool key(PortSelector &S);
  bool field(PortSelector &S);

  static constexpr int MaxIndex = 255;
  StringRef Text;
  TextComplaint Wrong;
  size_t Offset = 0;
};

struct FlowKindName {
  StringRef Name;
  Flow::KindT Kind;
};
constexpr FlowKindName FlowKinds[] = {
    {"copy", Flow::Copy},           {"derive", Flow::Derive},
    {"append", Flow::Append},       {"insert", Flow::Insert},
    {"alias", Flow::Alias},         {"give", Flow::Give},
    {"kill", Flow::Kill},           {"swap", Flow::Swap},
    {"overwrite", Flow::Overwrite}, {"step", Flow::Step},
    {"create", Flow::Create},       {"concatenate", Flow::Concatenate}};

std::string suggestion(StringRef Word, llvm::ArrayRef<StringRef> Known) {
  const StringRef Near = nearest(Word, Known);
  return Near.empty() ? "" : ("; did you mean '" + Near + "'?").str();
}

} // namespace

//===----------------------------------------------------------------------===//
// Ports
//===----------------------------------------------------------------------===//

bool FlowReader::port(Port &P) {
  skipSpaces();
  const size_t Start = Offset;
  const StringRef Root = word();
  if (Root == "This")
    P.Root = Port::This;
  else if (Root == "Return")
    P.Root = Port::Return;
  else if (Root == "Exception")
    P.Root = Port::Exception;
  else if (Root == "Argument")
    P.Root = Port::Argument;
  else
    return failAt(Start, "expected This, Return, Exception or Argument[…]" +
                             suggestion(Root, {"This", "Return", "Exception",
                                               "Argument"}));
  if (P.Root == Port::Argument && !arguments(P))
    return false;
  while (take("."))
    if (!selector(P))
      return false;
  return true;
}

bool FlowReader::arguments(Port &P) {
  if (!expect("["))
    return false;
  if (take("i")) {
    P.EachArgument = true;
    P.Last = INT_MAX;
    return expect("]");
  }
  if (!number(P.First))
    return false;
  P.Last = P.First;
  if (take("..")) {
    P.Last = INT_MAX;
    const size_t Start = Offset;
    if (llvm::isDigit(rest().empty() ? ' ' : rest().front())) {
      if (!number(P.Last))
        return false;
      if (P.Last < P.First)
        return failAt(Start, "expected a last argument not below the first");
    }
  }
  return expect("]");
}

bool FlowReader::selector(Port &P) {
  PortSelector S;
  const size_t Start = Offset;
  const StringRef Name = word();
  if (rest().starts_with("::")) {
    Offset = Start;
    if (!field(S))
      return false;
  } else if (Name == "Element") {
    S.Kind = SelectorKind::Element;
    if (take("[") && !key(S))
      return false;
  } else if (Name == "Item") {
    S.Kind = SelectorKind::Element;
    S.IsItem = true;
  } else if (Name == "Deref") {
    S.Kind = SelectorKind::Deref;
  } else if (Name == "Range") {
    S.Kind = SelectorKind::Deref;
    S.IsRange = true;
  } else if (Name == "Referent") {
    S.Kind = SelectorKind::Deref;
    S.OnlyReference = true;
  } else if (Name == "Alternative") {
    S.Kind = SelectorKind::Alternative;
  } else if (Name == "Bytes") {
    S.Kind = SelectorKind::Bytes;
  } else {
    return failAt(
        Start,
        "expected Element, Item, Deref, Range, Referent, "
        "Alternative, Bytes or a qualified field such as std::pair::first" +
            suggestion(Name, {"Element", "Item", "Deref", "Range", "Referent",
                              "Alternative", "Bytes"}));
  }
  P.Selectors.push_back(std::move(S));
  return true;
}

bool FlowReader::key(PortSelector &S) {
  if (take("Argument[")) {
    if (!number(S.KeyArgument) || !expect("]"))
      return false;
  } else if (take("TemplateArgument[")) {
    if (!number(S.KeyTemplate) || !expect("]"))
      return false;
  } else if (take("TypeOfArgument[")) {
    if (!number(S.KeyType) || !expect("]"))
      return false;
  } else if (take("i]")) {
    S.KeyIndex = true;
    return true;
  } else {
    const StringRef Literal =
        rest().take_while([](char C) { return C != ']' && C != '['; });
    if (Literal.empty())
      return fail("expected a constant key, Argument[…], "
                  "TemplateArgument[…], TypeOfArgument[…] or i");
    Offset += Literal.size();
    S.Kind = SelectorKind::Const;
    S.Constant = Literal.str();
  }
  return expect("]");
}

bool FlowReader::field(PortSelector &S) {
  const size_t Start = Offset;
  do {
    if (word().empty())
      return fail("expected a name");
  } while (take("::"));
  S.Kind = SelectorKind::Field;
  S.Field = Text.substr(Start, Offset - Start).str();
  return true;
}

//===----------------------------------------------------------------------===//
// Flows
//===----------------------------------------------------------------------===//

static bool hasOnlyTarget(const Flow &F) {
  return F.Kind == Flow::Kill || F.Kind == Flow::Create;
}

bool FlowReader::flow(Flow &F) {
  skipSpaces();
  const size_t Start = Offset;
  const StringRef Name = word();
  const FlowKindName *Known = nullptr;
  std::vector<StringRef> Names;
  for (const FlowKindName &K : FlowKinds) {
    Names.push_back(K.Name);
    if (K.Name == Name)
      Known = &K;
  }
  if (!Known)
    return failAt(Start, "expected copy, derive, append, insert, overwrite, "
                         "concatenate, alias, give, step, create, kill or "
                         "swap" +
                             suggestion(Name, Names));
  F.Kind = Known->Kind;
  if (hasOnlyTarget(F)) {
    if (!port(F.To))
      return false;
    F.From = F.To;
    return conditions(F) && end();
  }
  if (!port(F.From))
    return false;
  skipSpaces();
  if (!expect(F.Kind == Flow::Swap ? "," : "->"))
    return false;
  return port(F.To) && conditions(F) && end();
}

/// `if Argument[0] is 0 and Argument[1] is ns::name`
bool FlowReader::conditions(Flow &F) {
  if (!take(" "))
    return true;
  skipSpaces();
  if (!take("if "))
    return true;
  do {
    Flow::Condition If;
    skipSpaces();
    if (!expect("Argument[") || !number(If.Argument) || !expect("]"))
      return false;
    skipSpaces();
    if (!expect("is "))
      return false;
    skipSpaces();
    const StringRef Text = rest().take_until([](char C) { return C == ' '; });
    if (Text.empty())
      return fail("expected a constant");
    Offset += Text.size();
    If.Text = Text.str();
    F.If.push_back(std::move(If));
    skipSpaces();
  } while (take("and "));
  return true;
}

//===----------------------------------------------------------------------===//
// Spelling
//===----------------------------------------------------------------------===//

static std::string bracketed(const llvm::Twine &Text) {
  return ("[" + Text + "]").str();
}

static std::string spell(const PortSelector &S) {
  switch (S.Kind) {
  case SelectorKind::Field:
    return S.Field;
  case SelectorKind::Const:
    return "Element" + bracketed(S.Constant);
  case SelectorKind::Deref:
    return S.OnlyReference ? "Referent" : S.IsRange ? "Range" : "Deref";
  case SelectorKind::Alternative:
    return "Alternative";
  case SelectorKind::Bytes:
    return "Bytes";
  default:
    break;
  }
  if (S.KeyArgument >= 0)
    return "Element[Argument" + bracketed(llvm::Twine(S.KeyArgument)) + "]";
  if (S.KeyTemplate >= 0)
    return "Element[TemplateArgument" + bracketed(llvm::Twine(S.KeyTemplate)) +
           "]";
  if (S.KeyType >= 0)
    return "Element[TypeOfArgument" + bracketed(llvm::Twine(S.KeyType)) + "]";
  if (S.IsItem)
    return "Item";
  return S.KeyIndex ? "Element[i]" : "Element";
}

static std::string spellArguments(const Port &P) {
  if (P.EachArgument)
    return "[i]";
  if (P.First == P.Last)
    return bracketed(llvm::Twine(P.First));
  const std::string Last = P.Last == INT_MAX ? "" : std::to_string(P.Last);
  return bracketed(llvm::Twine(P.First) + ".." + Last);
}

std::string piiflow::spell(const Port &P) {
  static constexpr StringRef Roots[] = {"This", "Return", "Argument",
                                        "Exception"};
  std::string Text = Roots[P.Root].str();
  if (P.Root == Port::Argument)
    Text += spellArguments(P);
  for (const PortSelector &S : P.Selectors)
    Text += "." + ::spell(S);
  return Text;
}

std::string piiflow::spell(const Flow &F) {
  std::string Text;
  for (const FlowKindName &K : FlowKinds)
    if (K.Kind == F.Kind)
      Text = K.Name.str() + " ";
  if (!hasOnlyTarget(F))
    Text += spell(F.From) + (F.Kind == Flow::Swap ? ", " : " -> ");
  Text += spell(F.To);
  for (const Flow::Condition &If : F.If)
    Text += (&If == &F.If.front() ? " if " : " and ") +
            ("Argument" + bracketed(llvm::Twine(If.Argument))) + " is " +
            If.Text;
  return Text;
}

std::optional<Port> piiflow::parsePort(StringRef Text, TextComplaint Wrong) {
  FlowReader Reader(Text, Wrong);
  Port P;
  if (!Reader.port(P) || !Reader.end())
    return std::nullopt;
  return P;
}

std::optional<Flow> piiflow::parseFlow(StringRef Text, TextComplaint Wrong) {
  FlowReader Reader(Text, Wrong);
  Flow F;
  if (!Reader.flow(F))
    return std::nullopt;
  return F;
}
