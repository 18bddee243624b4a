//===-- Solve/DemandCalls.cpp - what calls move, roughly --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Demand.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

void Demand::call(const Instruction &I) {
  std::vector<StringId> Targets;
  if (I.Op == Opcode::VirtualCall)
    Targets = Callees.targets(I.Callee);
  else if (I.Op == Opcode::Call)
    Targets.push_back(I.Callee);
  else if (!I.Operands.empty() && I.Operands.front().Kind == Operand::Function)
    Targets.push_back(I.Operands.front().Text);
  if (Targets.empty())
    return callUnresolved(I);
  for (StringId Symbol : Targets) {
    const Callee &Target = Callees[Symbol];
    const uint32_t F = index(Symbol);
    if (Target.UseBody && F != ~0u)
      callBody(I, F);
    const FunctionModel &M = Target.Effects;
    const bool Silent = Target.Modelled && M.Flows.empty() &&
                        M.Sources.empty() && M.Sanitizers.empty() &&
                        M.Callbacks.empty() && M.Conversions.empty();
    const bool OnlyBody = Target.UseBody && M.Flows.empty() &&
                          M.Sources.empty() && M.Callbacks.empty() &&
                          M.Sanitizers.empty();
    if (Silent || OnlyBody)
      continue;
    if (Target.Modelled || !M.Flows.empty() || !M.Sources.empty() ||
        !M.Sanitizers.empty() || !M.Callbacks.empty())
      callModel(I, Target);
    if (!Target.Modelled && !Target.UseBody)
      callUnknown(I, Target);
  }
}

/// The parameter that stands for argument K; the last one for all others.
void Demand::callBody(const Instruction &I, uint32_t F) {
  const FunctionDecl &D = P.Functions[F].Decl;
  const uint32_t Base = First[F];
  const bool MemberPointer = (I.Flags & Instruction::MemberPointer) != 0;
  const size_t FirstArgument = MemberPointer ? 2 : 1;
  if (I.Operands.size() >= FirstArgument)
    if (Access Receiver = access(I.Operands[FirstArgument - 1]);
        Receiver.At.valid()) {
      Receiver.Shared =
          !D.is(FunctionDecl::ConstMethod) || Types.leadsOn(D.Class);
      exchange(Receiver, rootOf(Base + ThisNode));
    }
  for (size_t K = FirstArgument; K < I.Operands.size(); ++K) {
    const auto Number =
        uint32_t(std::min(K - FirstArgument, D.Parameters.size()));
    Access Argument = access(I.Operands[K]);
    if (Argument.At.valid() && Number < D.Parameters.size())
      Argument.Shared = Types.isAliasing(D.Parameters[Number].Type);
    exchange(Argument, rootOf(Base + FirstParameter + Number));
    if (I.Operands[K].Kind == Operand::Function)
      if (const uint32_t G = index(I.Operands[K].Text); G != ~0u)
        Graph.contains(First[G], Base + FirstParameter + Number);
  }
  if (const Spot Result = spot(I.Destination); Result.valid())
    exchange({rootOf(Base + ReturnNode), Types.isAliasing(D.ReturnType)},
             Result);
}

bool Demand::mayCall(const Instruction &I) {
  return llvm::any_of(I.Operands, [&](const Operand &O) {
    if (O.Kind == Operand::Function)
      return true;
    // What leads nowhere is no callable.
    if (!O.Path.valid() || !Types.isAliasing(typeOf(O)))
      return false;
    const AccessPath &A = In->Paths[O.Path.Value];
    const uint32_t Temps = uint32_t(In->Locals.size());
    return (A.Root == RootKind::Local && Closures.contains(Locals + A.Index)) ||
           (A.Root == RootKind::Temp &&
            Closures.contains(Locals + Temps + A.Index)) ||
           A.Root == RootKind::Param || A.Root == RootKind::This;
  });
}

/// The operands that a port of a model stands for.
llvm::SmallVector<const Operand *, 4> Demand::operandsAt(const Instruction &I,
                                                         const Port &At) const {
  llvm::SmallVector<const Operand *, 4> Result;
  const size_t FirstArgument = (I.Flags & Instruction::MemberPointer) ? 2 : 1;
  if (At.Root == Port::This && I.Operands.size() >= FirstArgument)
    Result.push_back(&I.Operands[FirstArgument - 1]);
  if (At.Root != Port::Argument)
    return Result;
  for (size_t K = FirstArgument; K < I.Operands.size(); ++K) {
    const auto Number = int(K - FirstArgument);
    if (At.EachArgument || (Number >= At.First && Number <= At.Last))
      Result.push_back(&I.Operands[K]);
  }
  return Result;
}

/// The places that a port of a model stands for, as a target.
llvm::SmallVector<Demand::Spot, 4> Demand::spotsAt(const Instruction &I,
                                                   const Port &At) {
  llvm::SmallVector<Spot, 4> Result;
  if (At.Root == Port::Return)
    Result.push_back(spot(I.Destination));
  else if (At.Root == Port::Exception)
    Result.push_back(rootOf(Exceptions));
  for (const Operand *O : operandsAt(I, At))
    Result.push_back(access(*O).At);
  return Result;
}

