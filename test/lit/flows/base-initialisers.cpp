// RUN: %check_flows
// Constructors: base and member initialisers, delegation, inheritance.
#include "pii-test.h"

#include <utility>

class Named {
public:
  explicit Named(std::string label) : label(std::move(label)) {}
  const std::string &title() const { return label; }

private:
  std::string label;
};

class Badge : public Named {
public:
  explicit Badge(const User &user) : Named("badge of " + user.name), serial(user.id) {}
  std::int64_t number() const { return serial; }

private:
  std::int64_t serial;
};

void baseBad(const User &user) {
  Badge badge(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(badge.title());
}

void baseOk(const User &user) {
  Badge badge(user);
  log_line(std::to_string(badge.number()));
}

class MaskedBadge : public Named {
public:
  explicit MaskedBadge(const User &user) : Named(mask_phone(user.phone)) {}
};

void maskedBaseOk(const User &user) { log_line(MaskedBadge(user).title()); }

class HashedBadge : public Named {
public:
  explicit HashedBadge(const User &user) : Named(hash_phone(user.phone)) {}
};

void hashedBaseWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(HashedBadge(user).title());
}

class Delegating : public Named {
public:
  using Named::Named;
  explicit Delegating(const User &user) : Delegating(user.email) {}
};

void delegatingBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(Delegating(user).title());
}

void inheritedConstructorBad(const User &user) {
  Delegating badge(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(badge.title());
}

User current();

struct Defaults {
  std::string contact = current().phone;
  std::string city = current().city;
};

void memberInitialiserBad() {
  Defaults defaults;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(defaults.contact);
}

void memberInitialiserOk() {
  Defaults defaults;
  log_line(defaults.city);
}

void overriddenInitialiserOk() {
  Defaults defaults{.contact = "none", .city = "none"};
  log_line(defaults.contact);
}

class Logged {
public:
  explicit Logged(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("created for " + user.phone);
  }
};

void constructorBad(const User &user) { Logged logged(user); }
