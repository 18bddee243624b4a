// RUN: %check_flows
// Formats: what %p prints is no personal data; va_list carries the arguments.
#include "pii-test.h"

#include <cstdarg>
#include <cstdio>
#include <syslog.h>

void standardErrorBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::fprintf(stderr, "user %s\n", user.phone.c_str());
}

void standardErrorOk(const User &user) {
  std::fprintf(stderr, "user %lld %s\n", (long long)user.id,
               mask_phone(user.phone).c_str());
}

void standardErrorWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  std::fprintf(stderr, "user %s\n", hash_phone(user.phone).c_str());
}

void standardOutputBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  std::printf("user %s\n", user.phone.c_str());
}

void pointerOk(const User &user) {
  std::fprintf(stderr, "at %p\n", static_cast<const void *>(user.phone.c_str()));
  std::fprintf(stderr, "user at %p\n", static_cast<const void *>(&user));
}

void pointerBesideBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  std::fprintf(stderr, "at %p: %s\n", static_cast<const void *>(user.phone.c_str()),
               user.email.c_str());
}

void syslogBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  syslog(LOG_INFO, "hello %s", user.name.c_str());
}

void characterBad(const User &user) {
  for (char c : user.phone)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    std::fputc(c, stderr);
}

void report(const char *format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
}

void vaListBad(const User &user) { report("user %s\n", user.phone.c_str()); }

void vaListOk(const User &user) { report("user %s\n", mask_email(user.email).c_str()); }

std::string format(const char *text, ...) {
  char buffer[128];
  std::va_list arguments;
  va_start(arguments, text);
  std::vsnprintf(buffer, sizeof buffer, text, arguments);
  va_end(arguments);
  return buffer;
}

void formattedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(format("mail %s", user.email.c_str()));
}
