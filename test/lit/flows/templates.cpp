// RUN: %check_flows
// One report at the pattern, however many instantiations leak there.
#include "pii-test.h"

#include <iostream>
#include <vector>

template <typename T> void show(const T &value) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog << value << '\n';
}

void showBad(const User &user) {
  show(user.phone);
  show(user.phone.c_str());
}

void showOk(const User &user) {
  show(user.id);
  show(mask_phone(user.phone));
}

template <typename T> void showHashed(const T &value) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  std::clog << hash_phone(value) << '\n';
}

void showWeakBad(const User &user) { showHashed(user.phone); }

template <typename T> class Box {
public:
  explicit Box(T value) : value(std::move(value)) {}
  const T &get() const { return value; }
  void print() const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    std::clog << value;
  }

private:
  T value;
};

void boxBad(const User &user) {
  Box<std::string> box(user.email);
  box.print();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(box.get());
}

void boxOk(const User &user) {
  Box<std::int64_t> box(user.id);
  box.print();
  log_number(box.get());
}

template <typename... Parts> std::string concat(const Parts &...parts) {
  return (std::string() + ... + parts);
}

void packBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(concat("tel:", user.phone, "!"));
}

void packOk(const User &user) { log_line(concat("in ", user.city, "!")); }

template <typename T> struct Holder {
  T mobile PII(phone);
};

void dependentFieldBad(const Holder<std::string> &holder) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Holder.mobile{{.*}}[pii-log]
  log_line(holder.mobile);
}

template <typename T> void logEach(const std::vector<T> &values) {
  for (const T &value : values) {
    if constexpr (requires { value.name; })
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      log_line(value.name);
    else
      log_line(std::to_string(value));
  }
}

void constexprBranchBad(const std::vector<User> &users) { logEach(users); }
void constexprBranchOk(const std::vector<int> &plans) { logEach(plans); }
