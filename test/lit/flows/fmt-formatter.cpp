// RUN: %check_flows
// fmt: arguments of a format call, and a formatter that users write.
#define FMT_HEADER_ONLY
#include "pii-test.h"

#include <fmt/format.h>

struct Caller {
  std::string phone PII(phone);
  std::string city PII_NONE;
};

template <> struct fmt::formatter<Caller> : fmt::formatter<std::string> {
  template <typename Context> auto format(const Caller &caller, Context &context) const {
    return fmt::formatter<std::string>::format(caller.city + caller.phone, context);
  }
};

void argumentBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fmt::format("user {}", user.phone));
}

void argumentOk(const User &user) {
  log_line(fmt::format("user {} {}", user.id, mask_phone(user.phone)));
}

void argumentWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(fmt::format("user {}", hash_phone(user.phone)));
}

void formatterBad(const Caller &caller) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Caller.phone{{.*}}[pii-log]
  log_line(fmt::format("{}", caller));
}

void bufferBad(const User &user) {
  fmt::memory_buffer out;
  fmt::format_to(std::back_inserter(out), "mail {}", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(fmt::to_string(out));
}
