// RUN: %check_flows23
// std::expected: the value and the error are different places.
#include "pii-test.h"

#include <expected>

std::expected<std::string, std::string> lookup(const User &user) {
  if (user.id == 0)
    return std::unexpected("no subscriber");
  return user.phone;
}

void valueBad(const User &user) {
  auto result = lookup(user);
  if (result)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*result);
}

void valueOk(const User &user) {
  auto result = lookup(user);
  log_line(result.has_value() ? "found" : "lost");
}

std::expected<int, std::string> plan(const User &user) {
  return std::unexpected("no plan for " + user.email);
}

void errorBad(const User &user) {
  auto result = plan(user);
  if (!result)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(result.error());
}

std::expected<std::string, int> hashed(const User &user) {
  return hash_phone(user.phone);
}

void valueWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hashed(user).value_or("none"));
}
