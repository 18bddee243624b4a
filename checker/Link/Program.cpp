//===-- Link/Program.cpp - the facts of a whole program -------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Program.h"

#include "Facts/Payload.h"
#include "Facts/Printer.h"
#include "Link/Linker.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Units of one file in an order of their own: by contents, each once.
static void orderSameFile(llvm::MutableArrayRef<Unit> Units,
                          std::vector<Unit> &To) {
  if (Units.size() == 1) {
    To.push_back(std::move(Units.front()));
    return;
  }
  std::vector<std::pair<std::string, Unit *>> ByContents;
  for (Unit &U : Units)
    ByContents.emplace_back(encodePayload(U), &U);
  llvm::sort(ByContents, llvm::less_first());
  for (size_t I = 0; I < ByContents.size(); ++I)
    if (I == 0 || ByContents[I].first != ByContents[I - 1].first)
      To.push_back(std::move(*ByContents[I].second));
}

/// The order that units are merged in, whatever order they come in: it decides
/// which ids things get and what is kept of what differs.
static std::vector<Unit> inOrder(std::vector<Unit> Units) {
  const auto MainFile = [](const Unit &U) { return U.Strings[U.MainFile]; };
  llvm::sort(Units, [&](const Unit &A, const Unit &B) {
    return MainFile(A) < MainFile(B);
  });
  std::vector<Unit> Result;
  Result.reserve(Units.size());
  for (size_t Begin = 0; Begin < Units.size();) {
    size_t End = Begin + 1;
    while (End < Units.size() && MainFile(Units[End]) == MainFile(Units[Begin]))
      ++End;
    orderSameFile(llvm::MutableArrayRef<Unit>(Units).slice(Begin, End - Begin),
                  Result);
    Begin = End;
  }
  return Result;
}

Program Program::link(std::vector<Unit> Units) {
  Program P;
  // Parts of library objects that models speak of, whether or not the
  // program names them: pairs, and elements by index.
  for (const char *Name :
       {"std::pair::first", "std::pair::second", "0", "1", "2", "3", "4", "5",
        "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"})
    P.Strings.intern(Name);
  Linker L(P);
  for (Unit &U : inOrder(std::move(Units)))
    L.add(std::move(U));
  L.finish();
  return P;
}

//===----------------------------------------------------------------------===//
// Looking up
//===----------------------------------------------------------------------===//

template <typename T>
static const T *find(const llvm::DenseMap<uint32_t, uint32_t> &Index,
                     const std::vector<T> &Items, StringId Name) {
  if (!Name.valid())
    return nullptr;
  auto It = Index.find(Name.Value);
  return It == Index.end() ? nullptr : &Items[It->second];
}

const Program::Function *Program::function(StringId Symbol) const {
  return find(FunctionIndex, Functions, Symbol);
}

const Record *Program::record(StringId Name) const {
  return find(RecordIndex, Records, Name);
}

const Global *Program::global(StringId Symbol) const {
  return find(GlobalIndex, Globals, Symbol);
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
  if (!Name.valid())
    return Result;
  llvm::DenseSet<uint32_t> Seen{Name.Value};
  const auto AddBases = [&](StringId Of) {
    if (const Record *R = record(Of))
      for (StringId Base : R->Bases)
        if (Base.valid() && Seen.insert(Base.Value).second)
          Result.push_back(Base);
  };
  AddBases(Name);
  for (size_t Next = 0; Next < Result.size(); ++Next)
    AddBases(Result[Next]);
  return Result;
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

void piiflow::dump(const Program &P, llvm::raw_ostream &OS) {
  FactsPrinter Print(P.Strings, P.Files, P.Types, P.Globals, OS);
  for (const Program::UnitStatus &U : P.Units) {
    OS << "unit " << U.MainFile << '\n';
    for (const std::string &Message : U.Problems)
      Print.problem({Message, {}});
  }
  for (const std::string &Note : P.OdrNotes)
    OS << "note: " << Note << '\n';
  for (const Record &R : P.Records)
    Print.record(R);
  for (const Global &G : P.Globals)
    Print.global(G);
  for (const Suppression &S : P.Suppressions)
    Print.suppression(S);
  for (const Program::Function &F : P.Functions) {
    Print.function(F.Decl);
    for (StringId Symbol : F.OverriddenBy)
      OS << "  overridden by " << P.Strings[Symbol] << '\n';
    for (const Body &B : F.Bodies)
      Print.body(B);
  }
}
