//===-- Solve/Interpreter.cpp - one body, abstractly executed ---*- C++ -*-===//
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
LocRoot locRoot(RootKind R) {
  switch (R) {
  case RootKind::Local:
    return LocRoot::Local;
  case RootKind::Param:
    return LocRoot::Param;
  case RootKind::This:
    return LocRoot::This;
  case RootKind::Return:
    return LocRoot::Return;
  case RootKind::Global:
    return LocRoot::Global;
  case RootKind::Exception:
    return LocRoot::Exception;
  case RootKind::Temp:
    return LocRoot::Temp;
  }
  return LocRoot::Temp;
}

std::vector<uint32_t> reversePostOrder(const Body &B) {
  std::vector<uint32_t> Order;
  std::vector<bool> Seen(B.Blocks.size());
  // An explicit stack: bodies may be long.
  std::vector<std::pair<uint32_t, size_t>> Stack;
  const auto Successors = [&](uint32_t I) {
    llvm::SmallVector<uint32_t, 4> Result;
    for (const Edge &E : B.Blocks[I].Successors)
      Result.push_back(E.To.Value);
    if (B.Blocks[I].Handler.valid())
      Result.push_back(B.Blocks[I].Handler.Value);
    return Result;
  };
  const auto Push = [&](uint32_t I) {
    if (!Seen[I]) {
      Seen[I] = true;
      Stack.push_back({I, 0});
    }
  };
  if (!B.Blocks.empty())
    Push(0);
  while (!Stack.empty()) {
    const uint32_t I = Stack.back().first;
    const auto Next = Successors(I);
    if (Stack.back().second < Next.size()) {
      Push(Next[Stack.back().second++]);
    } else {
      Order.push_back(I);
      Stack.pop_back();
    }
  }
  std::reverse(Order.begin(), Order.end());
  return Order;
}
} // namespace

Interpreter::Interpreter(const Engine &E, SummaryProvider &Provider,
                         const Program::Function &Fn, const Body &B,
                         const Instance &Which, unsigned Level)
    : E(E), Provider(Provider), Fn(Fn), B(B), Which(Which), Level(Level),
      F(E.P, E.Classes, E.Sources, E.Protections, E.Needed, Fn, B, Level),
      V(E.Protections), M(F, V), L(F.locations()), In(B.Blocks.size()) {
  uint32_t Number = 0;
  for (const Block &Blk : B.Blocks) {
    FirstNumber.push_back(Number);
    Number += uint32_t(Blk.Instructions.size());
  }
}

std::optional<Summary> Interpreter::run() {
  Summary Result({E.Classes.pairField(0), E.Classes.pairField(1)});
  if (!B.Blocks.empty()) {
    setUpEntry(In[0]);
    iterateWithThreads();
    if (Exhausted && Level != budget::LastLevel)
      return std::nullopt;
    record();
  }
  buildSummary(Result);
  Result.Level = Level;
  Result.Work = M.work();
  return Result;
}

void Interpreter::replay(Observer &Watcher) {
  if (B.Blocks.empty())
    return;
  setUpEntry(In[0]);
  iterateWithThreads();
  Watch = &Watcher;
  M.watch(&Watcher);
  record();
}

/// One more pass over the states that were reached, to collect results.
void Interpreter::record() {
  Recording = true;
  M.allowMore(budget::Levels[Level].Work);
  Exit = State();
  ExceptionalExit = State();
  FailsMidway = false;
  for (uint32_t I = 0; I < B.Blocks.size(); ++I)
    if (In[I].Reachable)
      interpretBlock(I);
  CutShort |= Exhausted || M.exhausted();
}

const Instruction &Interpreter::instruction(uint32_t Number) const {
  const auto After =
      std::upper_bound(FirstNumber.begin(), FirstNumber.end(), Number);
  const size_t Block = size_t(After - FirstNumber.begin()) - 1;
  return B.Blocks[Block].Instructions[Number - FirstNumber[Block]];
}

/// Annotated parameters hold personal data on entry.
void Interpreter::setUpEntry(State &S) {
  S.Reachable = true;
  for (unsigned I = 0; I < F.parameters(); ++I) {
    const SourceId Source = F.parameter(I);
    if (!Source.valid())
      continue;
    LocId Where = L.root(LocRoot::Param, I);
    const TypeId T = F.decl().Parameters[I].Type;
    if (T.valid() && (E.P.Types[T.Value].Kind == TypeKind::Pointer ||
                      E.P.Types[T.Value].Kind == TypeKind::Reference))
      Where = L.child(Where, Selector::deref());
    Atom A;
    A.Kind = Atom::Source;
    A.Subject = Source.Value;
    S.set(Where, V.single(A));
  }
  bindPorts(S);
}

