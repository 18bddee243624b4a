//===-- Solve/Demand.cpp - which functions matter -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Demand.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

namespace {
constexpr uint32_t ThisNode = 1, ReturnNode = 2, FirstParameter = 3;
/// Types within types that are looked into.
constexpr unsigned MaxDepth = 10;
} // namespace

Demand::Demand(const Program &P, const Policy &Rules,
               const SourceTable &Sources, CalleeTable &Callees)
    : P(P), Rules(Rules), Sources(Sources), Callees(Callees),
      Called(P.Functions.size()), Needed(P.Functions.size()) {
  number();
  collectCallables();
  seedDeclarations();
  for (uint32_t I = 0; I < P.Functions.size(); ++I) {
    uint32_t Base =
        First[I] + FirstParameter + P.Functions[I].Decl.Parameters.size() + 1;
    for (const Body &B : P.Functions[I].Bodies) {
      visit(I, B, Base);
      Base += uint32_t(B.Locals.size() + B.Temps.size());
    }
  }
  Graph.search();
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    Needed[I] = !P.Functions[I].Bodies.empty() && Graph.reached(First[I]);
}

bool Demand::reached(const llvm::DenseMap<uint32_t, uint32_t> &Nodes,
                     StringId Name) const {
  const auto It = Nodes.find(Name.Value);
  return It == Nodes.end() || Graph.reached(It->second);
}

unsigned Demand::needed() const { return unsigned(llvm::count(Needed, true)); }

uint32_t Demand::index(StringId Symbol) const {
  auto It = IndexOf.find(Symbol.Value);
  return It == IndexOf.end() ? ~0u : It->second;
}

void Demand::number() {
  Exceptions = Graph.add();
  Callbacks = Graph.add();
  Conversions = Graph.add();
  for (uint32_t I = 0; I < P.Functions.size(); ++I) {
    const Program::Function &F = P.Functions[I];
    IndexOf[F.Decl.Symbol.Value] = I;
    uint32_t Count = FirstParameter + uint32_t(F.Decl.Parameters.size()) + 1;
    for (const Body &B : F.Bodies)
      Count += uint32_t(B.Locals.size() + B.Temps.size());
    First.push_back(Graph.add(Count));
    if (F.Decl.is(FunctionDecl::Constructor) && !F.Bodies.empty())
      Constructors[F.Decl.Class].push_back(I);
    // What is in a function is where it is.
    for (uint32_t N = 1; N < Count; ++N)
      Graph.contains(First[I] + N, First[I]);
  }
}

uint32_t Demand::field(StringId Name) {
  auto [It, Inserted] = Fields.try_emplace(Name.Value);
  if (!Inserted)
    return It->second;
  const uint32_t Node = It->second = Graph.add();
  if (Sources.field(Name).Source.valid())
    Graph.seedIs(Node);
  if (const Field *F = P.field(Name))
    seed(Node, F->Type);
  return Node;
}

uint32_t Demand::global(StringId Symbol) {
  auto [It, Inserted] = Globals.try_emplace(Symbol.Value);
  if (!Inserted)
    return It->second;
  const uint32_t Node = It->second = Graph.add();
  const Global *G = P.global(Symbol);
  if (Sources.global(Symbol).Source.valid() ||
      (G && Rules.sinkOfGlobal(P.Strings[G->Name])))
    Graph.seedIs(Node);
  if (G)
    seed(Node, G->Type);
  return Node;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// Whether a value of the type may be, or lead to, personal data or a sink, or
/// names a member that may.
bool Demand::carries(TypeId T, unsigned Depth) {
  if (!T.valid() || Depth > MaxDepth)
    return false;
  if (auto It = Carrying.find(T.Value); It != Carrying.end())
    return It->second;
  Carrying[T.Value] = false; // While it is looked at.
  const Type &Ty = P.Types[T.Value];
  bool Result =
      Ty.Kind == TypeKind::MemberPointer || carries(Ty.Element, Depth + 1);
  if (!Result && Ty.Kind == TypeKind::Record) {
    Result = carriesRecord(Ty.Name, Depth + 1);
    for (TypeId A : Ty.Arguments)
      Result = Result || carries(A, Depth + 1);
  }
  return Carrying[T.Value] = Result;
}

bool Demand::carriesRecord(StringId Name, unsigned Depth) {
  if (!Name.valid() || Depth > MaxDepth)
    return false;
  if (auto It = CarryingRecords.find(Name.Value); It != CarryingRecords.end())
    return It->second;
  CarryingRecords[Name.Value] = false;
  bool Result =
      !Sources.withinRecord(Name).empty() || Rules.sinkOfType(P.Strings[Name]);
  if (const Record *R = P.record(Name)) {
    for (const Field &F : R->Fields)
      Result = Result || carries(F.Type, Depth + 1);
    for (StringId Base : R->Bases)
      Result = Result || carriesRecord(Base, Depth + 1);
  }
  return CarryingRecords[Name.Value] = Result;
}

void Demand::seed(uint32_t Node, TypeId T) {
  if (!carries(T))
    return;
  const Type &Ty = P.Types[T.Value];
  if (Ty.Kind == TypeKind::Record && Sources.record(Ty.Name).Source.valid())
    Graph.seedIs(Node);
  else
    Graph.seedHas(Node);
}

/// Whether a copy of a value leads to the same objects as the original.
bool Demand::isAliasing(TypeId T, unsigned Depth) {
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
  case TypeKind::Function:
  case TypeKind::MemberPointer:
  case TypeKind::Other:
    break;
  }
  return Aliasing[T.Value] = Result;
}

