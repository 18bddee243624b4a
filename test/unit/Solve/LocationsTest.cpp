//===-- unit/Solve/LocationsTest.cpp - storage named symbolically ---------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solve/Locations.h"

#include "gtest/gtest.h"

using namespace piiflow;

namespace {

const StringId First(1), Second(2), Next(3), Data(4);

Selector field(StringId Name) { return Selector::field(Name); }

TEST(Locations, OnePlaceHasOneName) {
  LocationTable L({});
  const LocId Param = L.root(LocRoot::Param, 1);
  EXPECT_EQ(L.root(LocRoot::Param, 1), Param);
  EXPECT_NE(L.root(LocRoot::Param, 2), Param);
  EXPECT_EQ(L.child(Param, Selector::deref()),
            L.child(Param, Selector::deref()));
  EXPECT_TRUE(L.isPort(L.child(Param, Selector::deref())));
  EXPECT_FALSE(L.isPort(L.root(LocRoot::Local, 1)));
}

TEST(Locations, ElementsStandForSeveralObjects) {
  LocationTable L({});
  const LocId Array = L.root(LocRoot::Local);
  EXPECT_FALSE(L[L.child(Array, Selector::constant(First))].Many);
  const LocId Any = L.child(Array, Selector::element());
  EXPECT_TRUE(L[Any].Many);
  EXPECT_TRUE(L[L.child(Any, field(Data))].Many) << "so do their parts";
}

TEST(Locations, PathsAreImported) {
  LocationTable From({}), To({});
  To.root(LocRoot::Local, 9); // Other numbers.
  const LocId There =
      From.extend(From.root(LocRoot::This),
                  {Selector::deref(), field(Data), Selector::constant(First)});
  const LocId Here = To.import(From, There);
  EXPECT_EQ(To.path(Here), From.path(There));
  EXPECT_EQ(To.locate(From.path(There)), Here);
  EXPECT_TRUE(To.isBelow(Here, To.root(LocRoot::This)));
  EXPECT_FALSE(To.isBelow(To.root(LocRoot::This), Here));
}

TEST(Locations, AFieldThatRepeatsStandsForAllFurtherOnes) {
  LocationTable L({});
  LocId Node = L.root(LocRoot::Param);
  for (unsigned I = 0; I < 100; ++I)
    Node = L.extend(Node, {field(Next), Selector::deref()});
  const size_t Size = L.size();
  Node = L.extend(Node, {field(Next), Selector::deref()});
  EXPECT_EQ(L.size(), Size) << "a list has a bounded number of locations";
  EXPECT_TRUE(L[Node].Many);
  EXPECT_TRUE(L[L.child(Node, field(Data))].Many);
}

TEST(Locations, OfPathsThatAreTooLongTheLastFieldIsTold) {
  LocationTable L({});
  LocId Deep = L.root(LocRoot::Param);
  for (uint32_t I = 0; I < 50; ++I)
    Deep = L.child(Deep, field(StringId(100 + I)));
  const LocId A = L.child(Deep, field(First));
  const LocId B = L.child(Deep, field(Second));
  EXPECT_NE(A, B);
  EXPECT_EQ(L[A].Step, field(First));
  EXPECT_TRUE(L[A].Many);
  EXPECT_EQ(L.child(A, Selector::element()), A);
  EXPECT_EQ(L.child(B, field(First)), A);
}

TEST(Locations, TransparentFieldsDoNotCount) {
  LocationTable L({First, Second});
  LocId Pair = L.root(LocRoot::Param);
  for (unsigned I = 0; I < 4; ++I)
    Pair = L.child(Pair, field(I % 2 ? First : Second));
  EXPECT_EQ(L[Pair].Counted, 0);
  EXPECT_EQ(L[Pair].Depth, 4);
}

} // namespace
