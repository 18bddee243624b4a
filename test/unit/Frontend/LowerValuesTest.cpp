//===-- LowerValuesTest.cpp - expressions and places ----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowered.h"

using namespace piiflow;

TEST(LowerValues, ReferencesArePointersAndThisIsOne) {
  Lowered P(R"(
struct User { int id; int &link; int get() { return id + link; } };
int byReference(User &u) { return u.id; }
int byPointer(User *p) { return p->id; }
int *address(User *p) { return &p->id; }
int alias(int a) { int &r = a; r = 2; return r; })");
  EXPECT_LINE(P, "byReference", "load return = u.*.id");
  EXPECT_LINE(P, "byPointer", "load return = p.*.id");
  EXPECT_LINE(P, "address", "addr return = &p.*.id");
  EXPECT_LINE(P, "alias", "bind r = &a");
  EXPECT_LINE(P, "alias", "const r.* = '2'");
  EXPECT_LINE(P, "alias", "load return = r.*");
  EXPECT_LINE(P, "User::get", "derive % = this.*.id, this.*.link.*");
}

TEST(LowerValues, ArraysDecayToElementsAndConstantsTellThemApart) {
  Lowered P(R"(
void raw(const char *);
void arrays(int i, int v) {
  int a[4];
  a[1] = v;
  a[i] = v;
  int *p = a;
  p[2] = v;
  *(p + 1) = v;
  char text[] = "abc";
  raw(text);
  int *q = &a[0];
})");
  EXPECT_LINE(P, "arrays", "copy a[1] = v");
  EXPECT_LINE(P, "arrays", "copy a[*] = v");
  EXPECT_LINE(P, "arrays", "addr p = &a[*]");
  EXPECT_LINE(P, "arrays", "addr q = &a[*]");
  // Which one is not known: the others keep what they hold.
  EXPECT_EQ(P.count("arrays", "step % = p"), 2u) << P.all("arrays");
  EXPECT_EQ(P.count("arrays", "store %.* = v"), 2u) << P.all("arrays");
  EXPECT_LINE(P, "arrays", "const text = 'abc'");
  EXPECT_LINE(P, "arrays", "call raw(-; %)");
}

TEST(LowerValues, ArithmeticDependsAndComparisonsSayNothing) {
  Lowered P(R"(
int sum(int a, int b, int c) { return (a + b) * c - 1; }
bool same(int a, int b) { return a == b; }
bool negated(bool a) { bool b = !a; return b; }
long span(int *a, int *b) { return b - a; }
int grow(int a, int b) { a += b; ++a; a <<= 1; return a; }
unsigned long size(int a) { return sizeof(a); })");
  EXPECT_LINE(P, "sum", "derive % = a, b, c");
  EXPECT_LINE(P, "same", "kill return");
  EXPECT_LINE(P, "negated", "kill b");
  EXPECT_LINE(P, "span", "kill return");
  EXPECT_EQ(P.lines("grow"), (std::vector<std::string>{
                                 "derive a = a, b", "derive a = a",
                                 "derive a = a", "copy return = a", "return"}));
  EXPECT_LINE(P, "size", "const return = '4'");
}

TEST(LowerValues, LiteralsKeepTheirText) {
  Lowered P(R"(
enum E { Red = 7 };
void literals() {
  const char *s = "phone: %s";
  int i = -5;
  double d = 2.5;
  char c = 'x';
  bool b = true;
  void *p = nullptr;
  E e = Red;
  const wchar_t *w = L"w\u00e9";
})");
  EXPECT_LINE(P, "literals", "const s = 'phone: %s'");
  EXPECT_LINE(P, "literals", "const d = '2.5'");
  EXPECT_LINE(P, "literals", "const c = 'x'");
  EXPECT_LINE(P, "literals", "const b = '1'");
  EXPECT_LINE(P, "literals", "kill p");
  EXPECT_LINE(P, "literals", "const e = '7'");
  EXPECT_LINE(P, "literals", "const w = 'w\xc3\xa9'");
}

