// RUN: %check_flows
// Copies, moves and destructors that the compiler writes.
#include "pii-test.h"

#include <utility>

struct Pair {
  std::string first, second;
};

class Carrier {
public:
  explicit Carrier(std::string text) : text(std::move(text)) {}
  Carrier(const Carrier &) = default;
  Carrier &operator=(const Carrier &) = default;
  const std::string &content() const { return text; }

private:
  std::string text;
};

void copyBad(const User &user) {
  Pair a;
  a.first = user.phone;
  Pair b = a;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(b.first);
}

void copyOk(const User &user) {
  Pair a;
  a.first = user.phone;
  Pair b = a;
  log_line(b.second);
}

void copyWeakBad(const User &user) {
  Pair a{hash_phone(user.phone), "x"};
  Pair b(a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(b.first);
}

void assignmentBad(const User &user) {
  Pair a{"x", user.email}, b;
  b = std::move(a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(b.second);
}

void assignmentOk(const User &user) {
  Pair a{"x", user.email};
  a = Pair{"x", "y"};
  log_line(a.second);
}

void defaultedBad(const User &user) {
  Carrier a(user.phone);
  Carrier b(a), c("x");
  c = b;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(c.content());
}

struct Nested {
  Carrier carrier{"x"};
  int count = 0;
};

void memberwiseBad(const User &user) {
  Nested a{Carrier(user.name), 1};
  Nested b = a;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(b.carrier.content());
}

void aggregateBad(const User &user) {
  Pair a{.first = user.city, .second = user.phone};
  log_line(a.first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(a.second);
}
