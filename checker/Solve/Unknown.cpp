//===-- Solve/Unknown.cpp - functions that nobody knows -----*- C++ -*-===//
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

/// What a function can do with a value, to judge by its type.
enum class Carrier {
  Nothing, ///< A truth value, an enumerator, a function: too little.
  Plain,   ///< Text, numbers, containers of such, objects of a library.
  Object,  ///< An object of the program: parts that have meanings of their own.
};

Carrier carrierOf(const Engine &E, TypeId T, unsigned Depth = 0) {
  if (!T.valid() || Depth > 6)
    return Carrier::Plain;
  const Type &Ty = E.P.Types[T.Value];
  switch (Ty.Kind) {
  case TypeKind::Bool:
  case TypeKind::Enum:
  case TypeKind::Function:
    return Depth ? Carrier::Plain : Carrier::Nothing;
  case TypeKind::Pointer:
  case TypeKind::Reference:
  case TypeKind::Array:
    return carrierOf(E, Ty.Element, Depth + 1);
  case TypeKind::Record: {
    if (E.Callees.hasMeaning(Ty.Name))
      return Carrier::Object;
    for (TypeId A : Ty.Arguments)
      if (carrierOf(E, A, Depth + 1) == Carrier::Object)
        return Carrier::Object;
    return Carrier::Plain;
  }
  default:
    return Carrier::Plain;
  }
}

/// Text is what objects are turned into to be written out.
bool isText(const Engine &E, TypeId T, unsigned Depth = 0) {
  if (!T.valid() || Depth > 2)
    return false;
  const Type &Ty = E.P.Types[T.Value];
  if (Ty.Kind == TypeKind::Record)
    return E.Classes.isText(Ty.Name);
  return Ty.Kind == TypeKind::Character ? Depth > 0
                                        : isText(E, Ty.Element, Depth + 1);
}

} // namespace

/// Parameter K's type, or that of the argument where none is declared.
TypeId Interpreter::parameterType(const CallSite &C, const Callee &Target,
                                  size_t K) {
  const TypeId Passed =
      C.Arguments[K].empty() ? TypeId() : F.type(C.Arguments[K].front()).Id;
  if (!Target.Function || K >= Target.Function->Decl.Parameters.size())
    return Passed;
  const TypeId T = Target.Function->Decl.Parameters[K].Type;
  // A pointer to anything says nothing: what is passed does.
  if (!T.valid() || !Passed.valid() ||
      E.P.Types[T.Value].Kind != TypeKind::Pointer)
    return T;
  const TypeId Pointee = E.P.Types[T.Value].Element;
  return Pointee.valid() && E.P.Types[Pointee.Value].Kind == TypeKind::Void
             ? Passed
             : T;
}

/// The data at the locations that a function may pass on. What is a guess
/// already is not guessed about again.
ValueId Interpreter::dataGiven(const State &Before, llvm::ArrayRef<LocId> Where,
                               bool &Personal) {
  return V.map(M.deep(Before, Where), [&](Atom A, std::vector<Atom> &Out) {
    Personal |= A.Kind == Atom::Source;
    if (A.Kind != Atom::Const && A.Kind != Atom::Unknown &&
        A.Trust != Confidence::Low)
      Out.push_back(A);
  });
}

/// Of objects of the program, what a function sees that knows them as a base
/// class of theirs: a part without a name, and none of their fields.
LocSet Interpreter::seenAs(llvm::ArrayRef<LocId> Objects, StringId Class) {
  LocSet Result;
  for (LocId O : Objects) {
    const StringId Own = F.type(O).Record;
    const bool IsBase = Class.valid() && Own.valid() && Own != Class &&
                        llvm::is_contained(E.P.basesOf(Own), Class);
    Result.push_back(IsBase ? L.child(O, {SelectorKind::Any, {}}) : O);
  }
  return Result;
}

/// Whether argument K leads to an object of a class of the program.
bool Interpreter::leadsToOwnObject(const State &S, const CallSite &C,
                                   size_t K) {
  return llvm::any_of(C.Arguments[K], [&](LocId A) {
    return llvm::any_of(M.targets(S, A), [&](LocId To) {
      return F.isOwnObject(To) && E.Callees.hasMeaning(F.type(To).Record);
    });
  });
}

/// What the pointer or reference in argument K leads to, as the function sees
/// it; the argument itself where it is neither.
LocSet Interpreter::seenInArgument(const State &S, const CallSite &C,
                                   const Callee &Target, size_t K) {
  const TypeId T = parameterType(C, Target, K);
  const TypeId Pointee = T.valid() ? E.P.Types[T.Value].Element : TypeId();
  if (!Pointee.valid() || E.P.Types[Pointee.Value].Kind != TypeKind::Record)
    return C.Arguments[K];
  LocSet Objects;
  for (LocId A : C.Arguments[K])
    for (LocId To : M.targets(S, A))
      Objects.push_back(To);
  return seenAs(Objects, E.P.Types[Pointee.Value].Name);
}

