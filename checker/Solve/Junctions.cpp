//===-- Solve/Junctions.cpp - cut calls -------------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Whether the functions together do more than is followed on this level.
bool Interpreter::isTooMuch(llvm::ArrayRef<StringId> Targets) {
  size_t Size = 0;
  for (StringId Target : Targets)
    if (E.Callees[Target].UseBody)
      if (const Summary *Sum = Provider.summaryOf({Target, {}}, Which))
        Size += Sum->size();
  return Size > budget::Levels[Level].Callee;
}

/// The junction of a call of any of some callables, if together they are too
/// much: that of the first, for all. With one for each, what is left at each of
/// them would be taken by all the others.
StringId Interpreter::junctionOf(llvm::ArrayRef<StringId> Targets) {
  if (Targets.size() < 2 || !isTooMuch(Targets))
    return StringId();
  const auto First = llvm::find_if(
      Targets, [&](StringId Target) { return E.Callees[Target].UseBody; });
  return First == Targets.end() ? StringId() : *First;
}

/// Whether all that is known about calls of the target is that they are cut.
bool Interpreter::isOnlyCut(const CallSite &C, StringId Target) const {
  const Callee &Known = E.Callees[Target];
  const FunctionModel &M = Known.Effects;
  return C.Junction.valid() && Known.UseBody && !Known.Sanitizes &&
         M.Flows.empty() && M.Sinks.empty() && M.Sources.empty() &&
         M.Sanitizers.empty() && M.Callbacks.empty() && M.Conversions.empty();
}

/// Notes that a field somewhere leads to an object of the body: a closure that
/// captured it by reference, say. Whoever has the field may write to it later.
void Interpreter::noteEscape(LocId Object, LocId Place) {
  if (L.isPort(Object) || !hasCellField(Place))
    return;
  LocSet &Places = Escaped[Object];
  if (!llvm::is_contained(Places, Place))
    Places.push_back(Place);
}

/// Whether some field on the way to the place has a cell.
bool Interpreter::hasCellField(LocId Place) const {
  const auto Path = L.between(L[Place].Top, Place);
  return E.Fields.ownerOn(Path) != Path.size();
}

/// The place of a junction that is kept where this one is: below a field it
/// does not matter what leads to the field.
LocId Interpreter::keptPlace(LocId Place) {
  const auto Path = L.between(L[Place].Top, Place);
  const size_t Owner = E.Fields.ownerOn(Path);
  if (Owner == Path.size())
    return Place;
  return L.extend(L.root(LocRoot::Junction, junction::AnyCallee,
                         junction::in(junction::Elsewhere)),
                  llvm::ArrayRef(Path).drop_front(Owner));
}

/// Leaves data that is at a place, and that pointers there lead to, at a place
/// of a junction: what pointers point to is kept below them. An object of the
/// program that is as the function found it needs no mention, since its fields
/// have cells.
void Interpreter::leave(State &S, LocId Junction, const State &Before,
                        LocId From) {
  struct Step {
    LocId To, From;
  };
  llvm::SmallVector<Step, 8> Work{{Junction, From}};
  llvm::DenseSet<uint32_t> Seen;
  while (!Work.empty()) {
    const auto [To, At] = Work.pop_back_val();
    if (!F.matters(To) || !Seen.insert(At.Value).second)
      continue;
    if (Seen.size() > budget::DeepSteps) {
      CutShort = true;
      return;
    }
    M.charge(1);
    std::vector<Atom> Left;
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.read(Before, At));
    for (const Atom &A : Atoms) {
      switch (A.Kind) {
      case Atom::Addr:
        Work.push_back({L.child(To, Selector::deref()), A.location()});
        if (sinkObject(A.location()))
          Left.push_back(A);
        noteEscape(A.location(), L.child(To, Selector::deref()));
        break;
      case Atom::Init: {
        if (A.location() == At && L[To].Root == LocRoot::Junction &&
            junction::portOf(L[To].Part) == junction::Elsewhere)
          break;
        const LocId Pointee = L.child(A.location(), Selector::deref());
        if (Before.find(Pointee) || !M.stored(Before, Pointee).empty())
          Work.push_back({L.child(To, Selector::deref()), Pointee});
        if (!F.isOwnObject(A.location()))
          Left.push_back(A);
        break;
      }
      case Atom::Deep:
      case Atom::Source:
      case Atom::Function:
        Left.push_back(A);
        break;
      case Atom::Const:
      case Atom::Unknown:
        break;
      }
    }
    if (!Left.empty())
      M.add(S, {keptPlace(To)}, V.intern(std::move(Left)));
    for (LocId Part : M.stored(Before, At))
      Work.push_back({L.extend(To, L.between(At, Part)), Part});
  }
}

/// Adds what may be at a place of a junction to the locations.
void Interpreter::takeFrom(State &S, LocId Junction,
                           llvm::ArrayRef<LocId> Into) {
  if (!F.matters(Junction))
    return;
  // With its parts: callables are bound there.
  M.copy(S, Into, S, {keptPlace(Junction)}, /*Weak=*/true);
}

