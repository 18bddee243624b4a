//===-- Solve/Calls.cpp - calls in a body -----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

//===----------------------------------------------------------------------===//
// Call sites
//===----------------------------------------------------------------------===//

void Interpreter::addArgument(State &S, CallSite &C, const Operand &O) {
  const LocId Slot =
      L.root(LocRoot::Scratch, uint32_t(C.Arguments.size()), C.Nesting);
  C.Literals.push_back(O.Kind == Operand::Constant ? O.Text : StringId());
  if (O.Kind == Operand::Value) {
    C.Arguments.push_back(locate(S, O.Path));
    C.Objects.push_back(C.Arguments.back());
    return;
  }
  S.erase(Slot);
  LocSet Slots;
  Slots.push_back(Slot);
  store(S, Slots, O);
  C.Arguments.push_back(Slots);
  C.Objects.push_back(O.Kind == Operand::AddressOf ? locate(S, O.Path) : Slots);
}

CallSite Interpreter::makeCall(State &S, const Instruction &I, uint32_t Number,
                               unsigned FirstArgument, bool HasReceiver) {
  CallSite C;
  C.I = &I;
  C.Number = Number;
  C.Result = locate(S, I.Destination);
  C.ReturnsReference = (I.Flags & Instruction::ReturnsReference) != 0;
  if (HasReceiver) {
    const Operand &O = I.Operands[FirstArgument - 1];
    if (O.Kind == Operand::AddressOf) {
      C.Receiver = locate(S, O.Path);
      C.This.push_back(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
      M.assign(S, C.This, addressOf(C.Receiver));
    } else if (O.Kind == Operand::Value) {
      C.This = locate(S, O.Path);
      C.Receiver = M.walk(S, C.This, Selector::deref());
    }
  }
  for (size_t K = FirstArgument; K < I.Operands.size(); ++K)
    addArgument(S, C, I.Operands[K]);
  return C;
}

/// Argument slots live for one call.
void Interpreter::endCall(State &S, const CallSite &C) {
  const auto Drop = [&](LocId Slot) {
    for (LocId Part : M.stored(S, Slot))
      S.erase(Part);
    S.erase(Slot);
  };
  for (uint32_t K = 0; K < C.Arguments.size(); ++K)
    Drop(L.root(LocRoot::Scratch, K, C.Nesting));
  Drop(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
}

//===----------------------------------------------------------------------===//
// Dispatch
//===----------------------------------------------------------------------===//

/// The class that an object is of, and no class derived from it: that of what
/// the body itself declares or creates. Invalid where that is not known.
StringId Interpreter::exactClass(LocId Object) {
  for (LocId At = Object; At.valid(); At = L[At].Parent)
    if (L[At].Step.Kind == SelectorKind::Deref && L[At].Parent.valid())
      return {};
  const LocRoot Root = L[L[Object].Top].Root;
  if (Root != LocRoot::Local && Root != LocRoot::Temp && Root != LocRoot::Fresh)
    return {};
  const StringId Class = F.type(Object).Record;
  const Record *R = Class.valid() ? E.P.record(Class) : nullptr;
  return R && !R->IsSystem ? Class : StringId();
}

/// Of what a virtual call may run, what it runs on objects whose classes are
/// known: in each of them, what no other class on the way overrides.
std::vector<StringId> Interpreter::overriders(const State &S, const CallSite &C,
                                              std::vector<StringId> All) {
  for (const Atom &A : V.atoms(M.read(S, C.This)))
    if (A.Kind != Atom::Addr)
      return All;
  std::vector<StringId> Result;
  for (LocId Object : C.Receiver) {
    const StringId Class = exactClass(Object);
    if (!Class.valid())
      return All;
    std::vector<StringId> Inherited = E.P.basesOf(Class);
    Inherited.push_back(Class);
    const auto ClassOf = [&](StringId Method) {
      return E.P.function(Method)->Decl.Class;
    };
    std::vector<StringId> Own;
    llvm::copy_if(All, std::back_inserter(Own), [&](StringId Method) {
      return E.P.function(Method) &&
             llvm::is_contained(Inherited, ClassOf(Method));
    });
    const size_t Before = Result.size();
    llvm::copy_if(Own, std::back_inserter(Result), [&](StringId Method) {
      return llvm::none_of(Own, [&](StringId Other) {
        return llvm::is_contained(E.P.basesOf(ClassOf(Other)), ClassOf(Method));
      });
    });
    if (Result.size() == Before)
      return All;
  }
  llvm::sort(Result, [&](StringId A, StringId B) {
    return E.P.Strings[A] < E.P.Strings[B];
  });
  Result.erase(llvm::unique(Result), Result.end());
  return Result.empty() ? All : Result;
}

void Interpreter::call(State &S, const Instruction &I, uint32_t Number) {
  CallSite C =
      makeCall(S, I, Number, 1,
               !I.Operands.empty() && I.Operands[0].Kind != Operand::None);
  std::vector<StringId> Targets{I.Callee};
  if (I.Op == Opcode::VirtualCall)
    Targets = overriders(S, C, E.Callees.targets(I.Callee));
  if (Targets.size() > budget::Targets) {
    Targets.resize(budget::Targets);
    CutShort = true;
  }
  if (Provider.isCut(I.Callee) || isTooMuch(Targets))
    C.Junction = I.Callee;
  applyAny(S, C, Targets);
  endCall(S, C);
}

void Interpreter::indirectCall(State &S, const Instruction &I,
                               uint32_t Number) {
  if (I.Operands.empty())
    return;
  const bool Method = (I.Flags & Instruction::MemberPointer) != 0;
  CallSite C = makeCall(S, I, Number, Method ? 2 : 1, Method);
  const Operand &Callable = I.Operands.front();
  if (Callable.Kind == Operand::Function)
    applyAny(S, C, Callable.Text);
  else
    invoke(S, C, locate(S, Callable.Path));
  endCall(S, C);
}

/// Whether a location is in a constant global: the program says what it holds.
bool Interpreter::isInConstant(LocId Where) const {
  const LocationTable::Node &Top = L[L[Where].Top];
  const Global *G =
      Top.Root == LocRoot::Global ? E.P.global(StringId(Top.Index)) : nullptr;
  return G && G->IsConstant;
}

/// The functions that the locations hold or lead to, sorted by name, and where
/// each of them is.
Interpreter::CallablesFound
Interpreter::callablesAt(const State &S, llvm::ArrayRef<LocId> Where) {
  CallablesFound Result;
  LocSet Work(Where.begin(), Where.end()), Visited;
  while (!Work.empty() && Visited.size() < 16) {
    const LocId W = Work.pop_back_val();
    if (llvm::is_contained(Visited, W))
      continue;
    Visited.push_back(W);
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, W));
    for (const Atom &A : Atoms) {
      if (A.Kind == Atom::Function) {
        for (StringId Target : targetsOf(StringId(A.Subject)))
          Result.Known.push_back({Target, W});
      } else if (A.Kind == Atom::Addr) {
        Work.push_back(A.location());
      } else if (A.Kind == Atom::Init) {
        Result.AtPort = true;
        Result.InTable &= isInConstant(A.location());
        noteCallable(A.location());
      }
    }
  }
  llvm::stable_sort(Result.Known, [&](const auto &A, const auto &B) {
    return E.P.Strings[A.first] < E.P.Strings[B.first];
  });
  return Result;
}

