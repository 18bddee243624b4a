// RUN: %check_flows
// Destructors run at the end of a scope, on every way out of it.
#include "pii-test.h"

#include <memory>
#include <vector>

struct Scope {
  std::string text;
  ~Scope() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("left " + text);
  }
};

void scopeBad(const User &user) {
  Scope scope;
  scope.text = user.phone;
}

void scopeOk() {
  Scope scope;
  scope.text = "nobody";
}

struct MaskedScope {
  std::string text;
  ~MaskedScope() { log_line("left " + mask_phone(text)); }
};

void maskedScopeOk(const User &user) { MaskedScope scope{user.phone}; }

struct HashedScope {
  std::string text;
  ~HashedScope() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line("left " + hash_phone(text));
  }
};

void hashedScopeWeakBad(const User &user) { HashedScope scope{user.phone}; }

struct ClearedScope {
  std::string text;
  ~ClearedScope() { log_line("left " + text); }
};

void clearedOk(const User &user) {
  ClearedScope scope{user.phone};
  scope.text.clear();
}

struct EarlyScope {
  std::string text;
  ~EarlyScope() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line("left " + text);
  }
};

void earlyReturnBad(const User &user, bool stop) {
  EarlyScope scope{user.email};
  if (stop)
    return;
  scope.text.clear();
}

struct Member {
  std::string text;
  ~Member() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text);
  }
};

struct Owner {
  Member member;
};

void memberBad(const User &user) { Owner owner{{user.name}}; }

struct Heap {
  std::string text;
  ~Heap() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  }
};

void deleteBad(const User &user) {
  Heap *heap = new Heap{user.phone};
  delete heap;
}

struct Smart {
  std::string text;
  ~Smart() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
  }
};

void uniqueBad(const User &user) {
  auto smart = std::make_unique<Smart>();
  smart->text = user.email;
}
