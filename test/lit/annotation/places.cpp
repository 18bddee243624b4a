// Annotations where they mean nothing.
// RUN: %expect 1 %piiflow check %s --only pii-annotation -- -std=c++20 %header > %t.tool 2>/dev/null
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tool
// RUN: %clang_tidy -load %plugin "-checks=-*,pii-annotation" -config={} --quiet %s -- -std=c++20 %header > %t.tidy
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tidy
#include "piiflow/annotations.h"

#include <string>

struct Customer {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::sink' means nothing on a field [pii-annotation]
  std::string name PII_SINK(log);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::sanitizer' means nothing on a field [pii-annotation]
  std::string masked PII_SANITIZER(mask);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::guard' means nothing on a field [pii-annotation]
  bool allowed PII_GUARD(authorize);
};

// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::store' means nothing on a type [pii-annotation]
struct PII_STORE(customers) Store {};

// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::erases' means nothing on a variable [pii-annotation]
PII_ERASES(customers) int cleared = 0;

// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::erasure_entry' means nothing on a parameter [pii-annotation]
void close(int customer PII_ERASURE_ENTRY) {}

// The result of a function that has none.
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::source' means nothing on a function that returns nothing [pii-annotation]
void load(std::string &into) PII(phone);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::sanitizer' means nothing on a function that returns nothing [pii-annotation]
void scrub(std::string &text) PII_SANITIZER(mask);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::sink' means nothing on a function without parameters [pii-annotation]
void flush() PII_SINK(log);
void format(const char *text, ...) PII_SINK(log);

// Nothing is left behind these.
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::sanitizer' means nothing on a parameter through which nothing is changed [pii-annotation]
void hash(const std::string &text PII_SANITIZER(hash), std::string &to);
// CHECK: :[[#@LINE+1]]:{{.*}} warning: 'pii::sanitizer' means nothing on a parameter through which nothing is changed [pii-annotation]
void shorten(int digits PII_SANITIZER(truncate));
void in_place(std::string &text PII_SANITIZER(mask), char *buffer PII_SANITIZER(mask));

struct Redacted {
  // A constructor gives an object.
  explicit Redacted(const std::string &text) PII_SANITIZER(drop);
};

int main() {
  std::string text;
  char buffer[8] = "";
  close(cleared);
  load(text);
  scrub(text);
  flush();
  format("");
  hash(text, text);
  shorten(1);
  in_place(text, buffer);
  Redacted hidden(text);
}
