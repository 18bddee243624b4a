// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Lambdas, function pointers and objects that call what they are given, in calls
// that are followed and in calls that are cut.
#include "pii-test.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

// Captured by value, called in a callee.
void perform(const std::function<void()> &work) { work(); }

void capturedBad(const User &user) {
  std::string phone = user.phone;
  perform([phone] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
  });
}
void capturedOk(const User &user) {
  std::string city = user.city;
  perform([city] { log_line(city); });
}

// Given to the callable by the callee.
void withMail(const User &user, const std::function<void(const std::string &)> &use) {
  use(user.email);
}
void withCity(const User &user, const std::function<void(const std::string &)> &use) {
  use(user.city);
}

void givenBad(const User &user) {
  withMail(user, [](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
    post(text);
  });
}
void givenOk(const User &user) {
  withCity(user, [](const std::string &text) { post(text); });
}

// Captured by reference, written by the callee's call, read afterwards.
void eachName(const std::vector<User> &users, const std::function<void(const User &)> &use) {
  for (const User &user : users)
    use(user);
}

void writtenBad(const std::vector<User> &users) {
  std::string all;
  eachName(users, [&all](const User &user) { all += user.name; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(all);
}
void writtenOk(const std::vector<User> &users) {
  std::string all;
  eachName(users, [&all](const User &user) { all += user.city; });
  save(all);
}

// As a template argument.
template <typename Use> void visit(const std::vector<User> &users, Use use) {
  for (const User &user : users)
    use(user);
}

void templateBad(const std::vector<User> &users) {
  std::string mails;
  visit(users, [&mails](const User &user) { mails += user.email; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mails);
}
void templateOk(const std::vector<User> &users) {
  std::string cities;
  visit(users, [&cities](const User &user) { cities += user.city; });
  log_line(cities);
}

// What the callable returns.
std::string ask(const std::function<std::string()> &question) { return question(); }
std::string askPublic(const std::function<std::string()> &question) { return question(); }

void resultBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(ask([&user] { return user.name; }));
}
void resultOk(const User &user) {
  log_line(askPublic([&user] { return user.city; }));
}

// Function pointers.
void logRaw(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("raw " + text);
}
void logMasked(const std::string &text) { log_line(mask_phone(text)); }

using Handler = void (*)(const std::string &);
void notify(const User &user, Handler handler) { handler(user.phone); }

void pointerBad(const User &user) { notify(user, logRaw); }
void pointerOk(const User &user) { notify(user, logMasked); }

// With a context, as in C.
using Callback = void (*)(void *context, const char *text);
void forEachPhone(const std::vector<User> &users, Callback call, void *context) {
  for (const User &user : users)
    call(context, user.phone.c_str());
}
void append(void *context, const char *text) {
  static_cast<std::string *>(context)->append(text);
}

void contextBad(const std::vector<User> &users) {
  std::string all;
  forEachPhone(users, append, &all);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(all);
}
