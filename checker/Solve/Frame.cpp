//===-- Solve/Frame.cpp - what locations of one body mean -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Frame.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

Frame::Frame(const Program &P, const LibraryClasses &Classes,
             SourceTable &Sources, ProtectionTable &Protections,
             const Demand &Needed, const Program::Function &F, const Body &B,
             unsigned Level)
    : P(P), Classes(Classes), Sources(Sources), Protections(Protections),
      Needed(Needed), F(F), B(B),
      Locations({Classes.pairField(0), Classes.pairField(1)},
                budget::Levels[Level]),
      Walk(P, Classes) {
  const std::string Function = P.Strings[F.Decl.Name].str();
  for (const Parameter &Param : F.Decl.Parameters) {
    const std::string Name = P.Strings[Param.Name].str();
    Parameters.push_back(Sources.declare(Param.Marks, Name,
                                         Function + "::" + Name, Param.Range));
  }
  for (const Local &Var : B.Locals) {
    const std::string Name = P.Strings[Var.Name].str();
    Locals.push_back(
        Sources.declare(Var.Marks, Name, Function + "::" + Name, Var.Range));
  }
}

TypeView Frame::rootType(const LocationTable::Node &N) const {
  TypeId T;
  switch (N.Root) {
  case LocRoot::Local:
    T = N.Index < B.Locals.size() ? B.Locals[N.Index].Type : TypeId();
    break;
  case LocRoot::Temp:
    T = N.Index < B.Temps.size() ? B.Temps[N.Index] : TypeId();
    break;
  case LocRoot::Param:
    T = N.Index < F.Decl.Parameters.size() ? F.Decl.Parameters[N.Index].Type
                                           : TypeId();
    break;
  case LocRoot::Return:
    T = F.Decl.ReturnType;
    break;
  case LocRoot::Junction:
    if (const Program::Function *Cut = P.function(StringId(N.Index))) {
      const uint32_t Port = junction::portOf(N.Part);
      if (Port == junction::Return)
        T = Cut->Decl.ReturnType;
      else if (Port < Cut->Decl.Parameters.size())
        T = Cut->Decl.Parameters[Port].Type;
    }
    break;
  case LocRoot::Global:
    if (const Global *G = P.global(StringId(N.Index)))
      T = G->Type;
    break;
  default:
    break;
  }
  return Walk.of(T);
}

bool Frame::matters(LocId L) {
  if (!Locations.isPort(L))
    return true;
  if (const auto It = Mattering.find(L.Value); It != Mattering.end())
    return It->second;
  const LocationTable::Node N = Locations[L];
  bool Result = !N.Parent.valid() || matters(N.Parent);
  if (!N.Parent.valid() && N.Root == LocRoot::Global)
    Result = Needed.mayHoldGlobal(StringId(N.Index));
  else if (!N.Parent.valid() && N.Root == LocRoot::Junction)
    Result = Needed.mayHoldAt(StringId(N.Index), junction::portOf(N.Part));
  else if (N.Parent.valid() && N.Step.Kind == SelectorKind::Field)
    Result = Result && Needed.mayHold(N.Step.Payload);
  return Mattering[L.Value] = Result;
}

TypeView Frame::type(LocId L) {
  auto It = Types.find(L.Value);
  if (It != Types.end())
    return It->second;
  const LocationTable::Node N = Locations[L];
  TypeView T;
  if (!N.Parent.valid())
    T = rootType(N);
  else if (N.Root == LocRoot::Exception && N.Depth == 1)
    T.Record = N.Step.Payload;
  else if (N.Step.Kind == SelectorKind::Deref && N.Depth == 1 &&
           N.Root == LocRoot::This)
    T.Record = F.Decl.Class;
  else if (N.Step.Kind == SelectorKind::Deref && N.Depth == 1 &&
           N.Root == LocRoot::Junction &&
           junction::portOf(N.Part) == junction::This)
    T.Record = P.function(StringId(N.Index))->Decl.Class;
  else
    T = Walk.step(type(N.Parent), N.Step);
  return Types[L.Value] = T;
}

