// RUN: %check_flows
// Maps that are elements themselves, and a key of them.
#include "pii-test.h"

#include <map>
#include <vector>

using Names = std::map<std::string, std::string>;

void foundBad(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", user.name}});
  for (const Names &names : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(names.find("first")->second);
}

void numberedBad(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", user.name}});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all[0].at("first"));
}

void maskedOk(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", mask_all(user.name)}});
  for (const Names &names : all)
    log_line(names.find("first")->second);
}

// What is at a constant key of any element is lost.
void FN_keyOfElementBad(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", user.name}});
  for (const Names &names : all)
    log_line(names.at("first"));
}
