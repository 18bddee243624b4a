// RUN: %check_flows
// printf-style functions of the program: what the format does not show is
// clean, what a va_list carries is not.
#include "pii-test.h"

#include <cstdarg>
#include <cstdio>

std::string vformat(const char *format, va_list arguments) {
  char text[256];
  std::vsnprintf(text, sizeof text, format, arguments);
  return text;
}

std::string format(const char *pattern, ...) {
  va_list arguments;
  va_start(arguments, pattern);
  std::string text = vformat(pattern, arguments);
  va_end(arguments);
  return text;
}

void formattedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(
      format("%lld %s", static_cast<long long>(user.id), user.phone.c_str()));
}

void formattedOk(const User &user) {
  log_line(format("%s %s", user.city.c_str(), mask_phone(user.phone).c_str()));
  std::string text = format("%s", user.phone.c_str());
  text = format("%s", user.city.c_str());
  log_line(text);
}

void formattedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(format("%s", hash_phone(user.phone).c_str()));
}

void formattedOtherCategoryBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(format("%s", mask_email(user.phone).c_str()));
}

void pointerOk(const User &user) {
  std::fprintf(stderr, "%p\n", static_cast<const void *>(user.phone.c_str()));
  std::fprintf(stderr, "%zu\n", user.phone.size());
}

void pointerBesideBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::fprintf(stderr, "%p %s\n", static_cast<const void *>(&user),
               user.phone.c_str());
}

void pointerBesideWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  std::fprintf(stderr, "%p %s\n", static_cast<const void *>(&user),
               hash_phone(user.phone).c_str());
}

// Arguments that are taken one by one.
std::int64_t largest(int count, ...) {
  va_list arguments;
  va_start(arguments, count);
  std::int64_t found = 0;
  for (int i = 0; i < count; ++i) {
    const std::int64_t next = va_arg(arguments, std::int64_t);
    if (next > found)
      found = next;
  }
  va_end(arguments);
  return found;
}

void takenBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(largest(2, subscriber.plan, subscriber.number));
}

void takenOk(const Subscriber &subscriber) {
  log_number(largest(2, subscriber.plan, mask_number(subscriber.number)));
}

void takenWeakBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_number(largest(1, hash_number(subscriber.number)));
}
