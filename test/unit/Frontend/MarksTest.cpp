//===-- MarksTest.cpp - annotations and ranges ----------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Parsed.h"

using namespace piiflow;

TEST(Marks, EveryKindOfDeclaration) {
  Parsed P(R"(
#include <piiflow/annotations.h>
#include <string>
struct User {
  std::string phone PII(phone);
  PII(name, "email", "keep=4") std::string name;
};
PII(phone) std::string number(int n PII(location)) { return ""; }
static int secret PII(health);
struct PII_SANITIZER(mask, phone) Masked {};
int unused() { return secret; })");
  EXPECT_EQ(P.marks(P.field("User::phone")->Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(P.field("User::name")->Marks),
            "pii::source(name, email, keep=4)");
  EXPECT_EQ(P.marks(P.function("number").Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(P.function("number").Parameters[0].Marks),
            "pii::source(location)");
  EXPECT_EQ(P.marks(P.global("secret")->Marks), "pii::source(health)");
  EXPECT_EQ(P.marks(P.record("Masked")->Marks), "pii::sanitizer(mask, phone)");
}

TEST(Marks, RawFormsAndMisspeltOnesComeThrough) {
  Parsed P(R"(
struct S {
  [[clang::annotate("pii::source", "phone")]] int a;
  [[clang::annotate("pii:source", 4, 2.5)]] int b;
  [[clang::annotate("other")]] int c;
};)");
  EXPECT_EQ(P.marks(P.field("S::a")->Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(P.field("S::b")->Marks), "pii:source(4, 2.5)");
  EXPECT_EQ(P.marks(P.field("S::c")->Marks), "");
}

TEST(Marks, UnusedDeclarationsAreThere) {
  Parsed P(R"(
#include <piiflow/annotations.h>
void send(const char *p PII_SINK(network));
void quiet(int);
struct Api { virtual void post(int n PII(phone)) = 0; };
template <class T> void never(T t PII(email)) {})");
  EXPECT_EQ(P.marks(P.function("send").Parameters[0].Marks),
            "pii::sink(network)");
  EXPECT_EQ(P.marks(P.function("Api::post").Parameters[0].Marks),
            "pii::source(phone)");
  EXPECT_EQ(P.marks(P.function("never").Parameters[0].Marks),
            "pii::source(email)");
  EXPECT_EQ(P.bySymbol("_Z5quieti"), nullptr);
}

TEST(Marks, AnyRedeclarationCountsOnce) {
  Parsed P(R"(
#include <piiflow/annotations.h>
PII(phone) int f(int a, int b PII(email));
int f(int a PII_NONE, int b);
int f(int a, int b) { return a + b; })");
  const FunctionDecl &F = P.function("f");
  EXPECT_EQ(P.marks(F.Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(F.Parameters[0].Marks), "pii::none()");
  EXPECT_EQ(P.marks(F.Parameters[1].Marks), "pii::source(email)");
  EXPECT_EQ(P.text(F.Parameters[1].Name), "b");
}

TEST(Marks, InstantiationsHaveThoseOfThePattern) {
  Parsed P(R"(
#include <piiflow/annotations.h>
template <class T> struct Box {
  T value PII(phone);
  PII(email) T get(int k PII_NONE);
};
template <class T> T Box<T>::get(int k) { return value; }
template <class... A> void log(const char *f PII_SINK(log), PII(name) A... a) {}
int use() { Box<int> b; log("", 1, 2.0); return b.get(1); })");
  EXPECT_EQ(P.marks(P.field("Box::value")->Marks), "pii::source(phone)");
  const FunctionDecl *Get = P.bySymbol("_ZN3BoxIiE3getEi");
  ASSERT_NE(Get, nullptr);
  EXPECT_EQ(P.marks(Get->Marks), "pii::source(email)");
  EXPECT_EQ(P.marks(Get->Parameters[0].Marks), "pii::none()");
  const FunctionDecl *Log = P.bySymbol("_Z3logIJidEEvPKcDpT_");
  ASSERT_NE(Log, nullptr);
  ASSERT_EQ(Log->Parameters.size(), 3u);
  EXPECT_EQ(P.marks(Log->Parameters[0].Marks), "pii::sink(log)");
  EXPECT_EQ(P.marks(Log->Parameters[2].Marks), "pii::source(name)");
}

TEST(Marks, AnnotatedAliasesAndEnumsMarkWhatIsSpelledWithThem) {
  Parsed P(R"(
#include <piiflow/annotations.h>
#include <map>
#include <string>
#include <vector>
using Phone PII(phone) = std::string;
typedef int Pin PII(credential);
enum class PII(religion_belief) Faith { A };
using Unused PII(colour) = int;
struct User {
  Phone phone;
  std::vector<Phone> many;
  std::map<int, Phone> by;
  const Faith *faith;
  std::string other;
};
Phone number(const Phone &p, Pin *pin) { auto copy = p; return copy; })");
  EXPECT_EQ(P.marks(P.field("User::phone")->Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(P.field("User::many")->Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(P.field("User::by")->Marks), "");
  EXPECT_EQ(P.marks(P.field("User::faith")->Marks),
            "pii::source(religion_belief)");
  EXPECT_EQ(P.marks(P.field("User::other")->Marks), "");
  const FunctionDecl &F = P.function("number");
  EXPECT_EQ(P.marks(F.Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(F.Parameters[0].Marks), "pii::source(phone)");
  EXPECT_EQ(P.marks(F.Parameters[1].Marks), "pii::source(credential)");
  ASSERT_NE(P.record("Unused"), nullptr);
  EXPECT_EQ(P.marks(P.record("Unused")->Marks), "pii::source(colour)");
}

TEST(Ranges, AreHalfOpenAndNameTheOutermostMacro) {
  Parsed P("#define FIELD(n) int n\n"
           "#define WRAP(n) FIELD(n)\n"
           "struct S {\n"
           "  int plain;\n"
           "  WRAP(wrapped);\n"
           "  [[clang::annotate(\"pii::none\")]] int marked;\n"
           "};\n");
  EXPECT_EQ(P.range(P.field("S::plain")->Range), "src/main.cpp:4:7-4:12");
  EXPECT_EQ(P.range(P.field("S::wrapped")->Range),
            "src/main.cpp:5:3-5:16 WRAP");
  EXPECT_EQ(P.range(P.field("S::marked")->Marks[0].Range),
            "src/main.cpp:6:5-6:33");
}

TEST(Ranges, OfAFunctionIsItsNameWhereDeclaredFirst) {
  Parsed P("struct S {\n  int get() const;\n};\n"
           "int S::get() const { return 1; }\n");
  EXPECT_EQ(P.range(P.function("S::get").Range), "src/main.cpp:2:7-2:10");
  ASSERT_EQ(P.U.Bodies.size(), 1u);
  EXPECT_EQ(P.range(P.U.Bodies[0].Range).substr(0, 16), "src/main.cpp:4:1");
}
