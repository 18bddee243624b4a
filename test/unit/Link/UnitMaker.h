//===-- UnitMaker.h - small units by hand -----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_UNIT_LINK_UNITMAKER_H
#define PIIFLOW_TEST_UNIT_LINK_UNITMAKER_H

#include "Facts/FactsFile.h"
#include "Facts/Unit.h"

#include <string>

namespace piiflow::test {

/// Builds a unit entity by entity. Entities that share a name are one when
/// linked.
class UnitMaker {
public:
  explicit UnitMaker(llvm::StringRef MainFile) {
    U.MainFile = str(MainFile);
    Main = file(MainFile);
  }

  StringId str(llvm::StringRef S) { return U.Strings.intern(S); }
  FileId file(llvm::StringRef Name) {
    const StringId Id = str(Name);
    for (uint32_t I = 0; I < U.Files.size(); ++I)
      if (U.Files[I] == Id)
        return FileId(I);
    U.Files.push_back(Id);
    return FileId(uint32_t(U.Files.size() - 1));
  }
  SourceRange at(llvm::StringRef File, uint32_t Line) {
    return {file(File), Line, 1, Line, 9, {}};
  }
  TypeId type(TypeKind Kind, llvm::StringRef Name = "",
              std::vector<TypeId> Arguments = {}) {
    Type T;
    T.Kind = Kind;
    if (!Name.empty())
      T.Name = str(Name);
    T.Arguments = std::move(Arguments);
    for (uint32_t I = 0; I < U.Types.size(); ++I)
      if (U.Types[I] == T)
        return TypeId(I);
    U.Types.push_back(std::move(T));
    return TypeId(uint32_t(U.Types.size() - 1));
  }
  Mark mark(llvm::StringRef Form, std::vector<std::string> Arguments = {},
            uint32_t Line = 1) {
    Mark M;
    M.Form = str(Form);
    for (const std::string &A : Arguments)
      M.Arguments.push_back(str(A));
    M.Range = {Main, Line, 1, Line, 2, {}};
    return M;
  }
  Record &record(llvm::StringRef Name, std::vector<std::string> Bases = {}) {
    Record R;
    R.Name = str(Name);
    for (const std::string &B : Bases)
      R.Bases.push_back(str(B));
    U.Records.push_back(std::move(R));
    return U.Records.back();
  }
  Field &field(Record &R, llvm::StringRef Name,
               TypeKind Kind = TypeKind::Integer) {
    Field F;
    F.Name = str((U.Strings[R.Name] + "::" + Name).str());
    F.Type = type(Kind);
    R.Fields.push_back(std::move(F));
    return R.Fields.back();
  }
  FunctionDecl &function(llvm::StringRef Symbol,
                         std::vector<std::string> Parameters = {}) {
    FunctionDecl F;
    F.Symbol = str(Symbol);
    F.Name = str(("name of " + Symbol).str());
    F.Signature = str("()");
    F.ReturnType = type(TypeKind::Void);
    for (const std::string &Name : Parameters) {
      Parameter P;
      P.Name = str(Name);
      P.Type = type(TypeKind::Integer);
      F.Parameters.push_back(std::move(P));
    }
    U.Functions.push_back(std::move(F));
    return U.Functions.back();
  }
  Global &global(llvm::StringRef Symbol) {
    Global G;
    G.Symbol = str(Symbol);
    G.Name = str(Symbol);
    G.Type = type(TypeKind::Integer);
    U.Globals.push_back(std::move(G));
    return U.Globals.back();
  }
  /// A body that calls `Callee` with a parameter and a field.
  Body &body(llvm::StringRef Function, llvm::StringRef Callee,
             uint32_t Parameter = 0) {
    Body B;
    B.Function = str(Function);
    B.Range = at("src/common.h", 5);
    B.Temps = {type(TypeKind::Bool)};
    AccessPath P;
    P.Root = RootKind::Param;
    P.Index = Parameter;
    P.Selectors = {Selector::deref(), Selector::field(str("C::phone"))};
    B.Paths.push_back(P);
    AccessPath G;
    G.Root = RootKind::Global;
    G.Index = str("cache").Value;
    B.Paths.push_back(G);
    AccessPath T;
    B.Paths.push_back(T);
    Instruction I;
    I.Op = Opcode::Call;
    I.Callee = str(Callee);
    I.Destination = PathId(2);
    I.Operands = {Operand(),
                  {Operand::Value, PathId(0), {}, type(TypeKind::Character)},
                  {Operand::AddressOf, PathId(1), {}, {}},
                  {Operand::Constant, {}, str("text"), {}}};
    I.Range = at("src/common.h", 6);
    B.Blocks.emplace_back();
    B.Blocks.back().Instructions.push_back(std::move(I));
    U.Bodies.push_back(std::move(B));
    return U.Bodies.back();
  }
  Suppression &suppression(llvm::StringRef File, uint32_t Line,
                           llvm::StringRef Reason) {
    Suppression S;
    S.File = file(File);
    S.BeginLine = S.EndLine = Line;
    S.Checks = str("pii-log");
    S.Reason = str(Reason);
    S.Range = at(File, Line);
    U.Suppressions.push_back(S);
    return U.Suppressions.back();
  }
  void problem(std::string Message) { U.Problems.push_back({Message, {}}); }

  Unit take() {
    hashBodies(U);
    return std::move(U);
  }

private:
  Unit U;
  FileId Main;
};

} // namespace piiflow::test

#endif // PIIFLOW_TEST_UNIT_LINK_UNITMAKER_H
