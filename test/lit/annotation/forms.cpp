// Annotations that say nothing that is known, each with the nearest that is.
// RUN: %expect 1 %piiflow check %s --only pii-annotation -- -std=c++20 %header > %t.tool 2>/dev/null
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tool
// RUN: %clang_tidy -load %plugin "-checks=-*,pii-annotation" -config={} --quiet %s -- -std=c++20 %header > %t.tidy
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tidy
#include "piiflow/annotations.h"

#include <string>

struct Customer {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown category 'phnoe'; did you mean 'phone'? [pii-annotation]
  std::string phone PII(phnoe);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown category 'quite_unlike' [pii-annotation]
  std::string other PII(phone, quite_unlike);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown annotation 'pii::sorce'; did you mean 'pii::source'? [pii-annotation]
  [[clang::annotate("pii::sorce", "phone")]] std::string raw;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown annotation 'PII_NONE'; did you mean 'pii::none'? [pii-annotation]
  [[clang::annotate("PII_NONE")]] std::string none;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: 'phone' means nothing in 'pii::none' [pii-annotation]
  [[clang::annotate("pii::none", "phone")]] std::string extra;
  std::string patient PII(name, "subject=patient");
  std::string anything PII();
};

// CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown sink kind 'netwrok'; did you mean 'network'? [pii-annotation]
void send(const std::string &text PII_SINK(netwrok));
// CHECK: :[[#@LINE+1]]:{{.*}} warning: a sink annotation names no kind [pii-annotation]
void write([[clang::annotate("pii::sink")]] const std::string &text);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'network' means nothing in 'pii::sink' [pii-annotation]
void both([[clang::annotate("pii::sink", "log", "network")]] const std::string &text);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown sanitizer kind 'hush'; did you mean 'hash'? [pii-annotation]
std::string digest(const std::string &text) PII_SANITIZER(hush, phone);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown category 'emial'; did you mean 'email'? [pii-annotation]
std::string hide(const std::string &text) PII_SANITIZER(mask, emial, "keep=4");
// CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown fact 'kep=4'; did you mean 'keep'? [pii-annotation]
std::string shorten(const std::string &text) PII_SANITIZER(mask, phone, "kep=4");
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'precision=fine' needs a number after the '=' [pii-annotation]
double round_off(double place) PII_SANITIZER(truncate, location, "precision=fine");
std::string own(const std::string &text) PII_SANITIZER(mask, "alphabet=latin");
// CHECK: :[[#@LINE+1]]:{{.*}} warning: unknown guard kind 'autorize'; did you mean 'authorize'? [pii-annotation]
bool may(int who) PII_GUARD(autorize);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::store' names no store [pii-annotation]
[[clang::annotate("pii::store")]] void keep(int who);

int main() {
  const std::string text;
  send(text);
  write(text);
  both(text);
  digest(text);
  hide(text);
  shorten(text);
  round_off(1);
  own(text);
  may(1);
  keep(1);
}
