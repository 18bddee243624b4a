// RUN: %check_flows
// Numbers to text and back.
#include "pii-test.h"

#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

void toStringBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line("number " + std::to_string(subscriber.number));
}

void toStringOk(const Subscriber &subscriber) {
  log_line("plan " + std::to_string(subscriber.plan));
}

void toStringWeakBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_line(std::to_string(hash_number(subscriber.number)));
}

void stollBad(const User &user) {
  std::int64_t number = std::stoll(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(number);
}

void stoiPositionBad(const User &user) {
  std::size_t used = 0;
  int head = std::stoi(user.phone, &used, 10);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(head);
}

void strtollBad(const User &user) {
  char *end = nullptr;
  long long number = std::strtoll(user.phone.c_str(), &end, 10);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", end);
}

void atoiBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(std::atoi(user.phone.c_str()));
}

void fromCharsBad(const User &user) {
  std::int64_t number = 0;
  auto [end, error] =
      std::from_chars(user.phone.data(), user.phone.data() + user.phone.size(), number);
  if (error == std::errc())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_number(number);
}

void fromCharsErrorOk(const User &user) {
  std::int64_t number = 0;
  auto result = std::from_chars(user.phone.data(), user.phone.data() + user.phone.size(), number);
  log_number(static_cast<int>(result.ec));
}

void toCharsBad(const Subscriber &subscriber) {
  char text[24];
  auto result = std::to_chars(text, text + sizeof text, subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(std::string(text, result.ptr));
}

void toCharsViewBad(const Subscriber &subscriber) {
  char text[24];
  auto [end, error] = std::to_chars(text, text + sizeof text, subscriber.number, 16);
  std::string_view view(text, static_cast<std::size_t>(end - text));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(std::string(view));
}

void digitsByHandBad(const Subscriber &subscriber) {
  std::string text;
  for (std::int64_t rest = subscriber.number; rest > 0; rest /= 10)
    text.insert(text.begin(), static_cast<char>('0' + rest % 10));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(text);
}

void parsedByHandBad(const User &user) {
  std::int64_t value = 0;
  for (char c : user.phone)
    if (c >= '0' && c <= '9')
      value = value * 10 + (c - '0');
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(value);
}

void castBad(const Subscriber &subscriber) {
  auto low = static_cast<std::uint32_t>(subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%u", low);
}

void inttypesBad(const Subscriber &subscriber) {
  char text[32];
  std::snprintf(text, sizeof text, "%" PRId64, subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%s", text);
}

void inttypesOk(const Subscriber &subscriber) {
  char text[32];
  std::snprintf(text, sizeof text, "%" PRId64, subscriber.plan);
  log_format("%s", text);
}

void streamedBad(const Subscriber &subscriber) {
  std::ostringstream text;
  text << std::hex << subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(std::move(text).str());
}

std::string join(std::int64_t a, std::int64_t b) {
  std::stringstream text;
  text << a << '-' << b;
  return text.str();
}

void joinedBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(join(subscriber.plan, subscriber.number));
}

void joinedOk(const Subscriber &subscriber) {
  log_line(join(subscriber.plan, mask_number(subscriber.number)));
}

void ternaryBad(const Subscriber &subscriber) {
  std::int64_t shown = subscriber.plan > 3 ? subscriber.number : -1;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(shown);
}

void negatedComparisonOk(const Subscriber &subscriber) {
  log_number(subscriber.number > 0 && subscriber.plan != 0);
  log_number(!subscriber.number);
}
