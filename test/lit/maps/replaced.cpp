// RUN: %check_flows
// One entry of a map is replaced, found, taken out; lists are moved as a whole.
#include "pii-test.h"

#include <list>
#include <map>
#include <string>
#include <unordered_map>

using Headers = std::map<std::string, std::string>;

void assignedOk(const User &user) {
  Headers headers;
  headers["caller"] = user.phone;
  headers.insert_or_assign("caller", mask_phone(user.phone));
  log_line(headers.find("caller")->second);
  for (const auto &[key, value] : headers)
    log_line(value);
}

void assignedOtherBad(const User &user) {
  Headers headers;
  headers["caller"] = user.phone;
  headers.insert_or_assign("mail", "none");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(headers.at("caller"));
}

void assignedKeyBad(const User &user, const std::string &key) {
  Headers headers;
  headers["caller"] = user.phone;
  headers.insert_or_assign(key, "none");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(headers.at("caller"));
}

void emplacedOk(const User &user) {
  Headers headers;
  headers["caller"] = user.phone;
  const auto [at, isNew] = headers.try_emplace("city", user.city);
  log_line(at->second);
}

void emplacedBad(const User &user) {
  std::map<int, std::string> table;
  const auto at = table.emplace(1, "-").first;
  at->second = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(table.at(1));
  table[1] = user.city;
  log_line(at->second);
}

void extractedOk(const User &user) {
  Headers headers;
  headers["caller"] = user.phone;
  headers["city"] = user.city;
  const auto node = headers.extract("caller");
  for (const auto &[key, value] : headers)
    log_line(value);
}

void extractedBad(const User &user) {
  std::unordered_map<std::string, std::string> headers;
  headers["caller"] = user.phone;
  headers["city"] = user.city;
  auto node = headers.extract("caller");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(node.mapped());
}

void splicedOk(const User &user) {
  std::list<std::string> pending{user.phone}, done;
  done.splice(done.end(), pending);
  pending.push_back(user.city);
  for (const std::string &text : pending)
    log_line(text);
}

