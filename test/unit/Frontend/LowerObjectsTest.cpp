//===-- LowerObjectsTest.cpp - objects from creation to destruction -------===//
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

TEST(LowerObjects, PlainCopiesAreCopiesAndOthersAreCalls) {
  Lowered P(R"(
#include <string>
#include <vector>
struct Plain { std::string s; int n; };
struct Careful { std::string s; Careful(); Careful(const Careful &); Careful &operator=(const Careful &); };
struct Holder { Careful c; std::string t; int list[2]; };
void plain(Plain a) { Plain b = a; b = a; Plain c = std::move(a); b = std::move(c); }
void careful(Careful a) { Careful b = a; b = a; }
void holder(Holder a) { Holder b = a; b = a; }
void system(std::vector<std::string> a) { auto b = a; b = a; std::string s = a[0]; })");
  EXPECT_EQ(P.lines("plain"), (Lines{"copy b = a", "copy b = a", "move c = a",
                                     "move b = c", "return"}));
  EXPECT_LINE(P, "careful", "call Careful(&b; &a)");
  EXPECT_LINE(P, "careful", "call % = operator=(&b; &a)");
  EXPECT_LINE(P, "holder", "call Holder(&b; &a)");
  EXPECT_LINE(P, "Holder::Holder", "call Careful(&this.*.c; &param0.*.c)");
  EXPECT_LINE(P, "Holder::Holder", "store this.*.t = param0.*.t");
  EXPECT_LINE(P, "Holder::Holder", "store this.*.list = param0.*.list");
  EXPECT_LINE(
      P, "Holder::operator=", "call % = operator=(&this.*.c; &param0.*.c)");
  EXPECT_LINE(P, "Holder::operator=", "store this.*.list = param0.*.list");
  EXPECT_LINE(P, "system", "copy b = a");
  EXPECT_LINE(P, "system", "load s = %.*");
}

TEST(LowerObjects, BasesShareThePlaceButNotTheFieldsOfOthers) {
  Lowered P(R"(
#include <string>
struct Base { std::string name; Base(); explicit Base(std::string n); };
struct Derived : Base {
  std::string secret;
  Derived(std::string n) : Base(n), secret("x") {}
  Derived(const Derived &o) : Base(o), secret("redacted") {}
  Derived &operator=(const Derived &o) { Base::operator=(o); return *this; }
};
Base slice(const Derived &d) { return d; }
struct Inheriting : Base { using Base::Base; };
Inheriting inherited(std::string s) { return Inheriting(s); })");
  EXPECT_EQ(P.lines("slice"), (Lines{"load return.name = d.*.name", "return"}));
  for (const Body &B : P.U.Bodies) {
    std::string Text = P.printAll(B);
    EXPECT_EQ(Text.find("store this.*.secret = o"), std::string::npos) << Text;
    EXPECT_EQ(Text.find("store this.* = o"), std::string::npos) << Text;
  }
  EXPECT_LINE(P, "Derived::operator=", "store this.*.name = o.*.name");
  EXPECT_LINE(P, "Inheriting::Inheriting", "call Base(this; param0)");
}

TEST(LowerObjects, InitialisersOfMembers) {
  Lowered P(R"(
#include <string>
struct Part { int a; int b = 2; };
struct Whole {
  std::string s; int n = 7; Part part; int *pointer; const std::string &link; int list[2];
  Whole(std::string v, int k) : s(v), part{k}, pointer(&part.a), link(s), list{k} {}
  Whole(std::string v) : Whole(v, 1) {}
};
struct Loose { union { int a; float b; }; Loose(int v) : a(v) {} };
Loose loose(int v) { return Loose(v); })");
  EXPECT_LINE(P, "Whole::Whole", "store this.*.s = v");
  EXPECT_LINE(P, "Whole::Whole", "const this.*.n = '7'");
  EXPECT_LINE(P, "Whole::Whole", "store this.*.part.a = k");
  EXPECT_LINE(P, "Whole::Whole", "const this.*.part.b = '2'");
  EXPECT_LINE(P, "Whole::Whole", "addr this.*.pointer = &this.*.part.a");
  EXPECT_LINE(P, "Whole::Whole", "bind this.*.link = &this.*.s");
  EXPECT_LINE(P, "Whole::Whole", "store this.*.list[0] = k");
  bool Delegates = false;
  for (const Body &B : P.U.Bodies)
    Delegates |=
        P.printAll(B).find("call Whole(this; %, '1')") != std::string::npos;
  EXPECT_TRUE(Delegates);
  EXPECT_LINE(P, "Loose::Loose", "store this.*.a = v");
  EXPECT_LINE(P, "Loose::Loose", "derive this.*.b = v");
}

