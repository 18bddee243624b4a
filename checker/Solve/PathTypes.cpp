//===-- Solve/PathTypes.cpp - the types along access paths ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/PathTypes.h"

using namespace piiflow;

TypeView PathTypes::of(TypeId T) const {
  const bool IsRecord = T.valid() && P.Types[T.Value].Kind == TypeKind::Record;
  TypeView View;
  View.Id = T;
  if (IsRecord)
    View.Record = P.Types[T.Value].Name;
  return View;
}

TypeView PathTypes::step(TypeView Above, const Selector &S) const {
  const bool OfPair =
      S.Kind == SelectorKind::Field && Classes.isPairField(S.Payload);
  if (S.Kind == SelectorKind::Field && !OfPair) {
    const Field *Fld = P.field(S.Payload);
    return Fld ? of(Fld->Type) : TypeView();
  }
  if (!Above.Id.valid() || (Above.MapElement && !OfPair))
    return {};
  const Type &T = P.Types[Above.Id.Value];
  // What a class of the program has is in its fields.
  if (const Record *R = T.Kind == TypeKind::Record ? P.record(T.Name) : nullptr;
      R && !R->IsSystem)
    return {};
  const auto Argument = [&](size_t I) {
    return I < T.Arguments.size() ? of(T.Arguments[I]) : TypeView();
  };
  const ClassModel::ArgumentsT Meaning = Classes.argumentsOf(T);
  const bool IsTuple = Meaning == ClassModel::Each;
  switch (S.Kind) {
  case SelectorKind::Field:
    return Argument(S.Payload == Classes.pairField(0) ? 0 : 1);
  case SelectorKind::Element:
  case SelectorKind::Const:
  case SelectorKind::Each:
    if (T.Kind == TypeKind::Array)
      return of(T.Element);
    if (Meaning == ClassModel::KeyValue) {
      Above.MapElement = true;
      return Above;
    }
    if (size_t I; S.Kind == SelectorKind::Const && IsTuple &&
                  !P.Strings[S.Payload].getAsInteger(10, I))
      return Argument(I);
    return IsTuple && T.Arguments.size() != 1 ? TypeView() : Argument(0);
  case SelectorKind::Deref:
    if (T.Kind == TypeKind::Pointer || T.Kind == TypeKind::Reference)
      return of(T.Element);
    return Argument(0);
  case SelectorKind::Alternative:
    return T.Arguments.size() == 1 || IsTuple ? Argument(0) : TypeView();
  default:
    return {};
  }
}
