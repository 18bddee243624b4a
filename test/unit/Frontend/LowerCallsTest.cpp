//===-- LowerCallsTest.cpp - calls, callables, coroutines -----------------===//
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

TEST(LowerCalls, ReceiversAndArguments) {
  Lowered P(R"(
#include <string>
struct S { int get() const; static int none(int); S &self(); int operator[](int); };
int operator+(const S &, int);
void take(const S &r, S *p, S v, int n = 3, const char *t = "d");
void calls(S s, S *p) {
  s.get(); p->get(); S::none(1); s.none(2);
  s[4]; s + 5;
  take(s, &s, s);
  s.self().get();
})");
  EXPECT_LINE(P, "calls", "call get(&s)");
  EXPECT_LINE(P, "calls", "call get(p)");
  EXPECT_LINE(P, "calls", "call none(-; '1')");
  EXPECT_LINE(P, "calls", "call none(-; '2')");
  EXPECT_LINE(P, "calls", "call operator[](&s; '4')");
  EXPECT_LINE(P, "calls", "call operator+(-; &s, '5')");
  // A pointer is a value; a reference is an address; a copy is made first.
  EXPECT_LINE(P, "calls", "addr % = &s");
  EXPECT_LINE(P, "calls", "copy % = s");
  EXPECT_LINE(P, "calls", "call take(-; &s, %, %, '3', 'd')");
  EXPECT_LINE(P, "calls", "call % = self(&s)");
  EXPECT_LINE(P, "calls", "call get(%)");
  bool Found = false;
  for (const Block &K : P.body("calls").Blocks)
    for (const Instruction &I : K.Instructions)
      if (I.Flags & Instruction::ReturnsReference) {
        Found = true;
        EXPECT_EQ(P.print(P.body("calls"), I), "call % = self(&s)");
        EXPECT_EQ(P.type(P.body("calls").Temps[0]).Kind, TypeKind::Pointer);
      }
  EXPECT_TRUE(Found);
}

TEST(LowerCalls, OperandsHaveTypes) {
  Lowered P(R"(
struct S { int n; };
void take(const S &, S *, int);
void calls(S &s) { take(s, &s, s.n); })");
  const Body &B = P.body("calls");
  const Instruction &I = B.Blocks[0].Instructions.back();
  const Instruction &Call =
      I.Op == Opcode::Call
          ? I
          : B.Blocks[0].Instructions[B.Blocks[0].Instructions.size() - 2];
  ASSERT_EQ(Call.Operands.size(), 4u) << P.all("calls");
  EXPECT_EQ(Call.Operands[0].Kind, Operand::None);
  EXPECT_EQ(P.type(Call.Operands[1].Type).Kind, TypeKind::Record);
  EXPECT_EQ(P.type(Call.Operands[2].Type).Kind, TypeKind::Pointer);
  EXPECT_EQ(P.type(Call.Operands[3].Type).Kind, TypeKind::Integer);
}

TEST(LowerCalls, VirtualUnlessTheClassIsKnown) {
  Lowered P(R"(
struct Base { virtual void go(); };
struct Last final : Base { void go() override; };
void known(Last &l, Base &b) { Base local; local.go(); l.go(); b.Base::go(); }
void unknown(Base &b, Base *p) { b.go(); p->go(); })");
  EXPECT_EQ(P.lines("known"),
            (Lines{"call go(&local)", "call go(l)", "call go(b)", "return"}));
  EXPECT_EQ(P.lines("unknown"),
            (Lines{"vcall go(b)", "vcall go(p)", "return"}));
}

