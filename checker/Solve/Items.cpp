//===-- Solve/Items.cpp - what ranges show ----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// What ranges show: elements of arrays and of unknown classes, all around what
/// pointers point to, and of other classes what models say.
LocSet Interpreter::itemsOf(const State &S, const CallSite &C,
                            const LocSet &Ranges) {
  LocSet Result;
  for (LocId Range : Ranges) {
    LocSet Object;
    Object.push_back(Range);
    const ClassModel *Class = F.classModel(Range);
    if (!Class || Class->Items.empty()) {
      const LocSet Items = F.isPointer(Range)
                               ? M.rangeAt(S, Object)
                               : M.walk(S, Object, Selector::element());
      Result.append(Items.begin(), Items.end());
      continue;
    }
    for (const Port &Where : Class->Items) {
      LocSet Items = Object;
      for (const PortSelector &Step : Where.Selectors)
        Items = portStep(S, C, Items, Step, /*EachIndex=*/-1);
      Result.append(Items.begin(), Items.end());
    }
  }
  return Result;
}

/// The range that a port says is an argument whose items it leads to; none for
/// other ports.
static llvm::ArrayRef<LocId> rangesOf(const CallSite &C, const Port &P) {
  if (P.Root != Port::Argument || P.First != P.Last ||
      P.Selectors.size() != 1 || !P.Selectors.front().IsItem ||
      size_t(P.First) >= C.Objects.size())
    return {};
  return C.Objects[P.First];
}

/// Whether objects refer to their items, as views and iterators do: all of
/// these, or a part of what another range has.
bool Interpreter::refersToItems(LocId Range) {
  const auto IsBehind = [](const Port &Where) {
    return llvm::any_of(Where.Selectors, [](const PortSelector &Step) {
      return Step.Kind == SelectorKind::Deref;
    });
  };
  const ClassModel *Class = F.classModel(Range);
  return Class ? llvm::any_of(Class->Items, IsBehind) : F.isPointer(Range);
}

/// Whether a port leads to the items of ranges that have them.
bool Interpreter::isAllItems(const CallSite &C, const Port &P) {
  const llvm::ArrayRef<LocId> Ranges = rangesOf(C, P);
  return !Ranges.empty() && llvm::none_of(Ranges, [&](LocId Range) {
    return refersToItems(Range);
  });
}

/// Makes To views of the items at From. A view of what another view shows is a
/// copy of that: it may show what it makes itself.
void Interpreter::viewItems(State &S, const State &Before, const CallSite &C,
                            const Flow &Fl, llvm::ArrayRef<LocId> From,
                            llvm::ArrayRef<LocId> To) {
  LocSet Views;
  for (LocId Range : rangesOf(C, Fl.From))
    if (refersToItems(Range))
      Views.push_back(Range);
  if (!Views.empty())
    return M.copy(S, To, Before, Views, /*Weak=*/true);
  for (LocId T : To)
    S.set(T, V.join(M.lookup(S, T), addressOf(From)));
}
