//===-- Solve/Conversions.cpp - how types are converted ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "Solve/Budget.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {
constexpr unsigned ContainerDepth = 4;
} // namespace

/// The program's function that converts objects like the one at Subject.
StringId Interpreter::conversionOf(const ConversionEffect &How, LocId Subject) {
  const StringId Record = F.type(Subject).Record;
  return Record.valid() ? E.Callees.conversion(How, Record) : StringId();
}

/// Whether the object is converted by the program, or contains what is.
bool Interpreter::converts(const ConversionEffect &How, LocId Subject,
                           unsigned Depth) {
  if (conversionOf(How, Subject).valid())
    return true;
  return Depth < ContainerDepth &&
         llvm::any_of(
             F.contents(Subject),
             [&](const Frame::Path &Way) {
               return converts(How, L.extend(Subject, Way), Depth + 1);
             });
}

/// Makes To what the program's conversions make of From. Of containers the
/// elements are converted.
void Interpreter::convert(State &S, const CallSite &Outer,
                          const ConversionEffect &How, const LocSet &From,
                          const LocSet &To, unsigned Depth) {
  const LocSet &Subject = How.To ? To : From;
  if (From.empty() || To.empty())
    return;
  if (const StringId By = conversionOf(How, Subject.front()); By.valid()) {
    callConversion(S, Outer, How, By, From, To);
    return;
  }
  if (Depth == ContainerDepth || !converts(How, Subject.front(), Depth)) {
    M.copy(S, To, S, From);
    return;
  }
  for (const Frame::Path &Way : F.contents(Subject.front()))
    convert(S, Outer, How, M.walk(S, From, Way), M.walk(S, To, Way), Depth + 1);
}

void Interpreter::callConversion(State &S, const CallSite &Outer,
                                 const ConversionEffect &How, StringId By,
                                 const LocSet &From, const LocSet &To) {
  const Program::Function *Fun = E.P.function(By);
  CallSite C;
  C.I = Outer.I;
  C.Number = Outer.Number;
  C.Nesting = Outer.Nesting + 1;
  C.Receiver.push_back(L.root(LocRoot::Scratch, ResultSlot, C.Nesting));
  C.This.push_back(L.root(LocRoot::Scratch, ThisSlot, C.Nesting));
  M.assign(S, C.This, addressOf(C.Receiver));
  std::vector<LocSet> Objects(Fun->Decl.Parameters.size());
  Objects[How.Value] = From;
  if (How.Into >= 0)
    Objects[How.Into] = To;
  else
    C.Result = To;
  bindObjects(S, C, By, Objects);
  apply(S, C, By);
  endCall(S, C);
}

/// Puts what conversions make of arguments in their place.
void Interpreter::convertArguments(State &S, CallSite &C,
                                   const FunctionModel &Model) {
  if (C.Nesting >= budget::CallbackNesting)
    return;
  for (const ConversionEffect &How : Model.Conversions) {
    if (How.To || How.Of.Root != Port::Argument)
      continue;
    for (int I = How.Of.First; I <= How.Of.Last && size_t(I) < C.Objects.size();
         ++I) {
      if (C.Objects[I].empty() || !converts(How, C.Objects[I].front(), 0))
        continue;
      LocSet Converted;
      Converted.push_back(
          L.root(LocRoot::Scratch, ConvertedSlot + uint32_t(I), C.Nesting));
      convert(S, C, How, C.Objects[I], Converted, 0);
      C.Objects[I] = Converted;
    }
  }
}

/// Makes the objects that conversions make of others.
void Interpreter::convertResults(State &S, const CallSite &C,
                                 const FunctionModel &Model) {
  if (C.Nesting >= budget::CallbackNesting)
    return;
  for (const ConversionEffect &How : Model.Conversions) {
    if (!How.To)
      continue;
    const LocSet To = portLocations(S, C, *How.To);
    if (To.empty() || !converts(How, To.front(), 0))
      continue;
    const LocSet From = portLocations(S, C, How.Of);
    M.clear(S, To);
    convert(S, C, How, From, To, 0);
  }
}

void Interpreter::dropConverted(State &S, const CallSite &C) {
  for (uint32_t I = 0; I < C.Objects.size(); ++I) {
    const LocId Slot = L.root(LocRoot::Scratch, ConvertedSlot + I, C.Nesting);
    if (!llvm::is_contained(C.Objects[I], Slot))
      continue;
    for (LocId Part : M.stored(S, Slot))
      S.erase(Part);
    S.erase(Slot);
  }
}
