//===-- Solve/Locations.h - storage named symbolically ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_LOCATIONS_H
#define PIIFLOW_SOLVE_LOCATIONS_H

#include "Model/AccessPath.h"
#include "Solve/Budget.h"
#include "Solve/Taint.h"

#include "llvm/ADT/SmallVector.h"

namespace piiflow {

/// What a location belongs to.
enum class LocRoot : uint8_t {
  Local,
  Param,
  This,
  Return,
  Global,
  Exception,
  Temp,
  Scratch,  ///< An argument of the call being interpreted.
  Fresh,    ///< An object that a callee created: Index = instruction, Part =
            ///< its number in the callee's summary.
  Junction, ///< What passes a cut call, at any time: Index = the callee's
            ///< symbol, Part = a junction::Part.
};

/// A cut call is one whose callee is not looked into, so that a large recursion
/// falls apart. Its junction is where all callers of the callee, and all that
/// its calls may run, leave and find what they exchange.
namespace junction {
/// `In(n)`: what callers pass as parameter n; `Out(n)`: what targets leave
/// there. The other ports are numbered above all parameters.
enum Port : uint32_t { This = 1u << 20, Return, Exception, Elsewhere };
/// The symbol where it does not matter which callee it is: of what fields hold.
constexpr uint32_t AnyCallee = 0;
constexpr uint32_t in(uint32_t Port) { return Port * 2; }
constexpr uint32_t out(uint32_t Port) { return Port * 2 + 1; }
constexpr uint32_t portOf(uint32_t Part) { return Part / 2; }
} // namespace junction

/// A port, named without a LocationTable.
struct PortPath {
  LocRoot Root = LocRoot::Param;
  uint32_t Index = 0, Part = 0;
  std::vector<Selector> Selectors;
  friend bool operator==(const PortPath &, const PortPath &) = default;
};

/// A tree of storage locations: roots, and parts of locations. A part reached
/// by Deref is what the location pointed to on entry of the function, so a
/// location never changes what it names; following the current value of a
/// pointer is Memory's work.
///
/// Paths keep a limited number of fields and elements (those of std::pair are
/// not counted); below, `Any` stands for all paths, and of them only the last
/// field is told. A field that repeats, as in a list, stands for all further
/// ones.
class LocationTable {
public:
  struct Node {
    LocId Parent; ///< Invalid for a root.
    Selector Step;
    LocRoot Root = LocRoot::Temp;
    uint32_t Index = 0, Part = 0;
    uint8_t Counted = 0; ///< Selectors that count towards the limit.
    uint8_t Depth = 0;
    bool Many = false;   ///< Stands for several objects: weak updates.
    bool Derefs = false; ///< Some selector is a Deref.
    bool HasKey = false; ///< Some selector tells one element from others.
    /// What a pointer refers to that leads to the elements around as well.
    bool IsRange = false;
    LocId Top;
    llvm::SmallVector<LocId, 2> Children;
  };

  /// `Transparent` are the fields that do not count towards the limit.
  explicit LocationTable(llvm::ArrayRef<StringId> Transparent,
                         const budget::Precision &Limit = budget::Levels[0])
      : Limit(Limit), Transparent(Transparent.begin(), Transparent.end()) {}

  LocId root(LocRoot Kind, uint32_t Index = 0, uint32_t Part = 0);
  LocId child(LocId Parent, const Selector &S);
  const Node &operator[](LocId L) const { return Nodes[L.Value]; }
  size_t size() const { return Nodes.size(); }
  /// Whether a selector tells one element of many: a constant key, or the
  /// round of a loop.
  static bool isKey(const Selector &S) {
    return S.Kind == SelectorKind::Const || S.Kind == SelectorKind::Each;
  }
  /// Whether some location is an element that a loop is at.
  bool hasEach() const { return HasEach; }

  /// Notes that a location also stands for the elements around.
  void noteRange(LocId L) { Nodes[L.Value].IsRange = true; }
  /// As noteRange, for one that is written to: it is several objects.
  void makeMany(LocId L);
  /// How many locations were made several objects: what was done with them
  /// before is to be done again.
  unsigned made() const { return Made; }

  /// Whether its content on entry is the caller's.
  bool isPort(LocId L) const {
    const LocRoot R = Nodes[L.Value].Root;
    return R == LocRoot::Param || R == LocRoot::This || R == LocRoot::Global ||
           R == LocRoot::Junction;
  }
  bool isBelow(LocId L, LocId Ancestor) const;
  /// Selectors from `Ancestor` (exclusive) down to `L`.
  llvm::SmallVector<Selector, 6> between(LocId Ancestor, LocId L) const;
  LocId extend(LocId L, llvm::ArrayRef<Selector> Steps);
  /// The location with any element in place of that which a loop is at.
  LocId withoutEach(LocId L);
  /// The nearest of a location and its owners that has a value of its own;
  /// invalid when none has. What a port pointed to on entry is no part of what
  /// the pointer holds: it stays what it was when the pointer is changed.
  template <typename Fn> LocId nearestWithValue(LocId L, Fn HasValue) const {
    while (!HasValue(L)) {
      const Node &N = Nodes[L.Value];
      if (!N.Parent.valid() ||
          (N.Step.Kind == SelectorKind::Deref && isPort(L)))
        return {};
      L = N.Parent;
    }
    return L;
  }
  PortPath path(LocId L) const;
  LocId locate(const PortPath &Path);
  /// The same location of another table, in this one.
  LocId import(const LocationTable &From, LocId L);

private:
  LocId repeated(LocId L, const Selector &S) const;
  LocId cutAt(LocId L) const;
  void markMany(LocId L);

  budget::Precision Limit;
  bool HasEach = false;
  unsigned Made = 0;
  std::vector<Node> Nodes;
  std::map<std::tuple<LocRoot, uint32_t, uint32_t>, LocId> Roots;
  std::vector<StringId> Transparent;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_LOCATIONS_H
