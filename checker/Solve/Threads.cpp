//===-- Solve/Threads.cpp - what goes on after a call -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Threads, tasks and handlers that are kept have no order with what comes after
// the call that started them, nor with each other.
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// A thread, or a handler that is kept, meets what is written after it was
/// started, by other threads and handlers too, and what it writes is met by
/// all. Repeats until that stays the same.
void Interpreter::iterateWithThreads() {
  iterate();
  for (unsigned Round = 0; Round < budget::ThreadRounds; ++Round) {
    if (Deferred.empty() || Exhausted)
      return;
    const bool IsFirst = !AnyTime.Reachable;
    Gathering = true;
    MetMore = false;
    for (uint32_t I = 0; I < B.Blocks.size(); ++I)
      if (In[I].Reachable)
        interpretBlock(I);
    Gathering = false;
    if (!MetMore && !IsFirst)
      return;
    iterate();
  }
  CutShort = true;
}

/// What a call starts goes on at any time after it: where others get to, it
/// meets what they leave there, in the caller too.
void Interpreter::meetLater(State &S, const Instruction &I, uint32_t Number) {
  State Met = AnyTime;
  const auto IsShared = [&](LocId Where) {
    return L.isPort(Where) && F.matters(Where) &&
           (L[Where].Derefs || L[Where].Root == LocRoot::Global);
  };
  std::vector<LocId> Shared;
  for (const auto &[Key, Value] : AnyTime.values())
    if (IsShared(LocId(Key)))
      Shared.push_back(LocId(Key));
  for (LocId Where : Shared) {
    Atom Held;
    Held.Kind = Atom::Init;
    Held.Subject = Where.Value;
    Met.set(Where, V.join(*AnyTime.find(Where), V.single(Held)));
  }
  bindPorts(Met);
  State After = Met;
  Meeting = true;
  step(After, I, Number);
  Meeting = false;
  // What it left is among what it meets by the next round.
  std::set<LocId> &Written = Left[Number];
  Memory::noteChanges(Met, After, Written);
  for (LocId Where : Written)
    if (const LocRoot Root = L[Where].Root;
        (Root == LocRoot::Local || Root == LocRoot::Temp ||
         Root == LocRoot::Fresh) &&
        !S.find(L[Where].Top) && M.stored(S, L[Where].Top).empty())
      Awaited.insert(Where);
  M.addValues(LeftThere, After, Awaited);
  M.addValues(S, After, Written);
}

/// Whether what the body starts reads, calls or writes something of callers.
bool Interpreter::startsForCallers() const {
  const auto IsLater = [](const auto &Reached) { return Reached.Later; };
  return CallsLater || llvm::any_of(PortSinks, IsLater) ||
         llvm::any_of(StreamWrites, IsLater) ||
         llvm::any_of(Left, [&](const auto &Started) {
           return llvm::any_of(Started.second,
                               [&](LocId Where) { return L.isPort(Where); });
         });
}