/// Calls whatever callables the locations hold.
void Interpreter::invoke(State &S, CallSite &C, llvm::ArrayRef<LocId> Where) {
  std::vector<StringId> Targets;
  LocSet Objects;
  const CallablesFound Found = callablesAt(S, Where);
  for (const auto &[Target, Object] : Found.Known) {
    if (isMember(Target))
      continue;
    if (Targets.empty() || Targets.back() != Target)
      Targets.push_back(Target);
    if (!llvm::is_contained(Objects, Object))
      Objects.push_back(Object);
  }
  if (Targets.empty()) {
    if (Recording && !Found.AtPort)
      ++UnresolvedCalls;
    if (!Found.AtPort || (Which.Bindings.empty() && !Found.InTable))
      applyUnknown(S, State(S), C, Callee());
    return;
  }
  // A callable object is the receiver of its own call operator.
  LocSet Slots;
  if (C.This.empty()) {
    Slots.push_back(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
    C.This = Slots;
    C.Receiver = Objects;
    M.assign(S, Slots, addressOf(Objects));
  }
  C.Junction = junctionOf(Targets);
  applyAny(S, C, Targets);
}

void Interpreter::applyAny(State &S, const CallSite &C,
                           llvm::ArrayRef<StringId> Targets) {
  if (Targets.size() == 1) {
    apply(S, C, Targets.front());
    return;
  }
  State Joined;
  bool Cut = false;
  for (StringId Target : Targets) {
    // What they all do is what one of them does.
    if (isOnlyCut(C, Target) && std::exchange(Cut, true)) {
      Provider.noteCut(C.Junction, Target);
      continue;
    }
    State Branch = S;
    apply(Branch, C, Target);
    M.join(Joined, Branch);
  }
  S = std::move(Joined);
}

void Interpreter::apply(State &S, const CallSite &Site, StringId Symbol) {
  const Callee &Target = E.Callees[Symbol];
  CallSite C = Site;
  C.Target = Symbol;
  // Only reference parameters are seen through: a pointer is a value.
  if (Target.Function)
    for (size_t K = 0; K < C.Objects.size(); ++K)
      if (Target.takesPointer(E.P, K))
        C.Objects[K] = C.Arguments[K];
  dropPrintedAddresses(S, C, Target);
  convertArguments(S, C, Target.Effects);
  const State Before = S;
  applySinks(Before, C, Target);
  if (Target.UseBody)
    applySummary(S, Before, C, Target);
  else if (!Target.Modelled)
    applyUnknown(S, Before, C, Target);
  if (Target.Modelled && !C.Result.empty())
    M.assign(S, C.Result, ValueTable::empty());
  applyFlows(S, Before, C, Target.Effects);
  applyCallbacks(S, C, Target.Effects);
  applyFlowsOfCallees(S, C, Target.Effects);
  convertResults(S, C, Target.Effects);
  applySources(S, C, Target);
  applySanitizers(S, Before, C, Target);
  dropConverted(S, C);
}

/// Writes data that a call computes where its result is expected: for a
/// reference, behind a pointer to an object of this call.
void Interpreter::returnValue(State &S, const CallSite &C, ValueId Value) {
  if (C.Result.empty())
    return;
  if (!C.ReturnsReference) {
    M.assign(S, C.Result, holdsNoData(C.Result) ? ValueTable::empty() : Value);
    return;
  }
  LocSet Object;
  Object.push_back(L.root(LocRoot::Fresh, C.Number, ~0u));
  M.assign(S, Object, Value);
  M.assign(S, C.Result, addressOf(Object));
}
