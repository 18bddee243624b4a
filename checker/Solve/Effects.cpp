//===-- Solve/Effects.cpp - models applied to calls -------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;

//===----------------------------------------------------------------------===//
// Ports
//===----------------------------------------------------------------------===//

/// The constant text of an argument: a literal, or a variable that holds one.
StringId Interpreter::literalOf(const State &S, const CallSite &C,
                                int Argument) {
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
  return typeKey(taggedType(*Fun), Object);
}

/// The type that the first parameter of a function, a tag, is about: its only
/// template argument.
TypeId Interpreter::taggedType(const Program::Function &Fun) const {
  const TypeId Tag = Fun.Decl.Parameters.empty()
                         ? TypeId()
                         : E.P.referee(Fun.Decl.Parameters.front().Type);
  const bool IsOne = Tag.valid() && E.P.Types[Tag.Value].Arguments.size() == 1;
  return IsOne ? E.P.Types[Tag.Value].Arguments.front() : TypeId();
}

/// The type that an argument has for the function: that of its parameter.
TypeId Interpreter::argumentType(const Program &P, StringId Target,
                                 int Argument) {
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
  for (const PortSelector &Step : P.Selectors)
    Where = portStep(S, C, Where, Step, EachIndex);
  return Where;
}

LocSet Interpreter::portStep(const State &S, const CallSite &C,
                             const LocSet &Where, const PortSelector &Step,
                             int EachIndex) {
  Selector Sel{Step.Kind, {}};
  if (Step.OnlyReference && !F.isReference(Where))
    return Where;
  if (Step.IsRange)
    return M.rangeAt(S, Where);
  if (Step.IsItem)
    return itemsOf(S, C, Where);
  if (Step.Kind == SelectorKind::Field) {
    Sel.Payload = E.P.Strings.find(Step.Field);
    // A field that the program never names is as good as its owner.
    if (!Sel.Payload.valid())
      return Where;
  } else if (Step.Kind == SelectorKind::Const) {
    Sel.Payload = E.P.Strings.find(Step.Constant);
  } else if (Step.KeyArgument >= 0) {
    Sel.Payload = literalOf(S, C, Step.KeyArgument);
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
  return Keyed && Sel.Payload.valid() && F.isPair(Where)
             ? M.walk(S, Where, F.pairField(Sel.Payload))
             : M.walk(S, Where, Sel);
}

//===----------------------------------------------------------------------===//
// Flows
//===----------------------------------------------------------------------===//

/// How many elements a tuple or pair of that type has; nothing for others.
std::optional<unsigned> Interpreter::elementCount(TypeId T) const {
  if (!T.valid() || E.P.Types[T.Value].Kind != TypeKind::Record)
    return std::nullopt;
  const Type &Of = E.P.Types[T.Value];
  const ClassModel::ArgumentsT Meaning = E.Classes.argumentsOf(Of);
  if (Meaning != ClassModel::Each && Meaning != ClassModel::Pair)
    return std::nullopt;
  return unsigned(Of.Arguments.size());
}

/// Copies elements of one argument after another. Where it is not known how
/// many there are, those after them may be any.
void Interpreter::concatenate(State &S, const State &Before, const CallSite &C,
                              const Flow &Fl, llvm::ArrayRef<LocId> To) {
  const auto KeyOf = [&](unsigned I) {
    const StringId Key = E.P.Strings.find(std::to_string(I));
    return Key.valid() ? Selector::constant(Key) : Selector::element();
  };
  std::optional<unsigned> First = 0;
  for (int I = Fl.From.First; I <= Fl.From.Last && size_t(I) < C.Objects.size();
       ++I) {
    const LocSet &From = C.Objects[I];
    declareAs(From, C.Target, I);
    const std::optional<unsigned> Count =
        elementCount(argumentType(E.P, C.Target, I));
    if (!First || !Count) {
      First = std::nullopt;
      M.copy(S, M.walk(S, LocSet(To.begin(), To.end()), Selector::element()),
             Before, M.walk(Before, From, Selector::element()), /*Weak=*/true);
      continue;
    }
    for (unsigned K = 0; K < *Count; ++K) {
      const Selector Key = KeyOf(K);
      const bool InPair = F.isPair(From) && Key.Payload.valid();
      M.copy(S, M.walk(S, LocSet(To.begin(), To.end()), KeyOf(*First + K)),
             Before,
             M.walk(Before, From, InPair ? F.pairField(Key.Payload) : Key),
             /*Weak=*/true);
    }
    *First += *Count;
  }
}

/// Makes pointers refer to an object, or to the elements of an array, that the
/// call creates.
void Interpreter::createObject(State &S, const CallSite &C,
                               llvm::ArrayRef<LocId> To) {
  if (To.empty())
    return;
  LocSet Object;
  Object.push_back(L.root(LocRoot::Fresh, C.Number, NewObject + C.Nesting));
  const TypeId T = F.pointeeType(To.front());
  if (T.valid())
    F.setType(Object.front(), T);
  if (T.valid() && E.P.Types[T.Value].Kind == TypeKind::Array)
    Object.front() = L.child(Object.front(), Selector::element());
  M.clear(S, Object);
  M.assign(S, To, addressOf(Object));
}

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
  case Flow::Overwrite:
    if (isAllItems(C, Fl.To))
      M.clear(S, C.Objects[Fl.To.First]);
    M.copy(S, To, Before, From, /*Weak=*/!Memory::isEach(L, To));
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
    viewItems(S, Before, C, Fl, From, To);
    break;
  case Flow::Give:
    if (!(WholeResult ? C.ReturnsReference : F.isReference(To)))
      M.copy(S, To, Before, From, /*Weak=*/true);
    else
      for (LocId T : To)
        S.set(T, V.join(M.lookup(S, T), addressOf(From)));
    break;
  case Flow::Step:
    M.step(S, To, Before, From);
    break;
  case Flow::Concatenate:
    concatenate(S, Before, C, Fl, To);
    break;
  case Flow::Create:
    createObject(S, C, To);
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

/// Whether an argument points to each element of a range in turn, for the sake
/// of this call: an iterator of a loop around it does not.
bool Interpreter::isAtEach(const State &S, const CallSite &C, int Argument) {
  if (size_t(Argument) >= C.Arguments.size())
    return false;
  const LocSet At = M.walk(S, C.Objects[Argument], Selector::deref());
  if (!Memory::isEach(L, At) || C.Number + 1 >= instructionCount())
    return false;
  const Instruction &Next = instruction(C.Number + 1);
  return Next.Op == Opcode::Visited &&
         Next.Operands[0].Text == L[At.front()].Step.Payload;
}

/// Whether a flow happens in this call: its condition is about constants.
bool Interpreter::happens(const State &S, const CallSite &C, const Flow &Fl) {
  return llvm::all_of(Fl.If, [&](const Flow::Condition &If) {
    if (If.Text == "<whole>" || If.Text == "<part>")
      return isAtEach(S, C, If.Argument) == (If.Text == "<whole>");
    const StringId Literal = literalOf(S, C, If.Argument);
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
    if (Fl.Kind == Flow::Kill || Fl.Kind == Flow::Create)
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
        Fl.Kind != Flow::Create && Fl.Kind != Flow::Alias && anySinkField(To))
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
    if (Effect.InPlace) {
      Data = M.deep(S, portLocations(S, C, Effect.To));
    } else if (Effect.From.empty()) {
      for (const LocSet &Argument : C.Arguments)
        Data = V.join(Data, M.deep(Before, Argument));
      Data = V.join(Data, M.deep(Before, C.Receiver));
    }
    for (const Port &From : Effect.From)
      Data = V.join(Data, M.deep(Before, portLocations(Before, C, From)));
    Protection Applied{Effect.Kind, Effect.Categories, Effect.Facts,
                       E.Callees.displayName(Target.Symbol)};
    Data = V.protect(Data, E.Protections.intern({Applied}));
    if (Effect.To.Root == Port::Return && Effect.To.Selectors.empty()) {
      returnValue(S, C, Data);
      continue;
    }
    const LocSet To = portLocations(S, C, Effect.To);
    M.clear(S, To); // All of a buffer.
    M.assign(S, To, Data);
  }
}
