// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// The message of a standard exception that a call throws.
#include "pii-test.h"

#include <stdexcept>
#include <string>

void activate(const User &user) {
  if (user.id == 0)
    throw std::runtime_error("cannot reach " + user.phone);
}

void messageBad(const User &user) {
  try {
    activate(user);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.what());
  }
}

void rethrow(const User &user) {
  try {
    activate(user);
  } catch (const std::runtime_error &error) {
    throw std::logic_error(std::string("again: ") + error.what());
  }
}

void rethrownBad(const User &user) {
  try {
    rethrow(user);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
    post(error.what());
  }
}
