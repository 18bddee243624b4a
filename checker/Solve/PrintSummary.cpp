//===-- Solve/PrintSummary.cpp - summaries as text ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/PrintSummary.h"

using namespace piiflow;

/// "in1(f)", "out:ret(f)".
static std::string junctionName(const StringTable &Strings,
                                const LocationTable::Node &N) {
  const uint32_t Port = junction::portOf(N.Part);
  const std::string Name = Port == junction::This        ? ":this"
                           : Port == junction::Return    ? ":ret"
                           : Port == junction::Exception ? ":exc"
                           : Port == junction::Elsewhere ? ":elsewhere"
                                                         : std::to_string(Port);
  return (N.Part == junction::in(Port) ? "in" : "out") + Name + "(" +
         Strings[StringId(N.Index)].str() + ")";
}

static std::string rootName(const StringTable &Strings,
                            const LocationTable::Node &N) {
  switch (N.Root) {
  case LocRoot::Local:
    return "local" + std::to_string(N.Index);
  case LocRoot::Param:
    return "param" + std::to_string(N.Index);
  case LocRoot::This:
    return "this";
  case LocRoot::Return:
    return "ret";
  case LocRoot::Global:
    return "::" + Strings[StringId(N.Index)].str();
  case LocRoot::Exception:
    return "exc";
  case LocRoot::Temp:
    return "new" + std::to_string(N.Index);
  case LocRoot::Scratch:
    return "arg" + std::to_string(N.Index);
  case LocRoot::Fresh:
    return "made" + std::to_string(N.Index) + "_" + std::to_string(N.Part);
  case LocRoot::Junction:
    return junctionName(Strings, N);
  }
  return "?";
}

std::string SummaryPrinter::location(const LocationTable &L,
                                     LocId Where) const {
  const LocId Top = L[Where].Top;
  std::string Text = rootName(P.Strings, L[Top]);
  for (const Selector &S : L.between(Top, Where))
    switch (S.Kind) {
    case SelectorKind::Field: {
      const llvm::StringRef Name = P.Strings[S.Payload];
      const size_t At = Name.rfind("::");
      Text += "." + Name.substr(At == Name.npos ? 0 : At + 2).str();
      break;
    }
    case SelectorKind::Element:
    case SelectorKind::Each:
      Text += "[*]";
      break;
    case SelectorKind::Const:
      Text += "[" + P.Strings[S.Payload].str() + "]";
      break;
    case SelectorKind::Deref:
      Text += ".*";
      break;
    case SelectorKind::Alternative:
      Text += ".<alternative>";
      break;
    case SelectorKind::Bytes:
      Text += ".<bytes>";
      break;
    case SelectorKind::Any:
      Text += ".<any>";
      break;
    }
  return Text;
}

std::string SummaryPrinter::atom(const LocationTable &L, const Atom &A) const {
  std::string Text;
  switch (A.Kind) {
  case Atom::Init:
    Text = location(L, A.location());
    break;
  case Atom::Deep:
    Text = "deep(" + location(L, A.location()) + ")";
    break;
  case Atom::Addr:
    Text = "&" + location(L, A.location());
    break;
  case Atom::Function:
    Text = "function " + P.Strings[StringId(A.Subject)].str();
    break;
  case Atom::Source:
    Text = "source(" + Sources[SourceId(A.Subject)].Name + ")";
    break;
  case Atom::Const:
    Text = "'" + P.Strings[StringId(A.Subject)].str() + "'";
    break;
  case Atom::Unknown:
    Text = "unknown";
    break;
  }
  if (A.Via.valid())
    Text += " via " + Sources[A.Via].Name;
  for (const Protection &Applied : Protections.get(A.Protections))
    Text += "!" + Applied.Kind;
  if (A.Trust != Confidence::High)
    Text += A.Trust == Confidence::Low ? "??" : "?";
  return Text;
}

std::string SummaryPrinter::site(SinkId S) const {
  const SinkSite &Site = Sinks[S];
  return Site.Kind + " " + Site.Api + " at " + Site.Where.File + ":" +
         std::to_string(Site.Where.Line);
}

void SummaryPrinter::print(const Instance &Which, const Summary &S,
                           llvm::raw_ostream &OS) const {
  const LocationTable &L = S.Locations;
  const Program::Function *F = P.function(Which.Symbol);
  OS << "summary " << Which.key(P.Strings);
  if (F)
    OS << "  // " << P.Strings[F->Decl.Name];
  OS << (S.CutShort ? "  (cut short)\n" : "\n");
  for (const Summary::Output &O : S.Outputs) {
    OS << "  " << location(L, O.To) << " =";
    for (const Atom &A : O.Value)
      OS << ' ' << atom(L, A);
    OS << (O.Value.empty() ? " nothing\n" : "\n");
  }
  for (const Summary::PortSink &Sink : S.Sinks)
    OS << "  sink " << site(Sink.Site) << " <- " << atom(L, Sink.What) << '\n';
  for (const Summary::StreamWrite &W : S.StreamWrites)
    OS << "  stream " << location(L, W.Stream) << " at " << site(W.Written)
       << " <- " << atom(L, W.What) << '\n';
  for (LocId Port : S.Callables)
    OS << "  calls " << location(L, Port) << '\n';
  for (LocId Range : S.Ranges)
    OS << "  range " << location(L, Range) << '\n';
  for (const Summary::LocalFlow &Flow : S.Flows) {
    OS << "  flow " << Sources[Flow.Source].Name << " -> " << site(Flow.Site);
    for (const Protection &Applied : Protections.get(Flow.Protections))
      OS << " !" << Applied.Kind;
    OS << '\n';
  }
}
