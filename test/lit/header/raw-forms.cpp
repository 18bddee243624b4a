// RUN: %check_flows
// The raw attributes mean the same without the header.
#include <string>

struct User {
  [[clang::annotate("pii::source", "phone")]] std::string phone;
  [[clang::annotate("pii::none")]] std::string city;
};

[[clang::annotate("pii::sink", "log")]] void write(const std::string &text);
[[clang::annotate("pii::sanitizer", "mask", "phone")]] std::string
mask(const std::string &text);
[[clang::annotate("pii::sanitizer", "hash", "phone")]] std::string
hash(const std::string &text);

void rawBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  write(user.phone);
}

void rawOk(const User &user) {
  write(mask(user.phone));
  write(user.city);
}

void rawWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  write(hash(user.phone));
}
