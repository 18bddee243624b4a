// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// The message of an exception that a call throws is masked, or says nothing.
#include "pii-test.h"

#include <stdexcept>
#include <string>

void activate(const User &user) {
  if (user.id == 0)
    throw std::runtime_error("cannot reach " + mask_phone(user.phone));
}

void messageOk(const User &user) {
  try {
    activate(user);
  } catch (const std::exception &error) {
    log_line(error.what());
  }
}

struct Missing : std::runtime_error {
  explicit Missing(std::int64_t id) : std::runtime_error("no user " + std::to_string(id)) {}
};

std::string phoneOf(const User &user) {
  if (user.phone.empty())
    throw Missing(user.id);
  return user.phone;
}

void otherMessageOk(const User &user) {
  try {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
    save(phoneOf(user));
  } catch (const Missing &error) {
    log_line(error.what());
  }
}