/// A function of which only the declaration is known: what it returns may
/// depend on everything it was given, and what it can write to it may have
/// written. Plain data is likely passed on; that it was taken out of an
/// object of the program, or put into one, is a guess. Callables it is given
/// may have been called.
void Interpreter::applyUnknown(State &S, const State &Before, const CallSite &C,
                               const Callee &Target) {
  const FunctionDecl *D = Target.Function ? &Target.Function->Decl : nullptr;
  Passed Given{ValueTable::empty(), ValueTable::empty(), ValueTable::empty()};
  // Nothing that implements it is known, to make a text of anything.
  const bool IsInterface = D && D->is(FunctionDecl::PureVirtual);
  bool Personal = false;
  std::vector<Carrier> Carriers;
  const auto Give = [&](llvm::ArrayRef<LocId> Where, Carrier Kind,
                        bool IsReceiver) {
    if (Kind == Carrier::Nothing)
      return;
    const ValueId Data =
        V.limit(dataGiven(Before, Where, Personal), Confidence::Medium);
    ValueId &Into = Kind == Carrier::Plain      ? Given.Likely
                    : IsReceiver || IsInterface ? Given.Guessed
                                                : Given.AsText;
    Into = V.join(Into, Data);
  };
  for (size_t K = 0; K < C.Objects.size(); ++K) {
    Carriers.push_back(carrierOf(E, parameterType(C, Target, K)));
    // A pointer to anything, to an object of the program.
    if (Carriers.back() == Carrier::Plain && leadsToOwnObject(Before, C, K))
      Carriers.back() = Carrier::Object;
    Give(seenInArgument(Before, C, Target, K), Carriers.back(),
         /*IsReceiver=*/false);
  }
  Carrier Self = Carrier::Plain;
  if (!C.Receiver.empty()) {
    if (D && E.Callees.hasMeaning(D->Class))
      Self = Carrier::Object;
    Give(seenAs(C.Receiver, D ? D->Class : StringId()), Self,
         /*IsReceiver=*/true);
  }
  const bool IsDestructor = D && D->is(FunctionDecl::Destructor);
  if (Recording && Personal && D && !IsDestructor &&
      Target.Effects.Sinks.empty() && !Target.Sanitizes)
    ++Unknown[E.Callees.displayName(Target.Symbol)];
  if (IsDestructor)
    return;
  leaveUnknown(S, Before, C, Target, Given);
  if (C.Nesting >= budget::CallbackNesting)
    return;
  // Callables: called back with arguments of unknown content.
  for (const LocSet &Argument : C.Arguments)
    for (LocId A : Argument) {
      LocSet Held;
      Held.push_back(A);
      for (LocId T : M.stored(S, A))
        Held.push_back(T);
      callBack(S, C, Held);
    }
}

/// What an unknown function leaves in its result and where it can write.
void Interpreter::leaveUnknown(State &S, const State &Before, const CallSite &C,
                               const Callee &Target, const Passed &Data) {
  const FunctionDecl *D = Target.Function ? &Target.Function->Decl : nullptr;
  Atom Anything;
  Anything.Kind = Atom::Unknown;
  const ValueId Fresh = V.single(Anything);
  const auto Guess = [&](ValueId What) {
    return E.Guesses ? V.limit(What, Confidence::Low) : ValueTable::empty();
  };
  const auto Left = [&](Carrier Kind, TypeId T) {
    if (Kind == Carrier::Object)
      return V.join(
          {Guess(Data.Likely), Guess(Data.AsText), Guess(Data.Guessed), Fresh});
    const ValueId Objects = isText(E, T) ? Data.AsText : Guess(Data.AsText);
    return V.join(V.join(Data.Likely, Objects),
                  V.join(Guess(Data.Guessed), Fresh));
  };
  for (size_t K = 0; K < C.Objects.size(); ++K) {
    const TypeId T = parameterType(C, Target, K);
    const Carrier Kind = carrierOf(E, T);
    if (!E.P.leadsToWritable(T) || Kind == Carrier::Nothing)
      continue;
    LocSet Pointees = seenInArgument(Before, C, Target, K);
    if (Pointees == C.Arguments[K]) {
      Pointees.clear();
      for (LocId A : C.Arguments[K])
        for (LocId To : M.targets(Before, A))
          Pointees.push_back(To);
    }
    M.add(S, Pointees, Left(Kind, T));
  }
  if (!C.Receiver.empty() && !(D && D->is(FunctionDecl::ConstMethod))) {
    const bool OfProgram = D && E.Callees.hasMeaning(D->Class);
    // Without arguments, an object is made of nothing.
    const bool Empty =
        D && D->is(FunctionDecl::Constructor) && C.Objects.empty();
    if (!Empty)
      M.add(S, seenAs(C.Receiver, D ? D->Class : StringId()),
            Left(OfProgram ? Carrier::Object : Carrier::Plain, TypeId()));
  }
  const TypeId T = D ? D->ReturnType : TypeId();
  const bool Nothing = carrierOf(E, T) == Carrier::Nothing ||
                       (T.valid() && E.P.Types[T.Value].Kind == TypeKind::Void);
  returnValue(S, C, Nothing ? ValueTable::empty() : Left(carrierOf(E, T), T));
}

/// Calls functions stored at the locations, if any, with unknown arguments.
void Interpreter::callBack(State &S, const CallSite &Outer,
                           llvm::ArrayRef<LocId> Where) {
  for (LocId W : Where) {
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, W));
    for (const Atom &A : Atoms) {
      if (A.Kind != Atom::Function)
        continue;
      const Program::Function *Fun = E.P.function(StringId(A.Subject));
      if (!Fun)
        continue;
      CallSite C;
      C.I = Outer.I;
      C.Number = Outer.Number;
      C.Nesting = Outer.Nesting + 1;
      fillArguments(S, C, Fun);
      C.This.push_back(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
      C.Receiver.push_back(W);
      M.assign(S, C.This, addressOf(C.Receiver));
      apply(S, C, StringId(A.Subject));
      endCall(S, C);
    }
  }
}
