//===-- Solve/Sources.h - declarations of personal data ---------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_SOURCES_H
#define PIIFLOW_SOLVE_SOURCES_H

#include "Link/Program.h"
#include "Policy/Policy.h"
#include "Solve/Flows.h"
#include "Solve/LibraryClasses.h"
#include "Solve/Taint.h"

#include "llvm/ADT/StringMap.h"

#include <deque>

namespace piiflow {

/// What annotations and the policy say about one declaration.
struct DataMark {
  SourceId Source;   ///< Valid: personal data.
  bool None = false; ///< Looked at and found not personal.
};

/// Every declaration of personal data in the program, and the protections
/// that types give to what is stored in them.
class SourceTable {
public:
  SourceTable(const Program &P, const Policy &Rules,
              const LibraryClasses &Classes, ProtectionTable &Protections);

  const SourceDecl &operator[](SourceId S) const { return Decls[S.Value]; }
  DataMark field(StringId Name) const { return find(Fields, Name); }
  DataMark global(StringId Symbol) const { return find(Globals, Symbol); }
  DataMark record(StringId Name) const { return find(Records, Name); }
  /// What a wrapper type protects its content with; the empty set for other
  /// types.
  ProtectionSetId wrapper(StringId Record) const;

  /// The declaration that marks of a parameter, local or function make. The
  /// entity names it for good: "ns::f::parameter".
  DataMark declare(llvm::ArrayRef<Mark> Marks, std::string Name,
                   std::string Entity, const SourceRange &Range);
  /// A declaration that the policy makes of a call's result.
  SourceId declare(std::vector<std::string> Categories, std::string Name,
                   std::string Entity, Place Where);

  /// Whether two declarations speak about the same kind of data.
  bool related(SourceId A, SourceId B) const;
  /// The annotated fields and types that a value of this type contains, also
  /// in containers, and behind the pointer that it is; not what a record's
  /// own pointers lead to, which is most of the program. Sorted.
  llvm::ArrayRef<SourceId> within(TypeId T) const;
  llvm::ArrayRef<SourceId> withinRecord(StringId Name) const;

private:
  using MarkMap = llvm::DenseMap<uint32_t, DataMark>;
  static DataMark find(const MarkMap &M, StringId Name) {
    return Name.valid() ? M.lookup(Name.Value) : DataMark();
  }
  DataMark declareNamed(llvm::ArrayRef<Mark> Marks,
                        llvm::ArrayRef<std::string> PolicyCategories,
                        std::string Name, std::string Entity,
                        const SourceRange &Range);
  void addWrapper(const Record &R, ProtectionTable &Protections);
  bool isLink(TypeId T) const;
  bool hasParameter(TypeId T, std::vector<StringId> &Visited) const;
  bool keepsArguments(StringId Template, std::vector<StringId> &Visited) const;
  void collect(TypeId T, std::vector<SourceId> &Out,
               std::vector<StringId> &Visited, unsigned Depth) const;
  void collectRecord(StringId Name, std::vector<SourceId> &Out,
                     std::vector<StringId> &Visited, unsigned Depth) const;

  const Program &P;
  const Policy &Rules;
  const LibraryClasses &Classes;
  std::deque<SourceDecl> Decls;
  std::map<std::string, SourceId> ByEntity;
  MarkMap Fields, Globals, Records;
  llvm::DenseMap<uint32_t, ProtectionSetId> Wrappers;
  mutable std::map<uint32_t, std::vector<SourceId>> TypeCache, RecordCache;
};

/// The last two components of a qualified name with a dot: "User.phone".
std::string memberName(llvm::StringRef Qualified);

} // namespace piiflow

#endif // PIIFLOW_SOLVE_SOURCES_H
