//===-- Link/Program.h - the facts of a whole program -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_LINK_PROGRAM_H
#define PIIFLOW_LINK_PROGRAM_H

#include "Facts/Unit.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/raw_ostream.h"

#include <map>

namespace piiflow {

/// The merged facts of all units, over one string table. Merging is
/// commutative, associative and idempotent: the order of units never shows.
/// Types, files and strings are renumbered; ids of different programs do not
/// mix. Everything is sorted by name (not by id), so that iteration order is
/// the same for any order of inputs.
class Program {
public:
  /// A function with everything said about it anywhere.
  struct Function {
    FunctionDecl Decl; ///< Marks and flags are the union over declarations.
    /// Bodies with different hashes (One-Definition-Rule variants, or none).
    std::vector<Body> Bodies;
    /// Symbols of methods that directly override this one, sorted.
    std::vector<StringId> OverriddenBy;
  };

  StringTable Strings;
  std::vector<StringId> Files;
  std::vector<Type> Types;
  std::vector<Record> Records;     ///< Sorted by name; one a name.
  std::vector<Function> Functions; ///< Sorted by symbol.
  std::vector<Global> Globals;     ///< Sorted by symbol.
  std::vector<Suppression> Suppressions;
  struct UnitStatus {
    std::string MainFile;
    std::vector<std::string> Problems;
  };
  std::vector<UnitStatus> Units; ///< Sorted by main file.
  std::vector<std::string> OdrNotes;

  const Function *function(StringId Symbol) const;
  const Record *record(StringId Name) const;
  const Global *global(StringId Symbol) const;
  /// All transitive bases of a record, nearest first, each once.
  std::vector<StringId> basesOf(StringId Record) const;
  /// The field `Name` (qualified), if its record is known.
  const Field *field(StringId Name) const;
  /// What a reference type refers to; any other type itself.
  TypeId referee(TypeId T) const {
    return T.valid() && Types[T.Value].Kind == TypeKind::Reference
               ? Types[T.Value].Element
               : T;
  }

  /// Whether the type is a pointer or reference that can be written through.
  bool leadsToWritable(TypeId T) const {
    if (!T.valid())
      return false;
    const Type &Ty = Types[T.Value];
    return (Ty.Kind == TypeKind::Pointer || Ty.Kind == TypeKind::Reference) &&
           !Ty.ConstElement;
  }

  /// Merges units; they are consumed.
  static Program link(std::vector<Unit> Units);

private:
  llvm::DenseMap<uint32_t, uint32_t> FunctionIndex, RecordIndex, GlobalIndex;
  llvm::DenseMap<uint32_t, std::pair<uint32_t, uint32_t>> FieldIndex;
  friend class Linker;
};

/// Prints a program readably, one fact a line: the same text for the same
/// facts.
void dump(const Program &P, llvm::raw_ostream &OS);

} // namespace piiflow

#endif // PIIFLOW_LINK_PROGRAM_H
