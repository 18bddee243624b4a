//===-- Policy/Policy.cpp - rules in force --------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Policy/Policy.h"

#include "Policy/Approvals.h"
#include "Policy/FunctionIndex.h"
#include "Policy/Shipped.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"

using namespace piiflow;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

struct Policy::Impl {
  RuleSet Rules;
  FunctionIndex Index;
  /// One for each of Rules.Names, and what finds those of functions.
  std::vector<FunctionRule> Named;
  FunctionIndex NamedIndex;
  llvm::StringSet<> Conversions; ///< Names of customisation points.
  std::string File;
};

Policy::Policy(std::unique_ptr<Impl> I) : I(std::move(I)) {}
Policy::Policy(Policy &&) noexcept = default;
Policy &Policy::operator=(Policy &&) noexcept = default;
Policy::~Policy() = default;

//===----------------------------------------------------------------------===//
// Loading
//===----------------------------------------------------------------------===//

static llvm::Error addFile(StringRef Path, StringRef Text, StringRef Model,
                           RuleSet &Rules) {
  Complaints Wrong(Path.str());
  if (const auto Tree = parseJson(Text, Wrong))
    readRules(*Tree, Model, Rules, Wrong);
  return Wrong.take();
}

/// Rules may name categories, so these come first.
static llvm::Error addShipped(RuleSet &Rules) {
  for (const bool First : {true, false})
    for (const auto &[Name, Text] : shippedModels())
      if ((Name == "categories.json") == First) {
        StringRef Model = Name;
        Model.consume_back(".json");
        if (llvm::Error E = addFile(Name, Text, Model, Rules))
          return E;
      }
  return llvm::Error::success();
}

/// The text of a policy file, which may be a pipe. No more is read than a
/// policy may have: it may also be a device that never ends.
static llvm::Expected<std::string> readPolicy(const std::string &Path) {
  constexpr size_t MaxSize = 16u << 20;
  const auto CannotRead = [&](std::error_code EC) {
    return llvm::createStringError(EC, "%s: cannot be read: %s", Path.c_str(),
                                   EC.message().c_str());
  };
  auto File = fs::openNativeFileForRead(Path);
  if (!File)
    return CannotRead(llvm::errorToErrorCode(File.takeError()));
  auto Close = llvm::make_scope_exit([&] {
    llvm::consumeError(llvm::errorCodeToError(fs::closeFile(*File)));
  });
  std::string Text;
  std::vector<char> Piece(64u << 10);
  while (true) {
    auto Size = fs::readNativeFile(*File, Piece);
    if (!Size)
      return CannotRead(llvm::errorToErrorCode(Size.takeError()));
    if (*Size == 0)
      return Text;
    Text.append(Piece.data(), *Size);
    if (Text.size() > MaxSize)
      return llvm::createStringError(
          Path + ": expected a policy of no more than 16 MiB");
  }
}

