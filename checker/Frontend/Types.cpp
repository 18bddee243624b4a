//===-- Frontend/Types.cpp - types and records to facts -------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/UnitBuilder.h"
#include "Frontend/UnitBuilderImpl.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"

using namespace piiflow;

TypeId UnitBuilder::internType(Type T) {
  Impl::TypeKey Key(T.Kind, T.Name, T.Element, T.ConstElement, T.Arguments);
  auto [It, Inserted] =
      I->TypeIndex.try_emplace(std::move(Key), TypeId(U.Types.size()));
  if (Inserted)
    U.Types.push_back(std::move(T));
  return It->second;
}

TypeId UnitBuilder::type(clang::QualType T) {
  if (T.isNull())
    return internType({});
  T = T.getCanonicalType();
  if (!T->isArrayType()) // Whose elements are constant or not.
    T = T.getUnqualifiedType();
  if (const auto *A = T->getAs<clang::AtomicType>())
    return type(A->getValueType());
  if (auto It = I->Types.find(T); It != I->Types.end())
    return It->second;
  TypeId Id = makeType(T);
  I->Types[T] = Id;
  return Id;
}

static TypeKind builtinKind(clang::QualType T) {
  if (T->isVoidType())
    return TypeKind::Void;
  if (T->isBooleanType())
    return TypeKind::Bool;
  if (T->isAnyCharacterType())
    return TypeKind::Character;
  if (T->isNullPtrType())
    return TypeKind::Pointer;
  if (T->isIntegerType())
    return TypeKind::Integer;
  if (T->isFloatingType() || T->isAnyComplexType())
    return TypeKind::Floating;
  if (T->isFunctionType() || T->isMemberFunctionPointerType())
    return TypeKind::Function;
  if (T->isMemberDataPointerType())
    return TypeKind::MemberPointer;
  return TypeKind::Other;
}

/// The class template that a type is made from when it is not instantiated.
static const clang::CXXRecordDecl *templatedRecord(clang::QualType T) {
  if (const auto *S = T->getAs<clang::TemplateSpecializationType>())
    if (const clang::TemplateDecl *D = S->getTemplateName().getAsTemplateDecl())
      return llvm::dyn_cast_or_null<clang::CXXRecordDecl>(
          D->getTemplatedDecl());
  return nullptr;
}

/// The record of a canonical type, of an uninstantiated template too.
static const clang::RecordDecl *recordOf(clang::QualType T) {
  if (const auto *R = T->getAs<clang::RecordType>())
    return R->getDecl();
  if (const clang::CXXRecordDecl *R = T->getAsCXXRecordDecl())
    return R; // An injected class name.
  return templatedRecord(T);
}

TypeId UnitBuilder::makeType(clang::QualType T) {
  Type Result;
  clang::QualType Element;
  if (const auto *P = T->getAs<clang::PointerType>()) {
    Result.Kind = TypeKind::Pointer;
    Element = P->getPointeeType();
  } else if (const auto *R = T->getAs<clang::ReferenceType>()) {
    Result.Kind = TypeKind::Reference;
    Element = R->getPointeeType();
  } else if (const clang::ArrayType *A = context().getAsArrayType(T)) {
    Result.Kind = TypeKind::Array;
    Element = A->getElementType();
  } else if (const auto *V = T->getAs<clang::VectorType>()) {
    Result.Kind = TypeKind::Array;
    Element = V->getElementType();
  } else if (const auto *E = T->getAs<clang::EnumType>()) {
    Result.Kind = TypeKind::Enum;
    Result.Name = intern(I->Spell.qualified(E->getDecl()));
  } else if (const clang::RecordDecl *R = recordOf(T)) {
    Result.Kind = TypeKind::Record;
    Result.Name = record(R);
    Result.Arguments = templateArguments(T);
  } else {
    Result.Kind = builtinKind(T);
  }
  if (!Element.isNull()) {
    Result.Element = type(Element);
    Result.ConstElement = Element.isConstQualified();
  }
  return internType(std::move(Result));
}

