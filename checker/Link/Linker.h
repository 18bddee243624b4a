//===-- Link/Linker.h - merges units into a program -------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_LINK_LINKER_H
#define PIIFLOW_LINK_LINKER_H

#include "Link/Renumbering.h"

namespace piiflow {

/// Merges units into a program, one after the other. What several units say
/// about one entity is joined: marks, fields, bases and overrides are united,
/// bodies with the same contents are kept once.
class Linker {
public:
  explicit Linker(Program &P) : P(P), Tables(P) {}

  /// Units have to come in an order that does not depend on the caller's.
  void add(Unit U);
  /// Sorts and indexes what was merged.
  void finish();

private:
  Program::Function &function(StringId Symbol);
  void add(FunctionDecl D, Renumbering &Ids);
  void add(Record R, Renumbering &Ids, bool Complete);
  void add(Global G, Renumbering &Ids);
  void add(Body B, Renumbering &Ids);

  void sortFunctions();
  void sortBodies(Program::Function &F);
  void linkOverrides();
  void sortRecords();
  void sortGlobals();
  void sortSuppressions();
  void noteDifferingRecords();
  void noteDifferingBodies(const Program::Function &F);

  /// Sorts `Items` by the text of their names.
  template <typename T, typename Name>
  void sortByName(std::vector<T> &Items, Name NameOf);
  std::string placed(StringId Name, const SourceRange &R) const;

  Program &P;
  ProgramTables Tables;
  /// Names of records whose fields differ between units.
  std::vector<StringId> DifferingRecords;
};

} // namespace piiflow

#endif // PIIFLOW_LINK_LINKER_H
