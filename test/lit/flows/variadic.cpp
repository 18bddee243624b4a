// RUN: %check_flows
// Arguments in place of an ellipsis: any of them may be any that is read.
#include "pii-test.h"

#include <cstdarg>
#include <cstdio>

void lines(int count, ...) {
  va_list arguments;
  va_start(arguments, count);
  const char *title = va_arg(arguments, const char *);
  const char *text = va_arg(arguments, const char *);
  va_end(arguments);
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(title);
  log_line(text);
}
void secondBad(const User &user) { lines(2, "mail ", user.email.c_str()); }

void writeList(const char *format, va_list arguments) {
  char buffer[100];
  vsnprintf(buffer, sizeof buffer, format, arguments);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(buffer);
}
void formatted(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  writeList(format, arguments);
  va_end(arguments);
}
#define WRITE(...) formatted(__VA_ARGS__)
void passedOnBad(const User &user) { WRITE("%d %s", 1, user.phone.c_str()); }

void copied(int count, ...) {
  va_list arguments, again;
  va_start(arguments, count);
  va_copy(again, arguments);
  va_end(arguments);
  while (count--)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(va_arg(again, const char *));
  va_end(again);
}
void copiedBad(const User &user) { copied(3, "a", "b", user.name.c_str()); }

void quiet(int count, ...) {
  va_list arguments;
  va_start(arguments, count);
  va_end(arguments);
  log_number(count);
}
void quietOk(const User &user) { quiet(1, user.name.c_str()); }
