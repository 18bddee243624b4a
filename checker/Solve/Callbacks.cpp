//===-- Solve/Callbacks.cpp - callables that models call --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Whether a callable takes parameter K by reference.
static bool takesReference(const Program &P, StringId Function, size_t K) {
  const Program::Function *F = P.function(Function);
  if (!F || K >= F->Decl.Parameters.size())
    return false;
  const TypeId T = F->Decl.Parameters[K].Type;
  return T.valid() && P.Types[T.Value].Kind == TypeKind::Reference;
}

void Interpreter::applyCallbacks(State &S, const CallSite &Outer,
                                 const FunctionModel &Model) {
  if (Outer.Nesting >= budget::CallbackNesting)
    return;
  for (const CallbackEffect &Effect : Model.Callbacks) {
    std::vector<LocSet> Objects;
    for (const Port &Argument : Effect.Arguments) {
      if (Argument.Root != Port::Argument || Argument.Last == Argument.First ||
          Argument.EachArgument) {
        Objects.push_back(portLocations(S, Outer, Argument));
        continue;
      }
      for (int I = Argument.First;
           I <= Argument.Last && size_t(I) < Outer.Objects.size(); ++I) {
        Port One = Argument;
        One.First = One.Last = I;
        Objects.push_back(portLocations(S, Outer, One));
      }
    }
    const LocSet Callable = portLocations(S, Outer, Effect.Callee);
    LocSet Result;
    bool WholeResult = false;
    for (const Port &To : Effect.Results) {
      Result.append(portLocations(S, Outer, To));
      WholeResult |= To.Root == Port::Return && To.Selectors.empty();
    }
    const State Before = S;
    const bool Around = InLater;
    InLater |= Effect.Later;
    callWith(S, Outer, Callable, Objects, Result, WholeResult,
             /*Itself=*/Effect.Callee.Root == Port::This, Effect.ByType);
    InLater = Around;
    if (!Effect.Later)
      continue;
    Deferred.insert(Outer.Number);
    // Who asks for the result gets what was thrown.
    if (Effect.Results.empty())
      forgetException(S, Before);
  }
}

/// Makes the exception in flight what it was before.
void Interpreter::forgetException(State &S, const State &Before) {
  const LocId Thrown = L.root(LocRoot::Exception);
  LocSet Parts = M.stored(S, Thrown);
  Parts.push_back(Thrown);
  for (LocId Part : Parts)
    if (const ValueId *Old = Before.find(Part))
      S.set(Part, *Old);
    else
      S.erase(Part);
}

/// What callables have become by being called is what flows from them move:
/// `for_each` returns the function object that collected something.
void Interpreter::applyFlowsOfCallees(State &S, const CallSite &C,
                                      const FunctionModel &Model) {
  for (const Flow &Fl : Model.Flows)
    if (Fl.Kind == Flow::Copy && Fl.From.Selectors.empty() &&
        Fl.From.Root == Port::Argument &&
        llvm::any_of(Model.Callbacks, [&](const CallbackEffect &Effect) {
          return Effect.Callee.Root == Port::Argument &&
                 Effect.Callee.First == Fl.From.First;
        }))
      applyFlow(S, State(S), C, Fl, portLocations(S, C, Fl.From),
                portLocations(S, C, Fl.To));
}

/// Makes objects the arguments of a call: as they are, or their addresses for
/// parameters that are references.
void Interpreter::bindObjects(State &S, CallSite &C, StringId Function,
                              llvm::ArrayRef<LocSet> Objects) {
  for (const LocSet &Given : Objects) {
    const size_t K = C.Arguments.size();
    const LocSet Argument = meantFor(S, Function, K, Given);
    C.Objects.push_back(Argument);
    C.Literals.push_back({});
    if (!takesReference(E.P, Function, K)) {
      C.Arguments.push_back(Argument);
      continue;
    }
    LocSet Slots;
    Slots.push_back(L.root(LocRoot::Scratch, uint32_t(K), C.Nesting));
    M.assign(S, Slots, addressOf(Argument));
    C.Arguments.push_back(Slots);
  }
}