TEST(LowerValues, PointersAreMovedWithinTheirArray) {
  Lowered P(R"(
struct Cell { int a; };
void use(Cell *);
void change(Cell *p, Cell *q) { ++p; q--; p += 2; }
int post(Cell *p) { return (p++)->a; }
int at(Cell *p, int i) { return p[i].a; }
int first(Cell *p) { return p[0].a + (p + 0)->a; }
long distance(Cell *p, Cell *q) { return p - q; }
void array() { Cell all[2]; use(&all[0] + 1); })");
  EXPECT_EQ(P.count("change", "step p = p"), 2u) << P.all("change");
  EXPECT_LINE(P, "change", "step q = q");
  EXPECT_LEADS(P, "post", "copy % = p", "step p = p");
  EXPECT_LEADS(P, "at", "step % = p", "load return = %.*.a");
  EXPECT_EQ(P.all("first").find("step"), std::string::npos);
  EXPECT_EQ(P.all("distance").find("step"), std::string::npos);
  EXPECT_EQ(P.all("array").find("step"), std::string::npos);
}

TEST(LowerValues, CastsThatAreWrittenDownAreSeen) {
  Lowered P(R"(
struct B { virtual ~B(); int n; };
struct D : B { int m; };
long widen(int a) { return static_cast<long>(a); }
long implicitly(int a) { return a; }
int base(D *d) { B *b = d; return static_cast<D *>(b)->m; }
int dynamic(B &b) { return dynamic_cast<D &>(b).m; }
char bytes(long *n) { return reinterpret_cast<char *>(n)[0]; })");
  EXPECT_LINE(P, "widen", "cast % = a");
  EXPECT_LINE(P, "implicitly", "copy return = a");
  EXPECT_LINE(P, "base", "copy b = d");
  EXPECT_LINE(P, "base", "cast % = b");
  EXPECT_LINE(P, "base", "load return = %.*.m");
  EXPECT_LINE(P, "dynamic", "load return = b.*.m");
  EXPECT_LINE(P, "bytes", "cast % = n");
}

TEST(LowerValues, ChoicesCopyOnBothBranches) {
  Lowered P(R"(
int value(bool c, int a, int b) { return c ? a : b + 0L; }
void place(bool c, int a, int b) { (c ? a : b) = 1; }
int omitted(int a, int b) { return a ?: b; }
int thrown(bool c, int a) { return c ? a : throw 1; })");
  EXPECT_LINE(P, "value", "copy % = a");
  EXPECT_LINE(P, "value", "derive % = b");
  EXPECT_LINE(P, "place", "bind % = &a");
  EXPECT_LINE(P, "place", "bind % = &b");
  EXPECT_LINE(P, "place", "const %.* = '1'");
  EXPECT_LINE(P, "omitted", "copy % = a");
  EXPECT_LINE(P, "omitted", "copy % = b");
  EXPECT_EQ(P.conditions("omitted"), (std::vector<std::string>{"a", "!a"}));
  EXPECT_LINE(P, "thrown", "copy % = a");
  EXPECT_LINE(P, "thrown", "throw");
}

TEST(LowerValues, UnionMembersShareTheirBytes) {
  Lowered P(R"(
union Slot { long number; char bytes[8]; short small; };
struct Tagged { int kind; union { long a; double d; }; };
void write(long n) { Slot s; s.number = n; s.number = 0; s.small = n; }
void anonymous(Tagged &t, long n) { t.a = n; t.kind = n; }
void initialised(long n) { Slot s{n}; })");
  EXPECT_LINE(P, "write", "copy s.number = n");
  EXPECT_LINE(P, "write", "derive s.bytes = n");
  EXPECT_LINE(P, "write", "kill s.bytes");
  // A smaller member leaves some of the bytes.
  EXPECT_LINE(P, "write", "append s.number = n");
  EXPECT_LINE(P, "anonymous", "store t.*.a = n");
  EXPECT_LINE(P, "anonymous", "derive t.*.d = n");
  EXPECT_LINE(P, "anonymous", "store t.*.kind = n");
  EXPECT_LINE(P, "initialised", "derive s.bytes = n");
}

TEST(LowerValues, MemberPointersNameAFieldWhenTheyDo) {
  Lowered P(R"(
struct S { int a; int b; };
int named(S s) { return s.*&S::a; }
constexpr int S::*which = &S::b;
int constant(S s) { return s.*which; }
void any(S s, int S::*m) { s.*m = s.a; }
int through(S *s, int S::*m) { return s->*m; }
int local(S s) { int S::*m = &S::a; return s.*m; }
int changed(S s, bool c) { int S::*m = &S::a; if (c) m = &S::b; return s.*m; })");
  EXPECT_LINE(P, "named", "copy return = s.a");
  EXPECT_LINE(P, "constant", "copy return = s.b");
  EXPECT_LINE(P, "local", "copy m = @a");
  EXPECT_LINE(P, "local", "member % = &s, m");
  EXPECT_LINE(P, "changed", "copy m = @b");
  EXPECT_LINE(P, "changed", "member % = &s, m");
  EXPECT_LINE(P, "any", "member % = &s, m");
  EXPECT_LINE(P, "any", "store %.* = s.a");
  EXPECT_LINE(P, "through", "member % = s, m");
  EXPECT_LINE(P, "through", "load return = %.*");
}

