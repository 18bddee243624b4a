//===-- Solve/PrintSummary.h - summaries as text ----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_PRINTSUMMARY_H
#define PIIFLOW_SOLVE_PRINTSUMMARY_H

#include "Solve/Sources.h"
#include "Solve/Summary.h"

#include "llvm/Support/raw_ostream.h"

namespace piiflow {

/// Spells summaries for people who ask why a flow is found or lost. A value is
/// a list of atoms: `param0.*.phone` is what was there on entry,
/// `deep(param0)` something that depends on it or anything below, `&x` an
/// address, `source(User.phone)` personal data; `!mask` says what protects it
/// and `?` that it is less than sure.
class SummaryPrinter {
public:
  SummaryPrinter(const Program &P, const SourceTable &Sources,
                 const ProtectionTable &Protections, const SinkTable &Sinks)
      : P(P), Sources(Sources), Protections(Protections), Sinks(Sinks) {}

  void print(const Instance &Which, const Summary &S,
             llvm::raw_ostream &OS) const;
  std::string location(const LocationTable &L, LocId Where) const;
  std::string atom(const LocationTable &L, const Atom &A) const;

private:
  std::string site(SinkId S) const;

  const Program &P;
  const SourceTable &Sources;
  const ProtectionTable &Protections;
  const SinkTable &Sinks;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_PRINTSUMMARY_H
