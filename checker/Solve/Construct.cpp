//===-- Solve/Construct.cpp - objects that libraries construct --*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// The class of what a call constructs in an object that may hold any: the
/// result is a reference to it, or a tag, an empty object, has it as argument.
TypeId Interpreter::namedClass(StringId Target, bool Tagged) const {
  const Program::Function *Fun = E.P.function(Target);
  const auto RecordOf = [&](TypeId T) {
    return T.valid() && E.P.Types[T.Value].Kind == TypeKind::Record
               ? E.P.record(E.P.Types[T.Value].Name)
               : nullptr;
  };
  if (!Fun)
    return {};
  const TypeId Result = E.P.referee(Fun->Decl.ReturnType);
  if (const Record *R = RecordOf(Result);
      R && Result != Fun->Decl.ReturnType && R->Name != Fun->Decl.Class)
    return Result;
  return Tagged ? taggedType(*Fun) : TypeId();
}

/// The type of what is passed at a port: that of the parameter where the
/// object's own is not known, as that of a field of a class template is not.
TypeId Interpreter::typePassed(const CallSite &C, const Port &At,
                               LocId Object) {
  const TypeId Own = F.type(Object).Id;
  return F.isKnown(Object) || At.First != At.Last
             ? Own
             : argumentType(E.P, C.Target, At.First);
}

/// Stores an object in one of a library's classes that keeps it as an item: as
/// the alternative of its type in a variant, in an optional. True when the
/// class is one of those, and the object is not of the class itself.
bool Interpreter::wraps(State &S, const State &Before, llvm::ArrayRef<LocId> To,
                        llvm::ArrayRef<LocId> From, TypeId Passed,
                        bool Replaces) {
  const ClassModel *Wrapper = F.classModel(To.front());
  const StringId Class = F.type(To.front()).Record;
  if (!Wrapper || Wrapper->Items.size() != 1 || !Passed.valid() ||
      (E.P.Types[Passed.Value].Kind == TypeKind::Record &&
       E.P.Types[Passed.Value].Name == Class))
    return false;
  Selector Item;
  if (Wrapper->Arguments == ClassModel::Each) {
    const StringId Key = typeKey(Passed, To);
    if (!Key.valid())
      return false;
    Item = Selector::constant(Key);
  } else {
    const std::vector<PortSelector> &Path = Wrapper->Items.front().Selectors;
    if (Path.size() != 1 || Path.front().Kind != SelectorKind::Alternative)
      return false;
    Item = {SelectorKind::Alternative, {}};
  }
  if (Replaces)
    M.clear(S, To);
  M.copy(S, M.walk(S, LocSet(To.begin(), To.end()), Item), Before, From,
         /*Weak=*/true);
  return true;
}