TEST(LowerCalls, FunctionsByAddress) {
  Lowered P(R"(
struct S { void method(int); };
void target(int); int handler(int n) { return n; }
void (*table[])(int) = {target, &target};
void pointers(void (*f)(int), void (&r)(int), S s, void (S::*m)(int)) {
  f(1); (*f)(2); r(3);
  (s.*m)(4); (&s->*m)(5);
  auto own = &S::method; (s.*own)(6);
  void (*plain)(int) = [](int n) { target(n); };
  plain(7);
  void (&alias)(int) = target;
  alias(8);
  table[0](9);
})");
  EXPECT_LINE(P, "__global_init", "copy table[1] = @target");
  EXPECT_LINE(P, "pointers", "icall (f; '1')");
  EXPECT_LINE(P, "pointers", "icall (f; '2')");
  EXPECT_LINE(P, "pointers", "icall (r; '3')");
  EXPECT_LINE(P, "pointers", "icall (m; &s, '4')");
  EXPECT_LINE(P, "pointers", "copy own = @method");
  EXPECT_LINE(P, "pointers", "copy plain = @operator()");
  EXPECT_LINE(P, "pointers", "copy alias = @target");
  EXPECT_LINE(P, "pointers", "icall (alias; '8')");
  EXPECT_LINE(P, "pointers", "icall (table[0]; '9')");
  EXPECT_TRUE(P.function("target").is(FunctionDecl::AddressTaken));
  EXPECT_TRUE(P.function("S::method").is(FunctionDecl::AddressTaken));
  EXPECT_FALSE(P.function("handler").is(FunctionDecl::AddressTaken));
}

TEST(LowerCalls, LambdasCaptureByCopyOrReference) {
  Lowered P(R"(
#include <string>
void use(const std::string &);
struct M {
  std::string s;
  auto byThis() { return [this] { use(s); }; }
  auto byCopy() { return [*this] { use(s); }; }
};
void captures(std::string a, std::string b) {
  auto f = [a, &b, c = std::move(a), &d = b]() mutable { use(a); use(b); use(c); use(d); };
  f();
  auto outer = [&] { return [=] { use(a); }; };
}
void both(M m) { m.byThis()(); m.byCopy()(); })");
  EXPECT_LINE(P, "captures", "closure f = operator()");
  EXPECT_LINE(P, "captures", "copy f.a = a");
  EXPECT_LINE(P, "captures", "bind f.b = &b");
  EXPECT_LINE(P, "captures", "move f.c = a");
  EXPECT_LINE(P, "captures", "bind f.d = &b");
  EXPECT_LINE(P, "captures", "call operator()(&f)");
  EXPECT_EQ(
      P.lines("captures::lambda#1::operator()"),
      (Lines{"call use(-; &this.*.a)", "call use(-; &this.*.b.*)",
             "call use(-; &this.*.c)", "call use(-; &this.*.d.*)", "return"}));
  EXPECT_LINE(P, "captures::lambda#2::operator()",
              "load return.a = this.*.a.*");
  EXPECT_LINE(P, "M::byThis", "copy return.this = this");
  EXPECT_LINE(P, "M::byThis::lambda#1::operator()",
              "call use(-; &this.*.this.*.s)");
  EXPECT_LINE(P, "M::byCopy", "load return.this = this.*");
  EXPECT_LINE(P, "M::byCopy::lambda#1::operator()",
              "call use(-; &this.*.this.s)");
}

TEST(LowerCalls, CallableObjectsCarryTheirOperators) {
  Lowered P(R"(
#include <functional>
#include <string>
void use(const std::string &);
struct Printer { void operator()(const std::string &s) const { use(s); } };
struct Derived : Printer { int n; };
template <class F> void each(F f, std::string s) { f(s); }
template <class... T> struct Overloaded : T... { using T::operator()...; };
void objects(std::string s) {
  Printer p;
  each(Printer(), s);
  Derived d{};
  auto generic = [](auto x) { return x; };
  generic(1); generic(2.5);
  Overloaded all{[](int) {}, [s](double) {}};
  std::function<void(std::string)> f = p;
  f(s);
})");
  EXPECT_LINE(P, "objects", "closure p = operator()");
  EXPECT_LINE(P, "objects", "closure % = operator()");
  EXPECT_LINE(P, "objects", "closure d = operator()");
  EXPECT_LINE(P, "objects", "closure generic = operator(), @operator()");
  EXPECT_LINE(P, "objects", "move all.s = %.s");
  EXPECT_LINE(P, "objects", "closure all = operator(), @operator()");
  EXPECT_LINE(P, "objects", "call function(&f; &p)");
  EXPECT_LINE(P, "each", "call operator()(&f; &s)");
}

