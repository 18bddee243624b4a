//===-- unit/Solve/ValuesTest.cpp - atoms, protections and values ---------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Budget.h"
#include "Solve/Taint.h"

#include "gtest/gtest.h"

#include <random>

using namespace piiflow;

namespace {

/// Tables, and short ways to make what is in them.
struct Values : testing::Test {
  ProtectionTable Protections;
  ValueTable Table{Protections};

  ProtectionSetId set(std::initializer_list<const char *> Kinds) {
    std::vector<Protection> Set;
    for (const char *Kind : Kinds)
      Set.push_back({Kind, {}, {}, Kind});
    return Protections.intern(std::move(Set));
  }
  static Atom source(uint32_t Number, ProtectionSetId Applied = {},
                     Confidence Trust = Confidence::High) {
    Atom A;
    A.Kind = Atom::Source;
    A.Subject = Number;
    A.Trust = Trust;
    A.Protections = Applied.valid() ? Applied : ProtectionTable::none();
    return A;
  }
  static Atom address(uint32_t Location) {
    Atom A;
    A.Kind = Atom::Addr;
    A.Subject = Location;
    return A;
  }
  std::vector<Atom> joined(const Atom &A, const Atom &B) {
    return Table.atoms(Table.join(Table.single(A), Table.single(B))).vec();
  }
};

TEST_F(Values, SetsOfProtectionsAreSets) {
  EXPECT_EQ(set({"mask", "hash"}), set({"hash", "mask", "hash"}));
  EXPECT_EQ(Protections.unite(set({"mask"}), set({"hash"})),
            set({"hash", "mask"}));
  EXPECT_EQ(Protections.intersect(set({"mask", "hash"}), set({"hash", "drop"})),
            set({"hash"}));
  EXPECT_TRUE(Protections.subset(ProtectionTable::none(), set({"mask"})));
  EXPECT_TRUE(Protections.subset(set({"mask"}), set({"hash", "mask"})));
  EXPECT_FALSE(Protections.subset(set({"drop"}), set({"hash", "mask"})));
}

TEST_F(Values, UnprotectedOnOnePathHidesWhatTheOtherApplied) {
  // One branch masks, the other forgets to: only the worse one is kept.
  EXPECT_EQ(joined(source(1), source(1, set({"mask"}))),
            std::vector{source(1)});
}

TEST_F(Values, DifferentProtectionsAreAlternatives) {
  EXPECT_EQ(joined(source(1, set({"hash"})), source(1, set({"mask"}))).size(),
            2u);
}

TEST_F(Values, SurerDoesNotHideLessProtected) {
  // Perhaps unprotected, and surely masked: both are told.
  EXPECT_EQ(joined(source(1, {}, Confidence::Low),
                   source(1, set({"mask"}), Confidence::High))
                .size(),
            2u);
}

TEST_F(Values, ManyAlternativesBecomeWhatAllOfThemShare) {
  ValueId All = ValueTable::empty();
  const char *const Kinds[] = {"a", "b", "c", "d", "e", "f"};
  ASSERT_GT(std::size(Kinds), budget::Alternatives);
  for (const char *Kind : Kinds)
    All = Table.join(All, Table.single(source(1, set({"mask", Kind}))));
  EXPECT_EQ(Table.atoms(All).vec(), std::vector{source(1, set({"mask"}))});
  EXPECT_FALSE(Table.truncated());
}

TEST_F(Values, AddressesAreNotProtected) {
  const ValueId V =
      Table.join(Table.single(address(7)), Table.single(source(1)));
  const ValueId Safe = Table.protect(V, set({"mask"}));
  EXPECT_EQ(Table.atoms(Safe).vec(),
            (std::vector{address(7), source(1, set({"mask"}))}));
}

TEST_F(Values, ConfidenceOnlyFalls) {
  const ValueId V = Table.single(source(1, {}, Confidence::Low));
  EXPECT_EQ(Table.limit(V, Confidence::Medium), V);
  EXPECT_EQ(
      Table.atoms(Table.limit(Table.single(source(1)), Confidence::Medium))
          .front()
          .Trust,
      Confidence::Medium);
}

TEST_F(Values, AddressesLeftOutAreCounted) {
  std::vector<Atom> Many;
  for (uint32_t I = 0; I <= budget::Addresses; ++I)
    Many.push_back(address(I));
  EXPECT_EQ(Table.atoms(Table.intern(Many)).size(), budget::Addresses);
  EXPECT_TRUE(Table.truncated());
}

/// Below the budgets, values are a join semilattice, and protect is a
/// homomorphism of it: what the worklist relies on to end with one answer.
TEST_F(Values, JoinIsALeastUpperBound) {
  std::mt19937 Random(7);
  const ProtectionSetId Sets[] = {ProtectionTable::none(), set({"mask"}),
                                  set({"hash"}), set({"hash", "mask"})};
  const auto Value = [&] {
    std::vector<Atom> Atoms;
    for (unsigned I = Random() % 4; I-- > 0;)
      Atoms.push_back(
          source(Random() % 3, Sets[Random() % 4], Confidence(Random() % 3)));
    for (unsigned I = Random() % 3; I-- > 0;)
      Atoms.push_back(address(Random() % 4));
    return Table.intern(std::move(Atoms));
  };
  for (unsigned Round = 0; Round < 2000; ++Round) {
    const ValueId A = Value(), B = Value(), C = Value();
    EXPECT_EQ(Table.join(A, A), A);
    EXPECT_EQ(Table.join(A, B), Table.join(B, A));
    EXPECT_EQ(Table.join(Table.join(A, B), C), Table.join(A, Table.join(B, C)));
    EXPECT_EQ(Table.join({A, B, C}), Table.join(Table.join(A, B), C));
    EXPECT_EQ(Table.join(Table.join(A, B), A), Table.join(A, B));
    EXPECT_EQ(Table.protect(Table.join(A, B), Sets[1]),
              Table.join(Table.protect(A, Sets[1]), Table.protect(B, Sets[1])));
  }
}

} // namespace
