//===-- Solve/Memory.h - the symbolic store ---------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_MEMORY_H
#define PIIFLOW_SOLVE_MEMORY_H

#include "Solve/Frame.h"
#include "Solve/Observer.h"

#include "llvm/ADT/SmallVector.h"

#include <set>

namespace piiflow {

using LocSet = llvm::SmallVector<LocId, 4>;

/// What is known at one program point: values of locations. A location
/// without a value of its own has the matching part of its owner's; a root
/// without one holds what it held on entry (ports) or nothing.
class State {
public:
  bool Reachable = false;
  /// Whether something goes on beside the function by now, as a thread.
  bool Started = false;

  const ValueId *find(LocId L) const {
    auto It = Values.find(L.Value);
    return It == Values.end() ? nullptr : &It->second;
  }
  void set(LocId L, ValueId V) { Values[L.Value] = V; }
  void erase(LocId L) { Values.erase(L.Value); }
  const llvm::DenseMap<uint32_t, ValueId> &values() const { return Values; }

private:
  llvm::DenseMap<uint32_t, ValueId> Values;
};

/// How a copy differs from what was copied.
struct Change {
  ProtectionSetId Protections = ProtectionTable::none();
  Confidence Trust = Confidence::High;
  friend auto operator<=>(const Change &, const Change &) = default;
};

/// Reads and writes states. Writes are strong (they replace) when the target
/// is one single location, and weak (they add) otherwise. Copies keep
/// structure: every part of the source becomes the same part of the target.
class Memory {
public:
  /// Tells every read and write until it is reset to null.
  void watch(Observer *Watcher) { Watch = Watcher; }

  /// While it lives, whether a literal is written over personal data is told
  /// by this state: a call may clear what it then writes.
  class Earlier {
  public:
    Earlier(Memory &M, const State &Before) : M(M) { M.Held = &Before; }
    ~Earlier() { M.Held = nullptr; }
    Earlier(const Earlier &) = delete;

  private:
    Memory &M;
  };

  /// While a call is applied: objects that it has written anew. What it says of
  /// their parts, of elements as well, is all that they hold.
  llvm::SmallVector<LocId, 4> Renewed;

  Memory(Frame &Context, ValueTable &Values)
      : F(Context), L(Context.locations()), V(Values) {}

  /// The value of a location as stored.
  ValueId lookup(const State &S, LocId Where);
  /// The value a program sees there: data of unknown origin in an annotated
  /// place is personal, and content of a wrapper type is protected.
  ValueId read(const State &S, LocId Where);
  ValueId read(const State &S, llvm::ArrayRef<LocId> Where);
  /// All data at or below, also through pointers; no addresses.
  ValueId deep(const State &S, LocId Where);
  ValueId deep(const State &S, llvm::ArrayRef<LocId> Where);
  /// All data in a value that is not stored anywhere, as by deep.
  ValueId deepOf(const State &S, ValueId Value);

  /// Follows selectors from the given locations through current values.
  LocSet walk(const State &S, LocSet From, llvm::ArrayRef<Selector> Steps);
  /// Locations that the pointer at `Where` may point to.
  LocSet targets(const State &S, LocId Where);

  /// Writes one value, without parts.
  void assign(State &S, llvm::ArrayRef<LocId> To, ValueId Value);
  /// As assign, but always keeps what was there.
  void add(State &S, llvm::ArrayRef<LocId> To, ValueId Value);
  /// Copies values with all parts, from locations of `Before`.
  void copy(State &S, llvm::ArrayRef<LocId> To, const State &Before,
            llvm::ArrayRef<LocId> From, bool Weak = false,
            const Change &As = Change());
  /// Forgets the parts of a location and makes it hold nothing.
  void clear(State &S, llvm::ArrayRef<LocId> Where);

  /// Makes pointers refer to any element of what others refer into.
  void step(State &S, llvm::ArrayRef<LocId> To, const State &Before,
            llvm::ArrayRef<LocId> From);
  /// The elements around one that a pointer, which is moved on, refers to.
  LocId around(LocId Pointer, LocId Target);
  /// Targets of pointers, and all elements around them that an algorithm
  /// visits.
  LocSet rangeAt(const State &S, llvm::ArrayRef<LocId> Pointers);