/// The template arguments of a record as far as they were (or could have
/// been) written: allocators and comparators by default are left out.
static llvm::ArrayRef<clang::TemplateArgument>
writtenArguments(clang::ASTContext &Context, clang::QualType T) {
  llvm::ArrayRef<clang::TemplateArgument> All;
  const clang::TemplateDecl *Template = nullptr;
  if (const auto *S = T->getAs<clang::TemplateSpecializationType>()) {
    All = S->template_arguments();
    Template = S->getTemplateName().getAsTemplateDecl();
  } else if (const auto *R =
                 llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
                     T->getAsCXXRecordDecl())) {
    All = R->getTemplateArgs().asArray();
    Template = R->getSpecializedTemplate();
  }
  if (!Template)
    return All;
  const clang::TemplateParameterList *Parameters =
      Template->getTemplateParameters();
  llvm::ArrayRef<clang::TemplateArgument> Written = All;
  while (!Written.empty() && Written.size() <= Parameters->size() &&
         clang::isSubstitutedDefaultArgument(
             Context, Written.back(), Parameters->getParam(Written.size() - 1),
             All, Parameters->getDepth()))
    Written = Written.drop_back();
  return Written;
}

std::vector<TypeId> UnitBuilder::templateArguments(clang::QualType T) {
  std::vector<TypeId> Result;
  auto Add = [&](auto &Self,
                 llvm::ArrayRef<clang::TemplateArgument> Of) -> void {
    for (const clang::TemplateArgument &A : Of) {
      if (A.getKind() == clang::TemplateArgument::Pack)
        Self(Self, A.pack_elements());
      else if (A.getKind() == clang::TemplateArgument::Type)
        Result.push_back(type(A.getAsType()));
    }
  };
  Add(Add, writtenArguments(Context, T));
  return Result;
}

/// The declaration that stands for all instantiations of a class: its
/// template's, so that what a record says does not depend on which
/// instantiation a unit happens to see first.
static const clang::RecordDecl *representative(const clang::RecordDecl *R) {
  if (const auto *C = llvm::dyn_cast<clang::CXXRecordDecl>(R))
    if (const clang::CXXRecordDecl *P = C->getTemplateInstantiationPattern();
        P && !C->isLambda())
      R = P;
  if (const clang::RecordDecl *Definition = R->getDefinition())
    return Definition;
  return R->getCanonicalDecl() == R
             ? R
             : llvm::cast<clang::RecordDecl>(R->getCanonicalDecl());
}

StringId UnitBuilder::record(const clang::RecordDecl *R) {
  R = R->getDefinition() ? R->getDefinition()
                         : llvm::cast<clang::RecordDecl>(R->getCanonicalDecl());
  if (auto It = I->RecordNames.find(R); It != I->RecordNames.end())
    return It->second;
  StringId Name = intern(I->Spell.qualified(R));
  I->RecordNames[R] = Name;

  const clang::RecordDecl *Stand = representative(R);
  Record Entry;
  auto [It, Inserted] =
      I->RecordIndex.try_emplace(Name.Value, U.Records.size());
  const uint32_t Index = It->second;
  if (Inserted) {
    Entry.Name = Name;
    Entry.Range = range(Stand->getLocation());
    Entry.IsSystem = inSystemHeader(Stand->getLocation());
    // Holds the place while bases and fields register other records.
    U.Records.push_back(Entry);
  } else {
    Entry = U.Records[Index];
  }
  if (Entry.Marks.empty())
    Entry.Marks = I->Annotations.readAll(R);
  const bool IsSystem = inSystemHeader(Stand->getLocation());
  if (const auto *C = llvm::dyn_cast<clang::CXXRecordDecl>(R))
    addBases(Entry, C);
  if (!IsSystem && R != Stand)
    record(Stand); // Its fields are the record's.
  else if (!IsSystem)
    addFields(Entry, R);

  // What was added meanwhile, to the same name, stays.
  Record &Stored = U.Records[Index];
  for (StringId Base : Entry.Bases)
    if (!llvm::is_contained(Stored.Bases, Base))
      Stored.Bases.push_back(Base);
  for (Field &F : Entry.Fields)
    if (llvm::none_of(Stored.Fields,
                      [&](const Field &S) { return S.Name == F.Name; }))
      Stored.Fields.push_back(std::move(F));
  if (Stored.Marks.empty())
    Stored.Marks = std::move(Entry.Marks);
  return Name;
}

