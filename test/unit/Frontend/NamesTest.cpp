//===-- NamesTest.cpp - names and symbols ---------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Parsed.h"

#include <set>

using namespace piiflow;

TEST(Names, LeaveOutInlineAndAnonymousNamespacesAndTemplateArguments) {
  Parsed P(R"(
namespace app { inline namespace v2 { namespace {
template <class T> struct Box { T get() { return T(); } };
void use() { Box<int> b; b.get(); }
} } })");
  const FunctionDecl &Get = P.function("app::Box::get");
  EXPECT_EQ(P.text(Get.Class), "app::Box");
  EXPECT_NE(P.record("app::Box"), nullptr);
  EXPECT_TRUE(P.function("app::use").is(FunctionDecl::InternalLinkage));
}

TEST(Names, StandardStringHasNoInlineNamespace) {
  Parsed P(R"(
#include <string>
void f(const std::string &, int, ...) {}
struct S { void g(std::string) const {} };)");
  EXPECT_EQ(P.text(P.function("f").Signature),
            "(const std::basic_string<char> &, int, ...)");
  EXPECT_EQ(P.text(P.function("S::g").Signature),
            "(std::basic_string<char>) const");
  EXPECT_NE(P.record("std::basic_string"), nullptr);
}

TEST(Names, LocalClassesAndLambdasAreQualifiedByTheirFunction) {
  Parsed P(R"(
namespace app {
int outer(int n) {
  struct Local { int twice(int k) { return 2 * k; } };
  auto first = [n] { return n; };
  auto second = [&n](int m) { return [=] { return n + m; }(); };
  return Local().twice(first()) + second(1);
} })");
  EXPECT_TRUE(P.hasBody(P.function("app::outer::Local::twice").Symbol));
  const FunctionDecl &First = P.function("app::outer::lambda#1::operator()");
  const FunctionDecl &Second = P.function("app::outer::lambda#2::operator()");
  const FunctionDecl &Inner =
      P.function("app::outer::lambda#2::operator()::lambda#1::operator()");
  EXPECT_TRUE(First.is(FunctionDecl::CallOperator));
  std::set<StringId> Symbols{First.Symbol, Second.Symbol, Inner.Symbol};
  EXPECT_EQ(Symbols.size(), 3u);
  for (StringId Symbol : Symbols)
    EXPECT_TRUE(P.hasBody(Symbol)) << P.text(Symbol).str();
  EXPECT_NE(P.field("app::outer::lambda#1::n"), nullptr);
  EXPECT_NE(P.field("app::outer::lambda#2::operator()::lambda#1::m"), nullptr);
}

TEST(Names, LambdaAtNamespaceScopeSaysItsFile) {
  Parsed P("auto f = [](int n) { return n; }; int g() { return f(1); }");
  EXPECT_TRUE(P.hasBody(P.function("lambda@main.cpp#1::operator()").Symbol));
}

TEST(Names, AnonymousUnionMembersBelongToTheEnclosingClass) {
  Parsed P("struct S { union { int a; float b; }; struct { int z; } named; };"
           "int f(S s) { return s.a + s.named.z; }");
  EXPECT_NE(P.field("S::a"), nullptr);
  EXPECT_NE(P.field("S::b"), nullptr);
  EXPECT_EQ(P.field("S::z"), nullptr);
}

TEST(Symbols, LinkageDecides) {
  Parsed P(R"(
extern "C" { void plain() {} static void hidden() {} }
static int local(int n) { return n; }
int shared(int n) { return local(n); }
template <class T> T twice(T t) { return t + t; }
int use() { return twice(1) + int(twice(2.0)); }
int counter = 1; static int secret = 2;
int main() { return counter + secret; })");
  EXPECT_NE(P.bySymbol("plain"), nullptr);
  EXPECT_NE(P.bySymbol("_Z6sharedi"), nullptr);
  EXPECT_NE(P.bySymbol("src/main.cpp#_ZL5locali"), nullptr);
  EXPECT_NE(P.bySymbol("_Z5twiceIiET_S0_"), nullptr);
  EXPECT_NE(P.bySymbol("_Z5twiceIdET_S0_"), nullptr);
  const FunctionDecl *Main = P.bySymbol("main");
  ASSERT_NE(Main, nullptr);
  EXPECT_TRUE(Main->is(FunctionDecl::Main));
  EXPECT_EQ(P.text(P.global("counter")->Symbol), "counter");
  EXPECT_EQ(P.text(P.global("secret")->Symbol), "src/main.cpp#_ZL6secret");
  EXPECT_NE(P.bySymbol("src/main.cpp#__global_init"), nullptr)
      << "counter and secret are initialised";
}

TEST(Symbols, CFunctions) {
  Parsed P("static int f(void) { static int n; return n++; }\n"
           "int g(void) { static int n; return n++ + f(); }",
           "src/main.c");
  EXPECT_NE(P.bySymbol("g"), nullptr);
  EXPECT_NE(P.bySymbol("src/main.c#f"), nullptr);
}

TEST(Symbols, ConstructorVariantsShareOne) {
  Parsed P("struct A { A(int); virtual ~A(); }; A::A(int) {} A::~A() {}"
           "struct B : virtual A { B() : A(1) {} }; void f() { B b; A a(2); }");
  const FunctionDecl *C = P.bySymbol("_ZN1AC1Ei");
  ASSERT_NE(C, nullptr);
  EXPECT_TRUE(C->is(FunctionDecl::Constructor));
  EXPECT_EQ(P.bySymbol("_ZN1AC2Ei"), nullptr);
  EXPECT_NE(P.bySymbol("_ZN1AD1Ev"), nullptr);
}

