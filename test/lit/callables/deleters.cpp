// RUN: %check_flows
// Deleters of smart pointers: called with what the pointer leads to.
#include "pii-test.h"

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

void dispose(std::string *text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*text);
  delete text;
}

void functionBad(const User &user) {
  std::shared_ptr<std::string> mail(new std::string(user.email), dispose);
}

void lambdaBad(const User &user) {
  std::shared_ptr<std::string> phone(new std::string(user.phone),
                                     [](std::string *text) {
                                       // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
                                       log_line(*text);
                                       delete text;
                                     });
}

void uniqueBad(const User &user) {
  const auto logged = [](std::string *text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*text);
    delete text;
  };
  std::unique_ptr<std::string, decltype(logged)> name(
      new std::string(user.name), logged);
}

void erasedBad(const User &user) {
  std::unique_ptr<std::string, std::function<void(std::string *)>> phone(
      new std::string(user.phone), [](std::string *text) {
        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
        log_line(*text);
        delete text;
      });
}

void resetBad(const User &user) {
  std::shared_ptr<std::string> phone;
  phone.reset(new std::string(user.phone), [](std::string *text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*text);
    delete text;
  });
}

void maskedOk(const User &user) {
  std::shared_ptr<std::string> phone(new std::string(mask_phone(user.phone)),
                                     [](std::string *text) {
                                       log_line(*text);
                                       delete text;
                                     });
}

void weakBad(const User &user) {
  std::shared_ptr<std::string> phone(new std::string(hash_phone(user.phone)),
                                     [](std::string *text) {
                                       // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
                                       log_line(*text);
                                       delete text;
                                     });
}

void silentOk(const User &user) {
  std::unique_ptr<std::string, void (*)(std::string *)> phone(
      new std::string(user.phone), [](std::string *text) { delete text; });
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(nullptr, &std::fclose);
}

// A pointer into an object that another one owns has no deleter.
void partOk(const std::shared_ptr<User> &user) {
  const std::shared_ptr<std::string> city(user, &user->city);
  log_line(*city);
}

// A deleter that is only a type is never called.
struct Logging {
  void operator()(std::string *text) const {
    log_line(*text);
    delete text;
  }
};

void FN_typeBad(const User &user) {
  std::unique_ptr<std::string, Logging> phone(new std::string(user.phone));
}
