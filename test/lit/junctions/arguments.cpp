// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Arguments and results of calls that are followed and of calls that are cut.
#include "pii-test.h"

#include <string>
#include <utility>
#include <vector>

void logValue(std::string text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
void logPublicValue(std::string text) { log_line(text); }

void valueBad(const User &user) { logValue(user.phone); }
void valueOk(const User &user) { logPublicValue(user.city); }

void logReference(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line("mail " + text);
}
void logPublicReference(const std::string &text) { log_line("city " + text); }

void referenceBad(const User &user) { logReference(user.email); }
void referenceOk(const User &user) { logPublicReference(user.city); }

void logPointer(const std::string *text) {
  if (text)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*text);
}
void logPublicPointer(const std::string *text) {
  if (text)
    log_line(*text);
}

void pointerBad(const User &user) {
  std::string copy = user.name;
  logPointer(&copy);
}
void pointerOk(const User &user) {
  std::string copy = user.city;
  logPublicPointer(&copy);
}

void logMoved(std::string &&text) {
  std::string own = std::move(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(own);
}

void movedBad(const User &user) { logMoved(user.phone + "!"); }

// One argument of two.
void postSecond(const std::string &first, const std::string &second) {
  log_line(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  post(second);
}

void secondBad(const User &user) { postSecond(user.city, user.phone); }

// One member of an object that is passed.
void logMember(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.email);
}
void logPublicMember(const User &user) { log_line(user.city + std::to_string(user.id)); }

void memberBad(const std::vector<User> &users) {
  for (const User &user : users) {
    logMember(user);
    logPublicMember(user);
  }
}

void logElements(const std::vector<std::string> &lines) {
  for (const std::string &line : lines)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(line);
}
void logPublicElements(const std::vector<std::string> &lines) {
  for (const std::string &line : lines)
    log_line(line);
}

void elementsBad(const User &user) { logElements({user.city, user.name}); }
void elementsOk(const User &user) { logPublicElements({user.city, "Bern"}); }

void logLabel(const char *text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", text);
}
void logPublicLabel(const char *text) { log_format("%s", text); }

void charactersBad(const User &user) { logLabel(user.phone.c_str()); }
void charactersOk(const User &user) { logPublicLabel(user.city.c_str()); }

void logAmount(std::int64_t number) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(number);
}
void logPublicAmount(std::int64_t number) { log_number(number); }

void numberBad(const Subscriber &subscriber) { logAmount(subscriber.number); }
void numberOk(const Subscriber &subscriber) { logPublicAmount(subscriber.plan); }
