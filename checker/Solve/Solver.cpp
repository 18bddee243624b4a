//===-- Solve/Solver.cpp - summaries of a whole program ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Solver.h"

#include "Solve/Budget.h"
#include "Solve/PrintSummary.h"

#include "llvm/ADT/STLExtras.h"

using namespace piiflow;

Solver::Solver(const Program &P, const Policy &Rules,
               const SolveOptions &Options)
    : Options(Options), Classes(P, Rules),
      Sources(P, Rules, Classes, Protections), Callees(P, Rules), Fields(P),
      Thrown(P), Needed(P, Rules, Classes, Sources, Callees),
      E{P,     Rules,  Classes, Protections, Sources,        Callees,
        Sinks, Needed, Fields,  Thrown,      Options.Guesses},
      Graph(P, Callees, Needed), Cells(P.Strings, Fields),
      CalledFromOutside(P.Functions.size()) {
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    IndexOf[P.Functions[I].Decl.Symbol.Value] = I;
}

Flows piiflow::solve(const Program &P, const Policy &Rules,
                     const SolveOptions &Options) {
  return Solver(P, Rules, Options).solve();
}

Flows Solver::solve() {
  for (const CallGraph::Component &C : Graph.components())
    solveComponent(C);
  fireRoots();
  if (Options.Dump)
    dump(*Options.Dump);
  return collect();
}

void Solver::dump(llvm::raw_ostream &OS) const {
  const SummaryPrinter Printer(E.P, Sources, Protections, Sinks);
  for (const auto &[Key, Slot] : Entries)
    if (Slot.Result)
      Printer.print(Slot.Which, *Slot.Result, OS);
  Cells.visitData([&](const std::string &Cell, const KeptData &Data,
                      const CellOrigin &From) {
    const Entry &Writer = *Ends[From.Writer].Slot;
    OS << "cell " << From.Order << ": " << Cell << " = "
       << Sources[Data.Source].Name << " by "
       << E.P.Strings[Writer.Which.Symbol] << ": "
       << Printer.location(Writer.Result->Locations, From.To) << " = "
       << Printer.atom(Writer.Result->Locations, From.What) << '\n';
  });
}

uint32_t Solver::functionIndex(StringId Symbol) const {
  auto It = IndexOf.find(Symbol.Value);
  return It == IndexOf.end() ? ~0u : It->second;
}

Solver::Entry &Solver::entry(const Instance &Which) {
  Entry &Slot = Entries[Which.key(E.P.Strings)];
  if (!Slot.Which.Symbol.valid())
    Slot.Which = Which;
  return Slot;
}

std::unique_ptr<Summary> Solver::interpret(const Instance &Which,
                                           unsigned First) {
  const Program::Function &F = *E.P.function(Which.Symbol);
  std::unique_ptr<Summary> Result;
  for (const Body &B : F.Bodies) {
    std::optional<Summary> Effect;
    for (unsigned Level = std::max(First, Options.Level); !Effect; ++Level)
      Effect = Interpreter(E, *this, F, B, Which, Level).run();
    auto One = std::make_unique<Summary>(std::move(*Effect));
    if (Result)
      Result->addVariant(*One);
    else
      Result = std::move(One);
  }
  return Result;
}

const Summary *Solver::summaryOf(const Instance &Callee,
                                 const Instance &Caller) {
  const uint32_t To = functionIndex(Callee.Symbol);
  if (To == ~0u || !Needed.needs(To))
    return nullptr;
  const uint32_t From = functionIndex(Caller.Symbol);
  if (From == ~0u || Graph.componentOf(From) != Graph.componentOf(To))
    CalledFromOutside[To] = true;
  Entry &Slot = entry(Callee);
  if ((Slot.Result && !Slot.Stale) || Slot.InProgress || Slot.IsMember)
    return Slot.Result.get();
  // A callee that the call graph does not show: bound, or behind a pointer.
  if (update(Slot, Round.Level))
    Round.Changed = true;
  Round.Between.push_back(&Slot);
  return Slot.Result.get();
}

bool Solver::mayBind(const Instance &Bound) {
  Entry &Slot = entry(Bound);
  if (Slot.Result || Slot.InProgress)
    return true;
  return InstancesOf[Bound.Symbol.Value]++ < budget::Instances;
}

bool Solver::ignores(StringId Symbol) const {
  const uint32_t I = functionIndex(Symbol);
  return I != ~0u && !Needed.needs(I);
}

unsigned Solver::levelOf(const Instance &Which) {
  const Entry &Slot = entry(Which);
  return Slot.Result ? Slot.Result->Level : 0;
}

void Solver::gather() {
  std::map<std::string, unsigned> Unknown;
  for (const auto &[Key, Slot] : Entries) {
    if (!Slot.Result)
      continue;
    for (const Summary::LocalFlow &F : Slot.Result->Flows)
      Sightings.push_back({F.Source, F.Site, F.Protections, F.Trust, &Slot,
                           std::nullopt, SinkId(), false});
    if (Slot.Result->CutShort)
      ++Covered.BudgetCutOffs;
    Covered.UnresolvedCalls += Slot.Result->UnresolvedCalls;
    if (Slot.Which.Bindings.empty())
      for (const auto &[Name, Count] : Slot.Result->Unknown)
        Unknown[Name] += Count;
  }
  Covered.Unknown.assign(Unknown.begin(), Unknown.end());
  llvm::sort(Covered.Unknown, [](const auto &A, const auto &B) {
    return A.second != B.second ? A.second > B.second : A.first < B.first;
  });
}

