//===-- RichUnit.h - a unit with one of everything --------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_UNIT_FACTS_RICHUNIT_H
#define PIIFLOW_TEST_UNIT_FACTS_RICHUNIT_H

#include "Facts/FactsFile.h"

#include <string>

namespace piiflow::test {

/// Text of a dump.
inline std::string dumped(const Unit &U) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  dump(U, OS);
  return OS.str();
}

/// Builds a unit that uses every kind of entry of the facts.
class RichUnit {
public:
  /// `Shift` strings are interned first, so that all ids differ.
  explicit RichUnit(unsigned Shift = 0) {
    for (unsigned I = 0; I < Shift; ++I)
      str("shift " + std::to_string(I));
    U.MainFile = str("src/a.cpp");
    if (Shift)
      U.Files.push_back(str("src/unused.h"));
    Header = addFile("src/customer.h");
    Main = addFile("src/a.cpp");
    addTypes();
    addRecords();
    addFunctions();
    addGlobals();
    addRest();
    addBody();
    hashBodies(U);
  }
  Unit take() { return std::move(U); }

private:
  StringId str(llvm::StringRef S) { return U.Strings.intern(S); }
  FileId addFile(llvm::StringRef Name) {
    U.Files.push_back(str(Name));
    return FileId(uint32_t(U.Files.size() - 1));
  }
  SourceRange at(FileId F, uint32_t Line, uint32_t Column, uint32_t Width = 4) {
    return {F, Line, Column, Line, Column + Width, {}};
  }
  Mark mark(llvm::StringRef Form, std::vector<std::string> Arguments,
            SourceRange R) {
    Mark M;
    M.Form = str(Form);
    for (const std::string &A : Arguments)
      M.Arguments.push_back(str(A));
    M.Range = R;
    return M;
  }
  TypeId add(Type T) {
    U.Types.push_back(std::move(T));
    return TypeId(uint32_t(U.Types.size() - 1));
  }
  TypeId add(TypeKind K, llvm::StringRef Name = "", TypeId Element = {},
             bool Const = false, std::vector<TypeId> Arguments = {}) {
    Type T;
    T.Kind = K;
    if (!Name.empty())
      T.Name = str(Name);
    T.Element = Element;
    T.ConstElement = Const;
    T.Arguments = std::move(Arguments);
    return add(std::move(T));
  }
  void addTypes() {
    Void = add(TypeKind::Void);
    Bool = add(TypeKind::Bool);
    Char = add(TypeKind::Character);
    Int = add(TypeKind::Integer);
    add(TypeKind::Floating);
    add(TypeKind::Enum, "model::Colour");
    Text = add(TypeKind::Record, "std::basic_string", {}, false, {Char});
    Customer = add(TypeKind::Record, "model::Customer");
    CustomerRef = add(TypeKind::Reference, "", Customer, true);
    CustomerPtr = add(TypeKind::Pointer, "", Customer);
    add(TypeKind::Array, "", Int);
    add(TypeKind::Function);
    add(TypeKind::MemberPointer);
    Map = add(TypeKind::Record, "std::map", {}, false, {Text, CustomerPtr});
    add(TypeKind::Other);
  }
  void addRecords() {
    Record R;
    R.Name = str("model::Customer");
    R.Bases = {str("model::Base"), str("model::Other")};
    R.IsInstantiated = true;
    R.Range = at(Header, 10, 8);
    R.Marks = {mark("pii::source", {"name", "phone"}, at(Header, 9, 1))};
    Field Phone;
    Phone.Name = str("model::Customer::phone");
    Phone.Type = Text;
    Phone.Marks = {mark("pii::source", {"phone"}, at(Header, 11, 3))};
    Phone.Range = at(Header, 11, 30);
    R.Fields.push_back(Phone);
    Field Next;
    Next.Name = str("model::Customer::next");
    Next.Type = CustomerPtr;
    Next.Range = at(Header, 12, 13);
    R.Fields.push_back(Next);
    U.Records.push_back(R);
    Record Base;
    Base.Name = str("model::Base");
    Base.IsSystem = true;
    U.Records.push_back(Base);
  }
  void addFunctions() {
    FunctionDecl F;
    F.Symbol = str("_Z3fooi");
    F.Name = str("model::Customer::foo");
    F.Class = str("model::Customer");
    F.Signature = str("(const model::Customer &, ...) const");
    F.ReturnType = Bool;
    F.TemplateArguments = {str("0"), str("int")};
    F.Overrides = {str("_Z4basei")};
    F.Marks = {mark("pii::sink", {"log"}, at(Main, 2, 1))};
    F.Flags = FunctionDecl::Virtual | FunctionDecl::Variadic |
              FunctionDecl::ConstMethod | FunctionDecl::NoReturn;
    F.Range = at(Main, 3, 6);
    Parameter P;
    P.Name = str("c");
    P.Type = CustomerRef;
    P.Marks = {mark("pii::none", {}, at(Main, 3, 10))};
    P.Range = at(Main, 3, 31);
    F.Parameters.push_back(P);
    Parameter Unnamed;
    Unnamed.Name = str("");
    Unnamed.Type = Int;
    F.Parameters.push_back(Unnamed);
    U.Functions.push_back(F);
    FunctionDecl Base;
    Base.Symbol = str("_Z4basei");
    Base.Name = str("model::Base::foo");
    Base.Signature = str("()");
    Base.ReturnType = Void;
    Base.Flags = FunctionDecl::Virtual | FunctionDecl::PureVirtual;
    U.Functions.push_back(Base);
  }
  void addGlobals() {
    Global G;
    G.Symbol = str("src/a.cpp#_ZL5cache");
    G.Name = str("model::cache");
    G.Type = Map;
    G.Marks = {mark("pii::store", {"customers"}, at(Main, 1, 1))};
    G.Range = at(Main, 1, 30);
    U.Globals.push_back(G);
  }
  void addRest() {
    Suppression S;
    S.File = Header;
    S.BeginLine = 11;
    S.BeginColumn = 43;
    S.EndLine = 14;
    S.EndColumn = 4;
    S.Checks = str("pii-log,pii-export");
    S.Reason = str("reviewed \"twice\"");
    S.Range = at(Header, 11, 40, 60);
    U.Suppressions.push_back(S);
    U.Problems.push_back({"no such file", at(Main, 1, 1)});
    U.Problems.push_back({"two\nlines", {}});
  }
  PathId path(RootKind Root, uint32_t Index,
              llvm::SmallVector<Selector, 4> Selectors = {}) {
    AccessPath P;
    P.Root = Root;
    P.Index = Index;
    P.Selectors = std::move(Selectors);
    B.Paths.push_back(std::move(P));
    return PathId(uint32_t(B.Paths.size() - 1));
  }
  Operand value(PathId P, TypeId T = {}) { return {Operand::Value, P, {}, T}; }
  Operand address(PathId P, TypeId T = {}) {
    return {Operand::AddressOf, P, {}, T};
  }
  Operand text(llvm::StringRef S) {
    return {Operand::Constant, {}, str(S), {}};
  }
  Operand function(llvm::StringRef S) {
    return {Operand::Function, {}, str(S), {}};
  }
  Operand member(llvm::StringRef S) {
    return {Operand::Member, {}, str(S), {}};
  }
  Instruction &emit(Opcode Op, PathId To = {}, std::vector<Operand> From = {}) {
    Instruction I;
    I.Op = Op;
    I.Destination = To;
    I.Operands = std::move(From);
    I.Range = at(Main, ++Line, 5);
    B.Blocks.back().Instructions.push_back(std::move(I));
    return B.Blocks.back().Instructions.back();
  }
  void addLocal(llvm::StringRef Name, TypeId T) {
    Local L;
    L.Name = str(Name);
    L.Type = T;
    L.Range = at(Main, ++Line, 9);
    B.Locals.push_back(L);
  }
  void addBody();

