// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// What a call throws and its caller, or a caller of that, catches.
#include "pii-test.h"

#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>

class LookupError : public std::exception {
public:
  LookupError(std::string text, int code) : text_(std::move(text)), code_(code) {}
  const char *what() const noexcept override { return text_.c_str(); }
  int code() const { return code_; }

private:
  std::string text_;
  int code_;
};

void lookup(const User &user) {
  if (user.id == 0)
    throw LookupError("no account for " + user.email, 404);
}

void ownBad(const User &user) {
  try {
    lookup(user);
  } catch (const LookupError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}
void ownOk(const User &user) {
  try {
    lookup(user);
  } catch (const LookupError &error) {
    log_number(error.code());
  }
}

// Through a caller that does not catch.
void service(const User &user) {
  lookup(user);
  log_line("found");
}

void passedBad(const User &user) {
  try {
    service(user);
  } catch (const LookupError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    std::cerr << "failed: " << error.what() << '\n';
  }
}

// A member of the exception.
struct Rejected : std::exception {
  explicit Rejected(const User &user) : user(user) {}
  User user;
};

void reject(const User &user) { throw Rejected(user); }

void memberBad(const User &user) {
  try {
    reject(user);
  } catch (const Rejected &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.user.phone);
  }
}
void memberOk(const User &user) {
  try {
    reject(user);
  } catch (const Rejected &error) {
    log_line(error.user.city);
  }
}

// Another class, thrown by another function.
class Closed : public std::exception {
public:
  explicit Closed(std::string place) : place_(std::move(place)) {}
  const char *what() const noexcept override { return "closed"; }
  const std::string &place() const { return place_; }

private:
  std::string place_;
};

void enter(const User &user) {
  if (user.phone.empty())
    throw Closed(user.city);
}

void otherClassOk(const User &user) {
  try {
    enter(user);
  } catch (const Closed &error) {
    log_line(error.what());
    log_line(error.place());
  }
}
