// RUN: %check_flows
// What %p prints is an address, whoever formats: into a buffer, through a
// va_list, in functions of the program.
#include "pii-test.h"

#include <cstdarg>
#include <cstdio>

void bufferOk(const User &user) {
  char line[80];
  std::snprintf(line, sizeof line, "%p %s", static_cast<const void *>(&user),
                user.city.c_str());
  log_line(line);
}

void bufferBad(const User &user) {
  char line[80];
  std::snprintf(line, sizeof line, "%p %s", static_cast<const void *>(&user),
                user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void bufferWeakBad(const User &user) {
  char line[80];
  std::snprintf(line, sizeof line, "%p %s", static_cast<const void *>(&user),
                hash_phone(user.phone).c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line);
}

void logged(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  // CHECK: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
}

constexpr const char *Where = "%d: %-16p\n";

void listOk(const Subscriber &account) {
  logged("%p\n", static_cast<const void *>(&account));
  logged(Where, 1, static_cast<const void *>(&account));
  logged("%d %p %%p\n", 1, static_cast<const void *>(&account));
}

// The format decides which arguments are shown how.
void listBad(const User &user) {
  logged("%%p %s\n", user.phone.c_str());
  logged("%p %s\n", static_cast<const void *>(&user), user.email.c_str());
}

// What is numbered, or printed in ways of one's own, is what it leads to.
void ownBad(const char *format, const User &user) {
  logged("%1$p %2$s\n", static_cast<const void *>(""), user.name.c_str());
  logged("%pN\n", static_cast<const void *>(user.name.c_str()));
  logged(format, user.name.c_str());
}

// What is read in is no address that is printed.
void scannedBad(const User &user) {
  char first[32], second[32];
  void *at = nullptr;
  std::sscanf(user.phone.c_str(), "%*d %p %31s %31[^p]", &at, first, second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second);
}