TEST(Functions, FlagsOverridesAndTemplateArguments) {
  Parsed P(R"(
struct Base { virtual void send(int) = 0; virtual ~Base() = default; };
struct Mail : Base { void send(int) override {} static int count() { return 0; } };
template <int N, class T> T pick(T t) { return t; }
[[noreturn]] void stop() { for (;;); }
long use() { Mail m; m.send(1); Mail::count(); return pick<3>(4L); })");
  const FunctionDecl &Send = P.function("Mail::send");
  EXPECT_TRUE(Send.is(FunctionDecl::Virtual));
  ASSERT_EQ(Send.Overrides.size(), 1u);
  EXPECT_EQ(P.text(Send.Overrides[0]), "_ZN4Base4sendEi");
  EXPECT_TRUE(P.function("Base::send").is(FunctionDecl::PureVirtual));
  EXPECT_TRUE(P.function("Mail::count").is(FunctionDecl::Static));
  EXPECT_TRUE(P.function("stop").is(FunctionDecl::NoReturn));
  const FunctionDecl &Pick = P.function("pick");
  ASSERT_EQ(Pick.TemplateArguments.size(), 2u);
  EXPECT_EQ(P.text(Pick.TemplateArguments[0]), "3");
  EXPECT_EQ(P.text(Pick.TemplateArguments[1]), "long");
  const Record *Mail = P.record("Mail");
  ASSERT_NE(Mail, nullptr);
  ASSERT_EQ(Mail->Bases.size(), 1u);
  EXPECT_EQ(P.text(Mail->Bases[0]), "Base");
}

TEST(Functions, EveryBodyIsThere) {
  Parsed P(R"(
template <class T> struct Box {
  T t;
  Box(T v) : t(v) {}
  friend int peek(Box b) { return 1; }
  template <class V> V as() { return V(); }
};
template <class T> struct Holder { struct Inner { int get() { return 7; } }; };
struct Copied { Box<int> b{1}; };
struct Default { int n = [] { return 3; }(); };
template <> struct Box<char> { int special() { return 0; } };
int use() {
  Box<int> b(1); Copied c, d(c); Default e; Holder<int>::Inner i;
  return peek(b) + b.as<long>() + Box<char>().special() + i.get() + e.n;
})");
  for (const char *Name :
       {"Box::Box", "peek", "Box::as", "Copied::Copied", "Box::special",
        "Holder::Inner::get", "Default::lambda#1::operator()", "use"}) {
    bool Found = false;
    for (const FunctionDecl &F : P.U.Functions)
      Found |= P.text(F.Name) == Name && P.hasBody(F.Symbol);
    EXPECT_TRUE(Found) << Name;
  }
}

TEST(Functions, EachBodyOnceAndRegistered) {
  Parsed P(R"(
#include <functional>
#include <string>
#include <vector>
template <class F> void each(std::vector<std::string> &v, F f) {
  for (auto &s : v) f(s);
}
void use(std::vector<std::string> v) {
  int n = 0;
  each(v, [&](auto &s) { n += s.size(); });
  std::function<int(int)> g = [n](int k) { return n + k; };
  g(1);
})");
  std::set<StringId> Seen;
  for (const Body &B : P.U.Bodies) {
    EXPECT_TRUE(Seen.insert(B.Function).second) << P.text(B.Function).str();
    EXPECT_NE(P.bySymbol(P.text(B.Function)), nullptr)
        << P.text(B.Function).str();
  }
}

TEST(Types, TellWhatTheEngineNeeds) {
  Parsed P(R"(
#include <map>
#include <string>
struct User {};
enum class Color { Red };
bool f(const User *a, std::map<std::string, User> &b, char c, double d, Color e, int (&g)[3]) { return true; })");
  const FunctionDecl &F = P.function("f");
  EXPECT_EQ(P.type(F.ReturnType).Kind, TypeKind::Bool);
  ASSERT_EQ(F.Parameters.size(), 6u);
  const Type &A = P.type(F.Parameters[0].Type);
  EXPECT_EQ(A.Kind, TypeKind::Pointer);
  EXPECT_TRUE(A.ConstElement);
  EXPECT_EQ(P.text(P.type(A.Element).Name), "User");
  const Type &B = P.type(F.Parameters[1].Type);
  EXPECT_EQ(B.Kind, TypeKind::Reference);
  EXPECT_FALSE(B.ConstElement);
  const Type &Map = P.type(B.Element);
  EXPECT_EQ(P.text(Map.Name), "std::map");
  ASSERT_EQ(Map.Arguments.size(), 2u) << "comparator and allocator by default";
  EXPECT_EQ(P.text(P.type(Map.Arguments[1]).Name), "User");
  EXPECT_EQ(P.type(F.Parameters[2].Type).Kind, TypeKind::Character);
  EXPECT_EQ(P.type(F.Parameters[3].Type).Kind, TypeKind::Floating);
  EXPECT_EQ(P.text(P.type(F.Parameters[4].Type).Name), "Color");
  EXPECT_EQ(P.type(P.type(F.Parameters[5].Type).Element).Kind, TypeKind::Array);
}

TEST(Types, FieldsOfATemplateDoNotDependOnTheInstantiation) {
  Parsed P(
      "template <class T> struct Box { T value; T *more; };"
      "int use() { Box<int> a{}; Box<char> b{}; return a.value + b.value; }");
  const Field *Value = P.field("Box::value");
  ASSERT_NE(Value, nullptr);
  EXPECT_EQ(P.type(Value->Type).Kind, TypeKind::Other);
  const Field *More = P.field("Box::more");
  ASSERT_NE(More, nullptr);
  EXPECT_EQ(P.type(More->Type).Kind, TypeKind::Pointer);
}
