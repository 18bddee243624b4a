//===-- BodyHashTest.cpp - the identity of bodies -------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RichUnit.h"

#include <gtest/gtest.h>

using namespace piiflow;
using namespace piiflow::test;

TEST(BodyHash, DoesNotDependOnNumbers) {
  const Unit A = RichUnit().take(), B = RichUnit(/*Shift=*/7).take();
  ASSERT_NE(A.MainFile, B.MainFile);
  for (size_t I = 0; I < A.Bodies.size(); ++I)
    EXPECT_EQ(A.Bodies[I].Hash, B.Bodies[I].Hash);
  EXPECT_NE(A.Bodies[0].Hash, A.Bodies[1].Hash);
}

TEST(BodyHash, EveryPartCounts) {
  const auto HashOf = [](auto Change) {
    Unit U = RichUnit().take();
    Change(U, U.Bodies[0]);
    hashBodies(U);
    return U.Bodies[0].Hash;
  };
  const uint64_t Before = HashOf([](Unit &, Body &) {});
  const auto Counts = [&](const char *What, auto Change) {
    EXPECT_NE(HashOf(Change), Before) << What;
  };
  Counts("symbol", [](Unit &U, Body &B) { B.Function = U.MainFile; });
  Counts("range", [](Unit &, Body &B) { ++B.Range.EndColumn; });
  Counts("name", [](Unit &U, Body &B) { B.Locals[0].Name = U.MainFile; });
  Counts("type", [](Unit &, Body &B) { B.Locals[0].Type = TypeId(0); });
  Counts("mark", [](Unit &, Body &B) { B.Locals[0].Marks.clear(); });
  Counts("temporary", [](Unit &, Body &B) { B.Temps.pop_back(); });
  Counts("root", [](Unit &, Body &B) { B.Paths[0].Root = RootKind::This; });
  Counts("index", [](Unit &, Body &B) { B.Paths[0].Index = 1; });
  Counts("selector", [](Unit &, Body &B) { B.Paths[1].Selectors.clear(); });
  Counts("handler", [](Unit &, Body &B) { B.Blocks[0].Handler = {}; });
  Counts("truth",
         [](Unit &, Body &B) { B.Blocks[0].Successors[0].Truth = false; });
  Counts("opcode", [](Unit &, Body &B) {
    B.Blocks[0].Instructions[0].Op = Opcode::Move;
  });
  Counts("flags",
         [](Unit &, Body &B) { B.Blocks[0].Instructions[0].Flags = 4; });
  Counts("operand", [](Unit &, Body &B) {
    B.Blocks[0].Instructions[0].Operands[0].Kind = Operand::AddressOf;
  });
  Counts("place", [](Unit &, Body &B) {
    ++B.Blocks[0].Instructions[0].Range.BeginLine;
  });
  Counts("file name", [](Unit &U, Body &) {
    U.Files[1] = U.Strings.intern("src/other.cpp");
  });
  Counts("named type", [](Unit &U, Body &) {
    U.Types[7].Name = U.Strings.intern("model::Person");
  });
}
