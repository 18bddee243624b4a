//===-- Solve/Flows.h - what solving found ----------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_FLOWS_H
#define PIIFLOW_SOLVE_FLOWS_H

#include "Link/Program.h"
#include "Model/Finding.h"
#include "Policy/Policy.h"

#include "llvm/Support/raw_ostream.h"

namespace piiflow {

/// A declaration whose values are personal data.
struct SourceDecl {
  std::string Name;   ///< For messages: "Customer.phone", "phone", "lookup()".
  std::string Entity; ///< Qualified: "model::Customer::phone".
  std::vector<std::string> Categories; ///< Sorted, each known to the policy.
  Place Where;
};

/// A call that writes data out of the program.
struct SinkSite {
  std::string Kind;        ///< "log", "network", "export" or custom.
  std::string Destination; ///< "file", "stdout"…; may be empty.
  std::string Api;         ///< Called function: "spdlog::info".
  std::string Function;    ///< Containing function, qualified.
  Place Where;
  friend auto operator<=>(const SinkSite &, const SinkSite &) = default;
};

/// Personal data of one declaration reaching one sink, with the alternatives
/// of protections that paths between them apply: the empty set when one path
/// applies none. Sets that contain another alternative are left out.
struct FlowToSink {
  SourceDecl Source;
  SinkSite Sink;
  struct Alternative {
    std::vector<Protection> Applied; ///< Sorted.
    Confidence Trust = Confidence::High;
    std::vector<TraceStep> Trace; ///< Source to sink, without the declaration.
    std::vector<std::string> Doubts; ///< Why Trust is not high; in order.
  };
  std::vector<Alternative> Alternatives;
};

/// The outcome of solving.
struct Flows {
  std::vector<FlowToSink> ToSinks; ///< Sorted by sink, then source.
  Coverage Covered; ///< Unknown, BudgetCutOffs, UnresolvedCalls filled in.
};

struct SolveOptions {
  unsigned Threads = 1;
  /// Where all summaries and cells are printed; null for nowhere.
  llvm::raw_ostream *Dump = nullptr;
  /// Whether to follow what unknown functions are merely guessed to do: flows
  /// of low confidence.
  bool Guesses = false;
  /// The level of precision (budget::Levels) that bodies are first interpreted
  /// on. Others than 0 are for tests of what large programs need.
  unsigned Level = 0;
};

/// Solves the program's facts against the policy.
Flows solve(const Program &P, const Policy &Rules, const SolveOptions &Options);

} // namespace piiflow

#endif // PIIFLOW_SOLVE_FLOWS_H