bool Frame::isKnown(LocId L) {
  const TypeView T = type(L);
  return T.Record.valid() ||
         (T.Id.valid() && P.Types[T.Id.Value].Kind != TypeKind::Other);
}

DataMark Frame::ownMark(LocId L) {
  const LocationTable::Node N = Locations[L];
  DataMark M;
  if (!N.Parent.valid()) {
    if (N.Root == LocRoot::Local && N.Index < Locals.size())
      M = Locals[N.Index];
    else if (N.Root == LocRoot::Global)
      M = Sources.global(StringId(N.Index));
  } else if (N.Step.Kind == SelectorKind::Field) {
    M = Sources.field(N.Step.Payload);
  }
  if (!M.Source.valid() && !M.None)
    M = Sources.record(type(L).Record);
  return M;
}

SourceId Frame::annotation(LocId L) {
  auto It = Annotations.find(L.Value);
  if (It != Annotations.end())
    return It->second;
  const DataMark M = ownMark(L);
  SourceId S = M.Source;
  const LocId Parent = Locations[L].Parent;
  // `this` and plain parameters own nothing; what they point to does.
  if (!S.valid() && !M.None && Parent.valid())
    S = annotation(Parent);
  return Annotations[L.Value] = S;
}

ProtectionSetId Frame::wrapper(LocId L) {
  auto It = Wrappers.find(L.Value);
  if (It != Wrappers.end())
    return It->second;
  ProtectionSetId S = Sources.wrapper(type(L).Record);
  if (const LocId Parent = Locations[L].Parent; Parent.valid())
    S = Protections.unite(S, wrapper(Parent));
  return Wrappers[L.Value] = S;
}

llvm::ArrayRef<SourceId> Frame::within(LocId L) {
  const TypeView T = type(L);
  return T.Id.valid() ? Sources.within(T.Id) : Sources.withinRecord(T.Record);
}

bool Frame::isPair(llvm::ArrayRef<LocId> Where) {
  return !Where.empty() && llvm::all_of(Where, [&](LocId L) {
    const TypeView T = type(L);
    return T.MapElement || Classes.isPair(T.Record);
  });
}

bool Frame::isOwnObject(LocId L) {
  const StringId Name = type(L).Record;
  const Record *R = Name.valid() ? P.record(Name) : nullptr;
  return R && !R->IsSystem && !R->Fields.empty();
}

bool Frame::isObject(LocId L) {
  return Locations[L].Step.Kind == SelectorKind::Deref && isOwnObject(L);
}

bool Frame::holdsData(LocId L) {
  const TypeId T = type(L).Id;
  if (!T.valid())
    return true;
  const Type &Ty = P.Types[T.Value];
  if (Ty.Kind == TypeKind::Bool)
    return false;
  if (Ty.Kind != TypeKind::Pointer || !Ty.Element.valid())
    return true;
  const Type &Pointee = P.Types[Ty.Element.Value];
  if (Pointee.Kind == TypeKind::Function)
    return false;
  const Record *R = Pointee.Kind == TypeKind::Record && Pointee.Name.valid()
                        ? P.record(Pointee.Name)
                        : nullptr;
  return !R || R->IsSystem;
}

bool Frame::isText(LocId L) { return Classes.isText(type(L).Record); }

bool Frame::isScalar(TypeId T) const {
  if (!T.valid())
    return false;
  const TypeKind Kind = P.Types[T.Value].Kind;
  return Kind == TypeKind::Character || Kind == TypeKind::Integer ||
         Kind == TypeKind::Floating;
}

