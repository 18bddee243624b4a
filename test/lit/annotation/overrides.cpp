// An override says nothing, and what it overrides counts for it; or it says
// all of that.
// RUN: %expect 1 %piiflow check %s --only pii-annotation -- -std=c++20 %header > %t.tool 2>/dev/null
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tool
// RUN: %clang_tidy -load %plugin "-checks=-*,pii-annotation" -config={} --quiet %s -- -std=c++20 %header > %t.tidy
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tidy
#include "piiflow/annotations.h"

#include <string>

struct Record {
  virtual ~Record() = default;
  virtual std::string owner() const PII(name, phone) { return ""; }
  virtual std::string key() const PII_NONE { return ""; }
  virtual std::string hidden() const PII_SANITIZER(mask, phone) { return ""; }
  virtual void write(const std::string &text PII_SINK(log)) { (void)text; }
  virtual void read(std::string &into PII(email)) { (void)into; }
  virtual bool may() const PII_GUARD(authorize) { return false; }
};

struct Silent : Record {
  std::string owner() const override { return "a"; }
  std::string key() const override { return "a"; }
  std::string hidden() const override { return "a"; }
  void write(const std::string &text) override { (void)text; }
  void read(std::string &into) override { (void)into; }
  bool may() const override { return true; }
};

struct Faithful : Record {
  std::string owner() const override PII(phone, name) { return "b"; }
  std::string key() const override PII_NONE { return "b"; }
  std::string hidden() const override PII_SANITIZER(mask, phone, email) { return "b"; }
  void write(const std::string &text PII_SINK(log) PII_SINK(export)) override { (void)text; }
  // Wider than what it overrides.
  void read(std::string &into PII(personal)) override { (void)into; }
  bool may() const override PII_GUARD(authorize) { return true; }
};

struct Wrong : Silent {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: drops 'phone', which 'Record::owner' declares and this overrides [pii-annotation]
  std::string owner() const override PII(name) { return "c"; }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: contradicts 'Record::key', which it overrides and which is declared not personal data [pii-annotation]
  std::string key() const override PII(name) { return "c"; }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: drops 'mask', which 'Record::hidden' declares and this overrides [pii-annotation]
  std::string hidden() const override PII_SANITIZER(hash, phone) { return "c"; }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: drops 'log', which 'Record::write' declares and this overrides [pii-annotation]
  void write(const std::string &text PII_SINK(network)) override { (void)text; }
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: contradicts 'Record::read', which it overrides and which is declared personal data [pii-annotation]
  // CHECK: :17:{{.*}} note: the other annotation is here
  void read(std::string &into PII_NONE) override { (void)into; }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: drops 'authorize', which 'Record::may' declares and this overrides [pii-annotation]
  bool may() const override PII_GUARD(consent) { return true; }
};

int main() {
  Faithful faithful;
  Wrong wrong;
}
