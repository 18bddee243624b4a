//===-- LowerStatementsTest.cpp - control flow ----------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowered.h"

using namespace piiflow;

namespace {
using Lines = std::vector<std::string>;
}

TEST(LowerStatements, EdgesSayWhatIsKnown) {
  Lowered P(R"(
bool guard();
int status();
void call();
void plain() { if (guard()) call(); }
void negated() { if (!guard()) return; call(); }
void both(bool c) { if (guard() && !c) call(); }
void either(bool c) { if (c || guard()) call(); }
void compared() { if (guard() == true) call(); if (status() != 0) call(); }
void stored(bool c) { bool ok = c && guard(); if (ok) call(); }
void expected() { if (__builtin_expect(!!guard(), 1)) call(); }
void declared() { if (bool ok = guard()) call(); }
void nothing(int a) { if (a > 1) call(); })");
  EXPECT_EQ(P.conditions("plain"), (Lines{"%", "!%"}));
  EXPECT_EQ(P.conditions("negated"), (Lines{"%", "!%"}));
  EXPECT_EQ(P.conditions("both"), (Lines{"%", "!%", "c", "!c"}));
  EXPECT_EQ(P.conditions("either"), (Lines{"c", "!c", "%", "!%"}));
  EXPECT_EQ(P.conditions("compared"), (Lines{"%", "!%", "%", "!%"}));
  EXPECT_EQ(P.conditions("expected"), (Lines{"%", "!%"}));
  EXPECT_EQ(P.conditions("declared"), (Lines{"ok", "!ok"}));
  EXPECT_EQ(P.conditions("nothing"), (Lines{}));
  // Not `c`: what makes `ok` true is the guard.
  EXPECT_LINE(P, "stored", "const % = '0'");
  EXPECT_LINE(P, "stored", "copy ok = %");
  // `!guard()` leaves; only the other way leads to the call.
  const Body &B = P.body("negated");
  ASSERT_EQ(B.Blocks[0].Successors.size(), 2u);
  for (const Edge &E : B.Blocks[0].Successors) {
    bool Calls = false;
    for (const Instruction &I : B.Blocks[E.To.Value].Instructions)
      Calls |= I.Op == Opcode::Call;
    EXPECT_EQ(Calls, E.Truth) << P.all("negated");
  }
}

TEST(LowerStatements, ConstantConditionsTakeOneWay) {
  Lowered P(R"(
void a(); void b();
void literal() { if (false) a(); else b(); while (true) { a(); break; } }
template <bool C> void chosen() { if constexpr (C) a(); else b(); }
void use() { chosen<true>(); })");
  EXPECT_EQ(P.lines("literal"), (Lines{"call b(-)", "call a(-)", "return"}));
  EXPECT_EQ(P.lines("chosen"), (Lines{"call a(-)", "return"}));
}

TEST(LowerStatements, LoopsComeBack) {
  Lowered P(R"(
void body(int); void after(); bool more(); void step();
void forLoop(int n) { for (int i = n; more(); step()) body(i); after(); }
void whileLoop() { while (more()) { body(1); if (more()) continue; step(); } after(); }
void doLoop() { do { body(1); if (more()) break; } while (more()); after(); }
void forever() { for (;;) body(1); })");
  EXPECT_LEADS(P, "forLoop", "copy i = n", "call body(-; i)");
  EXPECT_LEADS(P, "forLoop", "call step(-)", "call body(-; i)");
  EXPECT_LEADS(P, "forLoop", "call body(-; i)", "call after(-)");
  EXPECT_LEADS(P, "whileLoop", "call step(-)", "call body(-; '1')");
  EXPECT_LEADS(P, "doLoop", "call body(-; '1')", "call after(-)");
  EXPECT_LEADS(P, "forever", "call body(-; '1')", "call body(-; '1')");
  EXPECT_NO_LINE(P, "forever", "return");
}

