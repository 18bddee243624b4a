// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 -D_GLIBCXX_DEBUG %header | FileCheck %s --implicit-check-not=warning:
// Containers of a build with libstdc++'s debug mode.
#include "pii-test.h"

#include <map>
#include <vector>

void vectorBad(const User &user) {
  std::vector<std::string> names;
  names.push_back(user.name);
  for (const std::string &name : names)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(name);
}

void vectorOk(const User &user) {
  std::vector<std::string> names;
  names.push_back(mask_all(user.name));
  for (const std::string &name : names)
    log_line(name);
}

// Members that the checked class has from the unchecked one below it.
void FN_checkedMapBad(const User &user) {
  std::map<std::string, std::string> names;
  names["first"] = user.name;
  log_line(names.at("first"));
}
