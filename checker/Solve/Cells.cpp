//===-- Solve/Cells.cpp - state that outlives calls -------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Cells.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// The port of a junction that a root of a body is there, if any.
static std::optional<uint32_t> portOf(const LocationTable::Node &Top) {
  switch (Top.Root) {
  case LocRoot::Param:
    return Top.Index;
  case LocRoot::This:
    return junction::This;
  case LocRoot::Return:
    return junction::Return;
  case LocRoot::Exception:
    return junction::Exception;
  default:
    return std::nullopt;
  }
}

CellTable::Keys CellTable::keysOf(const CellPlace &At, Use For) const {
  /// Pointers that a global is followed through: to what it owns.
  constexpr unsigned MaxPointers = 1;
  Keys K;
  const LocationTable &L = At.L;
  const LocationTable::Node &Top = L[L[At.Where].Top];
  std::optional<uint32_t> Port = portOf(Top);
  if (Top.Root == LocRoot::Global) {
    K.Near = K.Far = {Key::Global, 0, StringId(Top.Index), {}};
  } else if (Top.Root == LocRoot::Junction) {
    Port = junction::portOf(Top.Part);
    if (Port == junction::Elsewhere)
      K.Far = {Key::Global, 0, StringId(Top.Index), {}};
    else
      K.Junctions.push_back({Key::Junction, Top.Part, StringId(Top.Index), {}});
  } else if (Port) {
    const uint32_t Part =
        For == Use::Read ? junction::in(*Port) : junction::out(*Port);
    for (StringId Callee : At.Cut)
      K.Junctions.push_back({Key::Junction, Part, Callee, {}});
  }
  auto Steps = L.between(L[At.Where].Top, At.Where);
  llvm::append_range(Steps, At.Below);
  std::vector<Selector> Rest;
  // The class of an exception is no field.
  std::optional<Selector> Class;
  if (Port == junction::Exception && !Steps.empty()) {
    Class = Steps.front();
    Steps.erase(Steps.begin());
  }
  Key Owner; // The last field on the way that is no template's.
  bool InTemplate = false, IsOwned = false, SinceOwner = false;
  for (Selector S : Steps) {
    if (S.Kind == SelectorKind::Deref) {
      ++K.Pointers;
      SinceOwner = true;
    }
    if (S.Kind == SelectorKind::Deref || S.Kind == SelectorKind::Any)
      continue;
    if (S.Kind == SelectorKind::Const)
      S = Selector::element();
    Rest.push_back(S);
    if (!Fields.has(S)) {
      if (K.Far.valid())
        K.Far.Rest.push_back(S);
      if (Owner.valid())
        Owner.Rest.push_back(S);
      continue;
    }
    K.Far = {Key::Field, 0, S.Payload, {}};
    InTemplate = Fields.isOfTemplate(S.Payload);
    if (!InTemplate) {
      Owner = K.Far;
      SinceOwner = false;
    } else if (Owner.valid()) {
      Owner.Rest.push_back(S);
    }
    // What a pointer leads to may be another's, too.
    IsOwned = InTemplate && Owner.valid() && !SinceOwner;
  }
  K.Near.Rest = Rest;
  if (K.Far.Kind == Key::Global || K.Pointers > MaxPointers || !K.Near.valid())
    K.Near = Key();
  if (IsOwned)
    K.Near = Owner;
  // More of them make no difference.
  K.Pointers = std::min(K.Pointers, MaxPointers + 1);
  if (K.Far.valid())
    K.Junctions.clear();
  if (Class)
    Rest.insert(Rest.begin(), *Class);
  for (Key &Of : K.Junctions)
    Of.Rest = Rest;
  return K;
}

std::set<uint32_t> CellTable::refresh() {
  ++Version;
  std::set<uint32_t> Outdated;
  for (Group *G : Changed) {
    G->Version = Version;
    Outdated.insert(G->Readers.begin(), G->Readers.end());
  }
  Changed.clear();
  return Outdated;
}

