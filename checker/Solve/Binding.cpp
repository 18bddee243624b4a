//===-- Solve/Binding.cpp - summaries at calls ------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"
#include "Support/SortUnique.h"

#include "llvm/ADT/STLExtras.h"

#include <climits>

using namespace piiflow;

/// Translates a callee's ports to locations of the caller, at one call.
struct Interpreter::Binder {
  Interpreter &X;
  const Summary &Callee;
  const State &Before;
  const CallSite &C;
  llvm::DenseMap<uint32_t, LocSet> Cache;
  llvm::DenseMap<uint32_t, ValueId> Contents[2]; ///< Of Init, and of Deep.
  llvm::SmallVector<LocId, 4> Renewed; ///< Of the callee, as Memory's.

  Binder(Interpreter &X, const Summary &Callee, const State &Before,
         const CallSite &C)
      : X(X), Callee(Callee), Before(Before), C(C) {}

  LocSet locate(LocId Where) {
    auto It = Cache.find(Where.Value);
    if (It != Cache.end())
      return It->second;
    const LocationTable::Node &N = Callee.Locations[Where];
    LocSet Result = N.Parent.valid()
                        ? X.M.walk(Before, locate(N.Parent), N.Step)
                        : locateRoot(N);
    if (llvm::is_contained(Callee.Ranges, Where))
      Result = around(locate(N.Parent));
    return Cache[Where.Value] = Result;
  }

  /// Targets of pointers that the callee moves on.
  LocSet around(llvm::ArrayRef<LocId> Pointers) {
    LocSet Result;
    for (LocId Pointer : Pointers)
      for (LocId Target : X.M.targets(Before, Pointer))
        Result.push_back(X.M.around(Pointer, Target));
    sortUnique(Result);
    return Result;
  }

  LocSet locateRoot(const LocationTable::Node &N) {
    LocSet Result;
    switch (N.Root) {
    case LocRoot::Param:
      if (N.Index < C.Arguments.size())
        Result = C.Arguments[N.Index];
      // The parameter after the last named one is the rest of a variadic call.
      if (const Program::Function *Fun = X.E.P.function(C.Target);
          Fun && N.Index == Fun->Decl.Parameters.size())
        for (size_t I = N.Index + 1; I < C.Arguments.size(); ++I)
          Result.append(C.Arguments[I].begin(), C.Arguments[I].end());
      break;
    case LocRoot::This:
      Result = C.This;
      break;
    case LocRoot::Return:
      Result = C.Result;
      break;
    case LocRoot::Global:
    case LocRoot::Exception:
    case LocRoot::Junction:
      Result.push_back(X.L.root(N.Root, N.Index, N.Part));
      break;
    case LocRoot::Temp: {
      const LocId Object = X.L.root(LocRoot::Fresh, C.Number, N.Index);
      if (N.Index < Callee.Created.size())
        X.F.setType(Object, Callee.Created[N.Index]);
      Result.push_back(Object);
      break;
    }
    default:
      break;
    }
    return Result;
  }

  /// What is at, or in, a port of the callee. An observer has to see each use.
  ValueId content(const Atom &A) {
    const auto Read = [&] {
      const LocSet Where = locate(A.location());
      const ValueId Inside = X.M.deep(Before, Where);
      return A.Kind == Atom::Deep ? Inside
                                  : X.V.join(X.M.read(Before, Where), Inside);
    };
    if (X.Watch)
      return Read();
    auto &Known = Contents[A.Kind == Atom::Deep];
    if (const auto It = Known.find(A.Subject); It != Known.end())
      return It->second;
    const ValueId Value = Read();
    return Known[A.Subject] = Value;
  }

  /// What an atom of the callee stands for here, without structure.
  ValueId value(const Atom &A) {
    if (A.Kind == Atom::Addr)
      return X.addressOf(locate(A.location()));
    if (!A.isPort())
      return X.V.single(A);
    ValueId Value = content(A);
    if (A.Via.valid())
      Value = X.M.declareAs(Before, Value, A.Via, /*WasPersonal=*/false);
    return X.V.limit(X.V.protect(Value, A.Protections), A.Trust);
  }

  static bool isCopy(const Atom &A) {
    return A.Kind == Atom::Init && !A.Via.valid();
  }