  Unit U;
  Body B;
  FileId Header, Main;
  TypeId Void, Bool, Char, Int, Text, Customer, CustomerRef, CustomerPtr, Map;
  uint32_t Line = 4;
};

inline void RichUnit::addBody() {
  B.Function = str("_Z3fooi");
  B.Range = at(Main, 3, 1, 200);
  addLocal("user", Customer);
  addLocal("twice", Int);
  addLocal("twice", Int);
  addLocal("t0", Int);
  B.Locals[0].Marks = {mark("pii::source", {"name"}, at(Main, 5, 1))};
  B.Temps = {Bool, Text};
  using S = Selector;
  const S Phone = S::field(str("model::Customer::phone"));
  const PathId User = path(RootKind::Local, 0);
  const PathId UserPhone = path(RootKind::Local, 0, {Phone});
  const PathId Param = path(RootKind::Param, 0, {S::deref(), Phone});
  const PathId Pointee = path(RootKind::Param, 1, {S::deref()});
  const PathId This = path(RootKind::This, 0, {S::deref(), Phone});
  const PathId Return = path(RootKind::Return, 0);
  const PathId Cache =
      path(RootKind::Global, str("src/a.cpp#_ZL5cache").Value,
           {S::element(), S::constant(str("key")), S::constant(str("0"))});
  const PathId Exception = path(RootKind::Exception, 0);
  const PathId T0 = path(RootKind::Temp, 0);
  const PathId T1 = path(RootKind::Temp, 1,
                         {{SelectorKind::Alternative, {}},
                          {SelectorKind::Bytes, {}},
                          {SelectorKind::Any, {}}});
  const PathId Twice = path(RootKind::Local, 2);
  const PathId Odd = path(RootKind::Local, 3);

  B.Blocks.emplace_back();
  B.Blocks.back().Handler = BlockId(2);
  emit(Opcode::Copy, User, {value(Param, Text)});
  emit(Opcode::Load, UserPhone, {value(Pointee)});
  emit(Opcode::Store, Pointee, {value(UserPhone)});
  emit(Opcode::Move, This, {value(User)});
  emit(Opcode::Derive, T1, {value(UserPhone), text("+49 \"x\"\n")});
  emit(Opcode::Append, Cache, {value(T1)});
  emit(Opcode::Addr, Twice, {address(User)});
  emit(Opcode::Bind, Odd, {address(Cache)});
  emit(Opcode::Kill, Odd);
  emit(Opcode::Const, T1, {text("")});
  Instruction &Call = emit(
      Opcode::Call, T0,
      {{}, address(UserPhone, Text), text("lit"), function("_Z8callbackv")});
  Call.Callee = str("_Z3bar");
  Call.Flags = Instruction::ReturnsReference;
  Call.Range.Macro = str("LOG");
  B.Blocks.back().Successors = {{BlockId(1), T0, true},
                                {BlockId(2), T0, false}};

  B.Blocks.emplace_back();
  emit(Opcode::VirtualCall, {}, {address(User, Customer), value(T1)}).Callee =
      str("_Z4basei");
  Instruction &Indirect =
      emit(Opcode::IndirectCall, T0, {value(Twice), address(User), text("1")});
  Indirect.Flags = Instruction::MemberPointer | Instruction::Implicit;
  emit(Opcode::Closure, T1, {function("_Z5otherv")}).Callee = str("_Z6lambdav");
  emit(Opcode::Copy, Return, {value(T0)}).Range.File = Header;
  emit(Opcode::Return).Range = {};
  B.Blocks.back().Successors = {{BlockId(2), {}, true}};

  B.Blocks.emplace_back();
  emit(Opcode::Catch, Odd, {address(Exception)});
  emit(Opcode::Catch);
  emit(Opcode::Await, T0, {value(User)});
  emit(Opcode::Yield, {}, {value(User)});
  emit(Opcode::CoReturn, {}, {value(User)});
  emit(Opcode::Cast, T1, {value(User)});
  emit(Opcode::Member, Odd, {address(User), value(T1)});
  emit(Opcode::Member, Odd, {value(Odd), member("model::Customer::phone")});
  emit(Opcode::Lookup, T0, {value(Cache), value(Twice)});
  emit(Opcode::Visit, Odd, {value(Twice), value(Cache)});
  emit(Opcode::Visited, Odd, {value(Twice)});
  emit(Opcode::Step, T0, {value(Odd)});
  emit(Opcode::Copy, Exception, {Operand()});
  emit(Opcode::Throw);
  U.Bodies.push_back(std::move(B));
  B = Body();
  // A second body, so that packing of the first has an end.
  B.Function = str("_Z4basei");
  B.Blocks.emplace_back();
  emit(Opcode::Return);
  U.Bodies.push_back(std::move(B));
}

} // namespace piiflow::test

#endif // PIIFLOW_TEST_UNIT_FACTS_RICHUNIT_H
