//===-- Solve/Summary.h - what a call of a function does --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_SUMMARY_H
#define PIIFLOW_SOLVE_SUMMARY_H

#include "Solve/Flows.h"
#include "Solve/Locations.h"

#include <map>
#include <optional>

namespace piiflow {

/// The sink sites met so far, each once.
class SinkTable {
public:
  SinkId intern(SinkSite S);
  const SinkSite &operator[](SinkId S) const { return *Sites[S.Value]; }

private:
  std::map<SinkSite, SinkId> Index;
  std::vector<const SinkSite *> Sites; ///< Keys of Index, which are stable.
};

/// Functions that a caller is known to pass at callable ports of a callee; the
/// callee is analysed once for each set of bindings.
struct Binding {
  PortPath Port;
  std::vector<StringId> Functions;
};
/// One body to analyse: a function under bindings.
struct Instance {
  StringId Symbol;
  std::vector<Binding> Bindings;
  /// A stable name, equal for equal instances.
  std::string key(const StringTable &Strings) const;
};

/// The effect of a call, in terms of the callee's ports (parameters, `this`,
/// globals) on entry. Roots of kind Temp are objects that the call creates.
struct Summary {
  explicit Summary(llvm::ArrayRef<StringId> Transparent)
      : Locations(Transparent) {}

  LocationTable Locations;

  /// What a location holds on return. Locations not listed keep their value.
  struct Output {
    LocId To;
    std::vector<Atom> Value;
    friend bool operator==(const Output &, const Output &) = default;
  };
  std::vector<Output> Outputs; ///< Owners before their parts.

  /// Data of a port that reaches a sink. Later: what the port holds at any
  /// time after the call, too, as when a thread reads it.
  struct PortSink {
    SinkId Site;
    Atom What;
    bool Later = false;
    friend auto operator<=>(const PortSink &, const PortSink &) = default;
  };
  std::vector<PortSink> Sinks; ///< Sorted.

  /// Data written to a stream that only the caller knows. `What` may be a
  /// Source as well as a port. `Written` is the call that writes, of kind
  /// "object": the sink, unless the caller passes the stream itself.
  struct StreamWrite {
    LocId Stream;
    SinkId Written;
    Atom What;
    bool Later = false;
    friend auto operator<=>(const StreamWrite &, const StreamWrite &) = default;
  };
  std::vector<StreamWrite> StreamWrites; ///< Sorted.

  std::vector<LocId> Callables; ///< Ports that are called. Sorted.
  /// What pointers at ports refer to, where all elements around are meant.
  std::vector<LocId> Ranges;   ///< Sorted.
  std::vector<TypeId> Created; ///< Types of created objects, by number.
  /// Whether what the call starts goes on after it, and meets or leaves
  /// something at ports then.
  bool Starts = false;

  /// Personal data of the body (or of its callees) that reaches a sink here.
  struct LocalFlow {
    SourceId Source;
    SinkId Site;
    ProtectionSetId Protections;
    Confidence Trust = Confidence::High;
    uint32_t Instruction = 0; ///< Its number in the body, in block order.
    friend auto operator<=>(const LocalFlow &, const LocalFlow &) = default;
  };
  std::vector<LocalFlow> Flows; ///< Sorted.

  /// Functions without body or model that personal data entered.
  std::map<std::string, unsigned> Unknown;
  unsigned UnresolvedCalls = 0;
  bool CutShort = false;
  unsigned Level = 0; ///< Of precision, in budget::Levels.
  uint64_t Work = 0;  ///< Steps that it took, on all levels.

  /// Whether an atom means the same whoever calls: what it stands for is known
  /// where it is met.
  bool isSettled(const Atom &A) const {
    return !A.isPort() || Locations[A.location()].Root == LocRoot::Junction;
  }

  /// Joins the summary of another body of the same function: what only one of
  /// them writes may also stay as it was.
  void addVariant(const Summary &Other);

  /// How much callers, and theirs, have to repeat: of outputs, of what is in
  /// them, and of sinks.
  size_t size() const;
  /// Whether callers would see a difference.
  bool sameEffect(const Summary &Other) const {
    return Outputs == Other.Outputs && Sinks == Other.Sinks &&
           StreamWrites == Other.StreamWrites && Callables == Other.Callables &&
           Ranges == Other.Ranges && Starts == Other.Starts;
  }

private:
  using OutputMap = std::map<LocId, std::vector<Atom>>;
  std::vector<Atom> heldAt(const OutputMap &Written, LocId Where);
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_SUMMARY_H