  /// A callee that does not know the field it writes to has not reported it.
  void writeToFields(const Summary::Output &Out, llvm::ArrayRef<LocId> To) {
    if (!X.anySinkField(To))
      return;
    const LocationTable &L = Callee.Locations;
    for (LocId N = Out.To; L[N].Parent.valid(); N = L[N].Parent)
      if (L[N].Step.Kind == SelectorKind::Field &&
          X.E.Rules.sinkOfField(X.E.P.Strings[L[N].Step.Payload]))
        return;
    std::vector<ValueId> Written;
    for (const Atom &A : Out.Value)
      if (!A.isPort() || A.location() != Out.To)
        Written.push_back(value(A));
    X.writeToFields(To, X.V.join(Written), C);
  }

  /// What passes a cut call below has no structure, and no pointers.
  void leaveAtJunction(State &S, const Instance &Which,
                       const Summary::Output &Out) {
    const LocId To = locate(Out.To).front();
    for (const Atom &A : Out.Value) {
      if (Callee.isSettled(A))
        continue;
      if (X.Watch)
        X.Watch->bound(Which, Callee, Out.To, A, value(A));
      if (isCopy(A) && A.Protections == ProtectionTable::none())
        for (LocId From : locate(A.location()))
          X.leave(S, To, Before, From);
      else
        X.M.add(S, {To}, value(A));
    }
  }

  /// Forgets objects written anew that an output is no part of.
  void leaveRenewed(const Summary::Output &Out) {
    while (!Renewed.empty() &&
           !Callee.Locations.isBelow(Out.To, Renewed.back())) {
      Renewed.pop_back();
      X.M.Renewed.pop_back();
    }
  }

  /// Notes that the output's object was written anew, its parts with it.
  void enterRenewed(const Summary::Output &Out) {
    const LocSet To = locate(Out.To);
    if (To.size() != 1 || X.L[To.front()].Many ||
        Callee.Locations[Out.To].Root == LocRoot::Junction)
      return;
    Renewed.push_back(Out.To);
    X.M.Renewed.push_back(To.front());
  }

  void output(State &S, const Instance &Which, const Summary::Output &Out) {
    if (Callee.Locations[Out.To].Root == LocRoot::Junction)
      return leaveAtJunction(S, Which, Out);
    const LocSet To = locate(Out.To);
    if (To.empty())
      return;
    X.M.charge(1 + Out.Value.size() / 4);
    // Copies keep their structure, each sort of them for itself.
    std::map<Change, LocSet> Copied;
    std::vector<ValueId> Values;
    for (const Atom &A : Out.Value) {
      if (isCopy(A)) {
        const LocSet From = locate(A.location());
        Copied[{A.Protections, A.Trust}].append(From.begin(), From.end());
        if (X.Watch)
          X.Watch->bound(Which, Callee, Out.To, A, X.M.deep(Before, From));
      } else {
        const ValueId One = value(A);
        Values.push_back(One);
        if (X.Watch)
          X.Watch->bound(Which, Callee, Out.To, A, One);
      }
    }
    writeToFields(Out, To);
    const ValueId Value = X.V.join(Values);
    if (Copied.empty()) {
      X.M.assign(S, To, Value);
    } else {
      bool First = true;
      for (const auto &[As, From] : Copied) {
        X.M.copy(S, To, Before, From, /*Weak=*/!First, As);
        First = false;
      }
      X.M.add(S, To, Value);
    }
  }
};

/// The functions that are at a port of the callee in this call.
Binding Interpreter::passedAt(const State &S, Binder &Bind, LocId Port,
                              bool &Nobodys) {
  Binding Passed{Bind.Callee.Locations.path(Port), {}};
  for (LocId Where : Bind.locate(Port)) {
    Nobodys |= isMemberPointer(Where) && V.isEmpty(M.lookup(S, Where));
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, Where));
    for (const Atom &A : Atoms) {
      if (A.Kind == Atom::Function)
        Passed.Functions.push_back(StringId(A.Subject));
      else if (A.Kind == Atom::Init)
        Nobodys |= !noteCallable(A.location());
      else if (A.Kind == Atom::Unknown)
        Nobodys |= isMemberPointer(Where);
    }
  }
  llvm::sort(Passed.Functions, [&](StringId A, StringId B) {
    return E.P.Strings[A] < E.P.Strings[B];
  });
  Passed.Functions.erase(llvm::unique(Passed.Functions),
                         Passed.Functions.end());
  if (Passed.Functions.size() > budget::Targets) {
    Passed.Functions.resize(budget::Targets);
    CutShort = true;
  }
  return Passed;
}

