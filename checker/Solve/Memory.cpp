//===-- Solve/Memory.cpp - the symbolic store -------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Memory.h"

#include "Solve/Budget.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

void Memory::addUnique(LocSet &Set, LocId L) {
  if (llvm::is_contained(Set, L))
    return;
  if (Set.size() < budget::Locations)
    Set.push_back(L);
  else
    Truncated = true;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// The value of a part whose owner, one step up, holds `Owner`.
ValueId Memory::part(ValueId Owner, LocId Below) {
  const Selector Step = L[Below].Step;
  const bool HoldsData = F.holdsData(Below);
  return V.map(Owner, [&](Atom A, std::vector<Atom> &Out) {
    switch (A.Kind) {
    case Atom::Init:
      A.Subject = L.child(A.location(), Step).Value;
      Out.push_back(A);
      break;
    case Atom::Deep:
    case Atom::Source:
    case Atom::Const:
      if (HoldsData)
        Out.push_back(A);
      break;
    case Atom::Unknown:
      Out.push_back(A);
      break;
    case Atom::Addr:
    case Atom::Function:
      break;
    }
  });
}

ValueId Memory::lookupOwn(const State &S, LocId Named) {
  ++Work;
  const LocId Where = keptAt(S, Named);
  const LocId Owner =
      L.nearestWithValue(Where, [&](LocId N) { return S.find(N) != nullptr; });
  if (Owner == Where)
    return *S.find(Where);
  if (Owner.valid()) {
    ValueId Value = *S.find(Owner);
    LocId N = Owner;
    for (const Selector &Step : L.between(Owner, Where)) {
      N = L.child(N, Step);
      Value = part(Value, N);
    }
    return Value;
  }
  if (!L.isPort(Where))
    return ValueTable::empty();
  Atom A;
  if (F.matters(Where))
    A.Kind = Atom::Init;
  else
    return V.single(A);
  A.Subject = (L.hasEach() ? L.withoutEach(Named) : Named).Value;
  return V.single(A);
}

ValueId Memory::lookup(const State &S, LocId Where) {
  ValueId Result = lookupOwn(S, Where);
  for (LocId Sibling : siblings(S, Where))
    Result = V.join(Result, lookupOwn(S, Sibling));
  return Result;
}

ValueId Memory::read(const State &S, LocId Where) {
  ValueId Value = lookup(S, Where);
  if (V.isEmpty(Value))
    return Value;
  if (const SourceId Kind = F.annotation(Where); Kind.valid() && !S.find(Where))
    Value = declareAs(S, Value, Kind, /*WasPersonal=*/true);
  Value = V.protect(Value, F.wrapper(Where));
  if (Watch)
    Watch->read(Where, Value);
  return Value;
}

ValueId Memory::read(const State &S, llvm::ArrayRef<LocId> Where) {
  ValueId Result = ValueTable::empty();
  for (LocId W : Where)
    Result = V.join(Result, read(S, W));
  return Result;
}

struct Memory::DeepWalk {
  std::vector<Atom> Out;
  llvm::DenseSet<uint32_t> Seen;
};

/// Whether the value is one of a pointer or reference, known or not.
bool Memory::isAddress(const Atom &A) {
  return A.Kind == Atom::Addr ||
         (A.Kind == Atom::Init && F.isPointer(A.location()));
}

void Memory::deepInto(const State &S, LocId Where, DeepWalk &Walk,
                      unsigned Depth) {
  ++Work;
  if (exhausted() || !Walk.Seen.insert(Where.Value).second)
    return;
  if (Walk.Seen.size() > budget::DeepSteps) {
    Truncated = true;
    return;
  }
  const ValueId Value = read(S, Where);
  const LocSet Kept = partsAt(S, Where);
  const bool Parts = !Kept.empty();
  // A record some of whose fields were set is read field by field, so that a
  // field made safe does not count with what it held before.
  const std::vector<StringId> Fields =
      Parts && Depth < 4 ? F.fields(Where) : std::vector<StringId>();
  const llvm::ArrayRef<Atom> Atoms = V.atoms(Value);
  for (Atom A : Atoms) {
    if (isAddress(A) && F.isInteger(Where))
      continue; // An address in a number is a number.
    switch (A.Kind) {
    case Atom::Init:
      if (!Fields.empty())
        break;
      if (const LocId Pointee = L.child(A.location(), Selector::deref());
          hasStoredBelow(S, Pointee) || S.find(Pointee)) {
        deepInto(S, Pointee, Walk, Depth + 1);
        break;
      }
      if (A.location() != Where && hasStoredBelow(S, A.location()) &&
          A.Protections == ProtectionTable::none()) {
        deepInto(S, A.location(), Walk, Depth + 1);
        break;
      }
      A.Kind = Atom::Deep;
      Walk.Out.push_back(A);
      break;
    case Atom::Unknown:
      Walk.Out.push_back(A);
      if (Fields.empty() && !F.annotation(Where).valid())
        for (SourceId Inside : F.within(Where)) {
          Atom Personal = A;
          Personal.Kind = Atom::Source;
          Personal.Subject = Inside.Value;
          Walk.Out.push_back(Personal);
        }
      break;
    case Atom::Deep:
    case Atom::Source:
    case Atom::Const:
      Walk.Out.push_back(A);
      break;
    case Atom::Addr:
      deepInto(S, A.location(), Walk, Depth + 1);
      break;
    case Atom::Function:
      break;
    }
  }
  for (StringId Field : Fields)
    deepInto(S, L.child(Where, Selector::field(Field)), Walk, Depth + 1);
  for (LocId Part : Kept)
    deepInto(S, Part, Walk, Depth + 1);
  for (LocId Sibling : siblings(S, Where))
    deepInto(S, Sibling, Walk, Depth + 1);
}

ValueId Memory::deep(const State &S, LocId Where) {
  return deep(S, llvm::ArrayRef(Where));
}

ValueId Memory::deep(const State &S, llvm::ArrayRef<LocId> Where) {
  DeepWalk Walk;
  for (LocId W : Where)
    deepInto(S, W, Walk, 0);
  return V.intern(std::move(Walk.Out));
}

ValueId Memory::deepOf(const State &S, ValueId Value) {
  DeepWalk Walk;
  const llvm::ArrayRef<Atom> Atoms = V.atoms(Value);
  for (Atom A : Atoms) {
    if (A.Kind == Atom::Addr)
      deepInto(S, A.location(), Walk, 0);
    else if (A.isData()) {
      if (A.Kind == Atom::Init)
        A.Kind = Atom::Deep;
      Walk.Out.push_back(A);
    }
  }
  return V.intern(std::move(Walk.Out));
}

//===----------------------------------------------------------------------===//
// Following paths
//===----------------------------------------------------------------------===//

LocSet Memory::targets(const State &S, LocId Where) {
  LocSet Result;
  bool Opaque = false;
  const llvm::ArrayRef<Atom> Atoms = V.atoms(lookup(S, Where));
  for (const Atom &A : Atoms) {
    if (A.Kind == Atom::Addr)
      addUnique(Result, A.location());
    else if (A.Kind == Atom::Init && !L[A.location()].Parent.valid())
      addUnique(Result, L.child(A.location(), Selector::deref()));
    else if (A.Kind == Atom::Init && F.isObject(A.location()))
      addUnique(Result, A.location());
    else if (A.Kind == Atom::Init)
      addUnique(Result, L.child(A.location(), Selector::deref()));
    else if (A.isData())
      Opaque = true;
  }
  // What a pointer of unknown value points to is kept below the pointer.
  if (Opaque || Result.empty())
    addUnique(Result,
              F.isObject(Where) ? Where : L.child(Where, Selector::deref()));
  return Result;
}

LocSet Memory::walk(const State &S, LocSet From,
                    llvm::ArrayRef<Selector> Steps) {
  for (const Selector &Step : Steps) {
    LocSet Next;
    for (LocId Where : From) {
      if (Step.Kind == SelectorKind::Deref)
        for (LocId T : targets(S, Where))
          addUnique(Next, T);
      else
        addUnique(Next, L.child(Where, Step));
    }
    From = std::move(Next);
  }
  return From;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

void Memory::collectStored(const State &S, LocId Where, LocSet &Out) {
  const auto Children = L[Where].Children;
  for (LocId C : Children) {
    if (L[C].Step.Kind == SelectorKind::Deref && L.isPort(C))
      continue;
    if (S.find(C))
      Out.push_back(C);
    collectStored(S, C, Out);
  }
}

LocSet Memory::stored(const State &S, LocId Where) {
  LocSet Out;
  collectStored(S, Where, Out);
  return Out;
}

bool Memory::hasStoredBelow(const State &S, LocId Where) {
  for (LocId C : L[Where].Children) {
    if (L[C].Step.Kind == SelectorKind::Deref && L.isPort(C))
      continue;
    if (S.find(C) || hasStoredBelow(S, C))
      return true;
  }
  return false;
}

void Memory::eraseBelow(State &S, LocId Where) {
  for (LocId C : stored(S, Where))
    S.erase(C);
}

ValueId Memory::declareAs(const State &S, ValueId Value, SourceId Kind,
                          bool WasPersonal) {
  const llvm::ArrayRef<Atom> Data = V.atoms(deepOf(S, Value));
  bool OnlyConstants = true, Opaque = false;
  for (const Atom &A : Data) {
    if (A.Kind != Atom::Const)
      OnlyConstants = false;
    if (A.Kind == Atom::Source &&
        F.sources().related(SourceId(A.Subject), Kind))
      return Value;
    if (A.Protections == ProtectionTable::none() &&
        (A.Kind == Atom::Unknown || A.Kind == Atom::Source ||
         A.Kind == Atom::Const))
      Opaque = true;
  }
  if (Data.empty())
    return Value;
  Atom Personal;
  Personal.Kind = Atom::Source;
  Personal.Subject = Kind.Value;
  std::vector<Atom> Out;
  const llvm::ArrayRef<Atom> Atoms = V.atoms(Value);
  if (OnlyConstants) {
    // A literal over personal data erases it; a literal in a fresh place is
    // sample data, and personal.
    for (const Atom &A : Atoms)
      if (!WasPersonal || !A.isData())
        Out.push_back(A);
    if (!WasPersonal && Opaque)
      Out.push_back(Personal);
    return V.intern(std::move(Out));
  }
  if (Opaque) {
    for (const Atom &A : Data)
      if (A.Kind == Atom::Unknown)
        Personal.Trust = std::min(Personal.Trust, A.Trust);
    Out.push_back(Personal);
  }
  for (Atom A : Data)
    if (A.isPort() && !A.Via.valid() &&
        A.Protections == ProtectionTable::none()) {
      const SourceId Own = F.annotation(A.location());
      if (!Own.valid() || !F.sources().related(Own, Kind)) {
        A.Via = Kind;
        Out.push_back(A);
      }
    }
  for (Atom A : Atoms) {
    if (A.Kind == Atom::Unknown && A.Protections == ProtectionTable::none())
      continue;
    if (A.Kind == Atom::Init && !A.Via.valid() &&
        A.Protections == ProtectionTable::none()) {
      const SourceId Own = F.annotation(A.location());
      if (!Own.valid() || !F.sources().related(Own, Kind))
        A.Via = Kind;
    }
    Out.push_back(A);
  }
  return V.intern(std::move(Out));
}

/// Whether a place holds, or may hold, someone's data.
static bool maybePersonal(const ValueTable &V, ValueId Value) {
  return llvm::any_of(V.atoms(Value), [](const Atom &A) {
    return A.isPort() || A.Kind == Atom::Source || A.Kind == Atom::Unknown;
  });
}

/// A pointer to an object of the program is not computed from data: what is
/// derived, guessed, or text does not become one.
ValueId Memory::fitting(LocId To, ValueId Value) {
  if (V.isEmpty(Value) || F.holdsData(To))
    return Value;
  return V.map(Value, [&](const Atom &A, std::vector<Atom> &Out) {
    const bool IsNone =
        A.Kind == Atom::Deep ||
        (A.Kind == Atom::Source && A.Trust != Confidence::High) ||
        (A.Kind == Atom::Init && F.isText(A.location()));
    if (!IsNone)
      Out.push_back(A);
  });
}

void Memory::write(State &S, LocId To, ValueId Value, bool Strong) {
  ++Work;
  if (!F.matters(To))
    return;
  Value = fitting(To, Value);
  if (const SourceId Kind = F.annotation(To); Kind.valid())
    Value = declareAs(S, Value, Kind,
                      maybePersonal(V, lookup(Held ? *Held : S, To)));
  if (Watch)
    Watch->written(To, Value);
  const LocSet Siblings = siblings(S, To, /*Written=*/true);
  if (Strong) {
    eraseBelow(S, To);
    S.set(To, Value);
  } else {
    keepParts(S, To);
    S.set(To, V.join(lookupOwn(S, To), Value));
  }
  for (LocId Sibling : Siblings)
    S.set(Sibling, V.join(lookupOwn(S, Sibling), Value));
}

/// Whether a write to the locations replaces what is there.
bool Memory::isOne(llvm::ArrayRef<LocId> To) const {
  return To.size() == 1 &&
         (!L[To.front()].Many || llvm::any_of(Renewed, [&](LocId Owner) {
           return To.front() != Owner && L.isBelow(To.front(), Owner);
         }));
}

void Memory::assign(State &S, llvm::ArrayRef<LocId> To, ValueId Value) {
  const bool Single = isOne(To);
  for (LocId T : To)
    write(S, T, Value, Single);
}

/// What is added to an object may be in any part of it.
void Memory::add(State &S, llvm::ArrayRef<LocId> To, ValueId Value) {
  if (V.isEmpty(Value))
    return;
  for (LocId T : To) {
    write(S, T, Value, /*Strong=*/false);
    for (LocId Part : partsAt(S, T)) {
      ValueId Inside = Value;
      LocId N = T;
      for (const Selector &Step : L.between(T, Part)) {
        N = L.child(N, Step);
        Inside = part(Inside, N);
      }
      if (!V.isEmpty(Inside))
        write(S, Part, Inside, /*Strong=*/false);
    }
  }
}

/// Whether a location is all elements of one array of numbers or characters:
/// what a library does to a buffer it does to all of it.
bool Memory::isBuffer(LocId Where) {
  const LocationTable::Node N = L[Where];
  return (N.Step.Kind == SelectorKind::Element || N.IsRange) &&
         N.Parent.valid() && !L[N.Parent].Many && F.isScalarArray(N.Parent);
}

void Memory::clear(State &S, llvm::ArrayRef<LocId> Where) {
  if (Where.size() != 1 || (L[Where.front()].Many && !isBuffer(Where.front())))
    return;
  eraseBelow(S, Where.front());
  S.set(Where.front(), ValueTable::empty());
}

/// The parts of the sources, and of targets that keep what they have, that
/// differ from their owner.
Memory::PartSet Memory::partsOf(const State &S, llvm::ArrayRef<LocId> To,
                                const State &Before,
                                llvm::ArrayRef<LocId> From) {
  PartSet Parts;
  const auto AddParts = [&](const State &In, LocId Owner) {
    for (LocId Part : partsAt(In, Owner)) {
      ++Work;
      Parts.insert(L.between(Owner, Part));
    }
  };
  LocSet Sources(From.begin(), From.end());
  for (LocId Source : From)
    for (LocId Sibling : siblings(Before, Source))
      addUnique(Sources, Sibling);
  for (LocId Source : Sources)
    AddParts(Before, Source);
  for (LocId Target : To)
    AddParts(S, Target);
  return Parts;
}

void Memory::copy(State &S, llvm::ArrayRef<LocId> To, const State &Before,
                  llvm::ArrayRef<LocId> From, bool Weak, const Change &As) {
  const bool Strong = !Weak && isOne(To);
  const PartSet Parts =
      partsOf(S, Strong ? llvm::ArrayRef<LocId>() : To, Before, From);
  const auto Changed = [&](ValueId Value) {
    return V.limit(V.protect(Value, As.Protections), As.Trust);
  };
  std::vector<ValueId> PartValues;
  for (const Steps &Path : Parts) {
    ValueId Value = ValueTable::empty();
    for (LocId Source : From)
      Value = V.join(Value, read(Before, L.extend(Source, Path)));
    PartValues.push_back(Changed(Value));
    if (exhausted())
      return;
  }
  const ValueId Own = Changed(read(Before, From));
  for (LocId Target : To) {
    write(S, Target, Own, Strong);
    size_t I = 0;
    for (const Steps &Path : Parts) {
      const LocId Part = L.extend(Target, Path);
      if (Part != Target)
        write(S, Part, PartValues[I], Strong && isOne(Part));
      ++I;
    }
    if (exhausted())
      return;
  }
}

bool Memory::join(State &Into, const State &Other) {
  if (!Other.Reachable)
    return false;
  if (!Into.Reachable) {
    Into = Other;
    return true;
  }
  const bool Starts = Other.Started && !Into.Started;
  Into.Started |= Other.Started;
  std::vector<std::pair<LocId, ValueId>> Changes;
  const auto Consider = [&](LocId Where) {
    const ValueId *Own = Into.find(Where);
    const ValueId A = Own ? *Own : lookupOwn(Into, Where);
    const ValueId *Theirs = Other.find(Where);
    const ValueId B = Theirs ? *Theirs : lookupOwn(Other, Where);
    const ValueId Joined = V.join(A, B);
    if (!Own || Joined != *Own)
      Changes.push_back({Where, Joined});
  };
  // What is stored at a constant key on one way only.
  const auto ConsiderParts = [&](const State &Without, LocId Where) {
    if (L[Where].HasKey)
      for (LocId Part : partsAt(Without, Where))
        if (!Into.find(Part) && !Other.find(Part))
          Consider(Part);
  };
  for (const auto &[Key, Value] : Into.values()) {
    Consider(LocId(Key));
    if (!Other.find(LocId(Key)))
      ConsiderParts(Other, LocId(Key));
  }
  for (const auto &[Key, Value] : Other.values())
    if (!Into.find(LocId(Key))) {
      Consider(LocId(Key));
      ConsiderParts(Into, LocId(Key));
    }
  for (const auto &[Where, Value] : Changes)
    Into.set(Where, Value);
  return Starts || !Changes.empty();
}

void Memory::noteChanges(const State &Before, const State &After,
                         std::set<LocId> &Changed) {
  for (const auto &[Key, Value] : After.values()) {
    const ValueId *Old = Before.find(LocId(Key));
    if (!Old || *Old != Value)
      Changed.insert(LocId(Key));
  }
}

void Memory::addValues(State &S, const State &Other,
                       const std::set<LocId> &Where) {
  std::vector<std::pair<LocId, ValueId>> Changes;
  for (LocId L : Where) {
    const ValueId Own = lookupOwn(S, L);
    if (const ValueId Joined = V.join(Own, lookupOwn(Other, L)); Joined != Own)
      Changes.push_back({L, Joined});
  }
  for (const auto &[L, Value] : Changes)
    S.set(L, Value);
}
