// RUN: %check_flows
// A moved-from value is not assumed clean until it is given another value.
#include "pii-test.h"

#include <utility>

void movedToBad(User user) {
  std::string text = std::move(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void movedFromBad(const User &user) {
  std::string text = user.phone;
  std::string other = std::move(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
  log_line(std::to_string(other.size()));
}

void assignedAfterOk(const User &user) {
  std::string text = user.phone;
  std::string other = std::move(text);
  text = "reused";
  log_line(text);
  log_line(std::to_string(other.size()));
}

void clearedAfterOk(const User &user) {
  std::string text = user.phone;
  std::string other = std::move(text);
  text.clear();
  log_line(text);
  log_line(std::to_string(other.size()));
}

void movedToWeakBad(User user) {
  std::string text = hash_phone(std::move(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::move(text));
}

void exchangedBad(const User &user) {
  std::string text = user.phone;
  std::string other = std::exchange(text, "none");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(other);
}

void exchangedOk(const User &user) {
  std::string text = user.phone;
  std::string other = std::exchange(text, "none");
  log_line(text);
  log_line(std::to_string(other.size()));
}

void swappedBad(const User &user) {
  std::string first = user.phone, second = "none";
  std::swap(first, second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second);
}

void swappedOk(const User &user) {
  std::string first = user.phone, second = "none";
  first.swap(second);
  log_line(first);
}
