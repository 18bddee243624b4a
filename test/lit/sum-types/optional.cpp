// RUN: %check_flows
// Optionals that are set, reset, moved, mapped and defaulted.
#include "pii-test.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

struct Address {
  std::string street;
  std::optional<std::string> buzzer;
};

std::optional<std::string> phoneOf(const User &user) {
  if (user.phone.empty())
    return std::nullopt;
  return user.phone;
}

void returnedBad(const User &user) {
  if (auto phone = phoneOf(user))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*phone);
}

void returnedOk(const User &user) {
  auto phone = phoneOf(user);
  log_line(phone.has_value() ? "has phone" : "has none");
  log_line(phone ? mask_phone(phone.value()) : "-");
}

void returnedWeakBad(const User &user) {
  auto phone = phoneOf(user);
  if (phone.has_value())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(phone.value()));
}

void valueOrBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phoneOf(user).value_or("none"));
}

void valueOrDefaultBad(const User &user) {
  std::optional<std::string> nick;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(nick.value_or(user.name));
}

void resetOk(const User &user) {
  std::optional<std::string> phone = user.phone;
  phone.reset();
  log_line(phone.value_or("none"));
}

void nulloptOk(const User &user) {
  std::optional<std::string> phone(user.phone);
  phone = std::nullopt;
  log_line(phone.value_or("none"));
}

void reassignedOk(const User &user) {
  std::optional<std::string> phone(user.phone);
  phone = "hidden";
  log_line(*phone);
}

void emplacedBad(const User &user) {
  std::optional<std::string> phone;
  phone.emplace(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone.value());
}

void emplacedOk(const User &user) {
  std::optional<std::string> phone = user.phone;
  phone.emplace("x");
  log_line(*phone);
}

void innerFieldBad(const User &user) {
  std::optional<Address> address;
  address.emplace();
  address->buzzer = user.name;
  log_line(address->street);
  if (address && address->buzzer)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*address->buzzer);
}

void innerFieldOk(const User &user) {
  std::optional<Address> address = Address{"Main street", user.name};
  log_line(address->street);
}

void movedOutBad(const User &user) {
  std::optional<std::string> phone = user.phone;
  std::string text = *std::move(phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void swappedOk(const User &user) {
  std::optional<std::string> phone = user.phone, other = "x";
  phone.swap(other);
  log_line(*phone);
}

void makeOptionalBad(const User &user) {
  auto phone = std::make_optional(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*phone);
}

void makeOptionalInPlaceBad(const User &user) {
  std::optional<std::string> phone(std::in_place, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*phone);
}

void vectorOfOptionalsBad(const std::vector<User> &users) {
  std::vector<std::optional<std::string>> phones;
  for (const User &user : users)
    phones.push_back(phoneOf(user));
  for (const auto &phone : phones)
    if (phone)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(*phone);
}

void pointerIntoOptionalBad(const User &user) {
  std::optional<std::string> phone = std::string();
  if (std::string *slot = phone ? &*phone : nullptr)
    *slot = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*phone);
}

void integerOptionalBad(const Subscriber &subscriber) {
  std::optional<std::int64_t> number;
  if (subscriber.plan > 0)
    number = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(number.value_or(-1));
}
