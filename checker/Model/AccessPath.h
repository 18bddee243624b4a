//===-- Model/AccessPath.h - root and selectors -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_MODEL_ACCESSPATH_H
#define PIIFLOW_MODEL_ACCESSPATH_H

#include "Model/Ids.h"

#include "llvm/ADT/SmallVector.h"

#include <tuple>

namespace piiflow {

/// Where an access path starts.
enum class RootKind : uint8_t {
  Local,     ///< Index = position in Body::Locals.
  Param,     ///< Index = parameter number.
  This,      ///< The `this` pointer (a pointer: its object is This.Deref).
  Return,    ///< The value returned; a pointer when a reference is returned.
  Global,    ///< Index = StringId of the global's symbol.
  Exception, ///< The exception object in flight.
  Temp,      ///< Index = position in Body::Temps: an unnamed value.
};

/// One step of an access path.
enum class SelectorKind : uint8_t {
  Field,       ///< Payload = StringId of "ns::Class::field" (template classes
               ///< without arguments); a closure's captures are fields too.
  Element,     ///< Any element of an array or container.
  Const,       ///< The element at a constant index or key; Payload = StringId
               ///< of its text ("0", "name").
  Deref,       ///< What a pointer, reference, iterator, view or smart pointer
               ///< refers to.
  Alternative, ///< The content of an optional, variant, any or expected.
  Bytes,       ///< The raw bytes of an object.
  Any,         ///< Anything below: a path cut at the length limit.
  Each,        ///< The element that a loop over all elements is at; Payload
               ///< tells loops apart. Solving makes these, facts have none.
};

struct Selector {
  SelectorKind Kind = SelectorKind::Any;
  StringId Payload;

  friend auto operator<=>(const Selector &, const Selector &) = default;
  static Selector field(StringId Name) { return {SelectorKind::Field, Name}; }
  static Selector element() { return {SelectorKind::Element, {}}; }
  static Selector constant(StringId Key) { return {SelectorKind::Const, Key}; }
  static Selector deref() { return {SelectorKind::Deref, {}}; }
};

/// A storage location named by a root and selectors, such as
/// `Param 0.Deref.Customer::phone`. References are pointers: a use of a
/// reference variable carries an explicit Deref, as does every use of a field
/// of `*this` (`This.Deref.field`).
struct AccessPath {
  RootKind Root = RootKind::Temp;
  uint32_t Index = 0;
  llvm::SmallVector<Selector, 4> Selectors;

  friend bool operator==(const AccessPath &A, const AccessPath &B) {
    return A.Root == B.Root && A.Index == B.Index && A.Selectors == B.Selectors;
  }
};

} // namespace piiflow

#endif // PIIFLOW_MODEL_ACCESSPATH_H
