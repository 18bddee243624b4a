//===-- Link/Linker.cpp - merges units into a program ---------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Linker.h"

#include "Support/SortUnique.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace piiflow;

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

/// Adds the marks that say something new, wherever they were written.
static void mergeMarks(std::vector<Mark> &Into, std::vector<Mark> &From,
                       Renumbering &Ids) {
  if (From.empty())
    return;
  Ids.apply(From);
  for (Mark &M : From)
    if (llvm::none_of(Into, [&](const Mark &Old) {
          return Old.Form == M.Form && Old.Arguments == M.Arguments;
        }))
      Into.push_back(std::move(M));
}

static void mergeNames(std::vector<StringId> &Into, std::vector<StringId> &From,
                       Renumbering &Ids) {
  for (StringId S : From)
    if (const StringId Mapped = Ids(S); !llvm::is_contained(Into, Mapped))
      Into.push_back(Mapped);
}

static void mergeRange(SourceRange &Into, SourceRange From, Renumbering &Ids) {
  if (Into.valid() || !From.valid())
    return;
  Ids.apply(From);
  Into = From;
}

Program::Function &Linker::function(StringId Symbol) {
  auto [It, Inserted] =
      P.FunctionIndex.try_emplace(Symbol.Value, uint32_t(P.Functions.size()));
  if (Inserted) {
    P.Functions.emplace_back();
    P.Functions.back().Decl.Symbol = Symbol;
  }
  return P.Functions[It->second];
}

/// Flags say what holds in some unit, but a function is the system's only when
/// nobody declares it elsewhere.
static uint16_t mergeFlags(uint16_t A, uint16_t B) {
  const uint16_t System = FunctionDecl::System;
  return uint16_t(((A | B) & ~System) | (A & B & System));
}

void Linker::add(FunctionDecl D, Renumbering &Ids) {
  if (!D.Symbol.valid())
    return;
  FunctionDecl &Into = function(Ids(D.Symbol)).Decl;
  // A body alone may have made the entry.
  if (!Into.Name.valid()) {
    const size_t Used = Into.Parameters.size();
    Ids.apply(D);
    Into = std::move(D);
    if (Into.Parameters.size() < Used)
      Into.Parameters.resize(Used);
    return;
  }
  Into.Flags = mergeFlags(Into.Flags, D.Flags);
  mergeMarks(Into.Marks, D.Marks, Ids);
  mergeNames(Into.Overrides, D.Overrides, Ids);
  mergeRange(Into.Range, D.Range, Ids);
  if (!Into.ReturnType.valid())
    Into.ReturnType = Ids(D.ReturnType);
  if (Into.Parameters.size() < D.Parameters.size())
    Into.Parameters.resize(D.Parameters.size());
  for (size_t I = 0; I < D.Parameters.size(); ++I) {
    Parameter &Old = Into.Parameters[I], &New = D.Parameters[I];
    mergeMarks(Old.Marks, New.Marks, Ids);
    mergeRange(Old.Range, New.Range, Ids);
    if (P.Strings[Old.Name].empty())
      Old.Name = Ids(New.Name);
    if (!Old.Type.valid())
      Old.Type = Ids(New.Type);
  }
}

/// Whether both list fields, but not the same ones.
static bool differ(const Record &A, const Record &B) {
  if (A.Fields.empty() || B.Fields.empty())
    return false;
  return !std::equal(A.Fields.begin(), A.Fields.end(), B.Fields.begin(),
                     B.Fields.end(), [](const Field &F, const Field &G) {
                       return F.Name == G.Name && F.Type == G.Type;
                     });
}

