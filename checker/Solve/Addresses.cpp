//===-- Solve/Addresses.cpp - addresses that are printed --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;

/// The arguments of which a printf-style format prints the address, by number
/// from the first after the format. None for formats that number their
/// arguments, and those that only scanf has, or that it reads in another way:
/// sets and stars. `%p` before a letter may be an extension that prints more.
static std::vector<unsigned> printedAddresses(llvm::StringRef Format) {
  std::vector<unsigned> Result;
  unsigned Number = 0;
  for (size_t I = Format.find('%'); I != llvm::StringRef::npos;
       I = Format.find('%', I + 1)) {
    const size_t Spec = Format.find_if(
        [](char C) {
          return C == '%' ||
                 (llvm::isAlpha(C) && !llvm::StringRef("hlLqjzt").contains(C));
        },
        I + 1);
    const llvm::StringRef Width = Format.slice(I + 1, Spec);
    if (Spec == llvm::StringRef::npos ||
        Width.find_first_of("$[*") != llvm::StringRef::npos)
      return {};
    I = Spec;
    if (Format[Spec] == '%')
      continue;
    const bool Extended =
        Spec + 1 < Format.size() && llvm::isAlnum(Format[Spec + 1]);
    if (Format[Spec] == 'p' && !Extended)
      Result.push_back(Number);
    ++Number;
  }
  return Result;
}

/// The number of the argument that is a printf-style format: what a model says,
/// or the last one before an ellipsis. -1 if there is none.
static int formatArgument(const Callee &Target) {
  for (const SinkEffect &Sink : Target.Effects.Sinks)
    if (Sink.FormatArgument >= 0)
      return Sink.FormatArgument;
  const bool Ellipsis =
      Target.Function && Target.Function->Decl.is(FunctionDecl::Variadic);
  return Ellipsis ? int(Target.Function->Decl.Parameters.size()) - 1 : -1;
}

bool Interpreter::isVoidPointer(const Callee &Target, int Argument) const {
  const TypeId T = argumentType(E.P, Target.Symbol, Argument);
  if (!T.valid() || E.P.Types[T.Value].Kind != TypeKind::Pointer)
    return false;
  const TypeId Pointee = E.P.Types[T.Value].Element;
  return Pointee.valid() && E.P.Types[Pointee.Value].Kind == TypeKind::Void;
}

/// Takes away from the call what it only prints the address of: what `%p` of a
/// constant format shows, and a `void *` that a library is to convert to text,
/// which no program can say how to do.
void Interpreter::dropPrintedAddresses(const State &S, CallSite &C,
                                       const Callee &Target) {
  const auto Drop = [&](size_t Argument) {
    if (Argument < C.Objects.size()) {
      C.Objects[Argument].clear();
      C.Arguments[Argument].clear();
    }
  };
  const int Format = formatArgument(Target);
  if (const StringId Text = literalOf(S, C, Format); Text.valid())
    for (unsigned Number : printedAddresses(E.P.Strings[Text]))
      Drop(size_t(Format) + 1 + Number);
  for (const ConversionEffect &How : Target.Effects.Conversions)
    if (!How.To && How.Of.Root == Port::Argument)
      for (int I = How.Of.First;
           I <= How.Of.Last && size_t(I) < C.Objects.size(); ++I)
        if (isVoidPointer(Target, I))
          Drop(size_t(I));
}