TEST(LowerStatements, RangeForReadsElements) {
  Lowered P(R"(
#include <map>
#include <string>
#include <vector>
void use(const std::string &);
void array() { std::string list[2]; for (auto &each : list) use(each); }
void copies(std::vector<std::string> &list) { for (auto each : list) use(each); }
void pairs(std::map<int, std::string> &all) { for (auto &[key, value] : all) use(value); })");
  EXPECT_LINE(P, "array", "bind __range1 = &list");
  EXPECT_LINE(P, "array", "addr __begin1 = &__range1.*[*]");
  EXPECT_LINE(P, "array", "bind each = &__begin1.*");
  EXPECT_LINE(P, "copies", "call __begin1 = begin(__range1)");
  EXPECT_LINE(P, "copies", "load each = %.*");
  EXPECT_LEADS(P, "copies", "call use(-; &each)", "load each = %.*");
  EXPECT_LINE(P, "pairs", "call use(-; &value.*)");
}

TEST(LowerStatements, LoopsOverAllElements) {
  Lowered P(R"(
#include <algorithm>
#include <map>
#include <string>
#include <vector>
void use(std::string &);
void each(std::vector<std::string> &list) { for (auto &one : list) use(one); }
void pairs(std::map<int, std::string> &all) { for (auto &[key, value] : all) use(value); }
void index(std::vector<std::string> &list) {
  for (std::size_t i = 0; i < list.size(); ++i) use(list[i]);
}
void part(std::vector<std::string> &list) {
  for (std::size_t i = 1; i < list.size(); ++i) use(list[i]);
}
void sorted(std::vector<int> &list) { std::sort(list.begin(), list.end()); }
void read(const std::vector<int> &list) { for (auto &one : list) (void)one; })");
  EXPECT_LINE(P, "each", "visit one = '1', __range1.*");
  EXPECT_LINE(P, "each", "visited __range1.* = '1'");
  EXPECT_LINE(P, "each", "kill __range1.*");
  EXPECT_LINE(P, "pairs", "visited __range1.* = '1'");
  EXPECT_LINE(P, "index", "visited list.* = '1'");
  EXPECT_LINE(P, "sorted", "visited list.* = '1'");
  for (const char *Other : {"part", "read"})
    EXPECT_EQ(P.all(Other).find("visited"), std::string::npos);
}

TEST(LowerStatements, SwitchesFallThrough) {
  Lowered P(R"(
void one(); void two(); void other(); void after();
void cases(int k) {
  switch (k) {
  case 0:
  case 1: one(); [[fallthrough]];
  case 2: two(); break;
  default: other();
  }
  after();
}
void without(int k) { switch (k) { case 1: one(); return; } after(); })");
  EXPECT_LEADS(P, "cases", "call one(-)", "call two(-)");
  EXPECT_FALSE(P.leads("cases", "call two(-)", "call other(-)"));
  EXPECT_LEADS(P, "cases", "call other(-)", "call after(-)");
  EXPECT_EQ(P.body("cases").Blocks[0].Successors.size(), 3u) << P.all("cases");
  EXPECT_LINE(P, "without", "call after(-)");
  EXPECT_FALSE(P.leads("without", "call one(-)", "call after(-)"));
}

TEST(LowerStatements, JumpsGoToLabels) {
  Lowered P(R"(
void step(); void done(); bool more();
void jumps() {
again:
  step();
  if (more()) goto again;
  goto end;
  step();
end:
  done();
}
void computed(int k) {
  void *const table[] = {&&a, &&b};
  goto *table[k];
a: step(); return;
b: done();
})");
  EXPECT_LEADS(P, "jumps", "call step(-)", "call step(-)");
  EXPECT_LEADS(P, "jumps", "call step(-)", "call done(-)");
  EXPECT_EQ(P.count("jumps", "call step(-)"), 1u) << P.all("jumps");
  EXPECT_LINE(P, "computed", "call step(-)");
  EXPECT_LINE(P, "computed", "call done(-)");
}