void Linker::add(Record R, Renumbering &Ids, bool Complete) {
  if (!R.Name.valid())
    return;
  const StringId Name = Ids(R.Name);
  auto [It, Inserted] =
      P.RecordIndex.try_emplace(Name.Value, uint32_t(P.Records.size()));
  if (Inserted) {
    Ids.apply(R);
    P.Records.push_back(std::move(R));
    return;
  }
  Record &Into = P.Records[It->second];
  Into.IsSystem &= R.IsSystem;
  Into.IsInstantiated |= R.IsInstantiated;
  mergeMarks(Into.Marks, R.Marks, Ids);
  mergeNames(Into.Bases, R.Bases, Ids);
  mergeRange(Into.Range, R.Range, Ids);
  for (Field &F : R.Fields) {
    F.Name = Ids(F.Name);
    F.Type = Ids(F.Type);
  }
  if (Complete && differ(Into, R))
    DifferingRecords.push_back(Name);
  for (Field &F : R.Fields) {
    auto Old = llvm::find_if(Into.Fields,
                             [&](const Field &O) { return O.Name == F.Name; });
    if (Old != Into.Fields.end()) {
      mergeMarks(Old->Marks, F.Marks, Ids);
      continue;
    }
    Ids.apply(F.Marks);
    Ids.apply(F.Range);
    Into.Fields.push_back(std::move(F));
  }
}

void Linker::add(Global G, Renumbering &Ids) {
  if (!G.Symbol.valid())
    return;
  auto [It, Inserted] = P.GlobalIndex.try_emplace(Ids(G.Symbol).Value,
                                                  uint32_t(P.Globals.size()));
  if (Inserted) {
    Ids.apply(G);
    P.Globals.push_back(std::move(G));
    return;
  }
  Global &Into = P.Globals[It->second];
  mergeMarks(Into.Marks, G.Marks, Ids);
  mergeRange(Into.Range, G.Range, Ids);
  Into.IsConstant |= G.IsConstant;
  if (!Into.Type.valid())
    Into.Type = Ids(G.Type);
}

/// Every parameter that a body speaks of is in the declaration afterwards,
/// also when no unit declares the function with a prototype. What stands for
/// an ellipsis is not declared.
static void declareParameters(FunctionDecl &D, const Body &B) {
  const bool Ellipsis = D.is(FunctionDecl::Variadic);
  for (const AccessPath &Path : B.Paths)
    if (Path.Root == RootKind::Param &&
        Path.Index >= D.Parameters.size() + Ellipsis)
      D.Parameters.resize(Path.Index + 1);
}

void Linker::add(Body B, Renumbering &Ids) {
  if (!B.Function.valid())
    return;
  Program::Function &F = function(Ids(B.Function));
  if (llvm::any_of(F.Bodies,
                   [&](const Body &Old) { return Old.Hash == B.Hash; }))
    return;
  Ids.apply(B);
  declareParameters(F.Decl, B);
  F.Bodies.push_back(std::move(B));
}

