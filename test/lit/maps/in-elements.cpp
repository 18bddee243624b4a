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

void keyOfElementBad(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", user.name}});
  for (const Names &names : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(names.at("first"));
}

void otherKeyOfElementOk(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", user.name}, {"language", "en"}});
  for (const Names &names : all)
    log_line(names.at("language"));
}

void keyOfFrontBad(const User &user) {
  std::vector<Names> all;
  all.push_back(Names{{"first", user.name}});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all.front().at("first"));
}

void keyThroughIteratorBad(const User &user) {
  std::vector<Names> all{Names{{"first", user.name}}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all.begin()->at("first"));
}

void keyInArrayBad(const User &user, int which) {
  Names all[2];
  all[0]["first"] = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all[which]["first"]);
}

void keyInAnyBad(const User &user, int which) {
  Names all[2];
  all[which]["first"] = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all[0]["first"]);
}

void keyThroughPointerBad(const User &user) {
  Names all[2];
  all[1]["first"] = user.name;
  const Names *place = all;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(place->at("first"));
}

void keyInMapOfMapsBad(const User &user, const std::string &any) {
  std::map<std::string, Names> all;
  all[any]["first"] = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all.at("one").at("first"));
}

void keyInArrayOk(const User &user, int which) {
  Names all[2];
  all[0]["first"] = mask_all(user.name);
  log_line(all[which]["first"]);
}

// A map that is a field of a class template, made in place of a list.
template <typename T> struct Boxed {
  T value;
};

void boxedBad(const User &user) {
  Boxed<std::map<std::string, std::string>> box{{{"city", user.city}, {"phone", user.phone}}};
  log_line(box.value.at("city"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(box.value.at("phone"));
  log_line(box.value.find("city")->second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(box.value.find("phone")->second);
}
