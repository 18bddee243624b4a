//===-- Solve/Demand.h - which functions matter -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_DEMAND_H
#define PIIFLOW_SOLVE_DEMAND_H

#include "Solve/Callees.h"
#include "Solve/Locations.h"
#include "Solve/PathTypes.h"
#include "Solve/ReachGraph.h"
#include "Solve/TypeCargo.h"

namespace piiflow {

/// The functions that personal data, or an object that is a sink, can get to.
/// Only these are interpreted: what any other function does changes nothing
/// about a finding.
///
/// One pass over all instructions and one search, without regard to their
/// order, to contexts, or to which object a field belongs to. So it says yes
/// too often, and never no where data can get.
class Demand {
public:
  Demand(const Program &P, const Policy &Rules, const LibraryClasses &Classes,
         const SourceTable &Sources, CalleeTable &Callees);

  /// Whether the function at this index of Program::Functions matters.
  bool needs(uint32_t Function) const { return Needed[Function]; }
  unsigned needed() const;
  /// Whether personal data, a sink, or a way to one can be in the field or
  /// global, of whatever object. Yes for what no instruction names.
  bool mayHold(StringId Field) const { return reached(Fields, Field); }
  bool mayHoldGlobal(StringId Symbol) const { return reached(Globals, Symbol); }
  /// Whether that can pass a port (junction::Port) of the function, or of one
  /// that overrides it.
  bool mayHoldAt(StringId Function, uint32_t Port) const;

private:
  /// Nodes of a function, from its first one on.
  static constexpr uint32_t ThisNode = 1, ReturnNode = 2, FirstParameter = 3;
  /// Where an access path is in the graph: its root, and the fields on the
  /// way.
  struct Spot {
    uint32_t Root = ~0u;
    llvm::SmallVector<uint32_t, 4> Fields;
    bool valid() const { return Root != ~0u; }
    uint32_t last() const { return Fields.empty() ? Root : Fields.back(); }
  };
  struct Access {
    Spot At;
    /// Data may also come back: through a pointer, or a reference.
    bool Shared = false;
  };

  void number();
  void seedDeclarations();
  void collectCallables();
  void visit(uint32_t Function, const Body &B, uint32_t LocalBase);
  void instruction(const Instruction &I);
  void call(const Instruction &I);
  void callBody(const Instruction &I, uint32_t Callee);
  llvm::SmallVector<const Operand *, 4> operandsAt(const Instruction &I,
                                                   const Port &At) const;
  void modelFlow(const Instruction &I, const Flow &Fl);
  void callModel(const Instruction &I, const Callee &Target);
  void callUnknown(const Instruction &I, const Callee &Target);
  void callUnresolved(const Instruction &I);
  void constructFrom(uint32_t Hub, TypeId T, unsigned Depth);

  uint32_t field(StringId Name);
  uint32_t pairField(StringId Name, TypeId Content);
  void joinPairs();
  void calledFrom(uint32_t Caller, uint32_t Function);
  uint32_t global(StringId Symbol);
  Spot spot(PathId Path);
  TypeView rootType(const AccessPath &A) const;
  Spot rootOf(uint32_t Node) const { return {Node, {}}; }
  llvm::SmallVector<Spot, 4> spotsAt(const Instruction &I, const Port &At);
  Access access(const Operand &O);
  TypeId typeOf(const Operand &O) const;
  void seed(uint32_t Node, Cargo Has);
  void seed(uint32_t Node, TypeId T);
  void flow(const Spot &From, const Spot &To, bool Deep);
  void exchange(const Access &A, const Spot &B);
  bool mayCall(const Instruction &I);
  bool reached(const llvm::DenseMap<uint32_t, uint32_t> &Nodes,
               StringId Name) const;
  uint32_t index(StringId Symbol) const;

  const Program &P;
  const Policy &Rules;
  const SourceTable &Sources;
  CalleeTable &Callees;
  ReachGraph Graph;
  const LibraryClasses &Classes;
  PathTypes Walk;
  TypeCargo Types;

  llvm::DenseMap<uint32_t, uint32_t> IndexOf;
  /// Nodes of a function: itself, This, Return, parameters (one more for
  /// variadic arguments), then locals and temporaries of its bodies.
  std::vector<uint32_t> First;
  uint32_t Exceptions = 0, Callbacks = 0, Conversions = 0;
  llvm::DenseMap<uint32_t, uint32_t> Fields, Globals;
  /// Of std::pair, by the type of what is in them: what all pairs of a program
  /// hold is too much for one place.
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> PairFields;
  std::vector<bool> Called; ///< Function is called through a value.
  std::map<StringId, std::vector<uint32_t>> Constructors;
  std::vector<bool> Needed;

  // The body being visited.
  uint32_t Self = 0, Locals = 0;
  const Body *In = nullptr;
  llvm::DenseSet<uint32_t> Closures; ///< Roots that hold callables.
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_DEMAND_H
