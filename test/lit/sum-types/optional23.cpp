// RUN: %check_flows23
// Monadic operations of optional; values and errors of expected.
#include "pii-test.h"

#include <expected>
#include <optional>
#include <string>

enum class Error { NotFound, Denied };

struct Failure {
  int code = 0;
  std::string detail;
};

std::optional<std::string> phoneOf(const User &user) {
  return user.phone.empty() ? std::nullopt : std::optional(user.phone);
}

void transformBad(const User &user) {
  auto shown = phoneOf(user).transform([](const std::string &p) { return "tel " + p; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown.value_or("none"));
}

void transformOk(const User &user) {
  auto shown = phoneOf(user).transform(mask_phone);
  log_line(shown.value_or("none"));
}

void transformWeakBad(const User &user) {
  auto shown = phoneOf(user).transform([](const auto &p) { return hash_phone(p); });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(*shown);
}

void andThenBad(const User &user) {
  auto shown = phoneOf(user).and_then([](std::string p) -> std::optional<std::string> {
    if (p.size() < 3)
      return std::nullopt;
    return p.substr(3);
  });
  if (shown)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*shown);
}

void orElseBad(const User &user) {
  std::optional<std::string> nick;
  auto shown = nick.or_else([&] { return std::optional<std::string>(user.name); });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(*shown);
}

void transformSizeOk(const User &user) {
  auto length = phoneOf(user).transform(&std::string::size);
  log_number(static_cast<std::int64_t>(length.value_or(0)));
}

std::expected<std::string, Error> load(const User &user) {
  if (user.id == 0)
    return std::unexpected(Error::NotFound);
  return user.email;
}

std::expected<int, Failure> check(const User &user) {
  if (user.phone.size() < 5)
    return std::unexpected(Failure{7, "bad number " + user.phone});
  return 1;
}

void expectedBad(const User &user) {
  auto mail = load(user);
  if (!mail)
    return log_number(static_cast<int>(mail.error()));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*mail);
}

void errorBad(const User &user) {
  auto checked = check(user);
  if (!checked) {
    log_number(checked.error().code);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(checked.error().detail);
  }
}

void errorValueOk(const User &user) {
  if (auto checked = check(user))
    log_number(*checked);
}

void unexpectedOk(const User &user) {
  std::expected<std::string, Error> mail = user.email;
  mail = std::unexpected(Error::Denied);
  log_line(mail.value_or("-"));
}
