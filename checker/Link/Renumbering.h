//===-- Link/Renumbering.h - ids of a unit to the program's -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_LINK_RENUMBERING_H
#define PIIFLOW_LINK_RENUMBERING_H

#include "Link/Program.h"

#include <unordered_map>

namespace piiflow {

/// The strings, files and types of a program under construction, each once.
class ProgramTables {
public:
  explicit ProgramTables(Program &P) : P(P) {}
  StringId string(llvm::StringRef Text) { return P.Strings.intern(Text); }
  FileId file(StringId Name);
  /// `T` speaks of the program's ids already.
  TypeId type(Type T);

private:
  struct TypeHash {
    size_t operator()(const Type &T) const;
  };
  Program &P;
  std::vector<FileId> Files; ///< By the id of the name.
  std::unordered_map<Type, TypeId, TypeHash> Types;
};

/// Turns what speaks of the ids of one unit into what speaks of the ids of the
/// program. An id is translated when it is first met, so that what is dropped
/// as a duplicate costs nothing.
class Renumbering {
public:
  Renumbering(ProgramTables &To, const Unit &From)
      : To(To), From(From), Strings(From.Strings.size()),
        Types(From.Types.size()), Open(From.Types.size()),
        Files(From.Files.size()) {}

  StringId operator()(StringId S);
  TypeId operator()(TypeId T);
  FileId operator()(FileId F);

  void apply(std::vector<StringId> &V);
  void apply(SourceRange &R);
  void apply(std::vector<Mark> &Marks);
  void apply(FunctionDecl &D);
  void apply(Parameter &P) { applyToVariable(P); }
  void apply(Field &F) { applyToVariable(F); }
  void apply(Record &R);
  void apply(Global &G);
  void apply(Body &B);
  void apply(Suppression &S);

private:
  template <typename T> void applyToVariable(T &V) {
    V.Name = (*this)(V.Name);
    V.Type = (*this)(V.Type);
    apply(V.Marks);
    apply(V.Range);
  }
  void apply(AccessPath &P);
  void apply(Instruction &I);

  ProgramTables &To;
  const Unit &From;
  std::vector<StringId> Strings;
  std::vector<TypeId> Types;
  std::vector<bool> Open; ///< Types being translated: a cycle is cut.
  std::vector<FileId> Files;
};

} // namespace piiflow

#endif // PIIFLOW_LINK_RENUMBERING_H