/// Takes what targets may have left in what pointers at a place lead to; an
/// object of the program that is a caller's has cells for that. `Writable`: the
/// first of these pointers can be written through. Of others nothing is known.
void Interpreter::takeBehind(State &S, LocId Junction, const State &Before,
                             LocId Pointer, bool Writable) {
  struct Step {
    LocId From, At;
    bool Writable;
  };
  const auto IsPointer = [&](LocId At) {
    const TypeId T = F.type(At).Id;
    return At == Pointer ||
           (T.valid() && (E.P.Types[T.Value].Kind == TypeKind::Pointer ||
                          E.P.Types[T.Value].Kind == TypeKind::Reference));
  };
  llvm::SmallVector<Step, 8> Work{{Junction, Pointer, Writable}};
  // What an object that is passed by value refers to.
  for (LocId Part : M.stored(Before, Pointer))
    Work.push_back({L.extend(Junction, L.between(Pointer, Part)), Part, true});
  llvm::DenseSet<uint32_t> Seen;
  while (!Work.empty()) {
    const auto [From, At, IsWritten] = Work.pop_back_val();
    if (!F.matters(From) || !Seen.insert(At.Value).second)
      continue;
    M.charge(1);
    const LocId Pointee = L.child(From, Selector::deref());
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(Before, At));
    for (const Atom &A : Atoms) {
      if (A.Kind != Atom::Addr && !(A.Kind == Atom::Init && IsPointer(At)))
        continue;
      const LocId To = A.Kind == Atom::Addr
                           ? A.location()
                           : L.child(A.location(), Selector::deref());
      if (L.isPort(To) && F.isOwnObject(To))
        continue;
      if (IsWritten)
        takeFrom(S, Pointee, {To});
      if (A.Kind == Atom::Init)
        continue;
      for (LocId Part : M.stored(Before, To))
        Work.push_back({L.extend(Pointee, L.between(To, Part)), Part, true});
      Work.push_back({Pointee, To, true});
    }
  }
}

/// Whether a value may still be what the place held on entry.
static bool holdsOld(llvm::ArrayRef<Atom> Value, LocId Where) {
  return llvm::any_of(Value, [&](const Atom &A) {
    return A.Kind == Atom::Init && A.location() == Where && !A.Via.valid() &&
           A.Protections == ProtectionTable::none();
  });
}

/// Globals, and fields of the caller's objects, that have a value here: a
/// callee may read and write them on other ways than through its ports.
std::vector<LocId> Interpreter::exposed(const State &S) {
  std::vector<LocId> Result;
  for (const auto &[Key, Value] : S.values()) {
    const LocId Where(Key);
    const LocationTable::Node &N = L[Where];
    const bool IsField =
        (N.Root == LocRoot::Param || N.Root == LocRoot::This) &&
        hasCellField(Where);
    if ((IsField || N.Root == LocRoot::Global) && F.matters(Where) &&
        F.holdsData(Where) && !F.isOwnObject(Where))
      Result.push_back(Where);
  }
  llvm::sort(Result);
  return Result;
}

void Interpreter::exchangeElsewhere(State &S, const State &Before) {
  const std::vector<LocId> Places = exposed(Before);
  for (LocId Where : Places) {
    const LocationTable::Node Top = L[L[Where].Top];
    const LocId Junction = L.extend(
        L.root(LocRoot::Junction,
               Top.Root == LocRoot::Global ? Top.Index : junction::AnyCallee,
               junction::in(junction::Elsewhere)),
        L.between(L[Where].Top, Where));
    leave(S, Junction, Before, Where);
    // What it held on entry may have become anything since.
    if (!holdsOld(V.atoms(*Before.find(Where)), Where))
      takeFrom(S, Junction, {Where});
  }
}

/// A call that is not looked into: what is passed is left at the junction of
/// the callee, and what any target may have left there is taken.
void Interpreter::cutCall(State &S, const State &Before, const CallSite &C,
                          StringId Junction) {
  Provider.noteCut(Junction, C.Target);
  const FunctionDecl &D = E.P.function(C.Target)->Decl;
  // A view or an iterator says nothing about what it leads to.
  const auto MayBeWritten = [&](TypeId T) {
    return E.P.leadsToWritable(T) ||
           (T.valid() && E.P.Types[T.Value].Kind == TypeKind::Record);
  };
  const auto Place = [&](uint32_t Part) {
    return L.root(LocRoot::Junction, Junction.Value, Part);
  };
  const auto Pass = [&](uint32_t Port, llvm::ArrayRef<LocId> Given,
                        bool IsWritten) {
    for (LocId From : Given) {
      leave(S, Place(junction::in(Port)), Before, From);
      takeBehind(S, Place(junction::out(Port)), Before, From, IsWritten);
    }
  };
  exchangeElsewhere(S, Before);
  for (const auto &[Object, Places] : Escaped)
    for (LocId Behind : Places)
      takeFrom(S, Behind, {Object});
  for (uint32_t K = 0; K < C.Arguments.size(); ++K)
    Pass(std::min<uint32_t>(K, D.Parameters.size()), C.Arguments[K],
         K < D.Parameters.size() && MayBeWritten(D.Parameters[K].Type));
  Pass(junction::This, C.This, !D.is(FunctionDecl::ConstMethod));
  LocSet Thrown;
  Thrown.push_back(L.root(LocRoot::Exception));
  takeFrom(S, Place(junction::out(junction::Exception)), Thrown);
  if (C.Result.empty())
    return;
  const LocId Returned = Place(junction::out(junction::Return));
  M.assign(S, C.Result, ValueTable::empty());
  if (!holdsNoData(C.Result))
    takeFrom(S, Returned, C.Result);
}
