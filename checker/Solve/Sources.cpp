//===-- Solve/Sources.cpp - declarations of personal data -------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Sources.h"

#include "llvm/ADT/STLExtras.h"

#include "Solve/Places.h"
#include "Support/SortUnique.h"

#include <algorithm>

using namespace piiflow;

std::string piiflow::memberName(llvm::StringRef Qualified) {
  auto [Rest, Last] = Qualified.rsplit("::");
  if (Last.empty())
    return Qualified.str();
  return (Rest.contains("::") ? Rest.rsplit("::").second : Rest).str() + "." +
         Last.str();
}

SourceTable::SourceTable(const Program &P, const Policy &Rules,
                         const LibraryClasses &Classes,
                         ProtectionTable &Protections)
    : P(P), Rules(Rules), Classes(Classes) {
  for (const Record &R : P.Records) {
    const llvm::StringRef Name = P.Strings[R.Name];
    Records[R.Name.Value] = declareNamed(R.Marks, Rules.categoriesOfType(Name),
                                         Name.rsplit("::").second.empty()
                                             ? Name.str()
                                             : Name.rsplit("::").second.str(),
                                         Name.str(), R.Range);
    addWrapper(R, Protections);
    for (const Field &F : R.Fields)
      Fields[F.Name.Value] = declareNamed(
          F.Marks, Rules.categoriesOfField(P.Strings[F.Name]),
          memberName(P.Strings[F.Name]), P.Strings[F.Name].str(), F.Range);
  }
  for (const Global &G : P.Globals) {
    const llvm::StringRef Name = P.Strings[G.Name];
    Globals[G.Symbol.Value] =
        declareNamed(G.Marks, Rules.categoriesOfGlobal(Name), Name.str(),
                     Name.str(), G.Range);
  }
}

void SourceTable::addWrapper(const Record &R, ProtectionTable &Protections) {
  std::vector<Protection> Set;
  const std::string Name = P.Strings[R.Name].str();
  for (const Mark &M : R.Marks) {
    if (P.Strings[M.Form] != "pii::sanitizer" || M.Arguments.empty())
      continue;
    Protection Applied;
    Applied.Kind = P.Strings[M.Arguments.front()].str();
    Applied.Name = Name;
    for (StringId A : llvm::ArrayRef(M.Arguments).drop_front())
      (Rules.categories().find(P.Strings[A]) ? Applied.Categories
                                             : Applied.Facts)
          .push_back(P.Strings[A].str());
    Set.push_back(std::move(Applied));
  }
  if (const SanitizerEffect *E = Rules.sanitizerOfType(Name))
    Set.push_back({E->Kind, E->Categories, E->Facts, Name});
  if (!Set.empty())
    Wrappers[R.Name.Value] = Protections.intern(std::move(Set));
}

ProtectionSetId SourceTable::wrapper(StringId Record) const {
  if (!Record.valid())
    return ProtectionTable::none();
  auto It = Wrappers.find(Record.Value);
  return It == Wrappers.end() ? ProtectionTable::none() : It->second;
}

DataMark SourceTable::declareNamed(llvm::ArrayRef<Mark> Marks,
                                   llvm::ArrayRef<std::string> FromPolicy,
                                   std::string Name, std::string Entity,
                                   const SourceRange &Range) {
  DataMark D = declare(Marks, Name, Entity, Range);
  if (!D.Source.valid() && !D.None && !FromPolicy.empty())
    D.Source = declare(FromPolicy.vec(), std::move(Name), std::move(Entity),
                       placeOf(P, Range));
  return D;
}

DataMark SourceTable::declare(llvm::ArrayRef<Mark> Marks, std::string Name,
                              std::string Entity, const SourceRange &Range) {
  DataMark D;
  std::vector<std::string> Categories;
  for (const Mark &M : Marks) {
    if (P.Strings[M.Form] == "pii::none")
      D.None = true;
    if (P.Strings[M.Form] != "pii::source")
      continue;
    const size_t Before = Categories.size();
    for (StringId A : M.Arguments)
      if (Rules.categories().find(P.Strings[A]))
        Categories.push_back(P.Strings[A].str());
    // A category that nobody knows is reported by pii-annotation; the value
    // is personal data all the same.
    if (Categories.size() == Before)
      Categories.push_back("personal");
  }
  if (!Categories.empty())
    D.Source = declare(std::move(Categories), std::move(Name),
                       std::move(Entity), placeOf(P, Range));
  return D;
}

SourceId SourceTable::declare(std::vector<std::string> Categories,
                              std::string Name, std::string Entity,
                              Place Where) {
  auto [It, Inserted] = ByEntity.try_emplace(Entity, SourceId(Decls.size()));
  if (!Inserted)
    return It->second;
  std::sort(Categories.begin(), Categories.end());
  Categories.erase(std::unique(Categories.begin(), Categories.end()),
                   Categories.end());
  Decls.push_back({std::move(Name), std::move(Entity), std::move(Categories),
                   std::move(Where)});
  return It->second;
}

