// RUN: %check_flows
// Keys against values, one constant key against another, lookups.
#include "pii-test.h"

#include <map>
#include <unordered_map>

void keyBad(const User &user) {
  std::map<std::string, std::string> states;
  states[user.phone] = "active";
  for (const auto &[key, value] : states)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(key);
}

void keyOk(const User &user) {
  std::map<std::string, std::string> states;
  states[user.phone] = "active";
  for (const auto &[key, value] : states)
    log_line(value);
}

void valueBad(const User &user) {
  std::map<std::int64_t, std::string> phones;
  phones[user.id] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phones.at(user.id));
}

void valueOk(const User &user) {
  std::map<std::int64_t, std::string> phones;
  phones.emplace(user.id, user.phone);
  for (const auto &entry : phones)
    log_line(std::to_string(entry.first));
}

void valueWeakBad(const User &user) {
  std::unordered_map<std::int64_t, std::string> phones;
  phones.insert({user.id, hash_phone(user.phone)});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(phones.at(user.id));
}

void foundBad(const User &user) {
  std::unordered_map<std::int64_t, std::string> mails;
  mails.try_emplace(user.id, user.email);
  auto it = mails.find(user.id);
  if (it != mails.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(it->second);
}

void constantKeyBad(const User &user) {
  std::map<std::string, std::string> row;
  row["city"] = user.city;
  row["phone"] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row["phone"]);
}

void constantKeyOk(const User &user) {
  std::map<std::string, std::string> row;
  row["city"] = user.city;
  row["phone"] = user.phone;
  log_line(row["city"]);
}

void lookupOk(const User &user, std::map<std::string, int> &plans) {
  log_line(plans.count(user.phone) ? "known" : "unknown");
  log_line(plans.contains(user.phone) ? "known" : "unknown");
  log_line(std::to_string(plans.size()));
}