TEST(LowerValues, MemberPointersAreValues) {
  Lowered P(R"(
struct B { int base; };
struct S : B { int a; union { int low; int high; }; };
int read(const S &s, int S::*m) { return s.*m; }
template <auto M> int fixed(const S &s) { return s.*M; }
struct Column { const char *title; int S::*member; };
constexpr Column columns[] = {{"a", &S::a}, {"low", &S::low}};
int S::*none = nullptr;
void give(const S &s) { read(s, &S::a); read(s, &S::base); fixed<&S::low>(s); }
int second(const S &s) { return s.*columns[1].member; }
int any(const S &s, int i) { return s.*columns[i].member; })");
  EXPECT_LINE(P, "give", "call read(-; &s.*, @a)");
  EXPECT_LINE(P, "give", "call read(-; &s.*, @base)");
  EXPECT_LINE(P, "fixed", "load return = s.*.low");
  EXPECT_LINE(P, "second", "load return = s.*.low");
  EXPECT_LINE(P, "any", "member % = s, columns[*].member");
}

TEST(LowerValues, VariadicParameterIsTheOneAfterTheLast) {
  Lowered P(R"(
#include <cstdarg>
void sink(const char *);
void log(const char *format, ...) {
  va_list list, second;
  va_start(list, format);
  va_copy(second, list);
  sink(va_arg(second, const char *));
  va_end(list);
}
void user(char *s) { log("%s", s, 1); })");
  EXPECT_LINE(P, "log", "copy list[*] = param1");
  EXPECT_LINE(P, "log", "copy second[*] = list[*]");
  EXPECT_LINE(P, "log", "call sink(-; second[*])");
  EXPECT_LINE(P, "user", "call log(-; '%s', s, '1')");
}

TEST(LowerValues, NewObjectsAreTemporaries) {
  Lowered P(R"(
#include <new>
struct S { int a; S(int a); };
S *one(int n) { return new S(n); }
S *place(void *p, int n) { return new (p) S(n); }
int *list() { return new int[2]{1, 2}; }
void many(int n) { for (;;) { S *s = new S(n); } })");
  EXPECT_EQ(P.lines("one"),
            (std::vector<std::string>{"call S(&%; n)", "addr % = &%",
                                      "copy return = %", "return"}));
  EXPECT_LINE(P, "place", "call S(p; n)");
  EXPECT_LINE(P, "list", "const %[0] = '1'");
  EXPECT_LINE(P, "list", "addr % = &%[*]");
  // In a loop none of the objects replaces another.
  EXPECT_LINE(P, "many", "call S(&%[*]; n)");
}

TEST(LowerValues, OddExpressions) {
  Lowered P(R"(
#include <typeinfo>
struct S { int a; };
typedef int V4 __attribute__((vector_size(16)));
int statement(int a) { return ({ int b = a; b; }); }
int comma(int a, int b) { return (a = 1, b); }
int generic(int a) { return _Generic(a, int: a, default: 0); }
int compound(int a) { return ((S){a}).a; }
int vector(V4 v, int i) { return v[i]; }
int atomic(int *p, int n) {
  __atomic_store_n(p, n, 5);
  int old = __atomic_exchange_n(p, n, 5);
  return __atomic_load_n(p, 5) + old;
}
int expected(int a) { return __builtin_expect(a, 0); }
bool same(S &s) { return typeid(s) == typeid(S); }
double shuffled(V4 a, V4 b) { return __builtin_shufflevector(a, b, 0, 1, 2, 3)[0]; })");
  EXPECT_LINE(P, "statement", "copy b = a");
  EXPECT_LINE(P, "statement", "copy return = b");
  EXPECT_LINE(P, "comma", "const a = '1'");
  EXPECT_LINE(P, "comma", "copy return = b");
  EXPECT_LINE(P, "generic", "copy return = a");
  EXPECT_LINE(P, "compound", "copy %.a = a");
  EXPECT_LINE(P, "vector", "copy return = v[*]");
  EXPECT_LINE(P, "atomic", "store p.* = n");
  EXPECT_LINE(P, "atomic", "append p.* = n");
  EXPECT_LINE(P, "expected", "copy return = a");
  EXPECT_LINE(P, "shuffled", "derive % = a, b");
}