TEST(LowerStatements, NothingFollowsACallThatDoesNotReturn) {
  Lowered P(R"(
[[noreturn]] void die(); void after();
void check(bool ok) { if (!ok) die(); after(); })");
  EXPECT_FALSE(P.leads("check", "call die(-)", "call after(-)"))
      << P.all("check");
  EXPECT_LINE(P, "check", "call after(-)");
}

TEST(LowerStatements, ExceptionsArriveAtHandlers) {
  Lowered P(R"(
#include <stdexcept>
#include <string>
void work(); void use(const char *); void rest(); void inner(int);
void all(const std::string &s) {
  try {
    work();
    throw std::runtime_error(s);
  } catch (const std::runtime_error &e) {
    use(e.what());
  } catch (int code) {
    inner(code);
  }
  rest();
}
void again() { try { work(); } catch (...) { rest(); throw; } }
void nested() { try { try { work(); } catch (int i) { inner(i); } } catch (...) { rest(); } }
void thrown(const char *p) { throw p; })");
  EXPECT_LINE(P, "all", "call runtime_error(&exception.runtime_error; &s.*)");
  EXPECT_LINE(P, "all", "catch e = &exception.runtime_error");
  EXPECT_LINE(P, "all", "catch code = exception.int");
  EXPECT_LINE(P, "all", "vcall % = what(e)");
  EXPECT_TRUE(P.leads("all", "call work(-)",
                      "catch e = &exception.runtime_error", true));
  EXPECT_FALSE(P.leads("all", "call work(-)",
                       "catch e = &exception.runtime_error", false));
  // Neither handler catches everything.
  EXPECT_EQ(P.count("all", "throw"), 2u) << P.all("all");
  EXPECT_LEADS(P, "again", "call rest(-)", "throw");
  EXPECT_EQ(P.count("again", "throw"), 1u) << P.all("again");
  // What the inner handlers miss, the outer one gets.
  EXPECT_TRUE(
      P.leads("nested", "catch i = exception.int", "call rest(-)", true));
  EXPECT_TRUE(P.leads("nested", "throw", "call rest(-)", true))
      << P.all("nested");
  EXPECT_EQ(P.lines("thrown"),
            (Lines{"copy exception.const char * = p", "throw"}));
}

TEST(LowerStatements, FunctionTryBlocksCoverInitialisers) {
  Lowered P(R"(
int compute(int); void caught();
struct S { int a; S(int n) try : a(compute(n)) { } catch (...) { caught(); } };
S make(int n) { return S(n); })");
  EXPECT_TRUE(P.leads("S::S", "call this.*.a = compute(-; n)", "call caught(-)",
                      true) ||
              P.leads("S::S", "call % = compute(-; n)", "call caught(-)", true))
      << P.all("S::S");
  // The handler of a constructor throws on.
  EXPECT_LEADS(P, "S::S", "call caught(-)", "throw");
  EXPECT_FALSE(P.leads("S::S", "call caught(-)", "return"));
}

TEST(LowerStatements, StaticLocalsAreGlobalsInitialisedOnce) {
  Lowered P(R"(
#include <string>
void keep(const std::string &s) { static std::string last = "none"; last = s; }
int count() { static int n = 4; return n; })");
  EXPECT_LINE(P, "keep", "call basic_string(&last; 'none', &%)");
  EXPECT_LINE(P, "keep", "load last = s.*");
  // Control also goes past the initialiser.
  EXPECT_EQ(P.body("keep").Blocks[0].Successors.size(), 2u) << P.all("keep");
  EXPECT_LINE(P, "count", "copy return = n");
}

