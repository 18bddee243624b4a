//===-- Solve/Replay.cpp - what happened in one body ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Replay.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

Replay::Replay(const Engine &E, SummaryProvider &Provider,
               const Program::Function &F, const Body &B, Instance Name)
    : P(E.P), B(B), Which(std::move(Name)),
      Run(E, Provider, F, B, Which, Provider.levelOf(Which)),
      Reachable(B.Blocks.size()) {
  for (uint32_t I = 0; I < B.Blocks.size(); ++I)
    for (const Instruction &Inst : B.Blocks[I].Instructions) {
      Event Ev;
      Ev.I = &Inst;
      Ev.Block = I;
      Events.push_back(std::move(Ev));
    }
  Run.replay(*this);
}

void Replay::read(LocId Where, ValueId Value) {
  if (Current < Events.size() && !Run.values().isEmpty(Value))
    Events[Current].Reads.push_back({Where, Value});
}

void Replay::written(LocId Where, ValueId Value) {
  if (Current < Events.size() && !Run.values().isEmpty(Value))
    Events[Current].Writes.push_back({Where, Value});
}

void Replay::bound(const Instance &Callee, const Summary &Effect, LocId To,
                   const Atom &What, ValueId Value) {
  if (Current < Events.size() && !Run.values().isEmpty(Value))
    Events[Current].Uses.push_back({Callee, &Effect, To, What, Value});
}

void Replay::reached(SinkId Site, ValueId Data, const Instance *Callee,
                     const Summary *Effect, const Atom *What, SinkId Inner) {
  if (Current < Events.size())
    Events[Current].Hits.push_back({Site, Data, Callee ? *Callee : Instance(),
                                    Effect, What ? *What : Atom(), Inner});
}

bool Replay::atomIs(const Atom &A, const Tracked &T) const {
  if (T.IsSource)
    return A.Kind == Atom::Source && SourceId(A.Subject) == T.Source;
  return A.isPort() && A.location() == T.Port &&
         (A.Via == T.Via || !A.Via.valid());
}

bool Replay::holds(ValueId Value, const Tracked &T, Tracked *Found) {
  const Atom *Best = nullptr;
  for (const Atom &A : Run.values().atoms(Value)) {
    if (!atomIs(A, T) ||
        !Run.values().protections().subset(A.Protections, T.Protections))
      continue;
    // The best protected that still fits is nearest to what is tracked.
    if (!Best || (A.Via == T.Via && Best->Via != T.Via) ||
        (A.Via == Best->Via &&
         Run.values().protections().subset(Best->Protections, A.Protections)))
      Best = &A;
  }
  if (!Best)
    return false;
  if (Found) {
    *Found = T;
    Found->Protections = Best->Protections;
    Found->Via = Best->Via;
  }
  return true;
}

bool Replay::comesBefore(uint32_t A, uint32_t C) {
  const uint32_t From = Events[A].Block, To = Events[C].Block;
  if (From == To && A < C)
    return true;
  std::vector<bool> &Seen = Reachable[From];
  if (Seen.empty()) {
    Seen.resize(B.Blocks.size());
    std::vector<uint32_t> Work{From};
    while (!Work.empty()) {
      const Block &Blk = B.Blocks[Work.back()];
      Work.pop_back();
      const auto Visit = [&](BlockId Next) {
        if (Next.valid() && !Seen[Next.Value]) {
          Seen[Next.Value] = true;
          Work.push_back(Next.Value);
        }
      };
      for (const Edge &Out : Blk.Successors)
        Visit(Out.To);
      Visit(Blk.Handler);
    }
  }
  return Seen[To];
}

const std::vector<std::pair<uint32_t, Tracked>> &
Replay::definitions(uint32_t At, const Tracked &T) {
  auto [It, Inserted] = Known.try_emplace({At, T});
  // What was read with the same protections was written with them; only an
  // instruction that protects reads something less protected.
  if (Inserted)
    It->second = findDefinitions(At, T, /*Exact=*/true);
  if (Inserted && It->second.empty())
    It->second = findDefinitions(At, T, /*Exact=*/false);
  return It->second;
}

Replay::Definitions Replay::findDefinitions(uint32_t At, const Tracked &T,
                                            bool Exact) {
  Definitions Result;
  const LocationTable &L = frame().locations();
  std::vector<std::pair<LocId, Tracked>> Places;
  for (const auto &[Where, Value] : Events[At].Reads) {
    Tracked Found;
    if (holds(Value, T, &Found) && (!Exact || Found == T))
      Places.push_back({Where, Found});
  }
  for (uint32_t D = 0; D < Events.size() && !Places.empty(); ++D) {
    if (D == At || (!Run.isDeferred(At) && !comesBefore(D, At)))
      continue;
    // The last write of an instruction is what it leaves.
    for (const auto &[Where, Value] : llvm::reverse(Events[D].Writes)) {
      Tracked Written;
      const bool Defines =
          llvm::any_of(Places, [&, W = Where, V = Value](const auto &Place) {
            return (L.isBelow(Place.first, W) || L.isBelow(W, Place.first)) &&
                   holds(V, Place.second, &Written) &&
                   (!Exact || Written == Place.second);
          });
      if (Defines) {
        Result.push_back({D, Written});
        break;
      }
    }
  }
  return Result;
}

bool Replay::originatesAt(uint32_t At, const Tracked &T) {
  return llvm::none_of(Events[At].Reads,
                       [&](const auto &R) { return holds(R.second, T); });
}

std::string Replay::display(LocId L) {
  const LocationTable &Table = frame().locations();
  const LocationTable::Node Top = Table[Table[L].Top];
  std::string Name;
  switch (Top.Root) {
  case LocRoot::Local:
    if (Top.Index < B.Locals.size())
      Name = P.Strings[B.Locals[Top.Index].Name].str();
    break;
  case LocRoot::Param:
    if (Top.Index < frame().decl().Parameters.size())
      Name = P.Strings[frame().decl().Parameters[Top.Index].Name].str();
    break;
  case LocRoot::Global:
    if (const Global *G = P.global(StringId(Top.Index)))
      Name = P.Strings[G->Name].str();
    break;
  case LocRoot::This:
    Name = "this";
    break;
  case LocRoot::Return:
    return "the result";
  case LocRoot::Exception:
    return "the exception";
  default:
    return "";
  }
  if (Name.empty() || llvm::StringRef(Name).starts_with("__"))
    return "";
  for (const Selector &S : Table.between(Table[L].Top, L))
    if (S.Kind == SelectorKind::Field) {
      llvm::StringRef Field = P.Strings[S.Payload];
      Field = Field.substr(Field.rfind("::") == llvm::StringRef::npos
                               ? 0
                               : Field.rfind("::") + 2);
      Name = Name == "this" ? Field.str() : Name + "." + Field.str();
    }
  return Name == "this" ? "*this" : Name;
}

std::string Replay::writtenTo(uint32_t At, const Tracked &T) {
  std::string Fallback;
  for (const auto &[Where, Value] : Events[At].Writes) {
    Tracked Found;
    if (!holds(Value, T, &Found))
      continue;
    std::string Name = display(Where);
    if (!Name.empty() && Found == T)
      return Name;
    if (Fallback.empty())
      Fallback = std::move(Name);
  }
  return Fallback;
}