bool SourceTable::related(SourceId A, SourceId B) const {
  if (A == B)
    return true;
  for (const std::string &CA : Decls[A.Value].Categories)
    for (const std::string &CB : Decls[B.Value].Categories)
      if (Rules.categories().related(CA, CB))
        return true;
  return false;
}

/// Whether a field of this type leads to another object, as opposed to having
/// it.
bool SourceTable::isLink(TypeId T) const {
  if (!T.valid())
    return false;
  const Type &Ty = P.Types[T.Value];
  if (Ty.Kind == TypeKind::Pointer || Ty.Kind == TypeKind::Reference)
    return true;
  if (Ty.Kind == TypeKind::Array)
    return isLink(Ty.Element);
  if (Ty.Kind != TypeKind::Record)
    return false;
  const ClassModel *M = Classes.of(Ty.Name);
  if (!M)
    return false;
  return M->Copies == ClassModel::Shared ||
         std::any_of(Ty.Arguments.begin(), Ty.Arguments.end(),
                     [&](TypeId A) { return isLink(A); });
}

/// Whether a value of the type, as a field of a class template has it, has
/// something of a template parameter's type in it.
bool SourceTable::hasParameter(TypeId T, std::vector<StringId> &Visited) const {
  if (!T.valid() || isLink(T))
    return false;
  const Type &Ty = P.Types[T.Value];
  if (Ty.Kind == TypeKind::Other)
    return true;
  if (Ty.Kind == TypeKind::Array)
    return hasParameter(Ty.Element, Visited);
  return Ty.Kind == TypeKind::Record &&
         llvm::any_of(Ty.Arguments,
                      [&](TypeId A) { return hasParameter(A, Visited); }) &&
         keepsArguments(Ty.Name, Visited);
}

/// Whether objects of a class template have what its arguments say in them. A
/// library's do; one of the program has it in some field, if it is not only
/// named there, or pointed to.
bool SourceTable::keepsArguments(StringId Template,
                                 std::vector<StringId> &Visited) const {
  const Record *R = P.record(Template);
  if (!R || R->IsSystem)
    return true;
  if (llvm::is_contained(Visited, Template))
    return false;
  Visited.push_back(Template);
  return llvm::any_of(
             R->Fields,
             [&](const Field &F) { return hasParameter(F.Type, Visited); }) ||
         llvm::any_of(R->Bases, [&](StringId Base) {
           return keepsArguments(Base, Visited);
         });
}

void SourceTable::collectRecord(StringId Name, std::vector<SourceId> &Out,
                                std::vector<StringId> &Visited,
                                unsigned Depth) const {
  if (std::find(Visited.begin(), Visited.end(), Name) != Visited.end())
    return;
  Visited.push_back(Name);
  const DataMark Own = record(Name);
  if (Own.Source.valid())
    Out.push_back(Own.Source);
  const Record *R = P.record(Name);
  if (!R)
    return;
  for (const Field &F : R->Fields) {
    const DataMark M = field(F.Name);
    if (M.Source.valid())
      Out.push_back(M.Source);
    else if (!M.None && !isLink(F.Type))
      collect(F.Type, Out, Visited, Depth + 1);
  }
  for (StringId Base : R->Bases)
    collectRecord(Base, Out, Visited, Depth + 1);
}

void SourceTable::collect(TypeId T, std::vector<SourceId> &Out,
                          std::vector<StringId> &Visited,
                          unsigned Depth) const {
  if (!T.valid() || Depth > 8)
    return;
  const Type &Ty = P.Types[T.Value];
  collect(Ty.Element, Out, Visited, Depth + 1);
  if (Ty.Kind == TypeKind::Record) {
    if (std::vector<StringId> Seen; keepsArguments(Ty.Name, Seen))
      for (TypeId A : Ty.Arguments)
        collect(A, Out, Visited, Depth + 1);
    if (wrapper(Ty.Name) == ProtectionTable::none())
      collectRecord(Ty.Name, Out, Visited, Depth + 1);
  }
}

llvm::ArrayRef<SourceId> SourceTable::within(TypeId T) const {
  if (!T.valid())
    return {};
  auto It = TypeCache.find(T.Value);
  if (It != TypeCache.end())
    return It->second;
  std::vector<SourceId> Out;
  std::vector<StringId> Visited;
  collect(T, Out, Visited, 0);
  sortUnique(Out);
  return TypeCache[T.Value] = std::move(Out);
}

llvm::ArrayRef<SourceId> SourceTable::withinRecord(StringId Name) const {
  if (!Name.valid())
    return {};
  auto It = RecordCache.find(Name.Value);
  if (It != RecordCache.end())
    return It->second;
  std::vector<SourceId> Out;
  std::vector<StringId> Visited;
  collectRecord(Name, Out, Visited, 0);
  sortUnique(Out);
  return RecordCache[Name.Value] = std::move(Out);
}
