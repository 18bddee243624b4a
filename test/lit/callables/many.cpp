// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning: --check-prefixes=CHECK,CUT
// A call of one of many callables: looked into one by one, or cut, all in one:
// then the callers of the call are not told apart either.
#include "pii-test.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>

using Handler = std::string (*)(const std::string &);

std::string upper(const std::string &text) { return text + "A"; }
std::string lower(const std::string &text) { return text + "b"; }
std::string twice(const std::string &text) { return text + text; }
std::string trim(const std::string &text) { return text.substr(1); }
std::string quote(const std::string &text) { return "'" + text + "'"; }
std::string same(const std::string &text) { return text; }
std::string number(const std::string &text) { return std::to_string(text.size()); }
std::string plain(const std::string &) { return "plain"; }
std::string hidden(const std::string &text) { return mask_all(text); }
std::string logged(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
  return "";
}

const Handler handlers[] = {upper, lower, twice, trim, quote,
                            same,  number, plain, hidden, logged};

std::string formatted(std::size_t which, const std::string &text) {
  return handlers[which](text);
}

void resultBad(const User &user, std::size_t which) {
  // CUT: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(formatted(which, user.phone));
}

std::string all(const std::string &text) { return text; }

void localBad(const User &user, std::size_t which) {
  const Handler some[] = {all,    upper, lower,  twice, trim,
                          number, plain, hidden, quote};
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CUT: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(some[which](user.name));
}

void harmlessOk(const User &user, std::size_t which) {
  const Handler harmless[] = {plain, number, hidden};
  log_line(harmless[which](user.email));
}

const Handler constants[] = {plain, number, hidden};

void tableOk(const User &user, std::size_t which) {
  log_line(constants[which](user.email));
}

// Function objects.
using Step = std::function<void(std::string &)>;

void stepsBad(const User &user, std::size_t which) {
  const std::map<int, Step> steps{
      {0, [](std::string &text) { text += "0"; }},
      {1, [](std::string &text) { text += "1"; }},
      {2, [](std::string &text) { text += "2"; }},
      {3, [](std::string &text) { text += "3"; }},
      {4, [](std::string &text) { text += "4"; }},
      {5, [](std::string &text) { text += "5"; }},
      {6, [](std::string &text) { text += "6"; }},
      {7, [](std::string &text) { text += "7"; }},
      {8, [&user](std::string &text) { text += user.name; }},
      {9, [](std::string &text) { text.clear(); }}};
  std::string line;
  steps.at(int(which))(line);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(line);
}