llvm::Expected<Policy> Policy::load(std::optional<std::string> PolicyFile) {
  auto I = std::make_unique<Impl>();
  if (llvm::Error E = addShipped(I->Rules))
    return E;
  if (PolicyFile) {
    auto Text = readPolicy(*PolicyFile);
    if (!Text)
      return Text.takeError();
    I->File = *PolicyFile;
    if (llvm::Error E = addFile(*PolicyFile, *Text, "", I->Rules))
      return E;
  }
  settleTiers(I->Rules);
  for (const auto &[Number, Rule] : llvm::enumerate(I->Rules.Functions)) {
    I->Index.add(Rule, uint32_t(Number));
    for (const ConversionEffect &E : Rule.Effects.Conversions)
      for (const std::string &Name : E.By)
        I->Conversions.insert(Name);
  }
  llvm::stable_sort(I->Rules.Names, [](const RuleName &A, const RuleName &B) {
    return std::tie(A.Line, A.Column) < std::tie(B.Line, B.Column);
  });
  for (const auto &[Number, Name] : llvm::enumerate(I->Rules.Names)) {
    FunctionRule &R = I->Named.emplace_back();
    if (Name.Kind != RuleName::Function)
      continue;
    R.Selector = {{Name.Entity}, Name.Signatures, Name.Parameters};
    I->NamedIndex.add(R, uint32_t(Number));
  }
  return Policy(std::move(I));
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

template <typename T>
static void append(std::vector<T> &Into, const std::vector<T> &From) {
  Into.insert(Into.end(), From.begin(), From.end());
}

std::unique_ptr<FunctionModel> Policy::modelFor(const FunctionQuery &Q) const {
  const std::vector<uint32_t> Found = I->Index.find(Q, I->Rules.Functions);
  if (Found.empty())
    return nullptr;
  auto Merged = std::make_unique<FunctionModel>();
  Merged->KeepBody = true;
  for (uint32_t Number : Found) {
    const FunctionRule &R = I->Rules.Functions[Number];
    const std::string Origin =
        R.Model.empty() ? R.Where : "model " + R.Model + ": " + Q.Name.str();
    if (!llvm::is_contained(Merged->Origins, Origin))
      Merged->Origins.push_back(Origin);
    append(Merged->Flows, R.Effects.Flows);
    append(Merged->Sinks, R.Effects.Sinks);
    append(Merged->Sources, R.Effects.Sources);
    append(Merged->Sanitizers, R.Effects.Sanitizers);
    append(Merged->Callbacks, R.Effects.Callbacks);
    append(Merged->Conversions, R.Effects.Conversions);
    append(Merged->Guards, R.Effects.Guards);
    // What the project says of its own function adds to its body; a library
    // is known by its model alone.
    Merged->KeepBody &= R.Model.empty() && !R.ReplacesBody;
  }
  return Merged;
}

bool Policy::isConversion(StringRef Name) const {
  return I->Conversions.count(Name) ||
         I->Conversions.count(splitLastComponent(Name).second);
}

std::vector<std::string> Policy::ownNames() const {
  std::vector<std::string> Names = I->Rules.Fields;
  // `Element[i]` counts arguments.
  for (unsigned Number = 0; Number < 16; ++Number)
    Names.push_back(std::to_string(Number));
  return Names;
}

//===----------------------------------------------------------------------===//
// Declarations and what is enough
//===----------------------------------------------------------------------===//

template <typename T>
static const T *lookUp(const llvm::StringMap<T> &Map, StringRef Name) {
  const auto It = Map.find(Name);
  return It == Map.end() ? nullptr : &It->second;
}

static llvm::ArrayRef<std::string>
listOf(const llvm::StringMap<std::vector<std::string>> &Map, StringRef Name) {
  const auto *Found = lookUp(Map, Name);
  return Found ? llvm::ArrayRef<std::string>(*Found)
               : llvm::ArrayRef<std::string>();
}

const CategoryTable &Policy::categories() const { return I->Rules.Categories; }
const SinkObject *Policy::sinkOfGlobal(StringRef Name) const {
  return lookUp(I->Rules.SinkGlobals, Name);
}
const SinkObject *Policy::sinkOfType(StringRef Record) const {
  return lookUp(I->Rules.SinkTypes, Record);
}
const SinkObject *Policy::sinkOfField(StringRef Name) const {
  return lookUp(I->Rules.SinkFields, Name);
}
const ClassModel *Policy::classModel(StringRef Class) const {
  return lookUp(I->Rules.Classes, Class);
}
std::vector<const ClassModel *> Policy::classModels() const {
  std::vector<StringRef> Names;
  llvm::append_range(Names, I->Rules.Classes.keys());
  llvm::sort(Names);
  std::vector<const ClassModel *> Models;
  for (StringRef Name : Names)
    Models.push_back(classModel(Name));
  return Models;
}
std::optional<unsigned> Policy::argumentOfGlobal(StringRef Name) const {
  const unsigned *Found = lookUp(I->Rules.Placeholders, Name);
  return Found ? std::optional(*Found) : std::nullopt;
}
llvm::ArrayRef<std::string> Policy::categoriesOfField(StringRef Name) const {
  return listOf(I->Rules.FieldSources, Name);
}
llvm::ArrayRef<std::string> Policy::categoriesOfGlobal(StringRef Name) const {
  return listOf(I->Rules.GlobalSources, Name);
}
llvm::ArrayRef<std::string> Policy::categoriesOfType(StringRef Name) const {
  return listOf(I->Rules.TypeSources, Name);
}
const SanitizerEffect *Policy::sanitizerOfType(StringRef Name) const {
  return lookUp(I->Rules.TypeSanitizers, Name);
}

Adequacy Policy::adequacy(StringRef Category, StringRef SinkKind,
                          StringRef Destination,
                          llvm::ArrayRef<Protection> Applied) const {
  return judge(I->Rules, {Category, SinkKind, Destination}, Applied);
}
std::string Policy::approvedFor(StringRef Category, StringRef SinkKind,
                                StringRef Destination) const {
  return describeApproved(I->Rules, {Category, SinkKind, Destination});
}

bool Policy::isSinkKind(StringRef Kind) const {
  return llvm::is_contained(I->Rules.SinkKinds, Kind);
}
bool Policy::isSanitizerKind(StringRef Kind) const {
  return llvm::is_contained(I->Rules.SanitizerKinds, Kind);
}
bool Policy::isGuardKind(StringRef Kind) const {
  return llvm::is_contained(I->Rules.GuardKinds, Kind);
}
bool Policy::requireSuppressionReason() const { return I->Rules.RequireReason; }
StringRef Policy::file() const { return I->File; }
llvm::ArrayRef<Policy::RuleName> Policy::ruleNames() const {
  return I->Rules.Names;
}
std::vector<const FunctionRule *>
Policy::rulesNamed(const FunctionQuery &Q) const {
  std::vector<const FunctionRule *> Result;
  for (uint32_t Number : I->Index.named(Q, I->Rules.Functions))
    Result.push_back(&I->Rules.Functions[Number]);
  return Result;
}
std::vector<StringRef> Policy::describedNames() const {
  std::vector<StringRef> Names;
  for (const FunctionRule &R : I->Rules.Functions)
    for (StringRef Name : R.Selector.Names)
      if (!Name.contains('*') && !Name.contains('%'))
        Names.push_back(Name);
  const auto AddAll = [&](const auto &...Maps) {
    (llvm::append_range(Names, Maps.keys()), ...);
  };
  AddAll(I->Rules.FieldSources, I->Rules.GlobalSources, I->Rules.TypeSources,
         I->Rules.TypeSanitizers, I->Rules.SinkTypes, I->Rules.SinkGlobals,
         I->Rules.SinkFields, I->Rules.Placeholders, I->Rules.Classes);
  llvm::sort(Names);
  Names.erase(std::unique(Names.begin(), Names.end()), Names.end());
  return Names;
}
llvm::ArrayRef<std::string> Policy::profiles() const {
  return I->Rules.Profiles;
}
std::vector<std::pair<std::string, Tier>>
Policy::tiersOf(StringRef Category) const {
  const auto *Tiers = lookUp(I->Rules.Tiers, Category);
  if (!Tiers)
    return {};
  return {Tiers->begin(), Tiers->end()};
}
std::vector<uint32_t> Policy::ruleNamesOf(const FunctionQuery &Q) const {
  return I->NamedIndex.find(Q, I->Named);
}