/// What one flow of a model moves, without regard to which part of a library's
/// object it is in.
void Demand::modelFlow(const Instruction &I, const Flow &Fl) {
  const bool Deep = Fl.Kind == Flow::Derive || Fl.Kind == Flow::Append;
  const bool BothWays = Fl.Kind == Flow::Alias || Fl.Kind == Flow::Swap;
  if (Fl.Kind == Flow::Kill || Fl.Kind == Flow::Create)
    return;
  const auto Targets = spotsAt(I, Fl.To);
  for (const Spot &To : Targets) {
    for (const Spot &From : spotsAt(I, Fl.From)) {
      flow(From, To, Deep);
      if (BothWays)
        flow(To, From, /*Deep=*/false);
    }
    for (const Operand *O : operandsAt(I, Fl.From)) {
      // A copy of a pointer leads where the pointer does.
      if (!BothWays && Types.isAliasing(typeOf(*O)))
        flow(To, access(*O).At, /*Deep=*/false);
      if (O->Kind == Operand::Function && To.valid())
        if (const uint32_t G = index(O->Text); G != ~0u)
          Graph.contains(First[G], To.last());
      if (O->Kind == Operand::Member && To.valid())
        Graph.seedHas(To.last());
    }
  }
}

/// A function that models describe.
void Demand::callModel(const Instruction &I, const Callee &Target) {
  const FunctionModel &M = Target.Effects;
  for (const Flow &Fl : M.Flows)
    modelFlow(I, Fl);
  for (const SourceEffect &Effect : M.Sources)
    for (const Spot &To : spotsAt(I, Effect.To))
      if (To.valid())
        Graph.seedIs(To.last());
  // What is made safe still counts, as more or less safe.
  for (const SanitizerEffect &Effect : M.Sanitizers)
    for (const Operand &O : I.Operands)
      for (const Spot &To : spotsAt(I, Effect.To))
        flow(access(O).At, To, /*Deep=*/true);
  const bool Calls = !M.Callbacks.empty(), Converts = !M.Conversions.empty();
  // A library that keeps objects of the program's classes constructs them.
  const uint32_t Given = Graph.add();
  for (const Operand &O : I.Operands) {
    const Access At = access(O);
    if (O.Kind == Operand::Function)
      if (const uint32_t G = index(O.Text); G != ~0u)
        Graph.contains(First[G], Given);
    flow(At.At, rootOf(Given), /*Deep=*/false);
    if ((Calls || Converts) && At.Shared)
      flow(rootOf(Given), At.At, /*Deep=*/false);
    constructFrom(Given, typeOf(O), 0);
  }
  if (Target.Function)
    constructFrom(Given, Target.Function->Decl.ReturnType, 0);
  if (!Calls && !Converts)
    return;
  if (const Spot Result = spot(I.Destination); Result.valid())
    exchange({rootOf(Given), true}, Result);
  if (Calls)
    exchange({rootOf(Given), true}, rootOf(Callbacks));
  if (Converts)
    exchange({rootOf(Given), true}, rootOf(Conversions));
}

/// A function that nothing is known about: data that goes in may come out
/// anywhere, and objects as a text of them.
void Demand::callUnknown(const Instruction &I, const Callee &Target) {
  const uint32_t Hub = Graph.add();
  const Spot Result = spot(I.Destination);
  const size_t FirstArgument = (I.Flags & Instruction::MemberPointer) ? 2 : 1;
  for (size_t K = 0; K < I.Operands.size(); ++K) {
    const Operand &O = I.Operands[K];
    if (O.Kind == Operand::Function)
      if (const uint32_t G = index(O.Text); G != ~0u)
        Graph.contains(First[G], Hub);
    if (O.Kind == Operand::Member)
      Graph.seedHas(Hub);
    Access At = access(O);
    if (Target.Function && K >= FirstArgument &&
        K - FirstArgument < Target.Function->Decl.Parameters.size())
      At.Shared = Types.isAliasing(
          Target.Function->Decl.Parameters[K - FirstArgument].Type);
    exchange(At, rootOf(Hub));
    flow(At.At, Result, /*Deep=*/true);
  }
  if (Result.valid())
    exchange({rootOf(Hub), true}, Result);
  if (mayCall(I))
    exchange({rootOf(Hub), true}, rootOf(Callbacks));
}

void Demand::callUnresolved(const Instruction &I) {
  const uint32_t Hub = Graph.add();
  for (const Operand &O : I.Operands)
    exchange(access(O), rootOf(Hub));
  exchange({rootOf(Hub), true}, rootOf(Callbacks));
  if (const Spot Result = spot(I.Destination); Result.valid())
    exchange({rootOf(Hub), true}, Result);
}

/// A library that is given arguments where it keeps objects of a program's
/// class may construct one from them.
void Demand::constructFrom(uint32_t Hub, TypeId T, unsigned Depth) {
  if (!T.valid() || Depth > 4)
    return;
  const Type &Ty = P.Types[T.Value];
  constructFrom(Hub, Ty.Element, Depth + 1);
  if (Ty.Kind != TypeKind::Record)
    return;
  for (TypeId A : Ty.Arguments)
    constructFrom(Hub, A, Depth + 1);
  const auto It = Constructors.find(Ty.Name);
  if (It == Constructors.end())
    return;
  for (uint32_t C : It->second) {
    const FunctionDecl &D = P.Functions[C].Decl;
    Graph.contains(Hub, First[C] + ThisNode);
    Graph.contains(First[C] + ThisNode, Hub);
    for (uint32_t K = 0; K < D.Parameters.size(); ++K)
      exchange({rootOf(Hub), true}, rootOf(First[C] + FirstParameter + K));
  }
}