  /// Makes a pointer refer to the element that the loop is at in this round:
  /// `Each` of `Range`, whose elements it refers to so far. Nothing happens
  /// when it may be of something else.
  void visit(State &S, LocId Pointer, LocId Range, StringId Loop);
  /// All elements of `Range` are as the loop left the one that it was at.
  void visited(State &S, LocId Range, StringId Loop);
  /// Whether the locations are the one element that a loop is at.
  static bool isEach(const LocationTable &L, llvm::ArrayRef<LocId> Where) {
    return Where.size() == 1 &&
           L[Where.front()].Step.Kind == SelectorKind::Each;
  }
  /// Forgets at which element a loop is: it is any.
  void leaveLoops(State &S);

  /// Adds locations that hold something else in `After` than in `Before`.
  static void noteChanges(const State &Before, const State &After,
                          std::set<LocId> &Changed);
  /// Adds to what is at locations of `S` what `Other` has there.
  void addValues(State &S, const State &Other, const std::set<LocId> &Where);

  /// Adds what `Other` knows; true when `Into` changed.
  bool join(State &Into, const State &Other);

  /// What a value becomes by being stored in a place declared as `Kind`.
  ValueId declareAs(const State &S, ValueId Value, SourceId Kind,
                    bool WasPersonal);
  /// Locations with a value of their own at or below `Where`.
  LocSet stored(const State &S, LocId Where);

  /// Counts steps that are taken elsewhere.
  void charge(uint64_t Steps) { Work += Steps; }
  /// Beyond this many steps, nothing more is done: the results are useless.
  void allowMore(uint64_t Steps) { Allowed = Work + V.work() + Steps; }
  bool exhausted() const { return work() > Allowed; }
  uint64_t work() const { return Work + V.work(); }
  /// Whether something was left out for a budget.
  bool truncated() const { return Truncated; }

private:
  void addUnique(LocSet &Set, LocId L);
  bool isOne(llvm::ArrayRef<LocId> To) const;
  bool isBuffer(LocId Where);
  ValueId part(ValueId Owner, LocId Below);
  ValueId lookupOwn(const State &S, LocId Named);
  void collectStored(const State &S, LocId Where, LocSet &Out);
  bool hasStoredBelow(const State &S, LocId Where);
  void eraseBelow(State &S, LocId Where);
  void addVariants(const State &S, LocId Node, llvm::ArrayRef<Selector> Rest,
                   bool Written, LocSet &Out);
  bool hasStoredOnWay(const State &S, LocId Node,
                      llvm::ArrayRef<Selector> Rest);
  LocId keptAt(const State &S, LocId Where);
  LocSet siblings(const State &S, LocId Where, bool Written = false);
  void addGeneral(const State &S, LocId Node, llvm::ArrayRef<Selector> Rest,
                  LocSet &Out);
  void stepObject(State &S, llvm::ArrayRef<LocId> To, const State &Before,
                  llvm::ArrayRef<LocId> From);
  LocSet partsAt(const State &S, LocId Where);
  void keepParts(State &S, LocId Where);
  void dissolve(State &S, LocId Each);
  void materialise(State &S, LocId Each, LocId Any);
  void mingle(State &S, LocId To, const State &Before, LocId From);
  void redirect(State &S, LocId From, LocId To);
  bool isSameElement(const State &S, LocId Each, LocId Any);
  ValueId fitting(LocId To, ValueId Value);
  void write(State &S, LocId To, ValueId Value, bool Strong);
  using Steps = llvm::SmallVector<Selector, 6>;
  /// Owners before their parts: writing an owner forgets its parts.
  struct ByDepth {
    bool operator()(const Steps &A, const Steps &B) const {
      return A.size() != B.size() ? A.size() < B.size() : A < B;
    }
  };
  using PartSet = std::set<Steps, ByDepth>;
  PartSet partsOf(const State &S, llvm::ArrayRef<LocId> To, const State &Before,
                  llvm::ArrayRef<LocId> From);
  struct DeepWalk;
  bool isAddress(const Atom &A);
  void deepInto(const State &S, LocId Where, DeepWalk &Walk, unsigned Depth);

  Frame &F;
  LocationTable &L;
  ValueTable &V;
  Observer *Watch = nullptr;
  const State *Held = nullptr;
  bool Truncated = false;
  uint64_t Work = 0, Allowed = ~0ull;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_MEMORY_H
