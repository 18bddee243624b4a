// Annotations that take each other back: on one declaration, and on another
// declaration of the same thing.
// RUN: %expect 1 %piiflow check %s --only pii-annotation -- -std=c++20 %header > %t.tool 2>/dev/null
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tool
// RUN: %clang_tidy -load %plugin "-checks=-*,pii-annotation" -config={} --quiet %s -- -std=c++20 %header > %t.tidy
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tidy
#include "piiflow/annotations.h"

#include <string>

struct Customer {
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: declared personal data and not personal data at once [pii-annotation]
  // CHECK: :[[#@LINE+1]]:{{.*}} note: the other annotation is here
  long id PII(device_id) PII_NONE;
  std::string phone PII(phone) PII(email);
};

std::string lookup(long id) PII(name);
// CHECK: :[[#@LINE+2]]:{{.*}} warning: declared personal data and not personal data at once [pii-annotation]
// CHECK: :[[#@LINE-2]]:{{.*}} note: the other annotation is here
std::string lookup(long id) PII_NONE;

void keep(const std::string &text PII_NONE);
// CHECK: :[[#@LINE-1]]:{{.*}} warning: declared personal data and not personal data at once [pii-annotation]
// CHECK: :[[#@LINE+1]]:{{.*}} note: the other annotation is here
void keep(const std::string &text PII(phone)) { (void)text; }

// One that is not repeated holds for all declarations.
std::string find(long id) PII(name);
std::string find(long id) { return id ? "a" : "b"; }

// CHECK: :[[#@LINE+1]]:{{.*}} warning: declared personal data and made safe at once [pii-annotation]
std::string mask(const std::string &number) PII(phone) PII_SANITIZER(mask, phone);
std::string tokenize(const std::string &number) PII(pseudonym) PII_SANITIZER(tokenize, phone);
// Personal before the call, safe after it.
void in_place(std::string &number PII(phone) PII_SANITIZER(mask, phone));
// What is not personal may be written, too.
void write(const std::string &text PII_NONE PII_SINK(log));

int main() {
  std::string text = find(1);
  lookup(1);
  keep(text);
  mask(text);
  tokenize(text);
  in_place(text);
  write(text);
}