/// Bound ports hold the functions that the caller passes.
void Interpreter::bindPorts(State &S) {
  for (const Binding &Bound : Which.Bindings) {
    const LocId Where = L.locate(Bound.Port);
    std::vector<ValueId> Values{M.lookup(S, Where)};
    for (StringId Function : Bound.Functions)
      Values.push_back(functionValue(Function));
    S.set(Where, V.join(Values));
  }
}

void Interpreter::iterate() {
  const std::vector<uint32_t> Order = reversePostOrder(B);
  std::vector<uint32_t> Rank(B.Blocks.size());
  for (uint32_t I = 0; I < Order.size(); ++I)
    Rank[Order[I]] = I;
  M.allowMore(budget::Levels[Level].Work);
  std::set<uint32_t> Work; // Ranks.
  const auto AddReached = [&] {
    for (uint32_t I = 0; I < In.size(); ++I)
      if (In[I].Reachable)
        Work.insert(Rank[I]);
  };
  AddReached();
  std::vector<unsigned> Visits(B.Blocks.size());
  while (!Work.empty()) {
    const uint32_t Block = Order[*Work.begin()];
    Work.erase(Work.begin());
    if (++Visits[Block] > budget::BlockVisits) {
      CutShort = true;
      continue;
    }
    if (M.exhausted())
      break;
    Changed.clear();
    const unsigned Made = L.made();
    interpretBlock(Block);
    // What was written so far replaced what it should have been added to.
    if (L.made() != Made)
      AddReached();
    for (uint32_t To : Changed)
      Work.insert(Rank[To]);
  }
  Exhausted = M.exhausted();
}

void Interpreter::flowTo(BlockId To, const State &S) {
  if (!Recording && !Gathering && M.join(In[To.Value], S))
    Changed.insert(To.Value);
}

static bool isCall(const Instruction &I) {
  return I.Op == Opcode::Call || I.Op == Opcode::VirtualCall ||
         I.Op == Opcode::IndirectCall;
}

/// Whether a call may throw before it has done anything. Libraries mostly do so
/// for lack of memory, which says nothing about what a handler gets.
bool Interpreter::mayFailFirst(const Instruction &I) const {
  if (!isCall(I))
    return false;
  const Program::Function *Callee = E.P.function(I.Callee);
  return !Callee || !Callee->Decl.is(FunctionDecl::System);
}

void Interpreter::interpretBlock(uint32_t Index) {
  const Block &Blk = B.Blocks[Index];
  State S = In[Index];
  for (size_t I = 0; I < Blk.Instructions.size(); ++I) {
    const Instruction &Inst = Blk.Instructions[I];
    if (Watch)
      Watch->instruction(FirstNumber[Index] + uint32_t(I));
    if (Blk.Handler.valid() && mayFailFirst(Inst))
      flowTo(Blk.Handler, S);
    step(S, Inst, FirstNumber[Index] + uint32_t(I));
    if (S.Started && (isCall(Inst) || Inst.Op == Opcode::Closure))
      M.addValues(S, LeftThere, Awaited);
    if (S.Started && (Gathering || Recording))
      MetMore |= M.join(AnyTime, S);
    switch (Inst.Op) {
    case Opcode::Return:
      M.join(Exit, S);
      return;
    case Opcode::Throw:
      leaveByException(S, Blk);
      FailsMidway = true;
      return;
    default:
      if (isCall(Inst))
        leaveByException(S, Blk);
      FailsMidway |= mayFailFirst(Inst);
      break;
    }
  }
  if (Blk.Successors.empty())
    M.join(Exit, S);
  for (const Edge &Out : Blk.Successors)
    flowTo(Out.To, S);
}

/// What holds where an exception leaves this point arrives at the handler, or
/// at the caller's.
void Interpreter::leaveByException(const State &S, const Block &Blk) {
  if (Blk.Handler.valid())
    flowTo(Blk.Handler, S);
  else
    M.join(ExceptionalExit, S);
}

LocSet Interpreter::locate(const State &S, PathId Path) {
  if (!Path.valid())
    return {};
  const AccessPath &A = B.Paths[Path.Value];
  LocSet Start;
  Start.push_back(L.root(locRoot(A.Root), A.Index));
  return M.walk(S, Start, A.Selectors);
}

ValueId Interpreter::addressOf(llvm::ArrayRef<LocId> Where) {
  std::vector<Atom> Atoms;
  for (LocId W : Where) {
    Atom A;
    const LocationTable::Node N = L[W];
    // The address of what a port points to is that port's own value.
    if (N.Parent.valid() && N.Step.Kind == SelectorKind::Deref && L.isPort(W)) {
      A.Kind = Atom::Init;
      A.Subject = N.Parent.Value;
    } else {
      A.Kind = Atom::Addr;
      A.Subject = W.Value;
    }
    Atoms.push_back(A);
  }
  return V.intern(std::move(Atoms));
}