template <typename Fn> bool CellTable::store(const Keys &K, Fn StoreIn) {
  const auto Store = [&](const Key &Of, bool Named) {
    Group &G = group(Of);
    Cell &At = G.Cells[Of.Rest];
    const bool IsNew = StoreIn(Named ? At.Named : At.Any);
    if (IsNew)
      Changed.insert(&G);
    return IsNew;
  };
  bool Added = false;
  for (const Key &Of : K.Junctions)
    Added |= Store(Of, false);
  if (!K.Far.valid())
    return Added;
  if (!K.Near.valid())
    return Store(K.Far, false);
  Added = Store(K.Near, false);
  return Store(K.Far, true) || Added;
}

CellTable::Target CellTable::target(const CellPlace &Written) {
  return &*Targets.insert(keysOf(Written, Use::Write)).first;
}

std::pair<CellTable::Guess, StringId> CellTable::guessAbout(Target To) {
  if (To->Near.valid() || To->Far.Kind == Key::Global)
    return {Guess::None, {}};
  if (To->Far.valid())
    return {Guess::Object, To->Far.Name};
  return {Guess::Call,
          To->Junctions.empty() ? StringId() : To->Junctions.front().Name};
}

bool CellTable::add(Target To, llvm::ArrayRef<KeptData> Data, CellOrigin From) {
  if (Data.empty())
    return false;
  const bool IsGuess = guessAbout(To).first != Guess::None;
  return store(*To, [&](Content &C) {
    bool IsNew = false;
    for (KeptData Kept : Data) {
      if (IsGuess)
        Kept.Trust = std::min(Kept.Trust, Confidence::Medium);
      From.Order = Added;
      const bool Inserted = C.Data.try_emplace(Kept, From).second;
      Added += Inserted;
      IsNew |= Inserted;
    }
    return IsNew;
  });
}

bool CellTable::keepsParts(const Reading &From, Target To) {
  return From.At->passesJunctions() && To->passesJunctions();
}

CellTable::Target CellTable::partOf(Target To, llvm::ArrayRef<Selector> Below) {
  Keys K = *To;
  for (Key &Of : K.Junctions) {
    llvm::append_range(Of.Rest, Below);
    if (Of.Rest.size() > budget::CellSteps)
      Of.Rest.resize(budget::CellSteps);
  }
  return &*Targets.insert(std::move(K)).first;
}

bool CellTable::add(Target To, const CallableSet &Callables) {
  if (Callables.empty())
    return false;
  return store(*To, [&](Content &C) { return C.Callables |= Callables; });
}

bool CellTable::add(Target To, const std::set<StreamKind> &Streams) {
  if (Streams.empty())
    return false;
  return store(*To, [&](Content &C) {
    const size_t Before = C.Streams.size();
    C.Streams.insert(Streams.begin(), Streams.end());
    return C.Streams.size() != Before;
  });
}

bool CellTable::isSame(const Reading &Read, Target To) const {
  return Read.At->Far.valid() && Read.At->Far == To->Far &&
         !Read.At->Near.valid() && !To->Near.valid();
}

/// Calls `Visit` with each cell of a key, its owners, and its parts.
template <typename Fn>
void CellTable::visitCells(const Key &K, Fn Visit) const {
  auto It = Cells.find({K.Kind, K.Name, K.Part});
  if (!K.valid() || It == Cells.end())
    return;
  const auto &Of = It->second.Cells;
  std::vector<Selector> Owner;
  for (const Selector &Step : K.Rest) {
    if (const auto Above = Of.find(Owner); Above != Of.end())
      Visit(Above->second, Above->first);
    Owner.push_back(Step);
  }
  const auto StartsAlike = [&](const std::vector<Selector> &Rest) {
    return Rest.size() >= K.Rest.size() &&
           std::equal(K.Rest.begin(), K.Rest.end(), Rest.begin());
  };
  for (auto Part = Of.lower_bound(K.Rest);
       Part != Of.end() && StartsAlike(Part->first); ++Part)
    Visit(Part->second, Part->first);
}

/// A global's own object is not what another global names.
template <typename Fn> void CellTable::visit(const Keys &K, Fn Visit) const {
  using Steps = llvm::ArrayRef<Selector>;
  const auto VisitAny = [&](const Cell &C, Steps Rest) { Visit(C.Any, Rest); };
  for (const Key &Of : K.Junctions)
    visitCells(Of, VisitAny);
  visitCells(K.Near, VisitAny);
  visitCells(K.Far, [&](const Cell &C, Steps Rest) {
    Visit(C.Any, Rest);
    if (!K.Near.valid())
      Visit(C.Named, Rest);
  });
}

