//===-- Facts/PrintBody.cpp - bodies as text ------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Printer.h"
#include "Support/Text.h"

#include "llvm/ADT/StringExtras.h"

#include <set>

using namespace piiflow;
using llvm::StringRef;

static bool isNumber(StringRef Text) {
  return !Text.empty() && llvm::all_of(Text, llvm::isDigit);
}

/// Names that paths use for something else: `this`, `t3`, `param0`…
static bool isReserved(StringRef Name) {
  if (Name.empty() || Name == "this" || Name == "ret" || Name == "exc" ||
      Name == "none")
    return true;
  const bool Numbered = Name.consume_front("param") || Name.consume_front("t");
  return Numbered && isNumber(Name);
}

void FactsPrinter::nameLocals(const Body &B) {
  std::set<StringRef> Once, Again;
  for (const Local &L : B.Locals)
    if (!Once.insert(Strings[L.Name]).second)
      Again.insert(Strings[L.Name]);
  LocalNames.clear();
  for (size_t I = 0; I < B.Locals.size(); ++I) {
    const StringRef Name = Strings[B.Locals[I].Name];
    LocalNames.push_back(Name.str());
    if (Again.count(Name) || isReserved(Name))
      LocalNames.back() += "#" + std::to_string(I);
  }
}

std::string FactsPrinter::root(const AccessPath &P) const {
  switch (P.Root) {
  case RootKind::Local:
    return LocalNames[P.Index];
  case RootKind::Param:
    return "param" + std::to_string(P.Index);
  case RootKind::This:
    return "this";
  case RootKind::Return:
    return "ret";
  case RootKind::Global: {
    const auto It = GlobalNames.find(P.Index);
    const StringId Name = It == GlobalNames.end() ? StringId() : It->second;
    return ("::" + Strings[Name.valid() ? Name : StringId(P.Index)]).str();
  }
  case RootKind::Exception:
    return "exc";
  case RootKind::Temp:
    return "t" + std::to_string(P.Index);
  }
  return "?";
}

/// The last component of a qualified field name.
static StringRef shortName(StringRef Name) {
  const size_t At = Name.rfind("::");
  return At == StringRef::npos ? Name : Name.substr(At + 2);
}

std::string FactsPrinter::path(const Body &B, PathId Id) const {
  if (!Id.valid())
    return "none";
  const AccessPath &P = B.Paths[Id.Value];
  std::string Text = root(P);
  for (size_t I = 0; I < P.Selectors.size(); ++I) {
    const Selector &S = P.Selectors[I];
    switch (S.Kind) {
    case SelectorKind::Field:
      Text += "." + shortName(Strings[S.Payload]).str();
      break;
    case SelectorKind::Element:
      Text += "[*]";
      break;
    case SelectorKind::Const:
      Text += isNumber(Strings[S.Payload])
                  ? "[" + Strings[S.Payload].str() + "]"
                  : "[" + quoted(Strings[S.Payload]) + "]";
      break;
    case SelectorKind::Deref:
      if (I + 1 < P.Selectors.size() &&
          P.Selectors[I + 1].Kind == SelectorKind::Field) {
        Text += "->" + shortName(Strings[P.Selectors[I + 1].Payload]).str();
        ++I;
      } else {
        Text += ".*";
      }
      break;
    case SelectorKind::Alternative:
      Text += ".<alternative>";
      break;
    case SelectorKind::Bytes:
      Text += ".<bytes>";
      break;
    case SelectorKind::Each:
    case SelectorKind::Any:
      Text += ".<any>";
      break;
    }
  }
  return Text;
}

std::string FactsPrinter::operand(const Body &B, const Operand &O) const {
  switch (O.Kind) {
  case Operand::None:
    return "none";
  case Operand::Value:
    return path(B, O.Path);
  case Operand::AddressOf:
    return "&" + path(B, O.Path);
  case Operand::Constant:
    return quoted(Strings[O.Text]);
  case Operand::Function:
    return "function " + Strings[O.Text].str();
  case Operand::Member:
    return "member " + Strings[O.Text].str();
  }
  return "?";
}

std::string FactsPrinter::operands(const Body &B, const Instruction &I,
                                   size_t From) const {
  std::string Text;
  for (size_t K = From; K < I.Operands.size(); ++K)
    Text += (K > From ? ", " : "") + operand(B, I.Operands[K]);
  return Text;
}