ValueId Interpreter::constant(StringId Text) {
  // An empty literal holds nothing.
  if (E.P.Strings[Text].empty())
    return ValueTable::empty();
  Atom A;
  A.Kind = Atom::Const;
  A.Subject = Text.Value;
  return V.single(A);
}

ValueId Interpreter::functionValue(StringId Symbol) {
  Atom A;
  A.Kind = Atom::Function;
  A.Subject = Symbol.Value;
  return V.single(A);
}

ValueId Interpreter::deepOperand(const State &S, const Operand &O) {
  switch (O.Kind) {
  case Operand::Value:
  case Operand::AddressOf:
    return M.deep(S, locate(S, O.Path));
  case Operand::Constant:
    return constant(O.Text);
  case Operand::None:
  case Operand::Function:
  case Operand::Member:
    return ValueTable::empty();
  }
  return ValueTable::empty();
}

void Interpreter::store(State &S, llvm::ArrayRef<LocId> To, const Operand &O) {
  switch (O.Kind) {
  case Operand::Value:
    M.copy(S, To, S, locate(S, O.Path));
    break;
  case Operand::AddressOf:
    M.assign(S, To, addressOf(locate(S, O.Path)));
    break;
  case Operand::Constant:
    M.assign(S, To, constant(O.Text));
    break;
  case Operand::Function:
  case Operand::Member:
    M.assign(S, To, functionValue(O.Text));
    break;
  case Operand::None:
    M.assign(S, To, ValueTable::empty());
    break;
  }
}

/// A truth value says too little about data to carry it.
bool Interpreter::holdsNoData(llvm::ArrayRef<LocId> Where) {
  return llvm::any_of(Where, [&](LocId W) {
    const TypeId T = F.type(W).Id;
    return T.valid() && E.P.Types[T.Value].Kind == TypeKind::Bool;
  });
}

/// What is computed from constants is a constant, but none of them.
ValueId Interpreter::computed(ValueId Data) {
  return V.map(Data, [](Atom A, std::vector<Atom> &Out) {
    if (A.Kind == Atom::Const)
      A.Subject = StringId().Value;
    Out.push_back(A);
  });
}

void Interpreter::derive(State &S, const Instruction &I) {
  const LocSet To = locate(S, I.Destination);
  ValueId Data = ValueTable::empty();
  for (const Operand &O : I.Operands)
    Data = V.join(Data, deepOperand(S, O));
  Data = computed(Data);
  if (I.Op == Opcode::Append)
    M.add(S, To, Data);
  else
    M.assign(S, To, holdsNoData(To) ? ValueTable::empty() : Data);
}

void Interpreter::closure(State &S, const Instruction &I) {
  ValueId Value = functionValue(I.Callee);
  for (const Operand &O : I.Operands)
    if (O.Kind == Operand::Function)
      Value = V.join(Value, functionValue(O.Text));
  // Fields of the object stay: captures, or what a constructor stored.
  for (LocId To : locate(S, I.Destination))
    S.set(To, V.join(M.lookup(S, To), Value));
}

/// What a table of constants has at an index is the index in another writing.
void Interpreter::lookup(State &S, const Instruction &I) {
  const LocSet To = locate(S, I.Destination);
  store(S, To, I.Operands[0]);
  const auto Held = V.atoms(deepOperand(S, I.Operands[0]));
  const bool Constants = !Held.empty() && llvm::all_of(Held, [](const Atom &A) {
    return A.Kind == Atom::Const;
  });
  if (Constants && !holdsNoData(To))
    M.add(S, To, computed(deepOperand(S, I.Operands[1])));
}

/// A loop over all elements is at one of them, or has been at all.
void Interpreter::visit(State &S, const Instruction &I) {
  const bool Ends = I.Op == Opcode::Visited;
  const LocSet To = locate(S, I.Destination);
  const LocSet Range = Ends ? To : locate(S, I.Operands[1].Path);
  if (Range.size() != 1 || To.size() != 1)
    return;
  const StringId Loop = I.Operands[0].Text;
  if (Ends)
    M.visited(S, Range.front(), Loop);
  else
    M.visit(S, To.front(), Range.front(), Loop);
}

