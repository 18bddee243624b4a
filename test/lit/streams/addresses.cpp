// RUN: %check_flows
// The address of an object is not what is in it; what points to characters is
// a text, whoever writes it.
#include "pii-test.h"

#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

void objectOk(const User &user) {
  std::clog << "user at " << &user << '\n';
}

void textBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog << user.phone.c_str() << ' ' << &user << '\n';
}

void textOk(const User &user) {
  std::clog << static_cast<const void *>(user.phone.c_str()) << '\n';
}

void sharedOk(const std::shared_ptr<User> &user) {
  std::clog << user << ' ' << user.get() << '\n';
}

void sharedBad(const std::shared_ptr<User> &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  std::clog << user << ' ' << user->email << '\n';
}

void uniqueOk(const std::unique_ptr<User> &user) { std::clog << user << '\n'; }

void keptOk(const User &user) {
  std::ostringstream line;
  line << static_cast<const void *>(&user) << ' ' << user.city;
  log_line(line.str());
}

void keptBad(const User &user) {
  std::ostringstream line;
  line << static_cast<const void *>(&user) << ' ' << user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(line.str());
}

void keptWeakBad(const User &user) {
  std::ostringstream line;
  line << &user << ' ' << hash_phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line.str());
}

// Addresses as numbers.
void numberOk(const User &user) {
  log_number(static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(&user)));
}

void hashOk(const User &user) {
  log_number(static_cast<std::int64_t>(std::hash<const User *>()(&user)));
}

void hashBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(static_cast<std::int64_t>(std::hash<std::string>()(user.phone)));
}

void returnedBad(const User &user) {
  const auto number = reinterpret_cast<std::uintptr_t>(&user);
  const auto *again = reinterpret_cast<const User *>(number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(again->phone);
}

void passedBack(void *cookie) {
  const auto *user = static_cast<const User *>(cookie);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user->email);
}

void cookieBad(User &user) { passedBack(&user); }
