//===-- Solve/Frame.h - what locations of one body mean ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_FRAME_H
#define PIIFLOW_SOLVE_FRAME_H

#include "Solve/Demand.h"
#include "Solve/Locations.h"
#include "Solve/PathTypes.h"
#include "Solve/Sources.h"

namespace piiflow {

/// The static meaning of locations in one function body: their types, the
/// annotations that hold for them, and the protection their types give.
class Frame {
public:
  Frame(const Program &P, const LibraryClasses &Classes, SourceTable &Sources,
        ProtectionTable &Protections, const Demand &Needed,
        const Program::Function &F, const Body &B, unsigned Level = 0);

  const Program &program() const { return P; }
  const Body &body() const { return B; }
  const FunctionDecl &decl() const { return F.Decl; }
  SourceTable &sources() { return Sources; }
  ProtectionTable &protections() { return Protections; }
  LocationTable &locations() { return Locations; }
  const LocationTable &locations() const { return Locations; }

  /// The type of a location.
  TypeView type(LocId L);
  /// Whether the type is known: that of a field of a class template may be its
  /// parameter.
  bool isKnown(LocId L);
  void setType(LocId L, TypeId T) { Types[L.Value] = Walk.of(T); }
  /// The declaration of personal data that holds for a location: its own, or
  /// that of the nearest location it is a part of.
  SourceId annotation(LocId L);
  /// The declaration of a parameter, if it is annotated.
  SourceId parameter(unsigned I) const { return Parameters[I].Source; }
  size_t parameters() const { return Parameters.size(); }
  /// What the types of a location and its owners protect its content with.
  ProtectionSetId wrapper(LocId L);
  /// Annotated declarations that a whole value at L contains.
  llvm::ArrayRef<SourceId> within(LocId L);
  /// All fields of the record that L is, bases included; empty when L is no
  /// record of the program.
  std::vector<StringId> fields(LocId L);

  /// Whether the locations are std::pairs, whose parts have names as well as
  /// the indices "0" and "1".
  bool isPair(llvm::ArrayRef<LocId> Where);
  /// Whether the location is an object of a class of the program.
  bool isOwnObject(LocId L);
  /// Whether the location is an object of a class of the program that is no
  /// pointer of any sort: what its pointee would be is the object itself.
  bool isObject(LocId L);
  /// Whether what the caller has at a port can be, or lead to, personal data
  /// or a sink. What is stored at a port that does not matter is not kept.
  bool matters(LocId L);
  /// Whether a value of the location's type can be data: a truth value says
  /// too little, and a pointer to an object or function is none.
  bool holdsData(LocId L);
  /// Whether the location is a string.
  bool isText(LocId L);
  /// What a pointer, iterator or view is one to; invalid when that is not
  /// known.
  TypeId pointeeType(LocId Pointer);
  /// Whether a pointer is one to numbers or characters in a target that is one
  /// object: in a string. Moved on, it stays within.
  bool isWithin(LocId Pointer, LocId Target);
  /// Whether the locations hold references.
  bool isReference(llvm::ArrayRef<LocId> Where);
  /// What models say of the class of an object, or of a base of that; null when
  /// they say nothing.
  const ClassModel *classModel(LocId L);
  /// The ways to what a container or pointer holds; none for other objects.
  using Path = llvm::SmallVector<Selector, 2>;
  llvm::SmallVector<Path, 2> contents(LocId L);
  bool isInteger(LocId L);
  bool isPointer(LocId L); ///< Or a reference.
  /// Whether the location is an array of numbers or characters, or a pointer
  /// into one.
  bool isScalarArray(LocId L);
  Selector pairField(StringId Index) const;

private:
  bool isScalar(TypeId T) const;
  TypeView rootType(const LocationTable::Node &N) const;
  DataMark ownMark(LocId L);

  const Program &P;
  const LibraryClasses &Classes;
  SourceTable &Sources;
  ProtectionTable &Protections;
  const Demand &Needed;
  const Program::Function &F;
  const Body &B;
  LocationTable Locations;
  PathTypes Walk;
  std::vector<DataMark> Parameters, Locals;
  llvm::DenseMap<uint32_t, TypeView> Types;
  llvm::DenseMap<uint32_t, SourceId> Annotations;
  llvm::DenseMap<uint32_t, ProtectionSetId> Wrappers;
  llvm::DenseMap<uint32_t, bool> Mattering;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_FRAME_H
