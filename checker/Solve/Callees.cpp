//===-- Solve/Callees.cpp - what is known about functions -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Callees.h"

#include "llvm/ADT/STLExtras.h"

#include <climits>

using namespace piiflow;

static llvm::StringRef lastComponent(llvm::StringRef Name) {
  const size_t Colons = Name.rfind("::");
  return Colons == llvm::StringRef::npos ? Name : Name.substr(Colons + 2);
}

CalleeTable::CalleeTable(const Program &P, const Policy &Rules)
    : P(P), Rules(Rules) {
  for (const Record &R : P.Records) {
    if (!R.IsInstantiated && !R.IsSystem)
      continue;
    Created.insert(R.Name.Value);
    for (StringId Base : P.basesOf(R.Name))
      Created.insert(Base.Value);
  }
  for (const Program::Function &F : P.Functions) {
    if (F.Decl.is(FunctionDecl::Constructor) && !F.Bodies.empty())
      Constructors[F.Decl.Class].push_back(F.Decl.Symbol);
    if (F.Decl.is(FunctionDecl::Virtual) && F.Decl.Class.valid())
      Polymorphic.insert(F.Decl.Class.Value);
    if (!F.Bodies.empty() && isProgramsConversion(F))
      Customised[lastComponent(P.Strings[F.Decl.Name])].push_back(
          F.Decl.Symbol);
  }
}

bool CalleeTable::hasMeaning(StringId Class) const {
  const Record *R = Class.valid() ? P.record(Class) : nullptr;
  if (!R || R->IsSystem)
    return false;
  if (!R->Fields.empty() || Polymorphic.contains(Class.Value))
    return true;
  return llvm::any_of(P.basesOf(Class), [&](StringId Base) {
    const Record *B = P.record(Base);
    return B && !B->IsSystem && !B->Fields.empty();
  });
}

std::vector<StringId> CalleeTable::constructors(StringId Class,
                                                size_t Arguments) {
  std::vector<StringId> Exact, Defaulted;
  for (StringId Symbol : Constructors[Class]) {
    const FunctionDecl &D = P.function(Symbol)->Decl;
    // Copies are not constructions from parts.
    const bool Copies = D.Parameters.size() == 1 &&
                        P.Strings[D.Signature].contains(P.Strings[Class]);
    if (Copies)
      continue;
    if (D.Parameters.size() == Arguments)
      Exact.push_back(Symbol);
    else if (D.Parameters.size() > Arguments)
      Defaulted.push_back(Symbol);
  }
  return Exact.empty() ? Defaulted : Exact;
}

const Callee &CalleeTable::operator[](StringId Symbol) {
  auto &Slot = Cache[Symbol];
  if (!Slot)
    Slot = resolve(Symbol);
  return *Slot;
}

bool Callee::isPointer(const Program &P, unsigned I) const {
  if (!Function || I >= Function->Decl.Parameters.size())
    return false;
  const TypeId T = Function->Decl.Parameters[I].Type;
  return T.valid() && P.Types[T.Value].Kind == TypeKind::Pointer;
}

bool Callee::takesPointer(const Program &P, size_t I) const {
  if (I >= Function->Decl.Parameters.size())
    return Function->Decl.is(FunctionDecl::Variadic);
  return isPointer(P, unsigned(I));
}

std::string CalleeTable::displayName(StringId Symbol) const {
  const Program::Function *F = P.function(Symbol);
  return (F ? P.Strings[F->Decl.Name] : P.Strings[Symbol]).str();
}

static Port argumentPort(int First, int Last) {
  Port Result;
  Result.Root = Port::Argument;
  Result.First = First;
  Result.Last = Last;
  return Result;
}

void CalleeTable::collectOverridden(StringId Symbol,
                                    std::vector<StringId> &Out) const {
  if (llvm::is_contained(Out, Symbol))
    return;
  Out.push_back(Symbol);
  if (const Program::Function *F = P.function(Symbol))
    for (StringId Base : F->Decl.Overrides)
      collectOverridden(Base, Out);
}

/// Parameters whose data is reported at the call.
void CalleeTable::noteSink(Callee &C, const Port &Argument) {
  if (Argument.Root != Port::Argument)
    return;
  const int Count = C.Function ? int(C.Function->Decl.Parameters.size()) : 0;
  C.AllSinks |= Argument.First <= 0 && Argument.Last >= Count;
  C.SinkParameters.resize(std::max<size_t>(C.SinkParameters.size(), Count + 1));
  for (int I = std::max(Argument.First, 0); I <= std::min(Argument.Last, Count);
       ++I)
    C.SinkParameters[I] = true;
}

