//===-- Solve/Budget.h - how much work one function gets --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_BUDGET_H
#define PIIFLOW_SOLVE_BUDGET_H

#include <cstddef>
#include <cstdint>

/// Where the analysis stops for the sake of time. Each limit is far above what
/// written code needs; a function that meets one is counted as cut short
/// (Coverage::BudgetCutOffs) and named by --stats. The exceptions are marked
/// *exact*: beyond them something coarser is known, and nothing is lost.
namespace piiflow::budget {

/// Rounds in which what threads do and what they meet are worked out.
constexpr unsigned ThreadRounds = 3;
/// Visits of one block of a body.
constexpr unsigned BlockVisits = 60;
/// Rounds over a recursive component. After every few of them, its bodies are
/// interpreted on the next coarser level (*exact*).
constexpr unsigned ComponentRounds = 20, RoundsOfLevel = 4;
/// Steps of one round that are too many to have more than a few: the next ones
/// are on the coarsest level.
constexpr uint64_t RoundWork = 1'000'000;
constexpr unsigned CostlyRounds = 4;
/// Functions of a recursive component. A larger one is cut at calls of the
/// functions where most of it comes together.
constexpr size_t ComponentMembers = 24;
/// Sets of callables under which one function is analysed, and ports of it that
/// they are bound to, for the sake of one call; *exact*: calls that pass more
/// are cut.
constexpr unsigned Instances = 32;
constexpr size_t BoundPorts = 12;
/// Callables within callables that a model's callbacks are followed into.
constexpr unsigned CallbackNesting = 4;
/// Overriders of one virtual method, and callables at one port of a call.
constexpr size_t Targets = 256;
/// Ports of a root that callables are bound to.
constexpr size_t RootPorts = 24;
/// Steps of a path below a junction that are told apart; *exact*.
constexpr size_t CellSteps = 6;
/// Ways from one place to one object below it that are told apart.
constexpr unsigned WaysToObject = 3;

/// Classes of exceptions that a reference in a handler may be to; *exact*:
/// objects of more are one.
constexpr size_t ThrownClasses = 24;
/// Locations that one access path names at one point of a body.
constexpr size_t Locations = 32;
/// Locations visited for all data below one location.
constexpr unsigned DeepSteps = 2000;
/// Atoms of one value, and addresses among them.
constexpr size_t Atoms = 512, Addresses = 32;
/// Sets of protections of one atom; *exact*: what they share.
constexpr size_t Alternatives = 4;
/// Literals of one value; *exact*: which one it is does not matter then.
constexpr size_t Constants = 4;

/// Objects that a call creates and its caller can reach.
constexpr uint32_t CreatedObjects = 48;
/// Sinks that data of a function's ports reaches.
constexpr size_t PortSinks = 4000;

/// How finely one body is interpreted; *exact*: what lies below a path that is
/// too long is one location, and calls of functions that do too much are cut.
struct Precision {
  unsigned Counted;  ///< Fields and elements of a path.
  unsigned All;      ///< Selectors of a path.
  unsigned Repeated; ///< Occurrences of one field: more mean a recursive type.
  size_t Callee;     ///< Summary::size of what a call may run.
  uint64_t Work;     ///< Steps after which the next coarser level is tried.
};
/// Tried in turn. A body that is too much work for the last one is cut short.
constexpr Precision Levels[] = {{12, 28, 2, 300, 300'000},
                                {12, 28, 2, 60, 300'000},
                                {6, 14, 1, 15, 300'000},
                                {3, 8, 1, 0, 300'000},
                                {1, 4, 1, 0, 300'000}};
constexpr unsigned LastLevel = 4;

/// Calls within calls, and steps, that a trace shows.
constexpr unsigned TraceCalls = 40;
constexpr size_t TraceSteps = 60;

} // namespace piiflow::budget

#endif // PIIFLOW_SOLVE_BUDGET_H
