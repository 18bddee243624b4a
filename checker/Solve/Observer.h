//===-- Solve/Observer.h - watching an interpretation -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_OBSERVER_H
#define PIIFLOW_SOLVE_OBSERVER_H

#include "Solve/Taint.h"

namespace piiflow {

struct Instance;
struct Summary;

/// Told what the recording pass of an interpreter reads, writes and binds.
/// Traces are rebuilt from it, for reported flows only.
class Observer {
public:
  virtual ~Observer() = default;
  virtual void instruction(uint32_t Number) = 0;
  virtual void read(LocId Where, ValueId Value) = 0;
  virtual void written(LocId Where, ValueId Value) = 0;
  /// Part `What` of a callee's output at `To` stands for `Value` here. Both
  /// are in terms of the callee's summary.
  virtual void bound(const Instance &Callee, const Summary &Effect, LocId To,
                     const Atom &What, ValueId Value) = 0;
  /// Data reaches a sink at this instruction; inside the callee, as its
  /// `What`, when there is one.
  /// `Inner`, and known there as that site.
  virtual void reached(SinkId Site, ValueId Data, const Instance *Callee,
                       const Summary *Effect, const Atom *What,
                       SinkId Inner) = 0;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_OBSERVER_H
