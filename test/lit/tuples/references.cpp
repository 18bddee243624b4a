// RUN: %check_flows
// Objects that are read through a tuple of references.
#include "pii-test.h"

#include <tuple>
#include <utility>

struct Contact {
  std::string label PII_NONE;
  std::string number;
};

Contact contactOf(const User &user) {
  Contact contact;
  contact.label = "home";
  contact.number = user.phone;
  return contact;
}

void tiedBad(const User &user) {
  Contact home = contactOf(user);
  auto tied = std::tie(home);
  const Contact copied = std::get<0>(tied);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(copied.number);
}

void tiedOk(const User &user) {
  Contact home = contactOf(user);
  auto tied = std::tie(home);
  const Contact copied = std::get<0>(tied);
  log_line(copied.label);
}

void secondBad(const User &user) {
  Contact home, work = contactOf(user);
  auto tied = std::tie(home, work);
  const Contact first = std::get<0>(tied), second = std::get<1>(tied);
  log_line(first.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second.number);
}

template <typename... Args> auto lastOf(const Args &...args) {
  return std::get<sizeof...(Args) - 1>(std::tie(args...));
}

void lastBad(const User &user) {
  const Contact last = lastOf(17, contactOf(user));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(last.number);
}

void lastOk(const User &user) {
  const Contact last = lastOf(contactOf(user), Contact{"none", "17"});
  log_line(last.number);
}

void genericBad(const User &user) {
  const auto first = [](auto &&...args) {
    return std::get<0>(std::forward_as_tuple(std::forward<decltype(args)>(args)...));
  };
  const Contact picked = first(contactOf(user), 1);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(picked.number);
}

// What is written through the reference is in the object.
void writtenBad(const User &user) {
  Contact home;
  std::get<0>(std::tie(home)) = contactOf(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(home.number);
}

void writtenOk(const User &user) {
  Contact home = contactOf(user);
  std::get<0>(std::tie(home)) = Contact{"none", "withheld"};
  log_line(home.number);
}

// A tuple of objects holds copies.
void heldBad(const User &user) {
  Contact home = contactOf(user);
  const std::tuple<int, Contact> row(1, home);
  home.number = "withheld";
  const Contact kept = std::get<1>(row);
  log_line(home.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(kept.number);
}
