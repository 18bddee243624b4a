//===-- Solve/Bound.cpp - arguments that callables keep ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {
constexpr uint32_t MissingSlot = 3000;
/// Far more than anyone binds; those that follow are not passed.
constexpr unsigned MostBound = 16;
} // namespace

/// Whether the value bound there stands for an argument of the call to come.
bool Interpreter::isPlaceholder(const State &S, LocId Where,
                                unsigned &Argument) {
  for (const Atom &A : V.atoms(M.lookup(S, Where))) {
    if (A.Kind != Atom::Init)
      continue;
    const LocationTable::Node &N = L[A.location()];
    const Global *G = N.Root == LocRoot::Global && !N.Parent.valid()
                          ? E.P.global(StringId(N.Index))
                          : nullptr;
    if (!G)
      continue;
    if (const auto Number = E.Rules.argumentOfGlobal(E.P.Strings[G->Name])) {
      Argument = *Number;
      return true;
    }
  }
  return false;
}

/// What a call of the function that a callable object holds passes to it. The
/// elements of the object, from the first, are arguments bound to it; those
/// that are placeholders stand for arguments of this call. Without any, these
/// follow after the bound ones.
std::vector<LocSet> Interpreter::withBound(State &S, StringId Function,
                                           LocId Callable,
                                           llvm::ArrayRef<LocSet> Passed) {
  std::vector<LocSet> Result;
  const auto Bound = [&](unsigned I) {
    return L.child(Callable,
                   Selector::constant(E.P.Strings.find(std::to_string(I))));
  };
  const Program::Function *Fun = E.P.function(Function);
  size_t Missing = 0;
  // Only the caller knows what an object that it passes keeps: it may be what
  // the function takes and the call does not give.
  if (L.isPort(Callable) && Fun) {
    const FunctionDecl &D = Fun->Decl;
    const bool Method = D.Class.valid() && !D.is(FunctionDecl::Static) &&
                        !D.is(FunctionDecl::CallOperator);
    const size_t Taken = D.Parameters.size() + (Method ? 1 : 0);
    Missing = Taken > Passed.size() ? Taken - Passed.size() : 0;
  }
  bool Placed = false;
  for (unsigned I = 1; I < MostBound; ++I) {
    const LocId Where = Bound(I);
    if (!S.find(Where) && M.stored(S, Where).empty()) {
      if (I > Missing)
        break;
      Atom Anything;
      Anything.Kind = Atom::Unknown;
      const LocId Slot = L.root(LocRoot::Scratch, MissingSlot + I);
      S.set(Slot, V.single(Anything));
      Result.push_back({Where, Slot});
      continue;
    }
    unsigned Argument = 0;
    if (!isPlaceholder(S, Where, Argument)) {
      Result.push_back({Where});
      continue;
    }
    Placed = true;
    Result.push_back(Argument < Passed.size() ? Passed[Argument] : LocSet());
  }
  if (!Placed)
    Result.insert(Result.end(), Passed.begin(), Passed.end());
  return Result;
}

/// What an object given for a parameter means there: an object that only
/// refers to one of the parameter's type, such as a std::reference_wrapper,
/// stands for that one.
LocSet Interpreter::meantFor(const State &S, StringId Function,
                             size_t Parameter, const LocSet &Given) {
  const Program::Function *Fun = E.P.function(Function);
  if (!Fun || Parameter >= Fun->Decl.Parameters.size())
    return Given;
  const TypeId Wanted = E.P.referee(Fun->Decl.Parameters[Parameter].Type);
  if (!Wanted.valid())
    return Given;
  LocSet Result;
  for (LocId G : Given) {
    LocSet Referred;
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, G));
    if (F.type(G).Id != Wanted)
      for (const Atom &A : Atoms)
        if (A.Kind == Atom::Addr && F.type(A.location()).Id == Wanted)
          Referred.push_back(A.location());
    if (Referred.empty())
      Referred.push_back(G);
    Result.append(Referred);
  }
  return Result;
}

/// An object of a library's class that does more than call what it holds is
/// called as its model says: a std::packaged_task keeps the result.
bool Interpreter::callOwnOperator(State &S, const CallSite &Outer, LocId Object,
                                  llvm::ArrayRef<LocSet> Passed) {
  const FunctionModel *Model = E.Callees.callOperator(F.type(Object).Record);
  if (!Model || Outer.Nesting + 1 >= budget::CallbackNesting)
    return false;
  CallSite C;
  C.I = Outer.I;
  C.Number = Outer.Number;
  C.Nesting = Outer.Nesting + 1;
  C.Receiver.push_back(Object);
  C.Objects.assign(Passed.begin(), Passed.end());
  C.Arguments = C.Objects;
  C.Literals.resize(Passed.size());
  applyCallbacks(S, C, *Model);
  return true;
}
