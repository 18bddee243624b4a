//===-- Solve/Effects.cpp - models applied to calls ---------------*- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <climits>

using namespace piiflow;

namespace {
constexpr uint32_t ThisSlot = 1000, ResultSlot = 1001;
} // namespace

//===----------------------------------------------------------------------===//
// Ports
//===----------------------------------------------------------------------===//

/// The constant text of an argument: a literal, or a variable that holds one.
static StringId literalOf(Memory &M, const ValueTable &V, const State &S,
                          const CallSite &C, int Argument) {
  if (Argument < 0 || size_t(Argument) >= C.Literals.size())
    return {};
  if (C.Literals[Argument].valid())
    return C.Literals[Argument];
  const auto Atoms = V.atoms(M.read(S, C.Objects[Argument]));
  if (Atoms.size() == 1 && Atoms.front().Kind == Atom::Const)
    return StringId(Atoms.front().Subject);
  return {};
}

/// The element of an object that has one for each type: the number of the only
/// one of this type. Invalid when there is none, or several.
StringId Interpreter::typeKey(TypeId Of, llvm::ArrayRef<LocId> Object) {
  const TypeId Owner = Object.empty() ? TypeId() : F.type(Object.front()).Id;
  if (!Owner.valid() || !Of.valid())
    return {};
  StringId Found;
  for (const auto &[I, Part] :
       llvm::enumerate(E.P.Types[Owner.Value].Arguments)) {
    if (Part != Of)
      continue;
    if (Found.valid())
      return {};
    Found = E.P.Strings.find(std::to_string(I));
  }
  return Found;
}

/// The key that a template argument of the call names: a number, or the type
/// of one element of the object.
StringId Interpreter::templateKey(StringId Target, unsigned Argument,
                                  llvm::ArrayRef<LocId> Object) {
  const Program::Function *Fun = E.P.function(Target);
  if (!Fun || Argument >= Fun->Decl.TemplateArguments.size() || Object.empty())
    return {};
  const StringId Text = Fun->Decl.TemplateArguments[Argument];
  if (llvm::all_of(E.P.Strings[Text], llvm::isDigit))
    return Text;
  // By type, the result is a reference or a pointer to it, and what is
  // constructed is told by a tag.
  if (!Fun->Decl.is(FunctionDecl::Constructor)) {
    const TypeId Returned = E.P.referee(Fun->Decl.ReturnType);
    const StringId Key = typeKey(Returned, Object);
    return Key.valid() || !Returned.valid()
               ? Key
               : typeKey(E.P.Types[Returned.Value].Element, Object);
  }
  const TypeId Tag = Fun->Decl.Parameters.empty()
                         ? TypeId()
                         : E.P.referee(Fun->Decl.Parameters.front().Type);
  const bool Tells = Tag.valid() && E.P.Types[Tag.Value].Arguments.size() == 1;
  return Tells ? typeKey(E.P.Types[Tag.Value].Arguments.front(), Object)
               : StringId();
}

/// The type that an argument has for the function: that of its parameter.
static TypeId argumentType(const Program &P, StringId Target, int Argument) {
  const Program::Function *Fun = P.function(Target);
  return Fun && size_t(Argument) < Fun->Decl.Parameters.size()
             ? P.referee(Fun->Decl.Parameters[Argument].Type)
             : TypeId();
}

/// What a parameter says that an argument is, a pair or another object of a
/// library, where the argument's own declaration does not: it may be the
/// parameter of a template.
void Interpreter::declareAs(llvm::ArrayRef<LocId> Where, StringId Function,
                            int Parameter) {
  const Program::Function *Fun = E.P.function(Function);
  if (!Fun || size_t(Parameter) >= Fun->Decl.Parameters.size())
    return;
  const TypeId Type = E.P.referee(Fun->Decl.Parameters[Parameter].Type);
  if (!Type.valid() || E.P.Types[Type.Value].Kind != TypeKind::Record)
    return;
  const Record *R = E.P.record(E.P.Types[Type.Value].Name);
  if (!R || !R->IsSystem)
    return;
  for (LocId W : Where)
    if (!F.isKnown(W))
      F.setType(W, Type);
}