TEST(LowerCalls, ConversionsLiteralsAndStreams) {
  Lowered P(R"(
#include <iostream>
#include <string>
struct Id { operator std::string() const; explicit operator bool() const; };
std::string operator""_p(const char *, unsigned long);
void use(const std::string &);
void all(Id id) {
  std::string s = id;
  if (id) use("x"_p);
  std::cout << s << 1 << std::endl;
})");
  EXPECT_EQ(P.conditions("all"), (Lines{"%", "!%"}));
  EXPECT_LINE(P, "all", "call % = operator bool(&id)");
  EXPECT_LINE(P, "all", "call % = operator\"\"_p(-; 'x', '1')");
  EXPECT_LINE(P, "all", "call % = operator<<(-; &cout, &s)");
  EXPECT_LINE(P, "all", "call % = operator<<(%; '1')");
}

TEST(LowerCalls, ArgumentsOfLanguageCorners) {
  Lowered P(R"(
#include <compare>
#include <string>
void use(const std::string &);
template <class... A> void pack(A &&...a) { (use(a), ...); }
void packs(std::string s) { pack(s, std::string("r")); }
struct V { int n; auto operator<=>(const V &) const = default; };
bool less(V a, V b) { return a < b; }
template <int N> int number() { return N; }
int numbers() { return number<5>(); }
void literal(const char (&text)[4]);
void text() { literal("abc"); }
int format(const char *, ...) __attribute__((format(printf, 1, 2)));
void variadic(std::string s) { format("%s", s.c_str()); })");
  EXPECT_EQ(P.count("pack", "call use(-; &a.*)"), 2u) << P.all("pack");
  EXPECT_LINE(P, "packs", "call pack(-; &s, &%)");
  EXPECT_LINE(P, "less", "call % = operator<=>(&a; &b)");
  EXPECT_LINE(P, "number", "const return = '5'");
  EXPECT_LINE(P, "text", "call literal(-; 'abc')");
  EXPECT_LINE(P, "variadic", "call format(-; '%s', %)");
}

TEST(LowerCalls, PointersToMembersArePassedOn) {
  Lowered P(R"(
#include <functional>
#include <string>
struct Base { std::string phone; };
struct User : Base { void method(); };
void use(const std::string &);
void object(User &u) { use(std::invoke(&User::phone, u)); }
void pointer(User *p) { auto m = &User::phone; use(std::invoke(m, p)); }
void other(User &u) {
  use(std::invoke(&User::phone, std::ref(u)));
  std::invoke(&User::method, u);
})");
  EXPECT_LINE(P, "object", "copy % = @phone");
  EXPECT_LINE(P, "object", "call % = invoke(-; &%, &u.*)");
  EXPECT_LINE(P, "object", "call use(-; &%.*)");
  EXPECT_LINE(P, "pointer", "call % = invoke(-; &m, &p)");
  EXPECT_LINE(P, "other", "call use(-; &%.*)");
  EXPECT_LINE(P, "other", "call invoke(-; &%, &u.*)");
}

TEST(LowerCalls, Coroutines) {
  Lowered P(R"(
#include <coroutine>
#include <string>
void use(const std::string &);
struct Task {
  struct promise_type {
    promise_type();
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(std::string);
    std::suspend_always yield_value(std::string);
    void unhandled_exception();
  };
  bool await_ready() const; std::string await_resume() const;
  void await_suspend(std::coroutine_handle<>) const;
};
struct Guard { ~Guard(); };
Task inner(std::string s);
Task outer(std::string s) {
  Guard g;
  std::string r = co_await inner(s);
  co_yield r;
  if (r.empty()) co_return "none";
  co_return r;
})");
  EXPECT_LINE(P, "outer", "call promise_type(&__promise)");
  EXPECT_LINE(P, "outer", "call return = get_return_object(&__promise)");
  EXPECT_LINE(P, "outer", "call r = await_resume(&%)");
  EXPECT_LINE(P, "outer", "call % = yield_value(&__promise; %)");
  EXPECT_EQ(P.count("outer", "call return_value(&__promise; %)"), 2u)
      << P.all("outer");
  EXPECT_EQ(P.count("outer", "call ~Guard(&g)"), 2u) << P.all("outer");
  EXPECT_LEADS(P, "outer", "call ~Guard(&g)", "return");
  EXPECT_TRUE(P.leads("outer", "call r = await_resume(&%)",
                      "call unhandled_exception(&__promise)", true));
  EXPECT_FALSE(P.leads("outer", "call r = await_resume(&%)",
                       "call unhandled_exception(&__promise)", false));
}
