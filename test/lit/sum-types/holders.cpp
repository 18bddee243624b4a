// RUN: %check_flows23
// variant, optional, any, expected, tuple and pair: each leaking, killed and
// weakly sanitised.
#include "pii-test.h"

#include <any>
#include <expected>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

using Contact = std::variant<std::monostate, std::string, User>;

template <typename... F> struct Overloaded : F... {
  using F::operator()...;
};

std::string show(const Contact &contact) {
  return std::visit(
      Overloaded{[](std::monostate) { return std::string("none"); },
                 [](const std::string &text) { return text; },
                 [](const User &user) { return user.city; }},
      contact);
}

void variantBad(const User &user) {
  const Contact contact = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(show(contact));
}

void variantOk(const User &user) {
  Contact contact = user.phone;
  contact = std::monostate();
  log_line(show(contact));
  contact.emplace<std::string>(mask_phone(user.phone));
  log_line(show(contact));
}

void variantWeakBad(const User &user) {
  Contact contact;
  contact.emplace<std::string>(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::get<1>(contact));
}

std::optional<User> find(const std::vector<User> &users, std::int64_t id) {
  for (const User &user : users)
    if (user.id == id)
      return user;
  return std::nullopt;
}

void optionalBad(const std::vector<User> &users) {
  const auto found = find(users, 1);
  log_line(found ? found->city : "none");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(found.transform([](const User &user) { return user.email; })
               .value_or("none"));
}

void optionalOk(const std::vector<User> &users) {
  auto found = find(users, 1);
  log_number(found.has_value());
  found.reset();
  log_line(found.value_or(User()).email);
}

void optionalWeakBad(const std::vector<User> &users) {
  if (const auto found = find(users, 1))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(found->phone));
}

void anyBad(const User &user) {
  const std::any holder = user;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(std::any_cast<const User &>(holder).name);
}

void anyOk(const User &user) {
  std::any holder = user.name;
  holder = std::string("none");
  log_line(std::any_cast<std::string>(holder));
  holder = mask_all(user.name);
  log_line(*std::any_cast<std::string>(&holder));
}

void anyWeakBad(const User &user) {
  std::any holder;
  holder.emplace<std::string>(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::any_cast<std::string>(holder));
}

std::expected<std::string, std::string> dial(const User &user) {
  if (user.phone.empty())
    return std::unexpected("no phone of " + user.name);
  return mask_phone(user.phone);
}

void expectedBad(const User &user) {
  const auto result = dial(user);
  if (result)
    log_line(*result);
  else
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(result.error());
}

void expectedOk(const User &user) {
  std::expected<std::string, int> result = user.phone;
  result = std::unexpected(404);
  log_number(result.error());
  log_line(result.value_or("none"));
}

void expectedWeakBad(const User &user) {
  const std::expected<std::string, int> result = hash_phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(result.value_or("none"));
}

std::tuple<std::string, std::int64_t, std::string> record(const User &user) {
  return {user.name, user.id, hash_phone(user.phone)};
}

void tupleBad(const User &user) {
  std::string name;
  std::int64_t id = 0;
  std::tie(name, id, std::ignore) = record(user);
  log_number(id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(name);
}

void tupleOk(const User &user) {
  auto fields = record(user);
  std::get<0>(fields) = "nobody";
  log_line(std::get<0>(fields));
  log_number(std::get<std::int64_t>(fields));
}

void tupleWeakBad(const User &user) {
  const auto [name, id, hash] = record(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash);
}

void pairBad(const User &user) {
  const std::vector<std::pair<std::string, std::optional<std::string>>> fields =
      {{"city", user.city}, {"phone", user.phone}};
  for (const auto &[key, value] : fields) {
    log_line(key);
    if (value)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(*value);
  }
}

void pairOk(const User &user) {
  std::pair<std::string, std::string> entry(user.city, user.phone);
  log_line(entry.first);
  entry.second.clear();
  log_line(entry.second);
}

void pairWeakBad(const User &user) {
  const auto entry = std::make_pair(user.id, hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(entry.second);
}
