// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// What cut calls throw comes from them, and to handlers of its class.
#include "pii-test.h"

#include <stdexcept>
#include <string>

struct Rejected : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void accept(const User &user) {
  if (user.id == 0)
    throw Rejected("no account for " + user.email);
}
void reload(int tries) {
  if (tries > 3)
    throw Broken("not after three times");
}
// Throws on what the other throws.
void acceptAll(const User &user) { accept(user); }

void acceptBad(const User &user) {
  try {
    accept(user);
  } catch (const Rejected &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}

void baseBad(const User &user) {
  try {
    acceptAll(user);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}

void maskedOk(const User &user) {
  try {
    acceptAll(user);
  } catch (const std::exception &error) {
    log_line(mask_all(error.what()));
  }
}

void weakBad(const User &user) {
  try {
    acceptAll(user);
  } catch (const Rejected &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
    log_line(base64(error.what()));
  }
}

void otherCallOk(int tries) {
  try {
    reload(tries);
  } catch (const std::exception &error) {
    log_line(error.what());
  }
}

void otherClassOk(const User &user) {
  try {
    acceptAll(user);
  } catch (const Broken &error) {
    log_line(error.what());
  }
}

void caughtBeforeOk(const User &user) {
  try {
    acceptAll(user);
  } catch (const Rejected &) {
    log_line("rejected");
  } catch (const std::exception &error) {
    log_line(error.what());
  }
}
