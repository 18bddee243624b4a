// RUN: %check_flows
// Assignment written by hand: nothing of what the object held is left.
#include "pii-test.h"

#include <memory>
#include <utility>

struct Text {
  std::string data;
  Text() = default;
  Text &operator=(const Text &other) {
    if (this != &other)
      data = other.data;
    return *this;
  }
  Text &operator=(Text &&other) {
    if (&other == this)
      return *this;
    data = std::move(other.data);
    return *this;
  }
};

void guardOk(const User &user) {
  Text text, other;
  text.data = user.phone;
  text = other;
  log_line(text.data);
}
void guardBad(const User &user) {
  Text text, other;
  other.data = user.phone;
  text = other;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text.data);
}
void earlyReturnOk(const User &user) {
  Text text;
  text.data = user.phone;
  text = Text();
  log_line(text.data);
}

struct Loud {
  std::string data;
  Loud &operator=(const Loud &other) {
    if (this == std::addressof(other))
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      log_line(data);
    else
      data = other.data;
    return *this;
  }
};
void spokenBad(const User &user) {
  Loud loud;
  loud.data = user.name;
  loud = loud;
}