/// Of elements of an object that has one for each type, those that are passed
/// to one of several overloads: of the type that it takes, or of types that
/// none of them takes as they are.
std::vector<LocSet>
Interpreter::passedByType(llvm::ArrayRef<LocSet> Passed, StringId Function,
                          llvm::ArrayRef<StringId> Overloads) {
  const auto Takes = [&](StringId Overload, size_t K, TypeId Given) {
    const TypeId Wanted = argumentType(E.P, Overload, int(K));
    if (Wanted == Given || !Wanted.valid())
      return Wanted == Given;
    const Type &To = E.P.Types[Wanted.Value], &Of = E.P.Types[Given.Value];
    return To.Kind == TypeKind::Record && Of.Kind == TypeKind::Record &&
           llvm::is_contained(E.P.basesOf(Of.Name), To.Name);
  };
  std::vector<LocSet> Result;
  for (const auto &[K, Given] : llvm::enumerate(Passed)) {
    LocSet &Chosen = Result.emplace_back();
    for (LocId Where : Given) {
      const LocationTable::Node N = L[Where];
      const TypeId Owner = N.Parent.valid() ? F.type(N.Parent).Id : TypeId();
      std::vector<TypeId> Types;
      if (N.Step.Kind == SelectorKind::Element && Owner.valid())
        Types = E.P.Types[Owner.Value].Arguments;
      std::vector<StringId> Fitting;
      for (const auto &[I, Part] : llvm::enumerate(Types))
        if (Takes(Function, K, Part) ||
            llvm::none_of(Overloads, [&, K = K, Part = Part](StringId Other) {
              return Takes(Other, K, Part);
            }))
          Fitting.push_back(E.P.Strings.find(std::to_string(I)));
      // What has a number that the program has no string for is under any key.
      if (Fitting.size() == Types.size() ||
          llvm::is_contained(Fitting, StringId())) {
        Chosen.push_back(Where);
        continue;
      }
      for (StringId Key : Fitting)
        Chosen.push_back(L.child(N.Parent, Selector::constant(Key)));
    }
  }
  return Result;
}

/// Calls each callable at the locations with the given objects as arguments.
void Interpreter::callWith(State &S, const CallSite &Outer,
                           llvm::ArrayRef<LocId> Callable,
                           llvm::ArrayRef<LocSet> Passed,
                           llvm::ArrayRef<LocId> Result, bool WholeResult,
                           bool Itself, bool ByType) {
  const auto Targets = callablesAt(S, Callable).Known;
  if (Targets.empty())
    for (LocId Object : Callable)
      callObject(S, Outer, Object, Passed, Result);
  if (Targets.size() == 1)
    return callOne(S, Outer, StringId(), Targets.front().first,
                   Targets.front().second, Passed, Result, WholeResult, Itself);
  std::vector<StringId> Functions;
  for (const auto &[Function, Object] : Targets)
    if (!isMember(Function))
      Functions.push_back(Function);
  const StringId Junction = junctionOf(Functions);
  State Joined;
  for (const auto &[Function, Object] : Targets) {
    State Branch = S;
    const std::vector<LocSet> Own =
        ByType ? passedByType(Passed, Function, Functions)
               : std::vector<LocSet>(Passed.begin(), Passed.end());
    callOne(Branch, Outer, Junction, Function, Object, Own, Result, WholeResult,
            Itself);
    M.join(Joined, Branch);
  }
  if (!Targets.empty())
    S = std::move(Joined);
}