void Linker::add(Unit U) {
  Renumbering Ids(Tables, U);
  Program::UnitStatus Status;
  Status.MainFile = U.Strings[U.MainFile].str();
  for (Problem &Prob : U.Problems)
    Status.Problems.push_back(std::move(Prob.Message));
  P.Units.push_back(std::move(Status));
  for (FunctionDecl &D : U.Functions)
    add(std::move(D), Ids);
  // What did not parse lacks fields for another reason.
  const bool Complete = U.Problems.empty();
  for (Record &R : U.Records)
    add(std::move(R), Ids, Complete);
  for (Global &G : U.Globals)
    add(std::move(G), Ids);
  for (Body &B : U.Bodies)
    add(std::move(B), Ids);
  for (Suppression &S : U.Suppressions) {
    Ids.apply(S);
    P.Suppressions.push_back(S);
  }
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

template <typename T, typename Name>
void Linker::sortByName(std::vector<T> &Items, Name NameOf) {
  std::vector<uint32_t> Order(Items.size());
  for (uint32_t I = 0; I < Order.size(); ++I)
    Order[I] = I;
  llvm::sort(Order, [&](uint32_t A, uint32_t B) {
    return P.Strings[NameOf(Items[A])] < P.Strings[NameOf(Items[B])];
  });
  std::vector<T> Sorted;
  Sorted.reserve(Items.size());
  for (uint32_t I : Order)
    Sorted.push_back(std::move(Items[I]));
  Items = std::move(Sorted);
}

std::string Linker::placed(StringId Name, const SourceRange &R) const {
  std::string Text = ("'" + P.Strings[Name] + "'").str();
  if (R.valid())
    Text += (" (" + P.Strings[P.Files[R.File.Value]] + ":" +
             llvm::Twine(R.BeginLine) + ")")
                .str();
  return Text;
}

void Linker::noteDifferingBodies(const Program::Function &F) {
  // Every program among the inputs has a main function of its own.
  if (F.Bodies.size() < 2 || F.Decl.is(FunctionDecl::Main))
    return;
  const StringId Name =
      P.Strings[F.Decl.Name].empty() ? F.Decl.Symbol : F.Decl.Name;
  P.OdrNotes.push_back("function " + placed(Name, F.Decl.Range) +
                       " has different bodies in different units; all " +
                       std::to_string(F.Bodies.size()) + " are analysed");
}

/// Whether a record is the closure of a lambda, which in a template captures
/// other types in each instantiation.
static bool isClosure(llvm::StringRef Name) {
  const size_t At = Name.rfind("::");
  return Name.substr(At == llvm::StringRef::npos ? 0 : At + 2)
      .starts_with("lambda#");
}

/// The specialisations of a class template share a record, and each unit may
/// see others: that says nothing.
void Linker::noteDifferingRecords() {
  llvm::DenseSet<uint32_t> Templates;
  for (const Type &T : P.Types)
    if (T.Kind == TypeKind::Record && !T.Arguments.empty())
      Templates.insert(T.Name.Value);
  for (StringId Name : DifferingRecords)
    if (!Templates.contains(Name.Value) && !isClosure(P.Strings[Name]))
      P.OdrNotes.push_back("class " + placed(Name, P.record(Name)->Range) +
                           " has different fields in different units");
}

void Linker::sortFunctions() {
  sortByName(P.Functions, [](const auto &F) { return F.Decl.Symbol; });
  P.FunctionIndex.clear();
  for (uint32_t I = 0; I < P.Functions.size(); ++I) {
    Program::Function &F = P.Functions[I];
    P.FunctionIndex[F.Decl.Symbol.Value] = I;
    llvm::sort(F.Bodies,
               [](const Body &A, const Body &B) { return A.Hash < B.Hash; });
    llvm::sort(F.Decl.Overrides, [&](StringId A, StringId B) {
      return P.Strings[A] < P.Strings[B];
    });
    noteDifferingBodies(F);
  }
  // In the order of functions, so the lists are sorted.
  for (Program::Function &F : P.Functions)
    for (StringId Base : F.Decl.Overrides)
      if (auto It = P.FunctionIndex.find(Base.Value);
          It != P.FunctionIndex.end())
        P.Functions[It->second].OverriddenBy.push_back(F.Decl.Symbol);
}

void Linker::sortRecords() {
  sortByName(P.Records, [](const Record &R) { return R.Name; });
  P.RecordIndex.clear();
  for (uint32_t I = 0; I < P.Records.size(); ++I) {
    P.RecordIndex[P.Records[I].Name.Value] = I;
    for (uint32_t K = 0; K < P.Records[I].Fields.size(); ++K)
      if (const StringId Name = P.Records[I].Fields[K].Name; Name.valid())
        P.FieldIndex[Name.Value] = {I, K};
  }
}

void Linker::sortGlobals() {
  sortByName(P.Globals, [](const Global &G) { return G.Symbol; });
  P.GlobalIndex.clear();
  for (uint32_t I = 0; I < P.Globals.size(); ++I)
    P.GlobalIndex[P.Globals[I].Symbol.Value] = I;
}

/// A comment in a header is seen by every unit that includes it.
void Linker::sortSuppressions() {
  const auto Key = [&](const Suppression &S) {
    const auto &R = S.Range;
    return std::make_tuple(P.Strings[P.Files[S.File.Value]], S.BeginLine,
                           S.BeginColumn, S.EndLine, S.EndColumn, R.BeginLine,
                           R.BeginColumn, R.EndLine, R.EndColumn,
                           P.Strings[S.Checks], P.Strings[S.Reason]);
  };
  llvm::sort(P.Suppressions, [&](const Suppression &A, const Suppression &B) {
    return Key(A) < Key(B);
  });
  P.Suppressions.erase(
      llvm::unique(P.Suppressions,
                   [&](const Suppression &A, const Suppression &B) {
                     return Key(A) == Key(B);
                   }),
      P.Suppressions.end());
}

void Linker::finish() {
  sortFunctions();
  sortRecords();
  sortGlobals();
  sortSuppressions();
  noteDifferingRecords();
  sortUnique(P.OdrNotes);
}
