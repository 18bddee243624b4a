// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header > %t.tool 2>%t.err
// RUN: FileCheck %s --implicit-check-not=warning: < %t.tool
// RUN: FileCheck %s --check-prefix=SUMMARY < %t.err
// RUN: %tidy --quiet %s -- -std=c++20 %header 2>/dev/null | FileCheck %s --implicit-check-not=warning:
// NOLINT works in the tool as it does in clang-tidy.
// SUMMARY: 1 finding in 1 unit, {{[0-9]+}} functions; 5 suppressed
#include "pii-test.h"

void onLine(const User &user) {
  log_line(user.phone); // NOLINT
  log_line(user.phone); // NOLINT(pii-log): the user's own terminal
  // NOLINTNEXTLINE(pii-*)
  log_line(user.phone);
}

void otherCheck(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} [pii-log]
  log_line(user.phone); // NOLINT(pii-network)
}

// NOLINTBEGIN(pii-log)
void block(const User &user) {
  log_line(user.phone);
  log_line(user.email);
}
// NOLINTEND(pii-log)