/// The effect of one annotation; Parameter is -1 for the function itself.
void CalleeTable::addMark(Callee &C, const Mark &M, int Parameter) {
  const llvm::StringRef Form = P.Strings[M.Form];
  std::vector<std::string> Arguments;
  for (StringId A : M.Arguments)
    Arguments.push_back(P.Strings[A].str());
  Port Place = Parameter < 0 ? Port() : argumentPort(Parameter, Parameter);
  if (Parameter >= 0 && C.isPointer(P, unsigned(Parameter)))
    Place.Selectors.push_back({SelectorKind::Deref, {}, {}});
  if (Form == "pii::sink") {
    SinkEffect E;
    E.Kind = Arguments.empty() ? "log" : Arguments.front();
    if (!Rules.isSinkKind(E.Kind))
      return; // pii-annotation reports it.
    E.Arguments.push_back(Parameter < 0 ? argumentPort(0, INT_MAX) : Place);
    noteSink(C, E.Arguments.front());
    C.Effects.Sinks.push_back(std::move(E));
  } else if (Form == "pii::sanitizer" && !Arguments.empty()) {
    SanitizerEffect E;
    E.Kind = Arguments.front();
    for (const std::string &A : llvm::ArrayRef(Arguments).drop_front())
      (Rules.categories().find(A) ? E.Categories : E.Facts).push_back(A);
    E.To = Place;
    if (Parameter < 0)
      C.Sanitizes = true;
    else
      E.InPlace = true;
    C.Effects.Sanitizers.push_back(std::move(E));
  } else if (Form == "pii::source") {
    SourceEffect E;
    E.To = Place;
    for (const std::string &A : Arguments)
      if (Rules.categories().find(A))
        E.Categories.push_back(A);
    if (E.Categories.empty())
      E.Categories.push_back("personal");
    C.Effects.Sources.push_back(std::move(E));
  } else if (Form == "pii::guard" && !Arguments.empty()) {
    C.Effects.Guards.push_back({Arguments.front()});
  }
}

void CalleeTable::addMarks(Callee &C) {
  std::vector<StringId> Declarations;
  collectOverridden(C.Symbol, Declarations);
  std::vector<std::pair<int, std::pair<StringId, std::vector<StringId>>>> Seen;
  for (StringId Symbol : Declarations) {
    const Program::Function *F = P.function(Symbol);
    if (!F)
      continue;
    auto AddOnce = [&](const Mark &M, int Parameter) {
      auto Key = std::make_pair(Parameter, std::make_pair(M.Form, M.Arguments));
      if (llvm::is_contained(Seen, Key))
        return;
      Seen.push_back(std::move(Key));
      addMark(C, M, Parameter);
    };
    for (const Mark &M : F->Decl.Marks)
      AddOnce(M, -1);
    for (size_t I = 0; I < F->Decl.Parameters.size(); ++I)
      for (const Mark &M : F->Decl.Parameters[I].Marks)
        // A parameter that is only read is a source inside the body alone.
        if (P.Strings[M.Form] != "pii::source" ||
            P.leadsToWritable(F->Decl.Parameters[I].Type))
          AddOnce(M, int(I));
  }
}

/// Whether a function's link name is as a C compiler would have it: its own
/// name, or an asm label.
static bool hasCLinkage(llvm::StringRef Symbol) {
  const llvm::StringRef Name = Symbol.substr(Symbol.rfind('#') + 1);
  return !Name.starts_with("_Z") && !Name.starts_with("template ");
}

std::unique_ptr<Callee> CalleeTable::resolve(StringId Symbol) {
  auto C = std::make_unique<Callee>();
  C->Symbol = Symbol;
  C->Function = P.function(Symbol);
  if (!C->Function)
    return C;
  const FunctionDecl &D = C->Function->Decl;
  std::vector<llvm::StringRef> Bases;
  if (D.Class.valid())
    for (StringId B : P.basesOf(D.Class))
      Bases.push_back(P.Strings[B]);
  FunctionQuery Q{P.Strings[D.Name], P.Strings[D.Class], P.Strings[D.Signature],
                  unsigned(D.Parameters.size()), Bases};
  Q.CLinkage = hasCLinkage(P.Strings[Symbol]);
  Q.DefinedByProgram =
      !C->Function->Bodies.empty() && !D.is(FunctionDecl::System);
  bool KeepBody = true;
  // What the program says at a customisation point is no part of the library.
  const bool Own = D.Class.valid() && !C->Function->Bodies.empty() &&
                   isProgramsConversion(*C->Function);
  if (auto M = Own ? nullptr : Rules.modelFor(Q)) {
    KeepBody = M->KeepBody;
    C->Modelled = !KeepBody;
    C->Effects = std::move(*M);
  }
  for (const SinkEffect &Sink : C->Effects.Sinks)
    for (const Port &Argument : Sink.Arguments)
      noteSink(*C, Argument);
  addMarks(*C);
  C->UseBody = KeepBody && !C->Function->Bodies.empty();
  return C;
}

/// Whether an object of the class, or of one derived from it, is created
/// anywhere in the program.
bool CalleeTable::hasObjects(StringId Class) const {
  return !Class.valid() || Created.count(Class.Value) != 0;
}