static const char *nameOf(Opcode Op) {
  switch (Op) {
  case Opcode::Copy:
    return "copy";
  case Opcode::Load:
    return "load";
  case Opcode::Store:
    return "store";
  case Opcode::Move:
    return "move";
  case Opcode::Derive:
    return "derive";
  case Opcode::Append:
    return "append";
  case Opcode::Addr:
    return "addr";
  case Opcode::Bind:
    return "bind";
  case Opcode::Kill:
    return "kill";
  case Opcode::Const:
    return "const";
  case Opcode::Call:
    return "call";
  case Opcode::VirtualCall:
    return "vcall";
  case Opcode::IndirectCall:
    return "icall";
  case Opcode::Closure:
    return "closure";
  case Opcode::Return:
    return "return";
  case Opcode::Throw:
    return "throw";
  case Opcode::Catch:
    return "catch";
  case Opcode::Await:
    return "await";
  case Opcode::Yield:
    return "yield";
  case Opcode::CoReturn:
    return "coreturn";
  case Opcode::Cast:
    return "cast";
  case Opcode::Member:
    return "member";
  case Opcode::Lookup:
    return "lookup";
  case Opcode::Visit:
    return "visit";
  case Opcode::Visited:
    return "visited";
  case Opcode::Step:
    return "step";
  }
  return "?";
}

/// `call f(a, b)`, `vcall C::f(a) on &object`, `icall pointer(a)`.
void FactsPrinter::call(const Body &B, const Instruction &I) {
  const bool Indirect = I.Op == Opcode::IndirectCall;
  const bool HasFirst = !I.Operands.empty();
  OS << nameOf(I.Op) << ' ';
  if (Indirect)
    OS << (HasFirst ? operand(B, I.Operands.front()) : "none");
  else
    OS << Strings[I.Callee];
  const bool Member = Indirect && (I.Flags & Instruction::MemberPointer) &&
                      I.Operands.size() > 1;
  OS << '(' << operands(B, I, Member ? 2 : 1) << ')';
  if (Member)
    OS << " on " << operand(B, I.Operands[1]);
  else if (!Indirect && HasFirst && I.Operands.front().Kind != Operand::None)
    OS << " on " << operand(B, I.Operands.front());
  if (I.Flags & Instruction::ReturnsReference)
    OS << " [reference]";
}

void FactsPrinter::instruction(const Body &B, const Instruction &I) {
  OS << "    ";
  if (I.Range.valid()) {
    if (I.Range.File != B.Range.File)
      OS << Strings[Files[I.Range.File.Value]] << ':';
    OS << I.Range.BeginLine << ':' << I.Range.BeginColumn;
  } else {
    OS << '-';
  }
  if (I.Range.Macro.valid())
    OS << " in " << Strings[I.Range.Macro];
  OS << "  ";
  switch (I.Op) {
  case Opcode::Call:
  case Opcode::VirtualCall:
  case Opcode::IndirectCall:
    if (I.Destination.valid())
      OS << path(B, I.Destination) << " = ";
    call(B, I);
    break;
  case Opcode::Kill:
    OS << "kill " << path(B, I.Destination);
    break;
  default: {
    if (I.Destination.valid())
      OS << path(B, I.Destination) << " = ";
    OS << nameOf(I.Op);
    if (I.Callee.valid())
      OS << ' ' << Strings[I.Callee] << (I.Operands.empty() ? "" : ",");
    if (!I.Operands.empty())
      OS << ' ' << operands(B, I, 0);
  }
  }
  if (I.Flags & Instruction::Implicit)
    OS << " [implicit]";
  OS << '\n';
}

void FactsPrinter::block(const Body &B, uint32_t Index) {
  const Block &Blk = B.Blocks[Index];
  OS << "  block " << Index;
  if (Blk.Handler.valid())
    OS << " (handler " << Blk.Handler.Value << ')';
  for (size_t I = 0; I < Blk.Successors.size(); ++I) {
    const Edge &E = Blk.Successors[I];
    OS << (I ? ", " : " -> ") << E.To.Value;
    if (E.Condition.valid())
      OS << " if " << (E.Truth ? "" : "!") << path(B, E.Condition);
  }
  OS << '\n';
  for (const Instruction &I : Blk.Instructions)
    instruction(B, I);
}

void FactsPrinter::body(const Body &B) {
  nameLocals(B);
  OS << "body " << Strings[B.Function];
  place(B.Range);
  OS << '\n';
  for (size_t I = 0; I < B.Locals.size(); ++I) {
    OS << "  local ";
    const Local &L = B.Locals[I];
    variable(LocalNames[I], L.Type, L.Marks, L.Range);
  }
  for (size_t I = 0; I < B.Temps.size(); ++I)
    OS << "  temp t" << I << " : " << type(B.Temps[I]) << '\n';
  for (uint32_t I = 0; I < B.Blocks.size(); ++I)
    block(B, I);
}
