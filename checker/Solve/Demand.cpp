//===-- Solve/Demand.cpp - which functions matter -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Demand.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

Demand::Demand(const Program &P, const Policy &Rules,
               const LibraryClasses &Classes, const SourceTable &Sources,
               CalleeTable &Callees)
    : P(P), Rules(Rules), Sources(Sources), Callees(Callees), Classes(Classes),
      Walk(P, Classes), Types(P, Rules, Classes, Sources),
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
  joinPairs();
  Graph.search();
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    Needed[I] = !P.Functions[I].Bodies.empty() && Graph.reached(First[I]);
}

bool Demand::reached(const llvm::DenseMap<uint32_t, uint32_t> &Nodes,
                     StringId Name) const {
  const auto It = Nodes.find(Name.Value);
  return It == Nodes.end() || Graph.reached(It->second);
}

bool Demand::mayHoldAt(StringId Function, uint32_t Port) const {
  const auto Holds = [&](StringId Target) {
    const uint32_t I = index(Target);
    if (I == ~0u)
      return true;
    if (Port == junction::Return)
      return Graph.reached(First[I] + ReturnNode);
    if (Port < P.Functions[I].Decl.Parameters.size())
      return Graph.reached(First[I] + FirstParameter + Port);
    return true; // Of an object, its fields say.
  };
  const Program::Function *F = P.function(Function);
  if (!F || !F->Decl.is(FunctionDecl::Virtual))
    return Holds(Function);
  return llvm::any_of(Callees.targets(Function), Holds);
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

uint32_t Demand::pairField(StringId Name, TypeId Content) {
  if (!Content.valid())
    return field(Name);
  auto [It, Inserted] = PairFields.try_emplace({Name.Value, Content.Value});
  if (!Inserted)
    return It->second;
  const uint32_t Node = It->second = Graph.add();
  seed(Node, Content);
  return Node;
}

/// A pair of unknown type is any pair.
void Demand::joinPairs() {
  for (const auto &[Key, Node] : PairFields)
    if (const auto Any = Fields.find(Key.first); Any != Fields.end()) {
      Graph.copies(Any->second, Node);
      Graph.copies(Node, Any->second);
    }
}

uint32_t Demand::global(StringId Symbol) {
  auto [It, Inserted] = Globals.try_emplace(Symbol.Value);
  if (!Inserted)
    return It->second;
  const uint32_t Node = It->second = Graph.add();
  const Global *G = P.global(Symbol);
  if (Sources.global(Symbol).Source.valid())
    Graph.seedIs(Node);
  if (G && Rules.sinkOfGlobal(P.Strings[G->Name]))
    Graph.seedObject(Node);
  if (G)
    seed(Node, G->Type);
  return Node;
}

void Demand::seed(uint32_t Node, Cargo Has) {
  if (Has.Data)
    Graph.seedHas(Node);
  if (Has.Sink)
    Graph.seedObject(Node);
}

void Demand::seed(uint32_t Node, TypeId T) {
  const Cargo Has = Types.carries(T);
  const Type *Ty = T.valid() ? &P.Types[T.Value] : nullptr;
  if (Has.Data && Ty->Kind == TypeKind::Record &&
      Sources.record(Ty->Name).Source.valid())
    Graph.seedIs(Node);
  seed(Node, Has);
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
    seed(First[I] + ThisNode, Types.carriesRecord(D.Class, 0));
    // An override is annotated where its base is.
    if (!Callees[D.Symbol].Effects.Sources.empty())
      Graph.seedIs(First[I] + ReturnNode);
    // What libraries call to convert values may be given any of them.
    if (Callees.isConversion(D.Symbol))
      calledFrom(Conversions, I);
    if (!Called[I])
      continue;
    calledFrom(Callbacks, I);
    flow(rootOf(First[I] + ReturnNode), rootOf(Callbacks), /*Deep=*/false);
  }
}

/// Somebody calls the function with what is at a place. Data that is passed to
/// any function is no object of the program's classes, but may be in one.
void Demand::calledFrom(uint32_t Caller, uint32_t Function) {
  const FunctionDecl &D = P.Functions[Function].Decl;
  const uint32_t Base = First[Function];
  for (uint32_t K = 0; K < D.Parameters.size(); ++K) {
    const uint32_t Node = Base + FirstParameter + K;
    if (Types.isProgramObject(D.Parameters[K].Type))
      Graph.contains(Caller, Node);
    else
      Graph.copies(Caller, Node);
    if (Types.isAliasing(D.Parameters[K].Type))
      Graph.copies(Node, Caller);
  }
  if (!D.Class.valid() || D.is(FunctionDecl::CallOperator))
    return;
  Graph.contains(Caller, Base + ThisNode);
  Graph.copies(Base + ThisNode, Caller);
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
  TypeView At = rootType(A);
  for (const Selector &S : A.Selectors) {
    At = Walk.step(At, S);
    if (S.Kind != SelectorKind::Field)
      continue;
    Result.Fields.push_back(Classes.isPairField(S.Payload)
                                ? pairField(S.Payload, At.Id)
                                : field(S.Payload));
  }
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

TypeView Demand::rootType(const AccessPath &A) const {
  const FunctionDecl &D = P.Functions[Self].Decl;
  switch (A.Root) {
  case RootKind::Local:
    return Walk.of(In->Locals[A.Index].Type);
  case RootKind::Temp:
    return Walk.of(In->Temps[A.Index]);
  case RootKind::Param:
    return A.Index < D.Parameters.size() ? Walk.of(D.Parameters[A.Index].Type)
                                         : TypeView();
  case RootKind::Return:
    return Walk.of(D.ReturnType);
  case RootKind::Global:
    if (const Global *G = P.global(StringId(A.Index)))
      return Walk.of(G->Type);
    break;
  case RootKind::This:
  case RootKind::Exception:
    break;
  }
  return {};
}

TypeId Demand::typeOf(const Operand &O) const {
  if (O.Type.valid() || !O.Path.valid())
    return O.Type;
  const AccessPath &A = In->Paths[O.Path.Value];
  return A.Selectors.empty() ? rootType(A).Id : TypeId();
}

Demand::Access Demand::access(const Operand &O) {
  if (O.Kind != Operand::Value && O.Kind != Operand::AddressOf)
    return {};
  return {spot(O.Path),
          O.Kind == Operand::AddressOf || Types.isAliasing(typeOf(O))};
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
        Graph.contains(First[F], To.last());
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
      Graph.contains(First[F], To.last());
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
