//===-- Solve/Taint.h - atoms, protections and values -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_TAINT_H
#define PIIFLOW_SOLVE_TAINT_H

#include "Model/Finding.h"
#include "Model/Ids.h"
#include "Policy/Policy.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/Support/Allocator.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace piiflow {

/// A location of a LocationTable.
using LocId = Id<struct LocTag>;
/// A value of a ValueTable; value 0 holds nothing.
using ValueId = Id<struct ValueTag>;
/// A declaration of personal data in a SourceTable.
using SourceId = Id<struct SourceTag>;
/// A set of protections in a ProtectionTable; set 0 is empty.
using ProtectionSetId = Id<struct ProtectionSetTag>;
/// A sink site in a SinkTable.
using SinkId = Id<struct SinkTag>;

/// The sets of protections met so far, each once.
class ProtectionTable {
public:
  ProtectionTable() { intern({}); }
  ProtectionSetId intern(std::vector<Protection> Set);
  ProtectionSetId unite(ProtectionSetId A, ProtectionSetId B);
  /// The protections that both sets hold.
  ProtectionSetId intersect(ProtectionSetId A, ProtectionSetId B);
  bool subset(ProtectionSetId A, ProtectionSetId B) const;
  llvm::ArrayRef<Protection> get(ProtectionSetId S) const {
    return *Sets[S.Value];
  }
  static ProtectionSetId none() { return ProtectionSetId(0); }

private:
  std::map<std::vector<Protection>, ProtectionSetId> Index;
  std::vector<const std::vector<Protection> *> Sets;
};

/// One thing a value may be or depend on.
struct Atom {
  enum KindT : uint8_t {
    Init,     ///< What the location Subject held on entry; a copy, so parts of
              ///< this value are parts of that.
    Deep,     ///< Depends on anything at or below location Subject on entry.
    Addr,     ///< A pointer to location Subject.
    Function, ///< The function of symbol Subject: a callable.
    Source,   ///< Personal data of declaration Subject.
    Const,    ///< A literal; Subject = StringId of its text.
    Unknown,  ///< Data of a function without body or model.
  };
  KindT Kind = Unknown;
  Confidence Trust = Confidence::High;
  uint32_t Subject = Id<void>::Invalid;
  /// For Init and Deep: the declaration of personal data that the value was
  /// stored in. What the caller passed becomes personal data of it, unless it
  /// was so already or is protected.
  SourceId Via;
  ProtectionSetId Protections{0};

  friend auto operator<=>(const Atom &, const Atom &) = default;
  bool isPort() const { return Kind == Init || Kind == Deep; }
  /// Whether it is data, as opposed to an address or a callable.
  bool isData() const { return Kind != Addr && Kind != Function; }
  LocId location() const { return LocId(Subject); }
  friend llvm::hash_code hash_value(const Atom &A) {
    return llvm::hash_combine(uint8_t(A.Kind), uint8_t(A.Trust), A.Subject,
                              A.Via.Value, A.Protections.Value);
  }
};

/// Interned sets of atoms. For atoms that differ in protections only, a value
/// keeps the alternatives that no other is a subset of: what one path forgot
/// to apply stays visible beside what another applied.
class ValueTable {
public:
  explicit ValueTable(ProtectionTable &Protections);
  ValueId intern(std::vector<Atom> Atoms);
  ValueId single(const Atom &A) { return internSorted(A); }
  ValueId join(ValueId A, ValueId B);
  ValueId join(llvm::ArrayRef<ValueId> All);
  /// Valid as long as the table.
  llvm::ArrayRef<Atom> atoms(ValueId V) const { return Values[V.Value]; }
  bool isEmpty(ValueId V) const { return V.Value == 0; }
  static ValueId empty() { return ValueId(0); }

  /// Applies `Map` to every atom; it appends what the atom becomes.
  template <typename Fn> ValueId map(ValueId V, Fn Map) {
    std::vector<Atom> Out;
    for (const Atom &A : atoms(V))
      Map(A, Out);
    return intern(std::move(Out));
  }
  /// The value with protections added to all data in it.
  ValueId protect(ValueId V, ProtectionSetId S);
  /// The value at no more than this confidence.
  ValueId limit(ValueId V, Confidence C);

  ProtectionTable &protections() { return Protections; }

  /// Steps taken so far.
  uint64_t work() const { return Work; }
  /// Whether something was left out for a budget.
  bool truncated() const { return Truncated; }

private:
  ValueId internSorted(llvm::ArrayRef<Atom> Atoms);
  void addAlternatives(llvm::ArrayRef<Atom> Same, std::vector<Atom> &Kept);
  void normalise(std::vector<Atom> &Atoms);

  ProtectionTable &Protections;
  llvm::BumpPtrAllocator Storage;
  std::vector<llvm::ArrayRef<Atom>> Values;
  std::unordered_multimap<std::size_t, ValueId> Index; ///< By hash.
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, ValueId> Joins;
  bool Truncated = false;
  uint64_t Work = 0;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_TAINT_H