/// A handler gets exceptions of its class and of classes derived from it.
/// The classes that handlers before this one catch, of the same try block.
std::vector<StringId> Interpreter::caughtBefore(const Instruction &Handler) {
  std::vector<StringId> Result;
  const auto Caught = [&](const Edge &To) -> const Instruction * {
    const Block &Blk = B.Blocks[To.To.Value];
    const bool Catches =
        !Blk.Instructions.empty() && Blk.Instructions[0].Op == Opcode::Catch;
    return Catches ? &Blk.Instructions[0] : nullptr;
  };
  for (const Block &Blk : B.Blocks) {
    const auto Own = llvm::find_if(
        Blk.Successors, [&](const Edge &To) { return Caught(To) == &Handler; });
    for (auto It = Blk.Successors.begin();
         Own != Blk.Successors.end() && It != Own; ++It)
      if (const Instruction *Earlier = Caught(*It);
          Earlier && !Earlier->Operands.empty() &&
          Earlier->Operands.front().Path.valid()) {
        const auto &Steps =
            B.Paths[Earlier->Operands.front().Path.Value].Selectors;
        if (!Steps.empty())
          Result.push_back(Steps.front().Payload);
      }
  }
  return Result;
}

void Interpreter::catchException(State &S, const Instruction &I) {
  if (!I.Destination.valid() || I.Operands.empty())
    return;
  const Operand &O = I.Operands.front();
  const LocSet To = locate(S, I.Destination);
  LocSet From = locate(S, O.Path);
  const LocId Thrown = L.root(LocRoot::Exception);
  const StringId Wanted = L[From.front()].Step.Payload;
  const std::vector<StringId> Earlier = caughtBefore(I);
  const auto IsCaught = [&](StringId Class) {
    return llvm::is_contained(Earlier, Class) ||
           llvm::any_of(E.P.basesOf(Class), [&](StringId Base) {
             return llvm::is_contained(Earlier, Base);
           });
  };
  for (StringId Class : E.Thrown.derivedFrom(Wanted))
    if (!IsCaught(Class))
      From.push_back(L.child(Thrown, Selector::field(Class)));
  if (O.Kind == Operand::AddressOf && From.size() > budget::ThrownClasses) {
    M.copy(S, {From.front()}, S, llvm::ArrayRef(From).drop_front(),
           /*Weak=*/true);
    From.resize(1);
  }
  if (O.Kind == Operand::AddressOf)
    M.assign(S, To, addressOf(From));
  else
    M.copy(S, To, S, From);
}

void Interpreter::step(State &S, const Instruction &I, uint32_t Number) {
  switch (I.Op) {
  case Opcode::Derive:
  case Opcode::Append:
  case Opcode::Copy:
  case Opcode::Store:
  case Opcode::Move:
    writeToFields(S, I, Number);
    break;
  default:
    break;
  }
  switch (I.Op) {
  case Opcode::Copy:
  case Opcode::Load:
  case Opcode::Store:
  case Opcode::Move:
  case Opcode::Cast:
  case Opcode::Const:
  case Opcode::Await:
    if (!I.Operands.empty())
      store(S, locate(S, I.Destination), I.Operands.front());
    break;
  case Opcode::Addr:
  case Opcode::Bind:
    if (!I.Operands.empty())
      M.assign(S, locate(S, I.Destination),
               addressOf(locate(S, I.Operands.front().Path)));
    break;
  case Opcode::Derive:
  case Opcode::Append:
    derive(S, I);
    break;
  case Opcode::Lookup:
    if (I.Operands.size() > 1)
      lookup(S, I);
    break;
  case Opcode::Step:
    M.step(S, locate(S, I.Destination), S, locate(S, I.Operands.front().Path));
    break;
  case Opcode::Member:
    if (I.Operands.size() > 1)
      member(S, I, Number);
    break;
  case Opcode::Kill:
    M.clear(S, locate(S, I.Destination));
    break;
  case Opcode::Visit:
  case Opcode::Visited:
    visit(S, I);
    break;
  case Opcode::Call:
  case Opcode::VirtualCall:
    call(S, I, Number);
    break;
  case Opcode::IndirectCall:
    indirectCall(S, I, Number);
    break;
  case Opcode::Closure:
    closure(S, I);
    break;
  case Opcode::Catch:
    catchException(S, I);
    break;
  case Opcode::Yield:
  case Opcode::CoReturn:
    if (!I.Operands.empty()) {
      LocSet Result;
      Result.push_back(L.root(LocRoot::Return));
      M.add(S, Result, deepOperand(S, I.Operands.front()));
    }
    break;
  case Opcode::Return:
  case Opcode::Throw:
    break;
  }
  if (isDeferred(Number) && !Meeting) {
    S.Started = true;
    if (AnyTime.Reachable)
      meetLater(S, I, Number);
  }
}
