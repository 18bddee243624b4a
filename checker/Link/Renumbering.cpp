//===-- Link/Renumbering.cpp - ids of a unit to the program's -------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Renumbering.h"

#include "llvm/ADT/Hashing.h"

using namespace piiflow;

FileId ProgramTables::file(StringId Name) {
  if (Files.size() <= Name.Value)
    Files.resize(P.Strings.size());
  FileId &Known = Files[Name.Value];
  if (!Known.valid()) {
    Known = FileId(uint32_t(P.Files.size()));
    P.Files.push_back(Name);
  }
  return Known;
}

size_t ProgramTables::TypeHash::operator()(const Type &T) const {
  size_t Hash = llvm::hash_combine(uint8_t(T.Kind), T.Name.Value,
                                   T.Element.Value, T.ConstElement);
  for (TypeId A : T.Arguments)
    Hash = llvm::hash_combine(Hash, A.Value);
  return Hash;
}

TypeId ProgramTables::type(Type T) {
  auto [It, Inserted] =
      Types.try_emplace(std::move(T), TypeId(uint32_t(P.Types.size())));
  if (Inserted)
    P.Types.push_back(It->first);
  return It->second;
}

StringId Renumbering::operator()(StringId S) {
  if (!S.valid())
    return S;
  StringId &Known = Strings[S.Value];
  if (!Known.valid())
    Known = To.string(From.Strings[S]);
  return Known;
}

FileId Renumbering::operator()(FileId F) {
  if (!F.valid())
    return F;
  FileId &Known = Files[F.Value];
  if (!Known.valid())
    Known = To.file((*this)(From.Files[F.Value]));
  return Known;
}

TypeId Renumbering::operator()(TypeId T) {
  if (!T.valid() || Types[T.Value].valid())
    return T.valid() ? Types[T.Value] : T;
  if (Open[T.Value])
    return {};
  Open[T.Value] = true;
  Type Mapped = From.Types[T.Value];
  Mapped.Name = (*this)(Mapped.Name);
  Mapped.Element = (*this)(Mapped.Element);
  for (TypeId &A : Mapped.Arguments)
    A = (*this)(A);
  return Types[T.Value] = To.type(std::move(Mapped));
}

void Renumbering::apply(std::vector<StringId> &V) {
  for (StringId &S : V)
    S = (*this)(S);
}

void Renumbering::apply(SourceRange &R) {
  R.File = (*this)(R.File);
  R.Macro = (*this)(R.Macro);
}

void Renumbering::apply(std::vector<Mark> &Marks) {
  for (Mark &M : Marks) {
    M.Form = (*this)(M.Form);
    apply(M.Arguments);
    apply(M.Range);
  }
}

void Renumbering::apply(FunctionDecl &D) {
  D.Symbol = (*this)(D.Symbol);
  D.Name = (*this)(D.Name);
  D.Class = (*this)(D.Class);
  D.Signature = (*this)(D.Signature);
  D.ReturnType = (*this)(D.ReturnType);
  for (Parameter &P : D.Parameters)
    apply(P);
  apply(D.TemplateArguments);
  apply(D.Overrides);
  apply(D.Marks);
  apply(D.Range);
}

void Renumbering::apply(Record &R) {
  R.Name = (*this)(R.Name);
  apply(R.Bases);
  for (Field &F : R.Fields)
    apply(F);
  apply(R.Marks);
  apply(R.Range);
}

void Renumbering::apply(Global &G) {
  G.Symbol = (*this)(G.Symbol);
  applyToVariable(G);
}

void Renumbering::apply(AccessPath &P) {
  if (P.Root == RootKind::Global)
    P.Index = (*this)(StringId(P.Index)).Value;
  for (Selector &S : P.Selectors)
    S.Payload = (*this)(S.Payload);
}

void Renumbering::apply(Instruction &I) {
  I.Callee = (*this)(I.Callee);
  apply(I.Range);
  for (Operand &O : I.Operands) {
    O.Text = (*this)(O.Text);
    O.Type = (*this)(O.Type);
  }
}

void Renumbering::apply(Body &B) {
  B.Function = (*this)(B.Function);
  apply(B.Range);
  for (Local &L : B.Locals)
    applyToVariable(L);
  for (TypeId &T : B.Temps)
    T = (*this)(T);
  for (AccessPath &P : B.Paths)
    apply(P);
  for (Block &Blk : B.Blocks)
    for (Instruction &I : Blk.Instructions)
      apply(I);
}

void Renumbering::apply(Suppression &S) {
  S.File = (*this)(S.File);
  S.Checks = (*this)(S.Checks);
  S.Reason = (*this)(S.Reason);
  apply(S.Range);
}