TEST(LowerStatements, StructuredBindings) {
  Lowered P(R"(
#include <string>
#include <tuple>
struct Pair { int first; int second; };
int aggregate(Pair p) { auto [a, b] = p; return b; }
void reference(Pair &p) { auto &[a, b] = p; b = 1; }
int array() { int list[2] = {1, 2}; auto &[x, y] = list; return y; }
int tuple(std::tuple<int, int> t) { auto [x, y] = t; return y; }
int captured(Pair p) { auto [a, b] = p; return [b] { return b; }(); })");
  EXPECT_LINE(P, "aggregate", "copy return = .second");
  EXPECT_LINE(P, "reference", "const .*.second = '1'");
  EXPECT_LINE(P, "array", "load return = .*[1]");
  EXPECT_LINE(P, "tuple", "bind y = &%.*");
  EXPECT_LINE(P, "tuple", "load return = y.*");
  EXPECT_LINE(P, "captured", "copy %.b = .second");
}

TEST(LowerStatements, GlobalsAreInitialisedByOneFunction) {
  Lowered P(R"(
#include <string>
int compute();
int first = compute();
static int table[] = {1, first};
int &alias = first;
struct S { static inline std::string name = "n"; };
void write(int v) { first = v; alias = v; S::name.clear(); })");
  EXPECT_LINE(P, "__global_init", "call first = compute(-)");
  EXPECT_LINE(P, "__global_init", "copy table[1] = first");
  EXPECT_LINE(P, "__global_init", "bind alias = &first");
  EXPECT_LINE(P, "__global_init", "call basic_string(&name; 'n', &%)");
  EXPECT_LINE(P, "write", "copy first = v");
  EXPECT_LINE(P, "write", "store alias.* = v");
  EXPECT_LINE(P, "write", "call clear(&name)");
}

TEST(LowerStatements, RangesAreThoseOfTheSource) {
  Lowered P(R"(#include <iostream>
#define SAY(x) std::cout << x
void log(int a) {
  std::cout << "a"
            << a;
  SAY(a);
  int b;
})");
  std::vector<std::string> Calls;
  for (const Block &K : P.body("log").Blocks)
    for (const Instruction &I : K.Instructions) {
      EXPECT_TRUE(I.Range.valid());
      if (I.Op == Opcode::Call)
        Calls.push_back(P.range(I.Range));
    }
  EXPECT_EQ(Calls, (Lines{"src/main.cpp:4:3-4:19", "src/main.cpp:4:3-5:17",
                          "src/main.cpp:6:3-6:9 SAY"}));
}

TEST(LowerStatements, LongChainsDoNotOverflowTheStack) {
  std::string Sum = "int sum(int a) { return a", Writes, Tests;
  Writes = "struct O { O &operator<<(int); }; void writes(O o, int a) { o";
  Tests = "int tests(int a) { ";
  for (int I = 0; I < 1000; ++I) {
    Sum += " + a\n";
    Writes += " << a\n";
    if (I < 200)
      Tests += "if (a == " + std::to_string(I) + ") return 1; else\n";
  }
  Lowered P(Sum + "; }" + Writes + "; }" + Tests + "return 0; }");
  EXPECT_EQ(P.lines("sum").size(), 3u);
  EXPECT_EQ(P.lines("writes").size(), 1001u);
  EXPECT_EQ(P.count("tests", "const return = '1'"), 200u);
}

TEST(LowerStatements, CFunctions) {
  Lowered P(R"(
#include <string.h>
struct S { int a; char name[8]; };
struct S copy(struct S s) { struct S t = s; t.a = 1; return t; }
void assign(struct S *p, struct S s) { *p = s; }
int chained(int a) { int b, c; b = c = a; return b; }
void designated(int n) { struct S s = {.a = n}; struct S list[] = {[1] = {n}}; }
int old(); int call(int n) { return old(n); })",
            "src/main.c");
  EXPECT_LINE(P, "copy", "copy t = s");
  EXPECT_LINE(P, "copy", "copy return = t");
  EXPECT_LINE(P, "assign", "store p.* = s");
  EXPECT_LINE(P, "chained", "copy c = a");
  EXPECT_LINE(P, "chained", "copy b = c");
  EXPECT_LINE(P, "designated", "copy s.a = n");
  EXPECT_LINE(P, "designated", "copy list[1].a = n");
  EXPECT_LINE(P, "call", "call return = old(-; n)");
}
