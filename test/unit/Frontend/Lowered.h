//===-- Lowered.h - bodies as text ------------------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_UNIT_FRONTEND_LOWERED_H
#define PIIFLOW_TEST_UNIT_FRONTEND_LOWERED_H

#include "Parsed.h"

#include <set>

namespace piiflow {

/// The facts of one source text with its bodies spelled out, one instruction a
/// line. Names lose their scope and temporaries their number, so that a test
/// says what it is about: `copy return = user.*.phone`, `call % = f(-; &s)`.
/// Selectors read `.field`, `[*]`, `[0]` and, for Deref, `.*`; operands `&p`
/// for an address, `'text'` for a literal, `@f` for a function, `-` for
/// nothing.
class Lowered : public Parsed {
public:
  using Parsed::Parsed;

  const Body &body(llvm::StringRef Name) const {
    for (const Body &B : U.Bodies)
      for (const FunctionDecl &F : U.Functions)
        if (F.Symbol == B.Function && text(F.Name) == Name)
          return B;
    ADD_FAILURE() << "no body of " << Name.str();
    static const Body None;
    return None;
  }

  std::vector<std::string> lines(llvm::StringRef Name) const {
    std::vector<std::string> Result;
    const Body &B = body(Name);
    for (const Block &K : B.Blocks)
      for (const Instruction &I : K.Instructions)
        Result.push_back(print(B, I));
    return Result;
  }

  std::string all(llvm::StringRef Name) const { return printAll(body(Name)); }

  std::string printAll(const Body &B) const {
    std::string Result;
    for (size_t K = 0; K < B.Blocks.size(); ++K) {
      Result += std::to_string(K) + ":\n";
      for (const Instruction &I : B.Blocks[K].Instructions)
        Result += "  " + print(B, I) + "\n";
      for (const Edge &E : B.Blocks[K].Successors)
        Result += "  -> " + std::to_string(E.To.Value) + condition(B, E) + "\n";
      if (B.Blocks[K].Handler.valid())
        Result += "  !! " + std::to_string(B.Blocks[K].Handler.Value) + "\n";
    }
    return Result;
  }

  unsigned count(llvm::StringRef Name, llvm::StringRef Line) const {
    unsigned N = 0;
    for (const std::string &L : lines(Name))
      N += L == Line;
    return N;
  }
  bool has(llvm::StringRef Name, llvm::StringRef Line) const {
    return count(Name, Line) != 0;
  }

  /// Whether control can come from the first line to the second, over edges
  /// and (`Thrown`) to handlers.
  bool leads(llvm::StringRef Name, llvm::StringRef From, llvm::StringRef To,
             bool Thrown = false) const {
    const Body &B = body(Name);
    std::set<uint32_t> Seen;
    std::vector<uint32_t> Work;
    const auto Next = [&](const Block &K) {
      for (const Edge &E : K.Successors)
        Work.push_back(E.To.Value);
      if (Thrown && K.Handler.valid())
        Work.push_back(K.Handler.Value);
    };
    for (const Block &K : B.Blocks) {
      bool Found = false;
      for (const Instruction &I : K.Instructions) {
        std::string Line = print(B, I);
        if (Found && Line == To)
          return true;
        Found |= Line == From;
      }
      if (Found)
        Next(K);
    }
    while (!Work.empty()) {
      uint32_t Id = Work.back();
      Work.pop_back();
      if (!Seen.insert(Id).second)
        continue;
      for (const Instruction &I : B.Blocks[Id].Instructions)
        if (print(B, I) == To)
          return true;
      Next(B.Blocks[Id]);
    }
    return false;
  }

  /// "path" or "!path" of every condition, in block order.
  std::vector<std::string> conditions(llvm::StringRef Name) const {
    std::vector<std::string> Result;
    const Body &B = body(Name);
    for (const Block &K : B.Blocks)
      for (const Edge &E : K.Successors)
        if (E.Condition.valid())
          Result.push_back(condition(B, E).substr(4));
    return Result;
  }

