// RUN: %check_flows
// Numbers can be personal data: arithmetic, conversion, text.
#include "pii-test.h"

#include <charconv>
#include <iostream>

void numberBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  std::clog << subscriber.number << '\n';
}

void numberOk(const Subscriber &subscriber) {
  std::clog << subscriber.plan << ' ' << mask_number(subscriber.number) << '\n';
}

void numberWeakBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_number(hash_number(subscriber.number));
}

void textBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(std::to_string(subscriber.number));
}

void arithmeticBad(const Subscriber &subscriber) {
  std::int64_t local = subscriber.number % 100000000;
  local += 7;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(local);
}

void parsedBad(const User &user) {
  long long number = std::stoll(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(number);
}

void charsBad(const Subscriber &subscriber) {
  char buffer[32] = "";
  std::to_chars(buffer, buffer + sizeof buffer, subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(buffer);
}

void comparedOk(const Subscriber &subscriber) {
  bool local = subscriber.number > 13000000000;
  log_line(local ? "mobile" : "fixed");
  log_number(local);
}

void formattedBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%lld", static_cast<long long>(subscriber.number));
}

void sizeOk(const Subscriber &subscriber) {
  log_number(sizeof(subscriber.number));
}