TEST(LowerValues, StandardViewsOfAnObjectAreTheObject) {
  Lowered P(R"(
#include <memory>
#include <string>
#include <utility>
void use(const std::string &);
template <class T> void pass(T &&t) { use(std::forward<T>(t)); }
void views(std::string s) {
  std::string t = std::move(s);
  t = std::move(s);
  use(std::as_const(t));
  std::string *p = std::addressof(t);
  pass(t);
})");
  EXPECT_EQ(P.count("views", "move t = s"), 2u) << P.all("views");
  EXPECT_LINE(P, "views", "call use(-; &t)");
  EXPECT_LINE(P, "views", "addr p = &t");
  EXPECT_LINE(P, "pass", "call use(-; &t.*)");
}

TEST(LowerValues, ArithmeticLeavesNoConstant) {
  Lowered P(R"(
void use(int);
void steps(int *list, bool flag) {
  int i = 0;
  use(i++);
  ++i;
  i--;
  i += 1;
  i *= i;
  list++;
  flag |= true;
  __atomic_fetch_add(&i, 1, 5);
})");
  EXPECT_LINE(P, "steps", "copy % = i");
  EXPECT_LINE(P, "steps", "call use(-; %)");
  EXPECT_EQ(P.count("steps", "derive i = i"), 4u) << P.all("steps");
  EXPECT_LINE(P, "steps", "derive i = i, i");
  EXPECT_NO_LINE(P, "steps", "derive list = list");
  EXPECT_LINE(P, "steps", "derive i = i, '1'");
}

TEST(LowerValues, ConstantsWithNamesAreConstants) {
  Lowered P(R"(
#include <string>
#include <string_view>
enum class Key { Phone = 3 };
constexpr const char *plain = "phone";
const char *const pointer = "city";
static constexpr char array[] = "name";
const std::string object = "mail";
constexpr std::string_view view = "street";
constexpr int number = 2;
const int half = number / 2;
const char *variable = "x";
constexpr char letter = 'A';
void text(const char *);
void string(const std::string &);
void integer(long);
struct S { static constexpr const char *inside = "inside"; };
template <int N> void argument() { integer(N + 1); }
void names(S s) {
  text(plain);
  text(pointer);
  text(array);
  text(S::inside);
  text(s.inside);
  text(variable);
  string(object);
  string(std::string(view));
  integer(number);
  integer(half);
  integer(-number + 7);
  integer(sizeof(int) * 2);
  integer(letter);
  integer((long)Key::Phone);
  argument<8>();
})");
  for (const char *Text : {"phone", "city", "name", "inside"})
    EXPECT_LINE(P, "names", "call text(-; '" + std::string(Text) + "')");
  EXPECT_EQ(P.count("names", "call text(-; 'inside')"), 2u);
  EXPECT_LINE(P, "names", "call text(-; variable)");
  EXPECT_LINE(P, "names", "call string(-; 'mail')");
  for (const char *Number : {"2", "1", "5", "8", "65", "3"})
    EXPECT_LINE(P, "names", "call integer(-; '" + std::string(Number) + "')");
  EXPECT_LINE(P, "argument", "call integer(-; '9')");
}

TEST(LowerValues, TablesOfConstantsPassTheirIndexOn) {
  Lowered P(R"(
static const char digits[] = "0123456789abcdef";
static const unsigned char reversed[4] = {0, 2, 1, 3};
extern const char elsewhere[];
char scratch[16];
int list[4];
char hex(unsigned char c) { return digits[c >> 4]; }
char literal(unsigned char c) { return "0123"[c & 3]; }
int bits(int i) { return reversed[i]; }
char pointer(const char *table, int i) { return table[i]; }
char other(int i) { return elsewhere[i]; }
char changing(int i) { return scratch[i]; }
int element(int i) { return list[i]; }
char fixed() { return digits[3]; })");
  EXPECT_LINE(P, "hex", "derive % = digits[*], %");
  EXPECT_LINE(P, "literal", "lookup % = %.*, %");
  EXPECT_LINE(P, "bits", "derive % = reversed[*], i");
  EXPECT_LINE(P, "pointer", "lookup % = %.*, i");
  EXPECT_LINE(P, "other", "lookup % = elsewhere[*], i");
  EXPECT_LINE(P, "changing", "copy return = scratch[*]");
  EXPECT_LINE(P, "element", "copy return = list[*]");
  EXPECT_LINE(P, "fixed", "copy return = digits[3]");
}