std::vector<StringId> CalleeTable::targets(StringId Method) const {
  std::vector<StringId> Result, Work{Method};
  std::vector<StringId> Visited;
  while (!Work.empty()) {
    const StringId Symbol = Work.back();
    Work.pop_back();
    if (llvm::is_contained(Visited, Symbol))
      continue;
    Visited.push_back(Symbol);
    const Program::Function *F = P.function(Symbol);
    if (!F)
      continue;
    const bool Runs =
        Symbol == Method || (!F->Bodies.empty() && hasObjects(F->Decl.Class));
    if (Runs && !(F->Decl.is(FunctionDecl::PureVirtual) && F->Bodies.empty()))
      Result.push_back(Symbol);
    Work.insert(Work.end(), F->OverriddenBy.begin(), F->OverriddenBy.end());
  }
  if (Result.empty())
    Result.push_back(Method);
  llvm::sort(Result, [&](StringId A, StringId B) {
    return P.Strings[A] < P.Strings[B];
  });
  return Result;
}

//===----------------------------------------------------------------------===//
// Members of library classes, and what libraries ask the program for
//===----------------------------------------------------------------------===//

const FunctionModel *CalleeTable::memberModel(StringId Class,
                                              llvm::StringRef Member,
                                              unsigned Parameters) {
  const std::string Name = (P.Strings[Class] + "::" + Member).str();
  const auto [It, New] = Members.try_emplace({Name, Parameters});
  if (New) {
    FunctionQuery Q;
    Q.Name = Name;
    Q.Class = P.Strings[Class];
    Q.ParameterCount = Parameters;
    It->second = Rules.modelFor(Q);
  }
  return It->second.get();
}

/// Whether a model says where one argument goes, or what it is passed to.
static bool tellsOf(const FunctionModel &M, int Argument) {
  const auto IsPassed = [&](const Port &P) {
    return P.Root == Port::Argument && P.First <= Argument &&
           Argument <= P.Last;
  };
  return llvm::any_of(
             M.Flows,
             [&](const Flow &F) {
               return F.From.Root == Port::Argument &&
                      (F.From.EachArgument ||
                       (F.From.First == Argument && F.From.Last == Argument));
             }) ||
         llvm::any_of(M.Callbacks, [&](const CallbackEffect &E) {
           return IsPassed(E.Callee) || llvm::any_of(E.Arguments, IsPassed);
         });
}

const FunctionModel *CalleeTable::constructorModel(StringId Class,
                                                   unsigned Arguments) {
  const FunctionModel *M =
      memberModel(Class, lastComponent(P.Strings[Class]), Arguments);
  if (!M)
    return nullptr;
  // Without a signature, other overloads may be meant: it has to take all.
  for (unsigned I = 0; I < Arguments; ++I)
    if (!tellsOf(*M, int(I)))
      return nullptr;
  return M;
}

const FunctionModel *CalleeTable::callOperator(StringId Class) {
  if (!Class.valid())
    return nullptr;
  const FunctionModel *M = memberModel(Class, "operator()", 0);
  const auto Leaves = [](const CallbackEffect &E) {
    return llvm::any_of(E.Results,
                        [](const Port &To) { return To.Root == Port::This; });
  };
  return M && llvm::any_of(M->Callbacks, Leaves) ? M : nullptr;
}

const FunctionModel *CalleeTable::functionObject(StringId Class,
                                                 unsigned Arguments) {
  if (!Class.valid())
    return nullptr;
  const FunctionModel *M = memberModel(Class, "operator()", Arguments);
  return M && M->Callbacks.empty() && !M->Flows.empty() ? M : nullptr;
}

/// Whether a function at a customisation point is about a class of the
/// program, as opposed to one of the library itself.
bool CalleeTable::isProgramsConversion(const Program::Function &F) const {
  const FunctionDecl &D = F.Decl;
  if (D.is(FunctionDecl::System) || !Rules.isConversion(P.Strings[D.Name]))
    return false;
  const llvm::StringRef Library = P.Strings[D.Name].split("::").first;
  return llvm::any_of(D.Parameters, [&](const Parameter &Param) {
    const TypeId T = P.referee(Param.Type);
    const Record *R = T.valid() ? P.record(P.Types[T.Value].Name) : nullptr;
    return R && !R->IsSystem &&
           (!D.Class.valid() ||
            P.Strings[R->Name].split("::").first != Library);
  });
}

bool CalleeTable::isConversion(StringId Symbol) const {
  const Program::Function *F = P.function(Symbol);
  return F && !F->Bodies.empty() && isProgramsConversion(*F);
}

StringId CalleeTable::conversion(const ConversionEffect &How, StringId Record) {
  const unsigned Typed = How.To ? unsigned(std::max(How.Into, 0)) : How.Value;
  for (llvm::StringRef Name : How.By) {
    const auto It = Customised.find(lastComponent(Name));
    if (It == Customised.end())
      continue;
    for (StringId Symbol : It->second) {
      const FunctionDecl &D = P.function(Symbol)->Decl;
      // Without a scope it is found by its argument, in any namespace.
      if (Name.contains("::") ? Name != P.Strings[D.Name] : D.Class.valid())
        continue;
      const size_t Needed = 1 + std::max(int(How.Value), How.Into);
      const TypeId T = Typed < D.Parameters.size()
                           ? P.referee(D.Parameters[Typed].Type)
                           : TypeId();
      if (D.Parameters.size() >= Needed && T.valid() &&
          P.Types[T.Value].Name == Record)
        return Symbol;
    }
  }
  return {};
}
