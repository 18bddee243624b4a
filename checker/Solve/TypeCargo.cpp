//===-- Solve/TypeCargo.cpp - what types can hold ---------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/TypeCargo.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {
/// Types within types that are looked into.
constexpr unsigned MaxDepth = 10;
} // namespace

Cargo TypeCargo::carries(TypeId T, unsigned Depth) {
  if (!T.valid() || Depth > MaxDepth)
    return {};
  if (auto It = Carrying.find(T.Value); It != Carrying.end())
    return It->second;
  Carrying[T.Value] = {}; // While it is looked at.
  const Type &Ty = P.Types[T.Value];
  Cargo Result = carries(Ty.Element, Depth + 1);
  Result.Sink |= Ty.Kind == TypeKind::MemberPointer;
  if (Ty.Kind == TypeKind::Record) {
    Result |= carriesRecord(Ty.Name, Depth + 1);
    for (TypeId A : Ty.Arguments)
      Result |= carries(A, Depth + 1);
  }
  return Carrying[T.Value] = Result;
}

Cargo TypeCargo::carriesRecord(StringId Name, unsigned Depth) {
  if (!Name.valid() || Depth > MaxDepth)
    return {};
  if (auto It = CarryingRecords.find(Name.Value); It != CarryingRecords.end())
    return It->second;
  CarryingRecords[Name.Value] = {};
  Cargo Result;
  Result.Data = !Sources.withinRecord(Name).empty();
  Result.Sink = Rules.sinkOfType(P.Strings[Name]) != nullptr;
  if (const Record *R = P.record(Name)) {
    for (const Field &F : R->Fields)
      Result |= carries(F.Type, Depth + 1);
    for (StringId Base : R->Bases)
      Result |= carriesRecord(Base, Depth + 1);
  }
  return CarryingRecords[Name.Value] = Result;
}

/// Whether a copy of a value leads to the same objects as the original.
bool TypeCargo::isAliasing(TypeId T, unsigned Depth) {
  if (!T.valid() || Depth > MaxDepth)
    return true;
  if (auto It = Aliasing.find(T.Value); It != Aliasing.end())
    return It->second;
  Aliasing[T.Value] = false;
  const Type &Ty = P.Types[T.Value];
  bool Result = true;
  switch (Ty.Kind) {
  case TypeKind::Void:
  case TypeKind::Bool:
  case TypeKind::Character:
  case TypeKind::Integer:
  case TypeKind::Floating:
  case TypeKind::Enum:
    Result = false;
    break;
  case TypeKind::Array:
    Result = isAliasing(Ty.Element, Depth + 1);
    break;
  case TypeKind::Record:
    Result = isAliasingRecord(Ty, Depth);
    break;
  case TypeKind::Pointer:
  case TypeKind::Reference:
    // Nothing is written through it.
    Result = !Ty.ConstElement || isAliasing(Ty.Element, Depth + 1);
    break;
  case TypeKind::Function:
  case TypeKind::MemberPointer:
  case TypeKind::Other:
    break;
  }
  return Aliasing[T.Value] = Result;
}

/// Whether it is an object of a class of the program, or a pointer to one.
bool TypeCargo::isProgramObject(TypeId T) const {
  for (unsigned Depth = 0; T.valid() && Depth < MaxDepth; ++Depth) {
    const Type &Ty = P.Types[T.Value];
    if (Ty.Kind == TypeKind::Record) {
      const Record *R = P.record(Ty.Name);
      return R && !R->IsSystem;
    }
    T = Ty.Element;
  }
  return false;
}

/// The types of what an object holds, as opposed to how it compares and stores.
static llvm::ArrayRef<TypeId> contentOf(const Type &T,
                                        ClassModel::ArgumentsT Meaning) {
  switch (Meaning) {
  case ClassModel::Content:
    return llvm::ArrayRef(T.Arguments).take_front(1);
  case ClassModel::Pair:
  case ClassModel::KeyValue:
    return llvm::ArrayRef(T.Arguments).take_front(2);
  case ClassModel::Each:
    return T.Arguments;
  }
  llvm_unreachable("all meanings are listed");
}

/// Containers and aggregates of plain values are plain; of a library's other
/// classes it is not known.
bool TypeCargo::isAliasingRecord(const Type &T, unsigned Depth) {
  if (const ClassModel *M = Classes.of(T.Name);
      M && M->Copies == ClassModel::Own)
    return !M->IsText &&
           llvm::any_of(contentOf(T, M->Arguments), [&](TypeId Content) {
             return isAliasing(Content, Depth + 1);
           });
  const Record *R = P.record(T.Name);
  if (!R || R->IsSystem)
    return true;
  for (const Field &F : R->Fields)
    if (isAliasing(F.Type, Depth + 1))
      return true;
  for (StringId Base : R->Bases) {
    const Record *B = P.record(Base);
    if (!B || B->IsSystem)
      return true;
    for (const Field &F : B->Fields)
      if (isAliasing(F.Type, Depth + 1))
        return true;
  }
  return false;
}

/// Whether an object of the class leads to others that a const method of it
/// may change.
bool TypeCargo::leadsOn(StringId Class) {
  Type T;
  T.Kind = TypeKind::Record;
  T.Name = Class;
  return isAliasingRecord(T, 0);
}