/// A function object of a library, such as `std::plus`, does what its model
/// says.
void Interpreter::callObject(State &S, const CallSite &Outer, LocId Object,
                             llvm::ArrayRef<LocSet> Passed,
                             llvm::ArrayRef<LocId> Result) {
  const FunctionModel *Model =
      E.Callees.functionObject(F.type(Object).Record, unsigned(Passed.size()));
  if (!Model || Result.empty())
    return;
  CallSite C;
  C.I = Outer.I;
  C.Number = Outer.Number;
  C.Nesting = Outer.Nesting + 1;
  C.Receiver.push_back(Object);
  C.Objects.assign(Passed.begin(), Passed.end());
  C.Arguments = C.Objects;
  C.Literals.resize(Passed.size());
  C.ReturnsReference = llvm::any_of(Model->Flows, [](const Flow &Fl) {
    return Fl.Kind == Flow::Alias && Fl.To.Root == Port::Return;
  });
  LocSet Returned;
  Returned.push_back(L.root(LocRoot::Scratch, ResultSlot, C.Nesting));
  C.Result = Returned;
  S.set(Returned.front(), ValueTable::empty());
  applyFlows(S, State(S), C, *Model);
  M.copy(S, Result, S,
         C.ReturnsReference ? M.targets(S, Returned.front()) : Returned,
         /*Weak=*/!Memory::isEach(L, Result));
  M.clear(S, Returned);
  S.erase(Returned.front());
}

void Interpreter::callOne(State &S, const CallSite &Outer, StringId Junction,
                          StringId Function, LocId Object,
                          llvm::ArrayRef<LocSet> Passed,
                          llvm::ArrayRef<LocId> Result, bool WholeResult,
                          bool Itself) {
  if (isMember(Function)) {
    if (!Passed.empty())
      callMember(S, Outer, Function, Passed.front(), Result, WholeResult);
    return;
  }
  if (!Itself && callOwnOperator(S, Outer, Object, Passed))
    return;
  const std::vector<LocSet> Objects = withBound(S, Function, Object, Passed);
  CallSite C;
  C.I = Outer.I;
  C.Number = Outer.Number;
  C.Nesting = Outer.Nesting + 1;
  C.Junction = Junction;
  // A method called through a pointer takes its object first.
  const Program::Function *Fun = E.P.function(Function);
  const bool Method =
      Fun && Fun->Decl.Class.valid() && !Fun->Decl.is(FunctionDecl::Static) &&
      !Fun->Decl.is(FunctionDecl::CallOperator) && !Objects.empty();
  C.This.push_back(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
  if (Method)
    C.Receiver = receiverOf(S, Objects.front(), Fun->Decl.Class);
  else
    C.Receiver.push_back(Object);
  M.assign(S, C.This, addressOf(C.Receiver));
  bindObjects(S, C, Function,
              llvm::ArrayRef(Objects).drop_front(Method ? 1 : 0));
  fillArguments(S, C, Fun);
  LocSet Returned;
  Returned.push_back(L.root(LocRoot::Scratch, ResultSlot, C.Nesting));
  C.Result = Returned;
  S.set(Returned.front(), ValueTable::empty());
  const TypeId ReturnType = Fun ? Fun->Decl.ReturnType : TypeId();
  C.ReturnsReference = ReturnType.valid() &&
                       E.P.Types[ReturnType.Value].Kind == TypeKind::Reference;
  apply(S, C, Function);
  if (!Result.empty()) {
    // A reference that is not passed on as one is read.
    LocSet From = Returned;
    if (C.ReturnsReference && !(WholeResult && Outer.ReturnsReference))
      From = M.targets(S, Returned.front());
    M.copy(S, Result, S, From, /*Weak=*/!Memory::isEach(L, Result));
  }
  endCall(S, C);
  M.clear(S, Returned);
  S.erase(Returned.front());
}

/// Gives parameters that a model says nothing about data of unknown origin.
void Interpreter::fillArguments(State &S, CallSite &C,
                                const Program::Function *Fun) {
  if (!Fun)
    return;
  Atom Anything;
  Anything.Kind = Atom::Unknown;
  for (size_t K = C.Arguments.size(); K < Fun->Decl.Parameters.size(); ++K) {
    LocSet Slots;
    Slots.push_back(L.root(LocRoot::Scratch, uint32_t(K), C.Nesting));
    F.setType(Slots.front(), Fun->Decl.Parameters[K].Type);
    M.assign(S, Slots, V.single(Anything));
    C.Arguments.push_back(Slots);
    C.Objects.push_back(Slots);
    C.Literals.push_back({});
  }
}