void UnitBuilder::addBases(Record &R, const clang::CXXRecordDecl *D) {
  if (!D->hasDefinition())
    return;
  for (const clang::CXXBaseSpecifier &B : D->bases()) {
    const clang::RecordDecl *Base = recordOf(B.getType().getCanonicalType());
    if (!Base)
      continue;
    StringId Name = record(Base);
    if (!llvm::is_contained(R.Bases, Name))
      R.Bases.push_back(Name);
  }
}

void UnitBuilder::addFields(Record &R, const clang::RecordDecl *D) {
  if (const auto *C = llvm::dyn_cast<clang::CXXRecordDecl>(D))
    if (C->isLambda())
      return addCaptures(R, C);
  for (const clang::FieldDecl *F : D->fields()) {
    if (F->isAnonymousStructOrUnion()) {
      if (const auto *Inner = F->getType()->getAs<clang::RecordType>())
        if (const clang::RecordDecl *Definition =
                Inner->getDecl()->getDefinition())
          addFields(R, Definition);
      continue;
    }
    if (!F->getIdentifier())
      continue; // An unnamed bit-field pads.
    Field Entry;
    Entry.Name = intern(I->Spell.qualified(F));
    Entry.Type = type(F->getType());
    Entry.Marks = I->Annotations.readAll(F);
    Entry.Range = range(F->getLocation());
    R.Fields.push_back(std::move(Entry));
  }
}

/// The name a capture goes by: the variable's, or "this".
static llvm::StringRef captureName(const clang::LambdaCapture &C) {
  if (C.capturesThis())
    return "this";
  if (C.capturesVariable())
    return C.getCapturedVar()->getName();
  return {};
}

void UnitBuilder::addCaptures(Record &R, const clang::CXXRecordDecl *Closure) {
  auto F = Closure->field_begin();
  for (const clang::LambdaCapture &C : Closure->captures()) {
    if (F == Closure->field_end())
      return;
    Field Entry;
    llvm::StringRef Name = captureName(C);
    if (!Name.empty()) {
      Entry.Name = intern((U.Strings[R.Name] + "::" + Name).str());
      Entry.Type = type(F->getType());
      Entry.Range = range(C.getLocation());
      if (C.capturesVariable())
        Entry.Marks = I->Annotations.read(C.getCapturedVar());
      R.Fields.push_back(std::move(Entry));
    }
    ++F;
  }
}

StringId UnitBuilder::capture(const clang::CXXRecordDecl *Closure,
                              llvm::StringRef Name) {
  StringId Class = record(Closure);
  return intern((U.Strings[Class] + "::" + Name).str());
}

StringId UnitBuilder::field(const clang::FieldDecl *F) {
  const clang::RecordDecl *R = F->getParent();
  while (R->isAnonymousStructOrUnion())
    if (const auto *Outer = llvm::dyn_cast<clang::RecordDecl>(R->getParent()))
      R = Outer;
    else
      break;
  record(R);
  if (const auto *C = llvm::dyn_cast<clang::CXXRecordDecl>(R);
      C && C->isLambda()) {
    auto Candidate = C->field_begin();
    for (const clang::LambdaCapture &Capture : C->captures()) {
      if (Candidate == C->field_end())
        break;
      if (*Candidate == F)
        return capture(C, captureName(Capture));
      ++Candidate;
    }
  }
  if (F->isAnonymousStructOrUnion())
    return {};
  return intern(I->Spell.qualified(F));
}

void UnitBuilder::instantiated(const clang::CXXRecordDecl *R) {
  StringId Name = record(R);
  U.Records[I->RecordIndex.lookup(Name.Value)].IsInstantiated = true;
}

void UnitBuilder::annotatedType(const clang::NamedDecl *D) {
  StringId Name = intern(I->Spell.qualified(D));
  auto [It, Inserted] =
      I->RecordIndex.try_emplace(Name.Value, U.Records.size());
  if (Inserted) {
    Record Entry;
    Entry.Name = Name;
    Entry.Range = range(D->getLocation());
    Entry.IsSystem = inSystemHeader(D->getLocation());
    U.Records.push_back(std::move(Entry));
  }
  std::vector<Mark> Marks;
  if (const auto *T = llvm::dyn_cast<clang::TagDecl>(D))
    Marks = I->Annotations.readAll(T);
  else
    Marks = I->Annotations.read(D);
  std::vector<Mark> &Stored = U.Records[It->second].Marks;
  if (Stored.empty())
    Stored = std::move(Marks);
}
