// RUN: %check_flows
// Lambda bodies; captures by reference alias, by value are snapshots.
#include "pii-test.h"

void captureBad(const User &user) {
  auto report = [&] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
  };
  report();
}

void captureOk(const User &user) {
  auto report = [&] { log_line(mask_phone(user.phone)); };
  report();
}

void captureWeakBad(const User &user) {
  auto report = [&] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(user.phone));
  };
  report();
}

void initCaptureBad(const User &user) {
  auto report = [text = "user " + user.phone] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  };
  report();
}

void initCaptureOk(const User &user) {
  auto report = [text = mask_phone(user.phone)] { log_line(text); };
  report();
}

void byReferenceBad(const User &user) {
  std::string text;
  auto report = [&text] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  };
  text = user.phone;
  report();
}

void byValueOk(const User &user) {
  std::string text = "nobody";
  auto report = [text] { log_line(text); };
  text = user.phone;
  report();
}

void writtenInsideBad(const User &user) {
  std::string text;
  auto fill = [&text, &user] { text = user.email; };
  fill();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

void argumentBad(const User &user) {
  auto show = [](const auto &value) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(value);
  };
  show(user.email);
}

void resultBad(const User &user) {
  auto format = [prefix = std::string("tel:")](const User &u) {
    return prefix + u.phone;
  };
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(format(user));
}

class Desk {
public:
  void serveBad(const User &user) {
    current = user.phone;
    auto report = [this] {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(current);
    };
    report();
  }

private:
  std::string current;
};

void deskBad(const User &user) {
  Desk desk;
  desk.serveBad(user);
}
