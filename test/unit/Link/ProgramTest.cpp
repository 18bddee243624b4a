//===-- ProgramTest.cpp - linking units -----------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Program.h"
#include "UnitMaker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace piiflow;
using namespace piiflow::test;

namespace {

using Maker = std::function<Unit()>;

/// Links units made anew, since linking consumes them.
Program linked(const std::vector<Maker> &Makers) {
  std::vector<Unit> Units;
  for (const Maker &M : Makers)
    Units.push_back(M());
  return Program::link(std::move(Units));
}

std::string dumped(const Program &P) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  dump(P, OS);
  return OS.str();
}

/// Everything with its ids: equal only for programs that number alike.
std::string numbered(const Program &P) {
  std::string Text = dumped(P);
  for (uint32_t I = 0; I < P.Strings.size(); ++I)
    Text += P.Strings[StringId(I)].str() + "\n";
  for (StringId F : P.Files)
    Text += std::to_string(F.Value) + " ";
  for (const Type &T : P.Types)
    Text += std::to_string(T.Name.Value) + " ";
  return Text;
}

std::vector<std::string> texts(const Program &P,
                               const std::vector<StringId> &Ids) {
  std::vector<std::string> Result;
  for (StringId I : Ids)
    Result.push_back(P.Strings[I].str());
  return Result;
}

const Program::Function *function(const Program &P, llvm::StringRef Symbol) {
  return P.function(P.Strings.find(Symbol));
}

using Texts = std::vector<std::string>;

/// Four units that agree, add to each other and contradict each other.
Unit a() {
  UnitMaker M("src/a.cpp");
  Record &C = M.record("C", {"B1"});
  M.field(C, "phone").Marks = {M.mark("pii::source", {"phone"})};
  M.function("_Z1f", {"x"}).Flags = FunctionDecl::System;
  M.global("cache");
  M.body("_Z1f", "_Z1g");
  M.suppression("src/common.h", 3, "header");
  return M.take();
}
Unit b() {
  UnitMaker M("src/b.cpp");
  M.str("shifts all ids");
  M.body("_Z1f", "_Z1g");
  M.function("_Z1f", {"y", "more"}).Marks = {M.mark("pii::sink", {"log"})};
  M.function("_Z1g").Flags = FunctionDecl::NoReturn;
  Record &C = M.record("C", {"B2"});
  M.field(C, "phone").Marks = {M.mark("pii::source", {"phone"}, 77)};
  M.field(C, "email");
  M.suppression("src/b.cpp", 9, "own");
  M.suppression("src/common.h", 3, "header");
  return M.take();
}
Unit c() {
  UnitMaker M("src/c.cpp");
  M.function("_Z1f");
  M.body("_Z1f", "_Z7another");
  M.global("cache").Marks = {M.mark("pii::store", {"s"})};
  M.problem("no such header");
  return M.take();
}
/// The file of a() with other flags.
Unit a2() {
  UnitMaker M("src/a.cpp");
  M.function("_Z1f", {"z"});
  M.body("_Z1f", "_Z3abc");
  return M.take();
}

} // namespace

TEST(Link, AnyOrderGivesTheSameProgram) {
  std::vector<Maker> Makers = {a, a2, b, c};
  std::vector<int> Order = {0, 1, 2, 3};
  const std::string Expected = numbered(linked(Makers));
  unsigned Permutations = 0;
  do {
    std::vector<Maker> Permuted;
    for (int I : Order)
      Permuted.push_back(Makers[I]);
    EXPECT_EQ(numbered(linked(Permuted)), Expected);
    ++Permutations;
  } while (std::next_permutation(Order.begin(), Order.end()));
  EXPECT_EQ(Permutations, 24u);
}

TEST(Link, AUnitGivenTwiceCountsOnce) {
  EXPECT_EQ(numbered(linked({a, b, c, a, b, b, a2})),
            numbered(linked({a, a2, b, c})));
}

TEST(Link, AUnitReadFromAFileIsTheSame) {
  const auto Reread = [](Unit (*Make)()) {
    return [Make] {
      const std::string Bytes = encode(Make());
      return llvm::cantFail(decode(llvm::MemoryBufferRef(Bytes, "x.pfx")));
    };
  };
  EXPECT_EQ(numbered(linked({Reread(a), Reread(b), c})),
            numbered(linked({a, b, c})));
}

TEST(Link, NothingGivesAnEmptyProgram) {
  const Program P = linked({});
  EXPECT_EQ(dumped(P), "");
  EXPECT_EQ(P.function(StringId()), nullptr);
  EXPECT_EQ(P.record(StringId()), nullptr);
  EXPECT_EQ(P.global(StringId()), nullptr);
  EXPECT_EQ(P.field(StringId()), nullptr);
  EXPECT_TRUE(P.basesOf(StringId()).empty());
}

