//===-- Model/Ids.h - strongly typed indices --------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_MODEL_IDS_H
#define PIIFLOW_MODEL_IDS_H

#include <compare>
#include <cstdint>
#include <functional>

namespace piiflow {

/// A strongly typed index into a table. `Tag` keeps an index of one table from
/// being used in another. The invalid id is the default.
template <typename Tag> struct Id {
  static constexpr uint32_t Invalid = ~0u;
  uint32_t Value = Invalid;

  constexpr Id() = default;
  constexpr explicit Id(uint32_t V) : Value(V) {}
  constexpr bool valid() const { return Value != Invalid; }
  constexpr explicit operator bool() const { return valid(); }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// A string in a StringTable. Two equal strings of one table have one id.
using StringId = Id<struct StringTag>;
/// A type in the type table of a unit or program.
using TypeId = Id<struct TypeTag>;
/// An access path in the path table of a function body.
using PathId = Id<struct PathTag>;
/// A basic block of a function body.
using BlockId = Id<struct BlockTag>;
/// A source file of a unit or program.
using FileId = Id<struct FileTag>;

} // namespace piiflow

// Specializing it for a type of ours is allowed; the check takes Id<Tag> for a
// type of nobody's, because of its parameter.
// NOLINTNEXTLINE(bugprone-std-namespace-modification)
template <typename Tag> struct std::hash<piiflow::Id<Tag>> {
  size_t operator()(piiflow::Id<Tag> I) const noexcept { return I.Value; }
};

#endif // PIIFLOW_MODEL_IDS_H
