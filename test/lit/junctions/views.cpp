// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// What is passed by value may lead to something of the caller's: a view, an
// iterator, an object with a reference in it, a closure.
#include "pii-test.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

void fill(std::span<std::string> row, const User &user) { row[0] = user.name; }

void spanBad(const User &user) {
  std::vector<std::string> row(2);
  fill(row, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}
  post(row[0]);
}

void replace(std::vector<std::string>::iterator at, const User &user) {
  *at = user.email;
}

void iteratorBad(const User &user) {
  std::vector<std::string> row(2);
  replace(row.begin(), user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}
  post(row[0]);
}

void assign(std::reference_wrapper<std::string> text, const User &user) {
  text.get() = user.phone;
}

void wrapperBad(const User &user) {
  std::string text;
  assign(std::ref(text), user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}
  post(text);
}

struct Append {
  std::vector<std::string> &all;
};

void append(const User &user, Append use) { use.all.push_back(user.name); }

void referenceInObjectBad(const User &user) {
  std::vector<std::string> all;
  append(user, Append{all});
  for (const std::string &one : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}
    log_line(one);
}

template <typename Use> void with(const User &user, Use use) { use(user); }

void closureBad(const User &user) {
  std::vector<std::string> all;
  with(user, [&all](const User &one) { all.push_back(one.email); });
  for (const std::string &one : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}
    log_line(one);
}

std::size_t count(std::span<const std::string> row, const User &user) {
  return row.size() + (user.name.empty() ? 0 : 1);
}

void onlyReadOk(const User &user) {
  std::vector<std::string> row{"a", "b"};
  count(row, user);
  post(row[0]);
}
