//===-- Solve/Members.cpp - pointers to members -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A pointer to a data member is a callable: given an object, it gives a part of
// that. So it travels as functions do, and a function that applies one it was
// given is analysed once for each set of members that callers pass.
//
//===----------------------------------------------------------------------===//

#include "Solve/Interpreter.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

/// Callables are functions, which are declared, or data members.
bool Interpreter::isMember(StringId Callable) const {
  return !E.P.function(Callable);
}

/// What a call through a pointer to this function may run.
std::vector<StringId> Interpreter::targetsOf(StringId Function) const {
  const Program::Function *F = E.P.function(Function);
  if (F && F->Decl.is(FunctionDecl::Virtual))
    return E.Callees.targets(Function);
  return {Function};
}

bool Interpreter::isMemberPointer(LocId Where) {
  const TypeId T = F.type(Where).Id;
  return T.valid() && E.P.Types[T.Value].Kind == TypeKind::MemberPointer;
}

/// Whether nobody says what a port holds: there is no caller, or one that does
/// not know either.
bool Interpreter::isNobodys(LocId Port) const {
  if (Which.Bindings.empty())
    return false;
  const PortPath Path = L.path(Port);
  return llvm::any_of(Which.Bindings, [&](const Binding &B) {
    return B.Functions.empty() && B.Port == Path;
  });
}

/// Notes a port whose callables matter; true when a caller may know them.
bool Interpreter::noteCallable(LocId Port) {
  if (Recording && !llvm::is_contained(Callables, Port))
    Callables.push_back(Port);
  CallsLater |= Meeting;
  return !isNobodys(Port);
}

/// The data members that the pointers at the locations name. `Open`: callers
/// may know more.
std::vector<StringId> Interpreter::membersAt(const State &S,
                                             llvm::ArrayRef<LocId> Where,
                                             bool &Open) {
  std::vector<StringId> Result;
  for (LocId W : Where) {
    const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, W));
    for (const Atom &A : Atoms) {
      if (A.Kind == Atom::Init)
        Open |= noteCallable(A.location());
      else if (A.Kind == Atom::Function && isMember(StringId(A.Subject)) &&
               !llvm::is_contained(Result, StringId(A.Subject)))
        Result.push_back(StringId(A.Subject));
    }
  }
  llvm::sort(Result, [&](StringId A, StringId B) {
    return E.P.Strings[A] < E.P.Strings[B];
  });
  return Result;
}

LocSet Interpreter::memberOf(const State &S, llvm::ArrayRef<LocId> Objects,
                             StringId Member) {
  const LocSet Part = M.walk(S, LocSet(Objects.begin(), Objects.end()),
                             Selector::field(Member));
  const Field *Declared = E.P.field(Member);
  const bool IsReference =
      Declared && Declared->Type.valid() &&
      E.P.Types[Declared->Type.Value].Kind == TypeKind::Reference;
  return IsReference ? M.walk(S, Part, Selector::deref()) : Part;
}

/// A member that nobody names may be any: what is read from it depends on the
/// whole object, and what is written to it is somewhere below. While a caller
/// may still name it, it is none.
void Interpreter::member(State &S, const Instruction &I, uint32_t Number) {
  const Operand &Object = I.Operands[0], &Pointer = I.Operands[1];
  LocSet Objects;
  if (Object.Kind == Operand::AddressOf || Object.Kind == Operand::Value)
    Objects = locate(S, Object.Path);
  if (Object.Kind == Operand::Value)
    Objects = M.walk(S, Objects, Selector::deref());
  std::vector<StringId> Members;
  bool Open = false;
  if (Pointer.Kind == Operand::Member)
    Members.push_back(Pointer.Text);
  else if (Pointer.Kind == Operand::Value)
    Members = membersAt(S, locate(S, Pointer.Path), Open);
  LocSet Parts;
  for (StringId Name : Members)
    llvm::append_range(Parts, memberOf(S, Objects, Name));
  if (Members.empty() && !Open) {
    LocSet Content;
    Content.push_back(L.root(LocRoot::Fresh, Number, ~0u));
    M.assign(S, Content, M.deep(S, Objects));
    Parts = M.walk(S, Objects, {{SelectorKind::Any, {}}});
    Parts.push_back(Content.front());
  }
  M.assign(S, locate(S, I.Destination), addressOf(Parts));
}

/// `std::invoke(&C::field, object)`: the field, or its value.
void Interpreter::callMember(State &S, const CallSite &Outer, StringId Member,
                             llvm::ArrayRef<LocId> Object,
                             llvm::ArrayRef<LocId> Result, bool WholeResult) {
  const llvm::StringRef Name = E.P.Strings[Member];
  const StringId Class = E.P.Strings.find(Name.take_front(Name.rfind("::")));
  const LocSet Part = memberOf(S, receiverOf(S, Object, Class), Member);
  if (!WholeResult || !Outer.ReturnsReference)
    return M.copy(S, Result, S, Part, /*Weak=*/true);
  for (LocId To : Result)
    S.set(To, V.join(M.lookup(S, To), addressOf(Part)));
}

/// The object that the first argument of a called member names: itself, or
/// what it points to as a pointer, smart pointer or reference wrapper.
LocSet Interpreter::receiverOf(const State &S, llvm::ArrayRef<LocId> Object,
                               StringId Class) {
  LocSet Result;
  for (LocId O : Object) {
    const TypeView T = F.type(O);
    bool Pointer = false;
    if (T.Record.valid() && Class.valid()) {
      Pointer = T.Record != Class &&
                !llvm::is_contained(E.P.basesOf(T.Record), Class);
    } else if (T.Id.valid()) {
      const TypeKind Kind = E.P.Types[T.Id.Value].Kind;
      Pointer = Kind == TypeKind::Pointer || Kind == TypeKind::Reference;
    } else {
      const llvm::ArrayRef<Atom> Atoms = V.atoms(M.lookup(S, O));
      for (const Atom &A : Atoms)
        Pointer |= A.Kind == Atom::Addr;
    }
    if (!Pointer)
      Result.push_back(O);
    else
      llvm::append_range(Result, M.targets(S, O));
  }
  return Result;
}