LocSet Interpreter::portLocations(const State &S, const CallSite &C,
                                  const Port &P, int EachIndex) {
  LocSet Where;
  switch (P.Root) {
  case Port::This:
    Where = C.Receiver;
    break;
  case Port::Return:
    Where = C.Result;
    break;
  case Port::Exception:
    Where.push_back(L.root(LocRoot::Exception));
    break;
  case Port::Argument: {
    const int First = P.EachArgument ? EachIndex : P.First;
    const int Last = P.EachArgument ? EachIndex : P.Last;
    for (int I = std::max(First, 0); I <= Last && size_t(I) < C.Objects.size();
         ++I)
      Where.append(C.Objects[I].begin(), C.Objects[I].end());
    if (First == Last && !P.Selectors.empty())
      declareAs(Where, C.Target, First);
    break;
  }
  }
  for (const PortSelector &Step : P.Selectors) {
    Selector Sel{Step.Kind, {}};
    if (Step.OnlyReference && !F.isReference(Where))
      continue;
    if (Step.Kind == SelectorKind::Field) {
      Sel.Payload = E.P.Strings.find(Step.Field);
      // A field that the program never names is as good as its owner.
      if (!Sel.Payload.valid())
        continue;
    } else if (Step.Kind == SelectorKind::Const) {
      Sel.Payload = E.P.Strings.find(Step.Constant);
    } else if (Step.KeyArgument >= 0) {
      Sel.Payload = literalOf(M, V, S, C, Step.KeyArgument);
    } else if (Step.KeyTemplate >= 0) {
      Sel.Payload = templateKey(C.Target, Step.KeyTemplate, Where);
    } else if (Step.KeyType >= 0) {
      Sel.Payload = typeKey(argumentType(E.P, C.Target, Step.KeyType), Where);
    } else if (Step.KeyIndex) {
      Sel.Payload = E.P.Strings.find(std::to_string(EachIndex));
    }
    const bool Keyed =
        Step.Kind == SelectorKind::Element || Step.Kind == SelectorKind::Const;
    if (Keyed)
      Sel.Kind =
          Sel.Payload.valid() ? SelectorKind::Const : SelectorKind::Element;
    Where = Keyed && Sel.Payload.valid() && F.isPair(Where)
                ? M.walk(S, Where, F.pairField(Sel.Payload))
                : M.walk(S, Where, Sel);
  }
  return Where;
}

//===----------------------------------------------------------------------===//
// Flows
//===----------------------------------------------------------------------===//

/// Whether a flow says that an object becomes another value by itself: `++`.
static bool isChange(const Flow &Fl) {
  return Fl.From.Root == Port::This && Fl.To.Root == Port::This &&
         Fl.From.Selectors.empty() && Fl.To.Selectors.empty();
}

void Interpreter::applyFlow(State &S, const State &Before, const CallSite &C,
                            const Flow &Fl, llvm::ArrayRef<LocId> From,
                            llvm::ArrayRef<LocId> To) {
  const bool WholeResult =
      Fl.To.Root == Port::Return && Fl.To.Selectors.empty();
  switch (Fl.Kind) {
  case Flow::Copy:
    M.copy(S, To, Before, From);
    break;
  case Flow::Insert:
    M.copy(S, To, Before, From, /*Weak=*/true);
    break;
  case Flow::Derive:
    if (WholeResult)
      returnValue(S, C, V.join(M.deep(Before, From), resultSoFar(S, C)));
    else
      M.add(S, To,
            isChange(Fl) ? computed(M.deep(Before, From))
                         : M.deep(Before, From));
    break;
  case Flow::Append:
    M.add(S, To, M.deep(Before, From));
    break;
  case Flow::Alias:
    for (LocId T : To)
      S.set(T, V.join(M.lookup(S, T), addressOf(From)));
    break;
  case Flow::Give:
    if (!(WholeResult ? C.ReturnsReference : F.isReference(To)))
      M.copy(S, To, Before, From, /*Weak=*/true);
    else
      for (LocId T : To)
        S.set(T, V.join(M.lookup(S, T), addressOf(From)));
    break;
  case Flow::Kill:
    M.clear(S, To);
    break;
  case Flow::Swap: {
    M.copy(S, To, Before, From);
    M.copy(S, From, Before, To);
    break;
  }
  }
}

/// What earlier effects of this call have put into its result.
ValueId Interpreter::resultSoFar(const State &S, const CallSite &C) {
  if (!C.ReturnsReference)
    return M.read(S, C.Result);
  return S.find(L.root(LocRoot::Fresh, C.Number, ~0u))
             ? M.read(S, L.root(LocRoot::Fresh, C.Number, ~0u))
             : ValueTable::empty();
}

/// Whether a flow happens in this call: its condition is about a constant.
bool Interpreter::happens(const State &S, const CallSite &C, const Flow &Fl) {
  return llvm::all_of(Fl.If, [&](const Flow::Condition &If) {
    const StringId Literal = literalOf(M, V, S, C, If.Argument);
    if (Literal.valid() || size_t(If.Argument) >= C.Objects.size())
      return E.P.Strings[Literal] == If.Text;
    return llvm::any_of(C.Objects[If.Argument], [&](LocId Where) {
      const LocationTable::Node &N = L[Where];
      const Global *G = N.Root == LocRoot::Global && !N.Parent.valid()
                            ? E.P.global(StringId(N.Index))
                            : nullptr;
      return G && E.P.Strings[G->Name] == If.Text;
    });
  });
}