/// Containers and aggregates of plain values are plain; of a library's other
/// classes it is not known.
bool Demand::isAliasingRecord(const Type &T, unsigned Depth) {
  static constexpr llvm::StringRef Plain[] = {
      "std::basic_string", "std::vector",        "std::array",
      "std::deque",        "std::list",          "std::set",
      "std::map",          "std::unordered_map", "std::pair",
      "std::tuple",        "std::optional",      "std::variant",
      "std::multimap",     "std::multiset",      "std::unordered_set",
      "std::forward_list", "std::queue",         "std::stack"};
  const Record *R = P.record(T.Name);
  const bool IsPlain = llvm::is_contained(Plain, P.Strings[T.Name]);
  if (!IsPlain && (!R || R->IsSystem))
    return true;
  if (IsPlain) {
    // The allocator and comparison of a container hold no data.
    const size_t Count = P.Strings[T.Name] == "std::basic_string" ? 0 : 8;
    for (TypeId A : llvm::ArrayRef(T.Arguments).take_front(Count)) {
      const Type &Ty = P.Types[A.Value];
      const llvm::StringRef Name = P.Strings[Ty.Name];
      if (Ty.Kind == TypeKind::Record &&
          (Name == "std::allocator" || Name == "std::less" ||
           Name == "std::hash" || Name == "std::equal_to"))
        continue;
      if (isAliasing(A, Depth + 1))
        return true;
    }
    return false;
  }
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

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

void Demand::seedDeclarations() {
  for (uint32_t I = 0; I < P.Functions.size(); ++I) {
    const FunctionDecl &D = P.Functions[I].Decl;
    const auto IsSource = [&](llvm::ArrayRef<Mark> Marks) {
      return llvm::any_of(Marks, [&](const Mark &M) {
        return P.Strings[M.Form] == "pii::source";
      });
    };
    for (uint32_t K = 0; K < D.Parameters.size(); ++K) {
      const uint32_t Node = First[I] + FirstParameter + K;
      if (IsSource(D.Parameters[K].Marks))
        Graph.seedIs(Node);
      seed(Node, D.Parameters[K].Type);
    }
    seed(First[I] + ReturnNode, D.ReturnType);
    if (carriesRecord(D.Class, 0))
      Graph.seedHas(First[I] + ThisNode);
    // An override is annotated where its base is.
    if (!Callees[D.Symbol].Effects.Sources.empty())
      Graph.seedIs(First[I] + ReturnNode);
    // What libraries call to convert values may be given any of them.
    if (Callees.isConversion(D.Symbol))
      for (uint32_t N = ThisNode; N < FirstParameter + D.Parameters.size(); ++N)
        exchange({rootOf(Conversions), true}, rootOf(First[I] + N));
    if (!Called[I])
      continue;
    const Spot Any = rootOf(Callbacks);
    for (uint32_t K = 0; K < D.Parameters.size(); ++K)
      exchange({Any, true}, rootOf(First[I] + FirstParameter + K));
    flow(rootOf(First[I] + ReturnNode), Any, /*Deep=*/false);
    if (D.Class.valid() && !D.is(FunctionDecl::CallOperator))
      exchange({Any, true}, rootOf(First[I] + ThisNode));
  }
}

/// Functions whose address is taken anywhere, closures among them.
void Demand::collectCallables() {
  const auto Note = [&](StringId Symbol) {
    if (const uint32_t I = index(Symbol); I != ~0u)
      Called[I] = true;
  };
  for (const Program::Function &F : P.Functions)
    for (const Body &B : F.Bodies)
      for (const Block &Blk : B.Blocks)
        for (const Instruction &I : Blk.Instructions) {
          if (I.Op == Opcode::Closure)
            Note(I.Callee);
          for (const Operand &O : I.Operands)
            if (O.Kind == Operand::Function)
              Note(O.Text);
        }
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

void Demand::visit(uint32_t Function, const Body &B, uint32_t LocalBase) {
  Self = Function;
  Locals = LocalBase;
  In = &B;
  Closures.clear();
  for (uint32_t I = 0; I < B.Locals.size(); ++I) {
    const bool IsSource = llvm::any_of(B.Locals[I].Marks, [&](const Mark &M) {
      return P.Strings[M.Form] == "pii::source";
    });
    if (IsSource)
      Graph.seedIs(LocalBase + I);
    seed(LocalBase + I, B.Locals[I].Type);
  }
  for (uint32_t I = 0; I < B.Temps.size(); ++I)
    seed(LocalBase + uint32_t(B.Locals.size()) + I, B.Temps[I]);
  for (const Block &Blk : B.Blocks)
    for (const Instruction &I : Blk.Instructions)
      instruction(I);
}

Demand::Spot Demand::spot(PathId Path) {
  Spot Result;
  if (!Path.valid())
    return Result;
  const AccessPath &A = In->Paths[Path.Value];
  const uint32_t Base = First[Self];
  switch (A.Root) {
  case RootKind::Local:
    Result.Root = Locals + A.Index;
    break;
  case RootKind::Temp:
    Result.Root = Locals + uint32_t(In->Locals.size()) + A.Index;
    break;
  case RootKind::Param: {
    const auto Last = uint32_t(P.Functions[Self].Decl.Parameters.size());
    Result.Root = Base + FirstParameter + std::min(A.Index, Last);
    break;
  }
  case RootKind::This:
    Result.Root = Base + ThisNode;
    break;
  case RootKind::Return:
    Result.Root = Base + ReturnNode;
    break;
  case RootKind::Global:
    Result.Root = global(StringId(A.Index));
    break;
  case RootKind::Exception:
    Result.Root = Exceptions;
    break;
  }
  for (const Selector &S : A.Selectors)
    if (S.Kind == SelectorKind::Field)
      Result.Fields.push_back(field(S.Payload));
  // What is data as a whole is data in every part.
  for (size_t I = 0; I < Result.Fields.size(); ++I)
    Graph.is(I ? Result.Fields[I - 1] : Result.Root, Result.Fields[I]);
  // A function that names a field or global that matters does matter.
  for (uint32_t Node : Result.Fields)
    Graph.contains(Node, Base);
  if (A.Root == RootKind::Global || A.Root == RootKind::Exception)
    Graph.contains(Result.Root, Base);
  return Result;
}

TypeId Demand::typeOf(const Operand &O) const {
  if (O.Type.valid() || !O.Path.valid())
    return O.Type;
  const AccessPath &A = In->Paths[O.Path.Value];
  if (!A.Selectors.empty())
    return {};
  if (A.Root == RootKind::Local)
    return In->Locals[A.Index].Type;
  if (A.Root == RootKind::Temp)
    return In->Temps[A.Index];
  const auto &Parameters = P.Functions[Self].Decl.Parameters;
  if (A.Root == RootKind::Param && A.Index < Parameters.size())
    return Parameters[A.Index].Type;
  return {};
}

Demand::Access Demand::access(const Operand &O) {
  if (O.Kind != Operand::Value && O.Kind != Operand::AddressOf)
    return {};
  return {spot(O.Path), O.Kind == Operand::AddressOf || isAliasing(typeOf(O))};
}

/// What is in the field, or in anything that has it as a whole, flows.
void Demand::flow(const Spot &From, const Spot &To, bool Deep) {
  if (!From.valid() || !To.valid())
    return;
  const auto Into = [&](uint32_t Node) {
    if (Deep)
      Graph.derives(From.last(), Node);
    else
      Graph.copies(From.last(), Node);
    if (!From.Fields.empty()) {
      Graph.is(From.Root, Node);
      for (uint32_t F : llvm::ArrayRef(From.Fields).drop_back())
        Graph.is(F, Node);
    }
  };
  Into(To.last());
  if (To.Fields.empty())
    return;
  Graph.contains(To.last(), To.Root);
  for (uint32_t F : llvm::ArrayRef(To.Fields).drop_back())
    Graph.contains(To.last(), F);
}

void Demand::exchange(const Access &A, const Spot &B) {
  flow(A.At, B, /*Deep=*/false);
  if (A.Shared)
    flow(B, A.At, /*Deep=*/false);
}

void Demand::instruction(const Instruction &I) {
  const Spot To = spot(I.Destination);
  for (const Operand &O : I.Operands)
    if (O.Kind == Operand::Function)
      if (const uint32_t F = index(O.Text); F != ~0u && To.valid())
        Graph.derives(First[F], To.last());
  // Who applies a pointer to a member is not known here, and what keeps one
  // decides what is read.
  for (const Operand &O : I.Operands)
    if (O.Kind == Operand::Member) {
      exchange({rootOf(field(O.Text)), true}, rootOf(Callbacks));
      Graph.seedHas(First[Self]);
    }
  switch (I.Op) {
  case Opcode::Call:
  case Opcode::VirtualCall:
  case Opcode::IndirectCall:
    return call(I);
  case Opcode::Closure:
    if (const uint32_t F = index(I.Callee); F != ~0u)
      Graph.derives(First[F], To.last());
    Closures.insert(To.Root);
    return;
  case Opcode::Member:
    exchange({rootOf(Callbacks), true}, To);
    flow(access(I.Operands[0]).At, To, /*Deep=*/true);
    return flow(To, access(I.Operands[0]).At, /*Deep=*/false);
  case Opcode::Derive:
  case Opcode::Append:
    for (const Operand &O : I.Operands)
      flow(access(O).At, To, /*Deep=*/true);
    return;
  case Opcode::Yield:
  case Opcode::CoReturn:
    for (const Operand &O : I.Operands)
      flow(access(O).At, rootOf(First[Self] + ReturnNode), /*Deep=*/true);
    return;
  default:
    break;
  }
  if (!To.valid())
    return;
  for (const Operand &O : I.Operands) {
    if (O.Kind == Operand::Function)
      Closures.insert(To.Root);
    const Access From = access(O);
    if (!From.At.valid())
      continue;
    exchange(From, To);
    if (Closures.contains(From.At.Root))
      Closures.insert(To.Root);
  }
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

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
    if (!Silent && !OnlyBody)
      callModel(I, &Target);
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
      Receiver.Shared = true;
      exchange(Receiver, rootOf(Base + ThisNode));
    }
  for (size_t K = FirstArgument; K < I.Operands.size(); ++K) {
    const auto Number =
        uint32_t(std::min(K - FirstArgument, D.Parameters.size()));
    Access Argument = access(I.Operands[K]);
    if (Argument.At.valid() && Number < D.Parameters.size())
      Argument.Shared |= isAliasing(D.Parameters[Number].Type);
    exchange(Argument, rootOf(Base + FirstParameter + Number));
    if (I.Operands[K].Kind == Operand::Function)
      if (const uint32_t G = index(I.Operands[K].Text); G != ~0u)
        Graph.derives(First[G], Base + FirstParameter + Number);
  }
  if (const Spot Result = spot(I.Destination); Result.valid())
    exchange({rootOf(Base + ReturnNode), isAliasing(D.ReturnType)}, Result);
}

bool Demand::mayCall(const Instruction &I) const {
  return llvm::any_of(I.Operands, [&](const Operand &O) {
    if (O.Kind == Operand::Function)
      return true;
    if (!O.Path.valid())
      return false;
    const AccessPath &A = In->Paths[O.Path.Value];
    const uint32_t Temps = uint32_t(In->Locals.size());
    return (A.Root == RootKind::Local && Closures.contains(Locals + A.Index)) ||
           (A.Root == RootKind::Temp &&
            Closures.contains(Locals + Temps + A.Index)) ||
           A.Root == RootKind::Param || A.Root == RootKind::This;
  });
}

/// A function without a body that counts: everything that goes in may come
/// out again.
void Demand::callModel(const Instruction &I, const Callee *Target) {
  const uint32_t Hub = Graph.add();
  const bool Known = Target && Target->Modelled;
  const bool Deep = !Known || !Target->Effects.Sanitizers.empty() ||
                    llvm::any_of(Target->Effects.Flows, [](const Flow &F) {
                      return F.Kind == Flow::Derive || F.Kind == Flow::Append;
                    });
  if (Target && !Target->Effects.Sources.empty())
    Graph.seedIs(Hub);
  for (const Operand &O : I.Operands) {
    if (O.Kind == Operand::Function)
      if (const uint32_t G = index(O.Text); G != ~0u)
        Graph.derives(First[G], Hub);
    if (O.Kind == Operand::Member)
      Graph.seedHas(Hub);
    const Access At = access(O);
    if (!At.At.valid())
      continue;
    flow(At.At, rootOf(Hub), Deep);
    if (At.Shared)
      flow(rootOf(Hub), At.At, /*Deep=*/false);
    if (Known)
      constructFrom(Hub, typeOf(O), 0);
  }
  if (const Spot Result = spot(I.Destination); Result.valid())
    exchange({rootOf(Hub), true}, Result);
  if (Known && Target->Function)
    constructFrom(Hub, Target->Function->Decl.ReturnType, 0);
  if (Known ? !Target->Effects.Callbacks.empty() : mayCall(I)) {
    exchange({rootOf(Hub), true}, rootOf(Callbacks));
  }
  if (Known && !Target->Effects.Conversions.empty())
    exchange({rootOf(Hub), true}, rootOf(Conversions));
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
    exchange({rootOf(Hub), true}, rootOf(First[C] + ThisNode));
    for (uint32_t K = 0; K < D.Parameters.size(); ++K)
      exchange({rootOf(Hub), true}, rootOf(First[C] + FirstParameter + K));
  }
}