  std::string print(const Body &B, const Instruction &I) const {
    static const char *const Names[] = {
        "copy",   "load",   "store", "move",    "derive", "append",   "addr",
        "bind",   "kill",   "const", "call",    "vcall",  "icall",    "closure",
        "return", "throw",  "catch", "await",   "yield",  "coreturn", "cast",
        "member", "lookup", "visit", "visited", "step"};
    std::string Result = Names[unsigned(I.Op)];
    if (I.Destination.valid())
      Result += " " + path(B, I.Destination);
    const bool IsCall = I.Op == Opcode::Call || I.Op == Opcode::VirtualCall ||
                        I.Op == Opcode::IndirectCall;
    if (!I.Operands.empty() || IsCall || I.Callee.valid())
      Result += I.Destination.valid() ? " = " : " ";
    if (I.Callee.valid())
      Result += functionName(I.Callee);
    if (IsCall)
      Result += "(";
    for (size_t K = 0; K < I.Operands.size(); ++K) {
      if (K)
        Result += IsCall && K == 1 ? "; " : ", ";
      else if (I.Callee.valid() && !IsCall)
        Result += ", ";
      Result += operand(B, I.Operands[K]);
    }
    if (IsCall)
      Result += ")";
    return Result;
  }

private:
  std::string condition(const Body &B, const Edge &E) const {
    if (!E.Condition.valid())
      return "";
    return (E.Truth ? " if " : " if !") + path(B, E.Condition);
  }

  /// What follows the last scope.
  static std::string unscoped(llvm::StringRef Name) {
    size_t At = Name.rfind("::");
    return (At == llvm::StringRef::npos ? Name : Name.drop_front(At + 2)).str();
  }

  std::string functionName(StringId Symbol) const {
    for (const FunctionDecl &F : U.Functions)
      if (F.Symbol == Symbol)
        return unscoped(text(F.Name));
    return "?" + text(Symbol).str();
  }

  std::string operand(const Body &B, const Operand &O) const {
    switch (O.Kind) {
    case Operand::None:
      return "-";
    case Operand::Value:
      return path(B, O.Path);
    case Operand::AddressOf:
      return "&" + path(B, O.Path);
    case Operand::Constant:
      return "'" + text(O.Text).str() + "'";
    case Operand::Function:
      return "@" + functionName(O.Text);
    case Operand::Member:
      return "@" + unscoped(text(O.Text));
    }
    return "?";
  }

  std::string root(const Body &B, const AccessPath &P) const {
    switch (P.Root) {
    case RootKind::Local:
      return text(B.Locals[P.Index].Name).str();
    case RootKind::Param:
      for (const FunctionDecl &F : U.Functions)
        if (F.Symbol == B.Function && P.Index < F.Parameters.size() &&
            !text(F.Parameters[P.Index].Name).empty())
          return text(F.Parameters[P.Index].Name).str();
      return "param" + std::to_string(P.Index);
    case RootKind::This:
      return "this";
    case RootKind::Return:
      return "return";
    case RootKind::Global:
      for (const Global &G : U.Globals)
        if (G.Symbol.Value == P.Index)
          return unscoped(text(G.Name));
      return "?global";
    case RootKind::Exception:
      return "exception";
    case RootKind::Temp:
      return "%";
    }
    return "?";
  }

  std::string path(const Body &B, PathId Id) const {
    const AccessPath &P = B.Paths[Id.Value];
    std::string Result = root(B, P);
    for (const Selector &S : P.Selectors)
      switch (S.Kind) {
      case SelectorKind::Field:
        Result += "." + unscoped(text(S.Payload));
        break;
      case SelectorKind::Element:
      case SelectorKind::Each:
        Result += "[*]";
        break;
      case SelectorKind::Const:
        Result += "[" + text(S.Payload).str() + "]";
        break;
      case SelectorKind::Deref:
        Result += ".*";
        break;
      case SelectorKind::Alternative:
        Result += ".alternative";
        break;
      case SelectorKind::Bytes:
        Result += ".bytes";
        break;
      case SelectorKind::Any:
        Result += ".any";
        break;
      }
    return Result;
  }
};

#define EXPECT_LINE(P, Function, Line)                                         \
  EXPECT_TRUE((P).has(Function, Line)) << (P).all(Function)
#define EXPECT_NO_LINE(P, Function, Line)                                      \
  EXPECT_FALSE((P).has(Function, Line)) << (P).all(Function)
#define EXPECT_LEADS(P, Function, From, To)                                    \
  EXPECT_TRUE((P).leads(Function, From, To)) << (P).all(Function)

} // namespace piiflow

#endif // PIIFLOW_TEST_UNIT_FRONTEND_LOWERED_H