TypeId Frame::pointeeType(LocId Pointer) {
  const TypeId Id = type(Pointer).Id;
  if (!Id.valid())
    return {};
  const Type &T = P.Types[Id.Value];
  if (T.Kind == TypeKind::Pointer)
    return T.Element;
  if (T.Kind != TypeKind::Record || T.Arguments.empty())
    return {};
  // An iterator is known by the pointer that it is made of, or by its elements.
  const TypeId First = T.Arguments.front();
  const bool IsPointer =
      First.valid() && P.Types[First.Value].Kind == TypeKind::Pointer;
  return IsPointer ? P.Types[First.Value].Element : First;
}

bool Frame::isWithin(LocId Pointer, LocId Target) {
  const TypeId Id = type(Target).Id;
  return isScalar(pointeeType(Pointer)) && Id.valid() && !isScalar(Id);
}

bool Frame::isReference(llvm::ArrayRef<LocId> Where) {
  return !Where.empty() && llvm::all_of(Where, [&](LocId L) {
    const TypeId T = type(L).Id;
    return T.valid() && P.Types[T.Value].Kind == TypeKind::Reference;
  });
}

const ClassModel *Frame::classModel(LocId L) {
  const StringId Class = type(L).Record;
  if (!Class.valid() || type(L).MapElement)
    return nullptr;
  if (const ClassModel *M = Classes.of(Class))
    return M;
  for (StringId Base : P.basesOf(Class))
    if (const ClassModel *M = Classes.of(Base))
      return M;
  return nullptr;
}

llvm::SmallVector<Frame::Path, 2> Frame::contents(LocId L) {
  if (type(L).MapElement)
    return {{Selector::field(Classes.pairField(0))},
            {Selector::field(Classes.pairField(1))}};
  if (isPointer(L))
    return {{Selector::deref()}};
  const ClassModel *M = classModel(L);
  if (!M || M->Items.empty()) {
    const TypeId Id = type(L).Id;
    const bool HoldsNothing =
        !Id.valid() || (P.Types[Id.Value].Kind != TypeKind::Array &&
                        P.Types[Id.Value].Arguments.empty());
    return HoldsNothing ? llvm::SmallVector<Path, 2>()
                        : llvm::SmallVector<Path, 2>{{Selector::element()}};
  }
  llvm::SmallVector<Path, 2> Result;
  for (const Port &Item : M->Items) {
    Path Steps;
    for (const PortSelector &Step : Item.Selectors) {
      if (Step.Kind != SelectorKind::Field)
        Steps.push_back({Step.Kind, {}});
      else if (const StringId Name = P.Strings.find(Step.Field); Name.valid())
        Steps.push_back(Selector::field(Name));
    }
    if (!Steps.empty())
      Result.push_back(std::move(Steps));
  }
  return Result;
}

bool Frame::isInteger(LocId L) {
  const TypeId T = type(L).Id;
  return T.valid() && P.Types[T.Value].Kind == TypeKind::Integer;
}

bool Frame::isPointer(LocId L) {
  const TypeId T = type(L).Id;
  return T.valid() && (P.Types[T.Value].Kind == TypeKind::Pointer ||
                       P.Types[T.Value].Kind == TypeKind::Reference);
}

bool Frame::isScalarArray(LocId L) {
  const TypeId T = type(L).Id;
  if (!T.valid())
    return false;
  const TypeKind Kind = P.Types[T.Value].Kind;
  return (Kind == TypeKind::Array || Kind == TypeKind::Pointer) &&
         isScalar(P.Types[T.Value].Element);
}

Selector Frame::pairField(StringId Index) const {
  return Selector::field(Classes.pairField(P.Strings[Index] == "0" ? 0 : 1));
}

std::vector<StringId> Frame::fields(LocId L) {
  std::vector<StringId> Result;
  const StringId Name = type(L).Record;
  if (!Name.valid())
    return Result;
  std::vector<StringId> Classes = P.basesOf(Name);
  Classes.insert(Classes.begin(), Name);
  for (StringId C : Classes)
    if (const Record *R = P.record(C))
      for (const Field &Fld : R->Fields)
        Result.push_back(Fld.Name);
  return Result;
}
