// RUN: %check_flows
// A handler is reached from every call of the try block.
#include "pii-test.h"

#include <exception>

void store(std::int64_t id);

void handlerBad(const User &user) {
  try {
    store(user.id);
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("could not store " + user.phone);
  }
}

void handlerOk(const User &user) {
  try {
    store(user.id);
  } catch (...) {
    log_line("could not store " + mask_phone(user.phone));
  }
}

void handlerWeakBad(const User &user) {
  try {
    store(user.id);
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line("could not store " + hash_phone(user.phone));
  }
}

void assignedInTryBad(const User &user) {
  std::string detail;
  try {
    detail = user.phone;
    store(user.id);
    detail.clear();
  } catch (const std::exception &) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(detail);
  }
  log_line(detail.empty() ? "stored" : "failed");
}

void clearedBeforeTryOk(const User &user) {
  std::string detail = user.phone;
  detail.clear();
  try {
    store(user.id);
  } catch (const std::exception &) {
    log_line(detail);
  }
}

void nestedHandlerBad(const User &user) {
  std::string detail;
  try {
    try {
      detail = user.email;
      store(user.id);
    } catch (const std::bad_exception &) {
      detail = "bad";
    }
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(detail);
  }
}

struct Cancelled {};
bool cancelled();

// Only what is thrown here is caught, and then the text is another one.
void FP_onlyOwnExceptionOk(const User &user) {
  std::string detail = user.phone;
  try {
    detail = std::string("withheld");
    if (cancelled())
      throw Cancelled{};
  } catch (const Cancelled &) {
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(detail);
}