/// The summary of the callee for the functions that this call passes to it;
/// `Plain` when it passes none that are known. A function that is bound may
/// itself call one that the caller passed within it: a job of a pool. Null when
/// that is too much.
const Summary *Interpreter::bindCallables(const State &S, const CallSite &C,
                                          const Callee &Target,
                                          const Summary *Plain,
                                          Instance &Bound) {
  const Summary *Known = Plain;
  Instance Special{Target.Symbol, {}};
  for (unsigned Depth = 0; Depth < budget::CallbackNesting; ++Depth) {
    Binder Bind(*this, *Known, S, C);
    const size_t Before = Special.Bindings.size();
    for (LocId Port : Known->Callables) {
      bool Nobodys = false;
      Binding Passed = passedAt(S, Bind, Port, Nobodys);
      if ((Passed.Functions.empty() && !Nobodys) ||
          llvm::any_of(Special.Bindings, [&](const Binding &Other) {
            return Other.Port == Passed.Port;
          }))
        continue;
      Special.Bindings.push_back(std::move(Passed));
    }
    if (Special.Bindings.size() == Before)
      break;
    if (Special.Bindings.size() > budget::BoundPorts ||
        !Provider.mayBind(Special))
      return nullptr;
    const Summary *Result = Provider.summaryOf(Special, Which);
    if (!Result)
      break;
    Bound = Special;
    Known = Result;
  }
  return Known;
}

/// Whether a caller passes what is at a location, as opposed to something
/// that has or leads to it.
static bool isPassed(const LocationTable &L, LocId Where) {
  const LocId Top = L[Where].Top;
  return L[Top].Root == LocRoot::Param &&
         llvm::none_of(L.between(Top, Where), [](const Selector &S) {
           return S.Kind == SelectorKind::Field;
         });
}

void Interpreter::applySummary(State &S, const State &Before, const CallSite &C,
                               const Callee &Target) {
  if (C.Junction.valid() || Provider.isCut(Target.Symbol))
    return cutCall(S, Before, C,
                   C.Junction.valid() ? C.Junction : Target.Symbol);
  Instance Called{Target.Symbol, {}};
  const Summary *Sum = Provider.summaryOf(Called, Which);
  bool Returns = false;
  if (Sum && Sum->Starts)
    Deferred.insert(C.Number);
  if (Sum) {
    if (Sum->size() <= budget::Levels[Level].Callee)
      Sum = bindCallables(Before, C, Target, Sum, Called);
    if (!Sum || Sum->size() > budget::Levels[Level].Callee)
      return cutCall(S, Before, C, Target.Symbol);
    Binder Bind(*this, *Sum, Before, C);
    if (Recording) {
      M.charge(Sum->Sinks.size() / 4);
      for (const Summary::PortSink &Sink : Sum->Sinks)
        if (!Sum->isSettled(Sink.What))
          reach(Sink.Site, Bind.value(Sink.What), C,
                {&Called, Sum, &Sink.What, Sink.Site, Sink.Later});
      for (const Summary::StreamWrite &Write : Sum->StreamWrites)
        writeToStream(Before, Bind.locate(Write.Stream), Bind.value(Write.What),
                      C, Target.Symbol,
                      {&Called, Sum, &Write.What, Write.Written, Write.Later},
                      isPassed(Sum->Locations, Write.Stream));
    }
    for (const Summary::Output &Out : Sum->Outputs) {
      if (M.exhausted())
        break;
      Returns |= Sum->Locations[Out.To].Root == LocRoot::Return;
      Bind.leaveRenewed(Out);
      Bind.output(S, Called, Out);
      Bind.enterRenewed(Out);
    }
    M.Renewed.clear();
  }
  if (Returns || C.Result.empty())
    return;
  // Of a function that is not looked into, the result is of unknown origin.
  Atom Anything;
  Anything.Kind = Atom::Unknown;
  if (!Sum && Provider.ignores(Target.Symbol))
    return returnValue(S, C, V.single(Anything));
  M.assign(S, C.Result, ValueTable::empty());
}