/// A library that stores arguments where an object of a program's class is
/// (`emplace_back`, `make_unique`) constructs that object from them. True when
/// that is what the flow means.
bool Interpreter::constructs(State &S, const State &Before, const CallSite &C,
                             const Flow &Fl, llvm::ArrayRef<LocId> To) {
  if (Fl.From.Root != Port::Argument || !Fl.From.Selectors.empty() ||
      (Fl.Kind != Flow::Insert && Fl.Kind != Flow::Append &&
       Fl.Kind != Flow::Derive && Fl.Kind != Flow::Copy) ||
      To.empty())
    return false;
  if (L[To.front()].Step.Kind == SelectorKind::Alternative &&
      !F.isKnown(To.front()))
    if (const TypeId Named = namedClass(C.Target, /*Tagged=*/Fl.From.First > 0);
        Named.valid())
      F.setType(To.front(), Named);
  const StringId Name = F.type(To.front()).Record;
  const Record *R = Name.valid() ? E.P.record(Name) : nullptr;
  if (!R)
    return false;
  std::vector<LocSet> Objects;
  std::vector<StringId> Literals;
  for (int I = std::max(Fl.From.First, 0);
       I <= Fl.From.Last && size_t(I) < C.Objects.size(); ++I) {
    Objects.push_back(C.Objects[I]);
    Literals.push_back(C.Literals[I]);
  }
  if (Objects.empty())
    return false;
  if (R->IsSystem && Objects.size() == 1 && !Objects.front().empty() &&
      wraps(S, Before, To, Objects.front(),
            typePassed(C, Fl.From, Objects.front().front()),
            /*Replaces=*/Fl.Kind == Flow::Copy))
    return true;
  if (R->IsSystem)
    return constructByModel(S, C, To, Name, Objects);
  // An object of the class itself is copied.
  if (Objects.size() == 1)
    for (LocId O : Objects.front()) {
      const TypeId Passed = typePassed(C, Fl.From, O);
      const bool IsRecord =
          Passed.valid() && E.P.Types[Passed.Value].Kind == TypeKind::Record;
      const StringId From =
          IsRecord ? E.P.Types[Passed.Value].Name : F.type(O).Record;
      if (From.valid() && From != Name &&
          !llvm::is_contained(E.P.basesOf(From), Name))
        continue;
      M.copy(S, To, Before, Objects.front(), /*Weak=*/Fl.Kind != Flow::Copy);
      return true;
    }
  if (Fl.Kind == Flow::Copy)
    M.clear(S, To);
  construct(S, C, To, Name, Objects, Literals);
  return true;
}

/// Classes of libraries have models of constructors: true when one tells the
/// arguments apart.
bool Interpreter::constructByModel(State &S, const CallSite &Outer,
                                   llvm::ArrayRef<LocId> To, StringId Name,
                                   llvm::ArrayRef<LocSet> Objects) {
  const FunctionModel *Model =
      E.Callees.constructorModel(Name, unsigned(Objects.size()));
  if (!Model || (Objects.size() < 2 && Model->Callbacks.empty()))
    return false;
  CallSite C;
  C.I = Outer.I;
  C.Number = Outer.Number;
  C.Nesting = Outer.Nesting + 1;
  C.Receiver.append(To.begin(), To.end());
  C.Objects.assign(Objects.begin(), Objects.end());
  C.Arguments = C.Objects;
  C.Literals.resize(Objects.size());
  const State Before = S;
  applyFlows(S, Before, C, *Model);
  applyCallbacks(S, C, *Model);
  return true;
}

/// Runs the constructors that take so many arguments; without one, the class
/// is an aggregate and its fields take them in turn.
void Interpreter::construct(State &S, const CallSite &Outer,
                            llvm::ArrayRef<LocId> To, StringId Name,
                            llvm::ArrayRef<LocSet> Objects,
                            llvm::ArrayRef<StringId> Literals) {
  std::vector<StringId> Constructors =
      E.Callees.constructors(Name, Objects.size());
  if (Constructors.empty()) {
    std::vector<StringId> Fields = F.fields(To.front());
    for (size_t I = 0; I < Objects.size() && I < Fields.size(); ++I)
      M.copy(
          S,
          M.walk(S, LocSet(To.begin(), To.end()), Selector::field(Fields[I])),
          S, Objects[I], /*Weak=*/true);
    return;
  }
  if (Outer.Nesting >= budget::CallbackNesting)
    return;
  State Joined;
  for (StringId Constructor : Constructors) {
    State Branch = S;
    CallSite C;
    C.I = Outer.I;
    C.Number = Outer.Number;
    C.Nesting = Outer.Nesting + 1;
    C.This.push_back(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
    C.Receiver.append(To.begin(), To.end());
    M.assign(Branch, C.This, addressOf(C.Receiver));
    bindObjects(Branch, C, Constructor, Objects);
    C.Literals.assign(Literals.begin(), Literals.end());
    fillArguments(Branch, C, E.P.function(Constructor));
    apply(Branch, C, Constructor);
    endCall(Branch, C);
    M.join(Joined, Branch);
  }
  S = std::move(Joined);
}
