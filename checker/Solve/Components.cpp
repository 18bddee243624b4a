//===-- Solve/Components.cpp - functions that call each other ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Solver.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Interprets an instance anew; true when callers see a difference.
bool Solver::update(Entry &Slot, unsigned Level) {
  // What needed a coarse level once needs it again, with callables as well.
  for (const Entry *Known : {&Slot, &entry({Slot.Which.Symbol, {}})})
    if (Known->Result)
      Level = std::max(Level, Known->Result->Level);
  Slot.InProgress = true;
  auto Next = interpret(Slot.Which, Level);
  Slot.InProgress = false;
  Slot.Stale = false;
  Round.Work += Next->Work;
  const bool Changed = !Slot.Result || !Slot.Result->sameEffect(*Next);
  Slot.Result = std::move(Next);
  return Changed;
}

void Solver::solveComponent(const CallGraph::Component &C) {
  std::vector<uint32_t> Members;
  for (uint32_t Index : C.Members)
    if (Needed.needs(Index))
      Members.push_back(Index);
  Round = RoundState();
  if (C.Recursive)
    solveRecursive(Members);
  else
    for (uint32_t Index : Members)
      update(entry({E.P.Functions[Index].Decl.Symbol, {}}), 0);
  Round = RoundState();
}

/// Rounds over all members until nothing changes: Kildall's iteration with
/// coarser and coarser domains, of which the last has few enough locations to
/// come to an end.
void Solver::solveRecursive(llvm::ArrayRef<uint32_t> Members) {
  std::vector<Entry *> Entries;
  llvm::DenseMap<uint32_t, bool> Changed;
  for (uint32_t Index : Members) {
    Entries.push_back(&entry({E.P.Functions[Index].Decl.Symbol, {}}));
    Entries.back()->IsMember = Changed[Index] = true;
  }
  unsigned Costly = 0;
  for (unsigned Number = 0;; ++Number) {
    Costly += Round.Work > budget::RoundWork;
    const unsigned Level =
        Costly ? std::min(Costly + 2, budget::LastLevel)
               : std::min(Number / budget::RoundsOfLevel, budget::LastLevel);
    const bool Coarser = Level != Round.Level;
    const bool Unsettled = Round.Changed || Coarser;
    for (Entry *Other : Round.Between)
      Other->Stale = true;
    Round = RoundState();
    Round.Level = Level;
    bool Any = false;
    for (const auto &[Index, Member] : llvm::zip(Members, Entries)) {
      const bool Dirty =
          Unsettled || llvm::any_of(Graph.callees(Index), [&](uint32_t To) {
            const auto It = Changed.find(To);
            return It != Changed.end() && It->second;
          });
      Any |= Changed[Index] = Dirty && update(*Member, Level);
    }
    if (!Any && !Round.Changed)
      break;
    if (Number < budget::ComponentRounds && Costly < budget::CostlyRounds)
      continue;
    for (Entry *Member : Entries)
      Member->Result->CutShort = true;
    break;
  }
  for (Entry *Member : Entries)
    Member->IsMember = false;
}