CellTable::Reading &CellTable::reading(const CellPlace &At) {
  const auto [It, Inserted] = Readings.try_emplace(keysOf(At, Use::Read));
  Reading &R = It->second;
  if (!Inserted)
    return R;
  const Keys &K = It->first;
  R.At = &K;
  for (const Key *Of : {&K.Near, &K.Far})
    if (Of->valid())
      R.Of.push_back(&group(*Of));
  for (const Key &Of : K.Junctions)
    R.Of.push_back(&group(Of));
  return R;
}

CellTable::Reading &CellTable::readingFor(uint32_t Reader,
                                          const CellPlace &At) {
  Reading &R = reading(At);
  for (Group *G : R.Of)
    G->Readers.insert(Reader);
  return R;
}

const CellTable::Reading &CellTable::read(const CellPlace &At) {
  Reading &R = reading(At);
  update(R);
  return R;
}

void CellTable::update(Reading &R) const {
  const auto IsNewer = [&](const Group *G) { return G->Version > *R.Version; };
  if (!R.Version || llvm::any_of(R.Of, IsNewer))
    fill(R);
}

void CellTable::fill(Reading &R) const {
  R.Version = Version;
  std::set<KeptData> Data;
  R.Parts.clear();
  visit(*R.At, [&](const Content &C, llvm::ArrayRef<Selector> Rest) {
    for (const auto &[Kept, Origin] : C.Data) {
      Data.insert(Kept);
      if (R.At->passesJunctions())
        R.Parts.push_back({below(R.At->Junctions.front(), Rest), Kept});
    }
    R.Callables |= C.Callables;
    R.Streams.insert(C.Streams.begin(), C.Streams.end());
  });
  R.Data.assign(Data.begin(), Data.end());
}

std::vector<StringId> CellTable::functionsAt(const CellPlace &At) {
  std::vector<StringId> Result;
  for (unsigned Id : read(At).Callables)
    Result.push_back(StringId(Id));
  llvm::sort(Result,
             [&](StringId A, StringId B) { return Strings[A] < Strings[B]; });
  return Result;
}

CellTable::Found CellTable::originOf(const CellPlace &At, SourceId Source,
                                     uint32_t Before) const {
  Found First;
  visit(keysOf(At, Use::Read),
        [&](const Content &C, llvm::ArrayRef<Selector> Rest) {
          for (const auto &[Data, Origin] : C.Data)
            if (Data.Source == Source && Origin.Order < Before) {
              First = {&Origin, Rest};
              Before = Origin.Order;
            }
        });
  return First;
}

std::vector<Selector> CellTable::foundPart(const CellPlace &Written,
                                           const Found &Data) const {
  const Keys K = keysOf(Written, Use::Write);
  if (!K.passesJunctions())
    return {};
  return below(K.Junctions.front(), Data.Rest);
}

/// What the rest of the path to a part of a key is.
std::vector<Selector> CellTable::below(const Key &K,
                                       llvm::ArrayRef<Selector> Rest) {
  return Rest.drop_front(std::min(K.Rest.size(), Rest.size())).vec();
}

void CellTable::visitData(
    llvm::function_ref<void(const std::string &, const KeptData &,
                            const CellOrigin &)>
        Visit) const {
  for (const auto &[Of, Group] : Cells)
    for (const auto &[Rest, Held] : Group.Cells) {
      const auto &[Kind, Symbol, Part] = Of;
      std::string Name = Strings[Symbol].str();
      if (Kind == Key::Junction)
        Name += "#" + std::to_string(Part);
      for (const Selector &S : Rest)
        Name += S.Kind == SelectorKind::Field ? "." + Strings[S.Payload].str()
                                              : std::string("[*]");
      for (const Content *C : {&Held.Any, &Held.Named})
        for (const auto &[Data, Origin] : C->Data)
          Visit(Name + (C == &Held.Named ? " (owned)" : ""), Data, Origin);
    }
}
