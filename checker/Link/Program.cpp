//===-- Link/Program.cpp - the facts of a whole program -------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Program.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace piiflow;

namespace piiflow {

/// Merges units into a program. Units are taken in the order of their main
/// files, and every table is sorted by name at the end.
class Linker {
public:
  explicit Linker(Program &P) : P(P) {}

  void add(Unit U);
  void finish();

private:
  StringId str(StringId S) {
    if (!S.valid())
      return S;
    StringId &Mapped = Strings[S.Value];
    if (!Mapped.valid())
      Mapped = P.Strings.intern(U->Strings[S]);
    return Mapped;
  }
  void mapStrings(std::vector<StringId> &V) {
    for (StringId &S : V)
      S = str(S);
  }
  TypeId type(TypeId T) const { return T.valid() ? TypeIds[T.Value] : T; }
  void range(SourceRange &R) {
    if (R.File.valid())
      R.File = FileIds[R.File.Value];
    R.Macro = str(R.Macro);
  }
  void marks(std::vector<Mark> &V) {
    for (Mark &M : V) {
      M.Form = str(M.Form);
      mapStrings(M.Arguments);
      range(M.Range);
    }
  }
  void mapTypes();
  void mapFiles();
  void body(Body &B);
  void addFunction(FunctionDecl D);
  void addRecord(Record R);
  void addGlobal(Global G);
  Program::Function &slot(StringId Symbol);

  Program &P;
  Unit *U = nullptr;
  std::vector<StringId> Strings;
  std::vector<TypeId> TypeIds;
  std::vector<FileId> FileIds;
  std::map<StringId, FileId> FileIndex;
  std::map<std::tuple<TypeKind, StringId, TypeId, bool, std::vector<TypeId>>,
           TypeId>
      TypeIndex;
  std::map<StringId, Program::Function> Functions;
  std::map<StringId, Record> Records;
  std::map<StringId, Global> Globals;
};

} // namespace piiflow

//===----------------------------------------------------------------------===//
// Renumbering
//===----------------------------------------------------------------------===//

void Linker::mapFiles() {
  FileIds.clear();
  for (StringId Name : U->Files) {
    auto [It, Inserted] =
        FileIndex.try_emplace(str(Name), FileId(P.Files.size()));
    if (Inserted)
      P.Files.push_back(It->first);
    FileIds.push_back(It->second);
  }
}

/// Types may name types that come after them; those are mapped first.
void Linker::mapTypes() {
  TypeIds.assign(U->Types.size(), TypeId());
  std::vector<uint32_t> Stack;
  std::vector<bool> Open(U->Types.size());
  for (uint32_t Start = 0; Start < U->Types.size(); ++Start) {
    Stack.push_back(Start);
    while (!Stack.empty()) {
      const uint32_t I = Stack.back();
      const Type &T = U->Types[I];
      bool Ready = true;
      const auto Need = [&](TypeId Part) {
        // A cycle, which no real type has, is cut.
        if (Part.valid() && !TypeIds[Part.Value].valid() && !Open[Part.Value]) {
          Stack.push_back(Part.Value);
          Ready = false;
        }
      };
      if (!TypeIds[I].valid() && !Open[I]) {
        Open[I] = true;
        Need(T.Element);
        for (TypeId A : T.Arguments)
          Need(A);
        if (!Ready)
          continue;
      }
      Stack.pop_back();
      if (TypeIds[I].valid())
        continue;
      Type Mapped = T;
      Mapped.Name = str(T.Name);
      Mapped.Element = type(T.Element);
      for (TypeId &A : Mapped.Arguments)
        A = type(A);
      auto [It, Inserted] = TypeIndex.try_emplace(
          {Mapped.Kind, Mapped.Name, Mapped.Element, Mapped.ConstElement,
           Mapped.Arguments},
          TypeId(P.Types.size()));
      if (Inserted)
        P.Types.push_back(std::move(Mapped));
      TypeIds[I] = It->second;
    }
  }
}