Tracer::Steps Solver::trace(Tracer &T, const Sighting &S) {
  if (!S.Port)
    return T.toSink(S.Where->Which, S.Source, S.Site, S.Protections);
  const SinkId Site = S.Inner.valid() ? S.Inner : S.Site;
  Tracer::Steps Steps = traceCell(T, *S.Where, *S.Port, S.Source);
  llvm::append_range(
      Steps, T.portToSink(S.Where->Which, *S.Where->Result, *S.Port, Site));
  if (S.UnknownStream && !Steps.empty())
    Steps.back().Doubts.push_back("which stream it is written to is not known");
  return Steps;
}

/// Why what a body finds in a cell may not be what was left there.
std::string Solver::doubtAbout(const CellPlace &Written) {
  const auto [Guess, Name] = CellTable::guessAbout(Cells.target(Written));
  switch (Guess) {
  case CellTable::Guess::None:
    return "";
  case CellTable::Guess::Object:
    return "'" + memberName(E.P.Strings[Name]) +
           "' is read of any object of its class";
  case CellTable::Guess::Call:
    return "calls of '" + Callees.displayName(Name) + "' are not told apart";
  }
  return "";
}

/// Why a flow is not sure, in the order of its steps.
static std::vector<std::string> doubtsOf(const Tracer::Steps &Steps) {
  std::vector<std::string> Result;
  for (const TraceStep &S : Steps)
    for (const std::string &Doubt : S.Doubts)
      if (!llvm::is_contained(Result, Doubt))
        Result.push_back(Doubt);
  if (Result.empty())
    Result.push_back("some of the way is not known");
  return Result;
}

/// How data that a body finds in a cell got there: each cell on the way was
/// filled before the next. `Below`: what part of the port it is in.
Tracer::Steps Solver::traceCell(Tracer &T, const Entry &Where, const Atom &Port,
                                SourceId Source, llvm::ArrayRef<Selector> Below,
                                uint32_t Before) {
  if (!Port.isPort())
    return {};
  const CellTable::Found Found =
      Cells.originOf(placeAt(Where, Port.location(), Below), Source, Before);
  if (!Found.Origin)
    return {};
  const CellOrigin &From = *Found.Origin;
  const Entry &Writer = *Ends[From.Writer].Slot;
  const auto Part = Cells.foundPart(placeAt(Writer, From.To), Found);
  Tracer::Steps Steps =
      traceCell(T, Writer, From.What, Source, Part, From.Order);
  llvm::append_range(
      Steps, T.toOutput(Writer.Which, *Writer.Result, From.To, From.What));
  if (std::string Doubt = doubtAbout(placeAt(Writer, From.To));
      !Steps.empty() && !Doubt.empty())
    Steps.back().Doubts.push_back(std::move(Doubt));
  return Steps;
}

/// Groups sightings into flows with their alternatives of protections.
Flows Solver::collect() {
  gather();
  Tracer Explain(E, *this);
  Flows Result;
  std::map<std::pair<SourceId, SinkId>, std::vector<const Sighting *>> Groups;
  for (const Sighting &S : Sightings)
    Groups[{S.Source, S.Site}].push_back(&S);
  for (const auto &[Key, Seen] : Groups) {
    FlowToSink Flow{Sources[Key.first], Sinks[Key.second], {}};
    std::map<std::pair<ProtectionSetId, Confidence>, const Sighting *> Kept;
    for (const Sighting *S : Seen) {
      const bool Covers = llvm::any_of(Seen, [&](const Sighting *O) {
        const bool Same =
            O->Protections == S->Protections && O->Trust == S->Trust;
        return !Same && O->Trust >= S->Trust &&
               Protections.subset(O->Protections, S->Protections);
      });
      if (!Covers)
        Kept.try_emplace({S->Protections, S->Trust}, S);
    }
    for (const auto &[Alternative, S] : Kept) {
      FlowToSink::Alternative A{Protections.get(S->Protections).vec(),
                                S->Trust,
                                trace(Explain, *S),
                                {}};
      if (A.Trust != Confidence::High)
        A.Doubts = doubtsOf(A.Trace);
      Flow.Alternatives.push_back(std::move(A));
    }
    llvm::sort(Flow.Alternatives, [](const auto &A, const auto &B) {
      return std::tie(A.Applied, B.Trust) < std::tie(B.Applied, A.Trust);
    });
    Result.ToSinks.push_back(std::move(Flow));
  }
  llvm::sort(Result.ToSinks, [](const FlowToSink &A, const FlowToSink &B) {
    const auto Key = [](const FlowToSink &F) {
      return std::tie(F.Sink.Where, F.Sink.Kind, F.Sink.Destination, F.Sink.Api,
                      F.Source.Entity, F.Sink.Function);
    };
    return Key(A) < Key(B);
  });
  Covered.Needed = Needed.needed();
  Result.Covered = std::move(Covered);
  return Result;
}
