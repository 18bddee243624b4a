// RUN: %check_flows
// optional, variant, any: their content, and whether there is one.
#include "pii-test.h"

#include <any>
#include <optional>
#include <variant>

void optionalBad(const User &user) {
  std::optional<std::string> text = user.phone;
  if (text)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*text);
}

void optionalOk(const User &user) {
  std::optional<std::string> text = user.phone;
  log_line(text.has_value() ? "set" : "unset");
  log_line(text ? "set" : "unset");
}

void optionalWeakBad(const User &user) {
  std::optional<std::string> text(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text.value());
}

void resetOk(const User &user) {
  std::optional<std::string> text = user.phone;
  text.reset();
  log_line(text.value_or("none"));
}

std::optional<std::string> phoneOf(const User &user) {
  if (user.id == 0)
    return std::nullopt;
  return user.phone;
}

void returnedOptionalBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phoneOf(user).value_or("none"));
}

void optionalFieldBad(const std::optional<User> &user) {
  if (user)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user->email);
}

void variantBad(const User &user) {
  std::variant<int, std::string> value = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<std::string>(value));
}

void variantOk(const User &user) {
  std::variant<int, std::string> value = user.phone;
  log_line(std::to_string(value.index()));
  log_line(std::holds_alternative<int>(value) ? "number" : "text");
}

void variantPointerBad(const User &user) {
  std::variant<int, std::string> value;
  value = user.email;
  if (const auto *text = std::get_if<std::string>(&value))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(*text);
}

void visitBad(const User &user) {
  std::variant<std::string, std::string_view> value = user.phone;
  std::visit(
      [](const auto &text) {
        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
        log_line(std::string(text));
      },
      value);
}

void anyBad(const User &user) {
  std::any value = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<std::string>(value));
}

void anyOk(const User &user) {
  std::any value = user.phone;
  log_line(value.has_value() ? "set" : "unset");
  value = std::string("none");
  log_line(std::any_cast<std::string>(value));
}