TEST(LowerObjects, AggregatesFieldByField) {
  Lowered P(R"(
#include <array>
#include <string>
#include <vector>
struct Base { int id; };
struct Row : Base { std::string name; int age = 3; std::string copy = name; };
void rows(std::string s, int k) {
  Row a{{k}, s};
  Row b{.name = s};
  Row c(Base{k}, s);
  Row list[2] = {{{k}, s}};
  std::array<std::string, 2> array{s};
  std::vector<std::string> vector{s, s};
  Row *p = new Row{{k}, s};
  for (;;) { Row d{}; d.name = s; }
})");
  EXPECT_LINE(P, "rows", "copy a.id = k");
  EXPECT_LINE(P, "rows", "copy a.name = s");
  EXPECT_LINE(P, "rows", "const a.age = '3'");
  EXPECT_LINE(P, "rows", "copy a.copy = a.name");
  EXPECT_LINE(P, "rows", "copy b.name = s");
  EXPECT_LINE(P, "rows", "copy c.name = s");
  EXPECT_LINE(P, "rows", "copy list[0].name = s");
  EXPECT_LINE(P, "rows", "copy array[0] = s");
  // An initializer_list is the array that it refers to.
  EXPECT_LINE(P, "rows", "copy %[0] = s");
  EXPECT_LINE(P, "rows", "call vector(&vector; %, &%)");
  EXPECT_LINE(P, "rows", "copy %.name = s");
  // A variable of a loop is new on every pass.
  EXPECT_LINE(P, "rows", "kill d.name");
}

TEST(LowerObjects, ResultsForOneOfManyAreMadeApart) {
  Lowered P(R"(
#include <new>
#include <string>
std::string mask(const std::string &);
struct M { std::string s; M(const std::string &v) : s(mask(v)) {} };
void place(std::string v) {
  char room[64];
  new (room) std::string(mask(v));
}
M member(std::string v) { return M(v); })");
  EXPECT_LINE(P, "place", "call % = mask(-; &v)");
  EXPECT_LINE(P, "place", "move room[*] = %");
  EXPECT_LINE(P, "M::M", "call this.*.s = mask(-; &v.*)");
}

TEST(LowerObjects, LongTablesOfLiteralsAreLeftOut) {
  std::string Table = "int compute(); int table[] = {";
  for (int I = 0; I < 100; ++I)
    Table += std::to_string(I) + ", ";
  Lowered P(Table + "compute()};");
  EXPECT_EQ(P.lines("__global_init").size(), 4u) << P.all("__global_init");
  EXPECT_LINE(P, "__global_init", "copy table[*] = %");
}

TEST(LowerObjects, DestructorsRunOnEveryWayOut) {
  Lowered P(R"(
struct Guard { Guard(); ~Guard(); int n; };
struct Silent { int n; };
bool more(); void work();
void ways() { Guard g; if (more()) return; work(); }
void loop() { for (;;) { Guard g; if (more()) break; if (more()) continue; work(); } }
void order() { Guard a; Guard b; Silent s; }
Guard returned() { Guard g; work(); return g; }
void back() { again: Guard g; if (more()) goto again; }
void list() { Guard g[3]; })");
  EXPECT_EQ(P.count("ways", "call ~Guard(&g)"), 2u) << P.all("ways");
  EXPECT_EQ(P.count("loop", "call ~Guard(&g)"), 3u) << P.all("loop");
  EXPECT_EQ(P.lines("order"),
            (Lines{"call Guard(&a)", "call Guard(&b)", "call ~Guard(&b)",
                   "call ~Guard(&a)", "return"}));
  EXPECT_NO_LINE(P, "returned", "call ~Guard(&g)");
  EXPECT_EQ(P.count("back", "call ~Guard(&g)"), 2u) << P.all("back");
  EXPECT_LINE(P, "list", "call ~Guard(&g[*])");
  for (const Block &K : P.body("order").Blocks)
    for (const Instruction &I : K.Instructions)
      EXPECT_EQ(I.Op == Opcode::Call &&
                    P.print(P.body("order"), I).find('~') != std::string::npos,
                (I.Flags & Instruction::Implicit) != 0);
}