void Linker::body(Body &B) {
  B.Function = str(B.Function);
  range(B.Range);
  for (Local &L : B.Locals) {
    L.Name = str(L.Name);
    L.Type = type(L.Type);
    marks(L.Marks);
    range(L.Range);
  }
  for (TypeId &T : B.Temps)
    T = type(T);
  for (AccessPath &A : B.Paths) {
    if (A.Root == RootKind::Global)
      A.Index = str(StringId(A.Index)).Value;
    for (Selector &S : A.Selectors)
      S.Payload = str(S.Payload);
  }
  for (Block &Blk : B.Blocks)
    for (Instruction &I : Blk.Instructions) {
      I.Callee = str(I.Callee);
      range(I.Range);
      for (Operand &O : I.Operands) {
        O.Text = str(O.Text);
        O.Type = type(O.Type);
      }
    }
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

/// Adds the marks that are not there yet; their places do not tell marks
/// apart.
static void mergeMarks(std::vector<Mark> &Into, const std::vector<Mark> &From) {
  for (const Mark &M : From)
    if (llvm::none_of(Into, [&](const Mark &O) {
          return O.Form == M.Form && O.Arguments == M.Arguments;
        }))
      Into.push_back(M);
}

template <typename T>
static void mergeList(std::vector<T> &Into, const std::vector<T> &From) {
  for (const T &Item : From)
    if (!llvm::is_contained(Into, Item))
      Into.push_back(Item);
}

Program::Function &Linker::slot(StringId Symbol) {
  Program::Function &F = Functions[Symbol];
  F.Decl.Symbol = Symbol;
  return F;
}

void Linker::addFunction(FunctionDecl D) {
  D.Symbol = str(D.Symbol);
  D.Name = str(D.Name);
  D.Class = str(D.Class);
  D.Signature = str(D.Signature);
  D.ReturnType = type(D.ReturnType);
  mapStrings(D.TemplateArguments);
  mapStrings(D.Overrides);
  marks(D.Marks);
  range(D.Range);
  for (Parameter &Param : D.Parameters) {
    Param.Name = str(Param.Name);
    Param.Type = type(Param.Type);
    marks(Param.Marks);
    range(Param.Range);
  }
  FunctionDecl &Into = slot(D.Symbol).Decl;
  if (!Into.Name.valid()) {
    Into = std::move(D);
    return;
  }
  Into.Flags |= D.Flags;
  mergeMarks(Into.Marks, D.Marks);
  mergeList(Into.Overrides, D.Overrides);
  if (!Into.ReturnType.valid())
    Into.ReturnType = D.ReturnType;
  for (size_t I = 0; I < D.Parameters.size(); ++I) {
    if (I >= Into.Parameters.size()) {
      Into.Parameters.push_back(D.Parameters[I]);
      continue;
    }
    mergeMarks(Into.Parameters[I].Marks, D.Parameters[I].Marks);
    if (!Into.Parameters[I].Name.valid() ||
        P.Strings[Into.Parameters[I].Name].empty())
      Into.Parameters[I].Name = D.Parameters[I].Name;
  }
}

void Linker::addRecord(Record R) {
  R.Name = str(R.Name);
  mapStrings(R.Bases);
  marks(R.Marks);
  range(R.Range);
  for (Field &F : R.Fields) {
    F.Name = str(F.Name);
    F.Type = type(F.Type);
    marks(F.Marks);
    range(F.Range);
  }
  auto [It, Inserted] = Records.try_emplace(R.Name);
  Record &Into = It->second;
  if (Inserted) {
    Into = std::move(R);
    return;
  }
  Into.IsSystem &= R.IsSystem;
  Into.IsInstantiated |= R.IsInstantiated;
  mergeMarks(Into.Marks, R.Marks);
  mergeList(Into.Bases, R.Bases);
  if (!Into.Range.valid())
    Into.Range = R.Range;
  bool Differs = !Into.Fields.empty() && !R.Fields.empty() &&
                 Into.Fields.size() != R.Fields.size();
  for (Field &F : R.Fields) {
    auto Old = llvm::find_if(Into.Fields,
                             [&](const Field &O) { return O.Name == F.Name; });
    if (Old == Into.Fields.end())
      Into.Fields.push_back(std::move(F));
    else
      mergeMarks(Old->Marks, F.Marks);
  }
  if (Differs)
    P.OdrNotes.push_back("class '" + P.Strings[Into.Name].str() +
                         "' has different fields in different units");
}

void Linker::addGlobal(Global G) {
  G.Symbol = str(G.Symbol);
  G.Name = str(G.Name);
  G.Type = type(G.Type);
  marks(G.Marks);
  range(G.Range);
  auto [It, Inserted] = Globals.try_emplace(G.Symbol);
  if (Inserted)
    It->second = std::move(G);
  else
    mergeMarks(It->second.Marks, G.Marks);
}

void Linker::add(Unit Merged) {
  U = &Merged;
  Strings.assign(U->Strings.size(), StringId());
  mapFiles();
  mapTypes();
  Program::UnitStatus Status{U->Strings[U->MainFile].str(), {}};
  for (const Problem &Prob : U->Problems)
    Status.Problems.push_back(Prob.Message);
  P.Units.push_back(std::move(Status));
  for (FunctionDecl &D : U->Functions)
    addFunction(std::move(D));
  for (Record &R : U->Records)
    addRecord(std::move(R));
  for (Global &G : U->Globals)
    addGlobal(std::move(G));
  for (Body &B : U->Bodies) {
    std::vector<Body> &Bodies = slot(str(B.Function)).Bodies;
    if (llvm::any_of(Bodies, [&](const Body &O) { return O.Hash == B.Hash; }))
      continue;
    body(B);
    Bodies.push_back(std::move(B));
  }
  for (Suppression &S : U->Suppressions) {
    S.File = FileIds[S.File.Value];
    S.Checks = str(S.Checks);
    S.Reason = str(S.Reason);
    range(S.Range);
    P.Suppressions.push_back(S);
  }
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

void Linker::finish() {
  const auto ByName = [&](StringId A, StringId B) {
    return P.Strings[A] < P.Strings[B];
  };
  for (auto &[Symbol, F] : Functions) {
    llvm::sort(F.Bodies,
               [](const Body &A, const Body &B) { return A.Hash < B.Hash; });
    if (F.Bodies.size() > 1)
      P.OdrNotes.push_back("function '" + P.Strings[F.Decl.Name].str() +
                           "' has different bodies in different units");
    llvm::sort(F.Decl.Overrides, ByName);
    P.Functions.push_back(std::move(F));
  }
  llvm::sort(P.Functions, [&](const auto &A, const auto &B) {
    return ByName(A.Decl.Symbol, B.Decl.Symbol);
  });
  for (auto &[Name, R] : Records)
    P.Records.push_back(std::move(R));
  llvm::sort(P.Records, [&](const auto &A, const auto &B) {
    return ByName(A.Name, B.Name);
  });
  for (auto &[Symbol, G] : Globals)
    P.Globals.push_back(std::move(G));
  llvm::sort(P.Globals, [&](const auto &A, const auto &B) {
    return ByName(A.Symbol, B.Symbol);
  });
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    P.FunctionIndex[P.Functions[I].Decl.Symbol.Value] = I;
  for (Program::Function &F : P.Functions)
    for (StringId Base : F.Decl.Overrides)
      if (auto It = P.FunctionIndex.find(Base.Value);
          It != P.FunctionIndex.end())
        P.Functions[It->second].OverriddenBy.push_back(F.Decl.Symbol);
  for (uint32_t I = 0; I < P.Records.size(); ++I) {
    P.RecordIndex[P.Records[I].Name.Value] = I;
    for (uint32_t K = 0; K < P.Records[I].Fields.size(); ++K)
      P.FieldIndex[P.Records[I].Fields[K].Name.Value] = {I, K};
  }
  for (uint32_t I = 0; I < P.Globals.size(); ++I)
    P.GlobalIndex[P.Globals[I].Symbol.Value] = I;
}

Program Program::link(std::vector<Unit> Units) {
  // The order of units must not show: neither in ids nor in what wins.
  llvm::sort(Units, [](const Unit &A, const Unit &B) {
    return A.Strings[A.MainFile] < B.Strings[B.MainFile];
  });
  Program P;
  Linker L(P);
  for (Unit &U : Units)
    L.add(std::move(U));
  L.finish();
  const auto SameStatus = [](const UnitStatus &A, const UnitStatus &B) {
    return A.MainFile == B.MainFile && A.Problems == B.Problems;
  };
  P.Units.erase(llvm::unique(P.Units, SameStatus), P.Units.end());
  llvm::sort(P.OdrNotes);
  P.OdrNotes.erase(llvm::unique(P.OdrNotes), P.OdrNotes.end());
  return P;
}

//===----------------------------------------------------------------------===//
// Looking up
//===----------------------------------------------------------------------===//

const Program::Function *Program::function(StringId Symbol) const {
  if (!Symbol.valid())
    return nullptr;
  auto It = FunctionIndex.find(Symbol.Value);
  return It == FunctionIndex.end() ? nullptr : &Functions[It->second];
}

const Record *Program::record(StringId Name) const {
  if (!Name.valid())
    return nullptr;
  auto It = RecordIndex.find(Name.Value);
  return It == RecordIndex.end() ? nullptr : &Records[It->second];
}

const Global *Program::global(StringId Symbol) const {
  if (!Symbol.valid())
    return nullptr;
  auto It = GlobalIndex.find(Symbol.Value);
  return It == GlobalIndex.end() ? nullptr : &Globals[It->second];
}

const Field *Program::field(StringId Name) const {
  if (!Name.valid())
    return nullptr;
  auto It = FieldIndex.find(Name.Value);
  return It == FieldIndex.end()
             ? nullptr
             : &Records[It->second.first].Fields[It->second.second];
}

std::vector<StringId> Program::basesOf(StringId Name) const {
  std::vector<StringId> Result;
  size_t Next = 0;
  const auto AddBases = [&](StringId Of) {
    if (const Record *R = record(Of))
      for (StringId Base : R->Bases)
        if (!llvm::is_contained(Result, Base) && Base != Name)
          Result.push_back(Base);
  };
  AddBases(Name);
  while (Next < Result.size())
    AddBases(Result[Next++]);
  return Result;
}