void Interpreter::applyFlows(State &S, const State &Before, const CallSite &C,
                             const FunctionModel &Model) {
  // Replacing effects first, so that none undoes what another one adds.
  llvm::SmallVector<const Flow *, 8> Ordered;
  for (const Flow &Fl : Model.Flows)
    if (Fl.Kind == Flow::Kill)
      Ordered.push_back(&Fl);
  for (const Flow &Fl : Model.Flows)
    if (Fl.Kind == Flow::Copy || Fl.Kind == Flow::Swap)
      Ordered.push_back(&Fl);
  // A strong derive starts from nothing.
  const Memory::Earlier Held(M, Before);
  for (const Flow &Fl : Model.Flows)
    if (Fl.Kind == Flow::Derive && Fl.To.Root != Port::Return)
      M.clear(S, portLocations(S, C, Fl.To));
  for (const Flow &Fl : Model.Flows)
    if (!llvm::is_contained(Ordered, &Fl))
      Ordered.push_back(&Fl);
  const auto Apply = [&](const Flow &Fl, int Each) {
    const LocSet From = portLocations(Before, C, Fl.From, Each);
    const LocSet To = portLocations(S, C, Fl.To, Each);
    // What a sink keeps in a field it has written out.
    if (Model.Sinks.empty() && Fl.Kind != Flow::Kill &&
        Fl.Kind != Flow::Alias && anySinkField(To))
      writeToFields(To, M.deep(Before, From), C);
    applyFlow(S, Before, C, Fl, From, To);
  };
  for (const Flow *Fl : Ordered) {
    if (!happens(Before, C, *Fl))
      continue;
    if (!Fl->From.EachArgument && !Fl->To.EachArgument) {
      if (!constructs(S, Before, C, *Fl, portLocations(S, C, Fl->To)))
        Apply(*Fl, -1);
      continue;
    }
    for (int I = 0; size_t(I) < C.Objects.size(); ++I)
      Apply(*Fl, I);
  }
}

//===----------------------------------------------------------------------===//
// Sources and sanitizers
//===----------------------------------------------------------------------===//

void Interpreter::applySources(State &S, const CallSite &C,
                               const Callee &Target) {
  for (const SourceEffect &Effect : Target.Effects.Sources) {
    const FunctionDecl &D = Target.Function->Decl;
    std::string Name = memberName(E.P.Strings[D.Name]) + "()";
    std::string Entity = E.P.Strings[D.Name].str() + "()";
    Place Where = placeOf(E.P, D.Range);
    if (Effect.To.Root == Port::Argument &&
        size_t(Effect.To.First) < D.Parameters.size()) {
      const Parameter &Param = D.Parameters[Effect.To.First];
      Name = E.P.Strings[Param.Name].str();
      Entity = E.P.Strings[D.Name].str() + "::" + Name;
      Where = placeOf(E.P, Param.Range);
    }
    Atom A;
    A.Kind = Atom::Source;
    A.Subject = E.Sources.declare(Effect.Categories, Name, Entity, Where).Value;
    if (Effect.To.Root == Port::Return && Effect.To.Selectors.empty()) {
      const ValueId Value =
          C.ReturnsReference ? M.deep(S, C.Result) : M.read(S, C.Result);
      const bool Said =
          llvm::any_of(V.atoms(M.deepOf(S, Value)), [&](const Atom &B) {
            return B.Kind == Atom::Source &&
                   E.Sources.related(SourceId(B.Subject), SourceId(A.Subject));
          });
      if (!Said)
        returnValue(S, C, V.join(Value, V.single(A)));
    } else {
      M.add(S, portLocations(S, C, Effect.To), V.single(A));
    }
  }
}

void Interpreter::applySanitizers(State &S, const State &Before,
                                  const CallSite &C, const Callee &Target) {
  for (const SanitizerEffect &Effect : Target.Effects.Sanitizers) {
    ValueId Data = ValueTable::empty();
    if (Effect.From.empty()) {
      for (const LocSet &Argument : C.Arguments)
        Data = V.join(Data, M.deep(Before, Argument));
      Data = V.join(Data, M.deep(Before, C.Receiver));
    }
    for (const Port &From : Effect.From)
      Data = V.join(Data, M.deep(Before, portLocations(Before, C, From)));
    Protection Applied{Effect.Kind, Effect.Categories, Effect.Facts,
                       E.Callees.displayName(Target.Symbol)};
    Data = V.protect(Data, E.Protections.intern({Applied}));
    if (Effect.To.Root == Port::Return && Effect.To.Selectors.empty())
      returnValue(S, C, Data);
    else
      M.assign(S, portLocations(S, C, Effect.To), Data);
  }
}

//===----------------------------------------------------------------------===//
// Callbacks
//===----------------------------------------------------------------------===//

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
  // Callables at ports are the caller's to know: invoke() notes them.
  std::vector<std::pair<StringId, LocId>> Targets;
  LocSet Work(Callable.begin(), Callable.end()), Visited;
  while (!Work.empty() && Visited.size() < 16) {
    const LocId W = Work.pop_back_val();
    if (llvm::is_contained(Visited, W))
      continue;
    Visited.push_back(W);
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, W));
    for (const Atom &A : Atoms) {
      if (A.Kind == Atom::Function)
        for (StringId Target : targetsOf(StringId(A.Subject)))
          Targets.push_back({Target, W});
      else if (A.Kind == Atom::Addr)
        Work.push_back(A.location());
      else if (A.Kind == Atom::Init)
        noteCallable(A.location());
    }
  }
  llvm::sort(Targets, [&](const auto &A, const auto &B) {
    return E.P.Strings[A.first] < E.P.Strings[B.first];
  });
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
    M.copy(S, Result, S, From, /*Weak=*/true);
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