TEST(Link, EverythingIsSortedByName) {
  const Program P = linked({[] {
    UnitMaker M("m.cpp");
    for (const char *Name : {"z", "b", "q"}) {
      M.function(Name);
      M.record(Name);
      M.global(Name);
    }
    return M.take();
  }});
  std::vector<StringId> Functions, Records, Globals;
  for (const auto &F : P.Functions)
    Functions.push_back(F.Decl.Symbol);
  for (const Record &R : P.Records)
    Records.push_back(R.Name);
  for (const Global &G : P.Globals)
    Globals.push_back(G.Symbol);
  EXPECT_EQ(texts(P, Functions), (Texts{"b", "q", "z"}));
  EXPECT_EQ(texts(P, Records), (Texts{"b", "q", "z"}));
  EXPECT_EQ(texts(P, Globals), (Texts{"b", "q", "z"}));
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

TEST(Link, DeclarationsOfAFunctionAddUp) {
  const Program P = linked({a, b});
  const Program::Function *F = function(P, "_Z1f");
  ASSERT_NE(F, nullptr);
  ASSERT_EQ(F->Decl.Marks.size(), 1u);
  EXPECT_EQ(P.Strings[F->Decl.Marks[0].Form], "pii::sink");
  ASSERT_EQ(F->Decl.Parameters.size(), 2u);
  EXPECT_EQ(P.Strings[F->Decl.Parameters[0].Name], "x");
  EXPECT_EQ(P.Strings[F->Decl.Parameters[1].Name], "more");
  // b.cpp declares it outside of the system headers.
  EXPECT_FALSE(F->Decl.is(FunctionDecl::System));
  EXPECT_TRUE(function(P, "_Z1g")->Decl.is(FunctionDecl::NoReturn));
}

TEST(Link, MarksAreUnitedWhereverTheyStand) {
  const auto With = [](const char *File, const char *Category, uint32_t Line) {
    return [=] {
      UnitMaker M(File);
      FunctionDecl &F = M.function("f", {"p"});
      F.Marks = {M.mark("pii::source", {Category}, Line)};
      F.Parameters[0].Marks = {M.mark("pii::sink", {Category}, Line)};
      return M.take();
    };
  };
  const Program P =
      linked({With("a.cpp", "phone", 1), With("b.cpp", "phone", 2),
              With("c.cpp", "email", 3)});
  const FunctionDecl &D = function(P, "f")->Decl;
  ASSERT_EQ(D.Marks.size(), 2u);
  EXPECT_EQ(texts(P, D.Marks[0].Arguments), Texts{"phone"});
  EXPECT_EQ(texts(P, D.Marks[1].Arguments), Texts{"email"});
  EXPECT_EQ(D.Parameters[0].Marks.size(), 2u);
}

TEST(Link, ABodyThatManyUnitsHaveIsKeptOnce) {
  const Program P = linked({a, b});
  ASSERT_EQ(function(P, "_Z1f")->Bodies.size(), 1u);
  EXPECT_TRUE(function(P, "_Z1g")->Bodies.empty());
  const Body &B = function(P, "_Z1f")->Bodies[0];
  EXPECT_EQ(P.Strings[B.Function], "_Z1f");
  EXPECT_EQ(P.Strings[B.Paths[0].Selectors[1].Payload], "C::phone");
  EXPECT_EQ(P.Strings[StringId(B.Paths[1].Index)], "cache");
  const Instruction &I = B.Blocks[0].Instructions[0];
  EXPECT_EQ(P.Strings[I.Callee], "_Z1g");
  EXPECT_EQ(P.Strings[I.Operands[3].Text], "text");
  EXPECT_EQ(P.Types[I.Operands[1].Type.Value].Kind, TypeKind::Character);
  EXPECT_EQ(P.Strings[P.Files[I.Range.File.Value]], "src/common.h");
}

TEST(Link, BodiesThatDifferAreVariants) {
  const Program P = linked({c, b, a});
  const Program::Function *F = function(P, "_Z1f");
  ASSERT_EQ(F->Bodies.size(), 2u);
  EXPECT_LT(F->Bodies[0].Hash, F->Bodies[1].Hash);
  EXPECT_TRUE(std::count(P.OdrNotes.begin(), P.OdrNotes.end(),
                         "function 'name of _Z1f' has different bodies in "
                         "different units; all 2 are analysed"))
      << dumped(P);
}

TEST(Link, EveryProgramHasAMainFunction) {
  const auto Main = [](const char *File, const char *Callee) {
    return [=] {
      UnitMaker M(File);
      M.function("main").Flags = FunctionDecl::Main;
      M.body("main", Callee);
      return M.take();
    };
  };
  const Program P = linked({Main("a.cpp", "f"), Main("b.cpp", "g")});
  EXPECT_EQ(function(P, "main")->Bodies.size(), 2u);
  EXPECT_TRUE(P.OdrNotes.empty());
}

TEST(Link, ParametersOfABodyAreDeclared) {
  // Without a prototype, before and after a unit that has one.
  const auto Without = [](const char *File) {
    return [=] {
      UnitMaker M(File);
      M.function("f");
      M.body("f", "g", /*Parameter=*/2);
      return M.take();
    };
  };
  const Maker With = [] {
    UnitMaker M("m.cpp");
    M.function("f", {"p"});
    return M.take();
  };
  for (const char *File : {"a.cpp", "z.cpp"}) {
    const Program P = linked({Without(File), With});
    const auto &Parameters = function(P, "f")->Decl.Parameters;
    ASSERT_EQ(Parameters.size(), 3u) << File;
    EXPECT_EQ(P.Strings[Parameters[0].Name], "p") << File;
    EXPECT_TRUE(Parameters[0].Type.valid()) << File;
  }
}

TEST(Link, WhatStandsForAnEllipsisIsNotDeclared) {
  const Maker Variadic = [] {
    UnitMaker M("a.cpp");
    M.function("f", {"p"}).Flags |= FunctionDecl::Variadic;
    M.body("f", "g", /*Parameter=*/1);
    return M.take();
  };
  const Program P = linked({Variadic});
  EXPECT_EQ(function(P, "f")->Decl.Parameters.size(), 1u);
}

TEST(Link, OverridesAreKnownFromBothSides) {
  const auto Override = [](const char *File, const char *Symbol,
                           std::vector<std::string> Bases) {
    return [=] {
      UnitMaker M(File);
      FunctionDecl &F = M.function(Symbol);
      for (const std::string &B : Bases)
        F.Overrides.push_back(M.str(B));
      return M.take();
    };
  };
  const Program P = linked({Override("a.cpp", "z", {"base"}),
                            Override("b.cpp", "d", {"base", "absent"}),
                            Override("c.cpp", "base", {}),
                            Override("d.cpp", "z", {"base", "d"})});
  EXPECT_EQ(texts(P, function(P, "base")->OverriddenBy), (Texts{"d", "z"}));
  EXPECT_EQ(texts(P, function(P, "d")->OverriddenBy), Texts{"z"});
  EXPECT_EQ(texts(P, function(P, "z")->Decl.Overrides), (Texts{"base", "d"}));
  EXPECT_TRUE(function(P, "z")->OverriddenBy.empty());
  EXPECT_EQ(function(P, "absent"), nullptr);
}

//===----------------------------------------------------------------------===//
// Records, globals
//===----------------------------------------------------------------------===//

TEST(Link, RecordsAddUp) {
  const Program P = linked({a, b});
  const Record *C = P.record(P.Strings.find("C"));
  ASSERT_NE(C, nullptr);
  EXPECT_EQ(texts(P, C->Bases), (Texts{"B1", "B2"}));
  ASSERT_EQ(C->Fields.size(), 2u);
  // The mark stands in two files, and is one.
  EXPECT_EQ(C->Fields[0].Marks.size(), 1u);
  const Field *Email = P.field(P.Strings.find("C::email"));
  EXPECT_EQ(Email, &C->Fields[1]);
  EXPECT_EQ(P.OdrNotes,
            Texts{"class 'C' has different fields in different units"});
}

TEST(Link, ARecordThatOnlyOneUnitDefines) {
  const auto Known = [](const char *File, bool Define, bool System,
                        bool Instantiate) {
    return [=] {
      UnitMaker M(File);
      Record &R = M.record("R");
      if (Define) {
        M.field(R, "x");
        R.Range = M.at("r.h", 3);
      }
      R.IsSystem = System;
      R.IsInstantiated = Instantiate;
      return M.take();
    };
  };
  const Program P = linked({Known("a.cpp", false, true, false),
                            Known("b.cpp", true, false, false),
                            Known("c.cpp", false, true, true)});
  const Record *R = P.record(P.Strings.find("R"));
  EXPECT_EQ(R->Fields.size(), 1u);
  EXPECT_EQ(R->Range.BeginLine, 3u);
  EXPECT_FALSE(R->IsSystem);
  EXPECT_TRUE(R->IsInstantiated);
  EXPECT_TRUE(P.OdrNotes.empty());
}

TEST(Link, FieldsOfAnotherTypeAreNoted) {
  const auto With = [](const char *File, TypeKind Kind, bool Broken) {
    return [=] {
      UnitMaker M(File);
      Record &R = M.record("R");
      M.field(R, "x", Kind);
      R.Range = M.at("r.h", 3);
      if (Broken)
        M.problem("did not parse");
      return M.take();
    };
  };
  EXPECT_EQ(linked({With("a.cpp", TypeKind::Integer, false),
                    With("b.cpp", TypeKind::Bool, false)})
                .OdrNotes,
            Texts{"class 'R' (r.h:3) has different fields in different units"});
  EXPECT_TRUE(linked({With("a.cpp", TypeKind::Integer, false),
                      With("b.cpp", TypeKind::Bool, true)})
                  .OdrNotes.empty());
}

TEST(Link, SpecialisationsMayDiffer) {
  const auto With = [](const char *File, const char *Field) {
    return [=] {
      UnitMaker M(File);
      M.field(M.record("R"), Field);
      M.field(M.record("f::lambda#1"), Field);
      M.global("g").Type =
          M.type(TypeKind::Record, "R", {M.type(TypeKind::Integer)});
      return M.take();
    };
  };
  const Program P = linked({With("a.cpp", "x"), With("b.cpp", "y")});
  EXPECT_EQ(P.record(P.Strings.find("R"))->Fields.size(), 2u);
  EXPECT_EQ(P.OdrNotes, Texts());
}

TEST(Link, BasesComeNearestFirstAndOnce) {
  const Program P = linked({[] {
    UnitMaker M("m.cpp");
    M.record("D", {"L", "R"});
    M.record("L", {"Top"});
    M.record("R", {"Top", "Unknown"});
    M.record("Top", {"Root"});
    return M.take();
  }});
  EXPECT_EQ(texts(P, P.basesOf(P.Strings.find("D"))),
            (Texts{"L", "R", "Top", "Unknown", "Root"}));
  EXPECT_TRUE(P.basesOf(P.Strings.find("Unknown")).empty());
}

TEST(Link, ClassesThatAreTheirOwnBasesEnd) {
  const Program P = linked({[] {
    UnitMaker M("m.cpp");
    M.record("A", {"B", "A"});
    M.record("B", {"A"});
    return M.take();
  }});
  EXPECT_EQ(texts(P, P.basesOf(P.Strings.find("A"))), Texts{"B"});
}

TEST(Link, GlobalsAddUp) {
  const Program P = linked({c, a});
  const Global *G = P.global(P.Strings.find("cache"));
  ASSERT_NE(G, nullptr);
  EXPECT_EQ(G->Marks.size(), 1u);
  EXPECT_EQ(P.Types[G->Type.Value].Kind, TypeKind::Integer);
}

TEST(Link, TypesAreSharedByUnits) {
  const auto With = [](const char *File) {
    return [=] {
      UnitMaker M(File);
      M.str(File);
      M.global(File).Type =
          M.type(TypeKind::Record, "V", {M.type(TypeKind::Record, "C")});
      return M.take();
    };
  };
  const Program P = linked({With("a.cpp"), With("b.cpp")});
  EXPECT_EQ(P.Globals[0].Type, P.Globals[1].Type);
  const Type &V = P.Types[P.Globals[0].Type.Value];
  ASSERT_EQ(V.Arguments.size(), 1u);
  EXPECT_EQ(P.Strings[P.Types[V.Arguments[0].Value].Name], "C");
}

//===----------------------------------------------------------------------===//
// The rest
//===----------------------------------------------------------------------===//

TEST(Link, ASuppressionInAHeaderCountsOnce) {
  const Program P = linked({b, a});
  ASSERT_EQ(P.Suppressions.size(), 2u);
  EXPECT_EQ(P.Strings[P.Suppressions[0].Reason], "own");
  EXPECT_EQ(P.Strings[P.Suppressions[1].Reason], "header");
  EXPECT_EQ(P.Strings[P.Files[P.Suppressions[1].File.Value]], "src/common.h");
}

TEST(Link, UnitsAreListedWithTheirProblems) {
  const Program P = linked({c, b, a});
  ASSERT_EQ(P.Units.size(), 3u);
  EXPECT_EQ(P.Units[0].MainFile, "src/a.cpp");
  EXPECT_TRUE(P.Units[0].Problems.empty());
  EXPECT_EQ(P.Units[2].Problems, Texts{"no such header"});
}

TEST(Link, TheDumpOfAProgram) {
  const Program P = linked({[] {
    UnitMaker M("m.cpp");
    M.function("base").Flags = FunctionDecl::Virtual;
    M.function("derived").Overrides = {M.str("base")};
    return M.take();
  }});
  EXPECT_EQ(dumped(P), R"(unit m.cpp
function base name of base() -> void [virtual]
  overridden by derived
function derived name of derived() -> void
  overrides base
)");
}
