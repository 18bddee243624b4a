// RUN: %check_flows
// Log macros with level guards: one report, at the expansion.
#include "pii-test.h"

extern int threshold;

#define LOG_INFO(...)                                                          \
  do {                                                                         \
    if (threshold <= 1)                                                        \
      log_format(__VA_ARGS__);                                                 \
  } while (0)
#define LOG_TWICE(text)                                                        \
  do {                                                                         \
    log_line(text);                                                            \
    log_line(text);                                                            \
  } while (0)

void guardedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  LOG_INFO("user %s", user.phone.c_str());
}

void guardedOk(const User &user) { LOG_INFO("user %s", mask_phone(user.phone).c_str()); }

void guardedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  LOG_INFO("user %s", hash_phone(user.phone).c_str());
}

void severalLinesBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  LOG_INFO("user %lld: %s",
           (long long)user.id,
           user.phone.c_str());
}

void onceBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  LOG_TWICE(user.email);
}

#define LOG_USER(user) LOG_INFO("name %s", (user).name.c_str())

void nestedMacroBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  LOG_USER(user);
}