TEST(LowerObjects, TemporariesEndWithTheFullExpression) {
  Lowered P(R"(
struct Guard { Guard(int); ~Guard(); int n; bool ok() const; };
void use(const Guard &); void byValue(Guard); void after();
void full() { use(Guard(1)); after(); }
void kept() { const Guard &g = Guard(1); after(); }
void passed() { byValue(Guard(1)); after(); }
int read() { return Guard(1).n; }
void tested() { if (Guard(1).ok()) after(); })");
  EXPECT_EQ(P.lines("full"),
            (Lines{"call Guard(&%; '1')", "call use(-; &%)", "call ~Guard(&%)",
                   "call after(-)", "return"}));
  EXPECT_LEADS(P, "kept", "call after(-)", "call ~Guard(&%)");
  EXPECT_EQ(P.count("kept", "call ~Guard(&%)"), 1u) << P.all("kept");
  EXPECT_LEADS(P, "passed", "call ~Guard(&%)", "call after(-)");
  // The value is read before the object ends.
  EXPECT_LEADS(P, "read", "copy return = %.n", "call ~Guard(&%)");
  EXPECT_EQ(P.count("tested", "call ~Guard(&%)"), 2u) << P.all("tested");
  EXPECT_LEADS(P, "tested", "call ~Guard(&%)", "call after(-)");
}

TEST(LowerObjects, DestructorsDestroyMembersAndBases) {
  Lowered P(R"(
#include <memory>
#include <vector>
void log();
struct A { ~A() { log(); } };
struct B { ~B() { log(); } };
struct C : A { B b; B list[2]; int n; ~C() { if (n) return; log(); } };
struct D { std::unique_ptr<A> a; std::vector<B> all; };
void implicitly() { D d; }
struct Poly { virtual ~Poly(); };
void remove(Poly *p, C *c, int *n) { delete p; delete c; delete n; })");
  EXPECT_LEADS(P, "C::~C", "call ~B(&this.*.list[*])", "call ~B(&this.*.b)");
  EXPECT_LEADS(P, "C::~C", "call ~B(&this.*.b)", "call ~A(this)");
  EXPECT_EQ(P.count("C::~C", "call ~A(this)"), 1u) << P.all("C::~C");
  EXPECT_LINE(P, "implicitly", "call ~D(&d)");
  EXPECT_LINE(P, "D::~D", "call ~A(this.*.a)");
  EXPECT_LINE(P, "D::~D", "call ~B(&this.*.all[*])");
  EXPECT_EQ(P.lines("remove"),
            (Lines{"vcall ~Poly(p)", "call ~C(c)", "return"}));
}

TEST(LowerObjects, DefaultConstruction) {
  Lowered P(R"(
#include <string>
#include <vector>
struct Plain { std::string s; int n; };
struct Set { int n = 4; };
void locals() { int n; Plain p; std::vector<int> v; Set s; }
void again() { for (;;) { Plain p; std::string s; p.s = "x"; } }
struct Member { std::string s; int n; Member() : s(), n() {} };
void make() { Member m; })");
  EXPECT_LINE(P, "locals", "kill n");
  EXPECT_LINE(P, "locals", "call Set(&s)");
  EXPECT_LINE(P, "Set::Set", "const this.*.n = '4'");
  EXPECT_LINE(P, "again", "kill p");
  EXPECT_LINE(P, "again", "kill s");
  EXPECT_LINE(P, "Member::Member", "kill this.*.s");
  EXPECT_LINE(P, "Member::Member", "kill this.*.n");
}
