//===-- Frontend/UnitBuilderImpl.h - state of a UnitBuilder -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_UNITBUILDERIMPL_H
#define PIIFLOW_FRONTEND_UNITBUILDERIMPL_H

#include "Frontend/Locations.h"
#include "Frontend/Marks.h"
#include "Frontend/Names.h"
#include "Frontend/Symbols.h"
#include "Frontend/UnitBuilder.h"

#include "clang/AST/TypeOrdering.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

#include <map>

namespace piiflow {

/// What is registered already, and the four readers that UnitBuilder directs.
struct UnitBuilder::Impl {
  Impl(clang::ASTContext &Context, const ExtractOptions &Options, Unit &U)
      : Places(Context.getSourceManager(), Context.getLangOpts(),
               Options.ProjectRoot, U),
        Spell(Context), Link(Context, Spell), Annotations(Context, Places, U) {}

  Locations Places;
  Names Spell;
  Symbols Link;
  MarkReader Annotations;

  /// Records by name; declarations of one name (specialisations) add up.
  llvm::DenseMap<uint32_t, uint32_t> RecordIndex;
  llvm::DenseMap<const clang::RecordDecl *, StringId> RecordNames;
  llvm::DenseMap<const clang::FunctionDecl *, StringId> FunctionSymbols;
  llvm::DenseMap<uint32_t, uint32_t> FunctionIndex;
  llvm::DenseMap<const clang::VarDecl *, StringId> GlobalSymbols;
  llvm::DenseSet<uint32_t> Globals;

  llvm::DenseMap<clang::QualType, TypeId> Types;
  using TypeKey =
      std::tuple<TypeKind, StringId, TypeId, bool, std::vector<TypeId>>;
  std::map<TypeKey, TypeId> TypeIndex;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_UNITBUILDERIMPL_H
