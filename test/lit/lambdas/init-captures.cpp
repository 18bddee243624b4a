// RUN: %check_flows
// Init-captures are variables of the closure: moved into, changed by mutable
// bodies, made from other values.
#include "pii-test.h"

#include <functional>
#include <memory>
#include <utility>

void movedIntoBad(User user) {
  auto later = [phone = std::move(user.phone)] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
  };
  later();
}

void movedIntoOk(User user) {
  auto later = [phone = std::move(user.phone)]() mutable {
    phone.clear();
    log_line(phone);
  };
  later();
}

void movedIntoWeakBad(User user) {
  auto later = [phone = hash_phone(std::move(user.phone))] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(phone);
  };
  later();
}

void sizeOk(const User &user) {
  auto later = [size = user.name.size(), none = user.name.empty()] {
    log_number(static_cast<std::int64_t>(size));
    log_number(none ? 1 : 0);
  };
  later();
}

void ownedBad(const User &user) {
  auto later = [copy = std::make_unique<User>(user)] {
    log_line(copy->city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(copy->email);
  };
  later();
}

void ownedOk(const User &user) {
  auto later = [copy = std::make_unique<User>(user)] {
    copy->email = "none";
    log_line(copy->email);
  };
  later();
}

void aliasBad(User user) {
  auto rename = [&name = user.city](const std::string &text) { name = text; };
  rename(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.city);
}

void aliasOk(User user) {
  auto forget = [&phone = user.phone] { phone.clear(); };
  forget();
  log_line(user.phone);
}

void aliasWeakBad(User user) {
  auto protect = [&phone = user.phone] { phone = hash_phone(phone); };
  protect();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(user.phone);
}

// A lambda made elsewhere takes its captures along.
auto logger(const std::string &who) {
  return [prefix = who + ": "](const std::string &what) {
    // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(prefix + what);
  };
}

void returnedBad(const User &user) { logger(user.name)("login"); }
void returnedOk(const User &user) { logger(mask_all(user.email))(user.city); }
void returnedWeakBad(const User &user) {
  const std::function<void(const std::string &)> write = logger("desk");
  write(hash_phone(user.phone));
}

// Made and called at once.
void atOnceBad(const User &user) {
  const std::string shown = [&] {
    if (user.city.empty())
      return std::string("none");
    return user.phone;
  }();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown);
}

void atOnceOk(const User &user) {
  const std::string shown = [&] {
    if (user.phone.empty())
      return std::string("none");
    return mask_phone(user.phone);
  }();
  log_line(shown);
}

void atOnceWeakBad(const User &user) {
  const std::string shown = [&] {
    if (user.phone.empty())
      return mask_phone(user.phone);
    return hash_phone(user.phone);
  }();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(shown);
}
