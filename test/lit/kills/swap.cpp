// RUN: %check_flows
// Swaps written by hand, members and friends: the other side is clean afterwards.
#include "pii-test.h"

#include <memory>
#include <utility>
#include <vector>

class Buffer {
public:
  Buffer() = default;
  explicit Buffer(std::string text) : text(std::move(text)) {}
  void swap(Buffer &other) noexcept {
    using std::swap;
    swap(text, other.text);
    swap(length, other.length);
  }
  friend void swap(Buffer &left, Buffer &right) noexcept { left.swap(right); }
  const std::string &str() const { return text; }

private:
  std::string text;
  std::size_t length = 0;
};

void memberBad(const User &user) {
  Buffer full(user.phone), empty;
  full.swap(empty);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(empty.str());
}

void memberOk(const User &user) {
  Buffer full(user.phone), empty;
  full.swap(empty);
  log_line(full.str());
}

void memberWeakBad(const User &user) {
  Buffer full(hash_phone(user.phone)), empty;
  full.swap(empty);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(empty.str());
}

void friendBad(const User &user) {
  Buffer full(user.phone), empty;
  swap(full, empty);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(empty.str());
}

void friendOk(const User &user) {
  Buffer full(user.phone), empty;
  swap(full, empty);
  log_line(full.str());
}

template <typename T> void exchangeValues(T &left, T &right) {
  T kept = std::move(left);
  left = std::move(right);
  right = std::move(kept);
}

void templateBad(const User &user) {
  std::string a = user.phone, b = "clean";
  exchangeValues(a, b);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(b);
}

void templateOk(const User &user) {
  std::string a = user.phone, b = "clean";
  exchangeValues(a, b);
  log_line(a);
}

void twiceOk(const User &user) {
  std::string a = user.phone, b = "clean";
  exchangeValues(a, b);
  exchangeValues(a, b);
  log_line(b);
}

void standardOk(const User &user) {
  std::string a = user.phone, b = "clean";
  std::swap(a, b);
  log_line(a);
}

void memberOfStringBad(const User &user) {
  std::string a = user.phone, b = "clean";
  a.swap(b);
  log_line(a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(b);
}

void pointersBad(const User &user) {
  std::string a = user.phone, b = "clean";
  std::string *first = &a, *second = &b;
  std::swap(first, second);
  log_line(*first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*second);
}

void uniquePointersBad(const User &user) {
  auto a = std::make_unique<std::string>(user.phone);
  auto b = std::make_unique<std::string>("clean");
  a.swap(b);
  log_line(*a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*b);
}

void exchangedPointersBad(const User &user) {
  auto a = std::make_unique<std::string>(user.phone);
  auto b = std::make_unique<std::string>("clean");
  exchangeValues(a, b);
  log_line(*a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*b);
}

// What a pointer led to stays what it was when the pointer gets another object.
void reassignedPointerBad(const User &user) {
  auto a = std::make_unique<std::string>(user.phone);
  const auto kept = std::move(a);
  a = std::make_unique<std::string>("clean");
  log_line(*a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*kept);
}

void sharedPointerBad(const User &user) {
  auto a = std::make_shared<std::string>(user.phone);
  const auto kept = a;
  a = std::make_shared<std::string>("clean");
  log_line(*a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*kept);
}

void sharedPointerWeakBad(const User &user) {
  auto a = std::make_shared<std::string>(user.phone);
  const auto kept = a;
  *a = hash_phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(*kept);
}

struct Account {
  std::string login, phone;
};

void fieldsBad(const User &user) {
  Account account{"nick", user.phone};
  std::swap(account.login, account.phone);
  log_line(account.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(account.login);
}

void wholeStructBad(const User &user) {
  Account full{"nick", user.phone}, spare;
  std::swap(full, spare);
  log_line(full.phone);
  log_line(spare.login);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(spare.phone);
}

class Vault {
public:
  Vault() = default;
  Vault(const Vault &) = default;
  Vault &operator=(Vault other) {
    std::swap(secret, other.secret);
    return *this;
  }
  std::string secret;
};

void copyAndSwapBad(const User &user) {
  Vault from, to;
  from.secret = user.phone;
  to = from;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(to.secret);
}

void copyAndSwapOk(const User &user) {
  Vault from, to;
  to.secret = user.phone;
  to = from;
  log_line(to.secret);
}
