// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// What was overwritten before it is read, where every call is followed: beyond
// that, members of all objects of a class are one.
#include "pii-test.h"

#include <string>

class Slot {
public:
  void set(const std::string &value) { text_ = value; }
  void reset() { text_ = "empty"; }
  const std::string &text() const { return text_; }

private:
  std::string text_;
};

void keptBad(const User &user) {
  Slot slot;
  slot.set(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(slot.text());
}

void resetOk(const User &user) {
  Slot slot;
  slot.set(user.phone);
  slot.reset();
  log_line(slot.text());
}

void otherObjectOk(const User &user) {
  Slot slot, other;
  slot.set(user.phone);
  other.set("none");
  log_line(other.text());
}
