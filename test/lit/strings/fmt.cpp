// RUN: %check_flows
// Formatting with {fmt}, the library's real header.
#include "pii-test.h"

#define FMT_HEADER_ONLY
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <string>
#include <vector>

void formatBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fmt::format("user {} tel {}", user.id, user.phone));
}

void formatOk(const User &user) { log_line(fmt::format("user {} from {}", user.id, user.city)); }

void formatWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(fmt::format("user {}", hash_phone(user.phone)));
}

void formatToBad(const User &user) {
  std::string line;
  fmt::format_to(std::back_inserter(line), "mail {}", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(line);
}

void memoryBufferBad(const User &user) {
  fmt::memory_buffer buffer;
  fmt::format_to(std::back_inserter(buffer), "mail {}", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(fmt::to_string(buffer));
}

void formatToNBad(const User &user) {
  char buffer[32] = {};
  fmt::format_to_n(buffer, sizeof buffer - 1, "{}", user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void joinBad(const User &user) {
  std::vector<std::string> cells{user.city, user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fmt::format("{}", fmt::join(cells, ",")));
}

void namedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(fmt::format("{name}", fmt::arg("name", user.name)));
}

void toStringBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(fmt::to_string(subscriber.number));
}

template <typename... Args> void info(fmt::format_string<Args...> format, Args &&...args) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(fmt::format(format, std::forward<Args>(args)...));
}

void wrapperBad(const User &user) { info("{} {}", user.id, user.name); }

void vformatBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fmt::vformat("{}", fmt::make_format_args(user.phone)));
}

void formattedSizeOk(const User &user) {
  log_number(static_cast<std::int64_t>(fmt::formatted_size("{}", user.phone)));
}
