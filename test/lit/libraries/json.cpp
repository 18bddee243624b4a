// RUN: %check_flows
// nlohmann::json: building, to_json, dump, arrays, reading back.
#include "pii-test.h"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using nlohmann::json;

void literalBad(const User &user) {
  json body = {{"id", user.id}, {"mail", user.email}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  post(body.dump());
}

void literalOk(const User &user) {
  json body = {{"id", user.id}, {"city", user.city}, {"mail", mask_email(user.email)}};
  post(body.dump());
}

void assignedBad(const User &user) {
  json body;
  body["id"] = user.id;
  body["contact"]["phone"] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(body.dump(2));
}

void assignedOk(const User &user) {
  json body;
  body["id"] = user.id;
  body["contact"]["phone"] = mask_phone(user.phone);
  log_line(body.dump(2));
}

void assignedWeakBad(const User &user) {
  json body = json::object();
  body["token"] = base64(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  log_line(body.dump());
}

void arrayBad(const std::vector<User> &users) {
  json rows = json::array();
  for (const User &user : users)
    rows.push_back({{"id", user.id}, {"name", user.name}});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(rows.dump());
}

void arrayOk(const std::vector<User> &users) {
  json rows = json::array();
  for (const User &user : users)
    rows.push_back({{"id", user.id}, {"city", user.city}});
  save(rows.dump());
}

void readBackBad(const User &user) {
  json body{{"phone", user.phone}, {"city", user.city}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(body["phone"].get<std::string>());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(body.at("phone").get<std::string>());
}

// Keys in initialiser lists are not told apart.
void FP_readBackOk(const User &user) {
  json body{{"phone", user.phone}, {"city", user.city}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(body["city"].get<std::string>());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(body.value("city", "?"));
}

void streamBad(const User &user) {
  json body{{"name", user.name}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  std::cerr << body << std::endl;
}

void streamFileBad(const User &user) {
  std::ofstream out("user.json");
  json body{{"name", user.name}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  out << body.dump(4);
}

struct Profile {
  std::string nick PII_NONE;
  std::string mobile PII(phone);
};
void to_json(json &out, const Profile &profile) {
  out = json{{"nick", profile.nick}, {"mobile", profile.mobile}};
}
void from_json(const json &in, Profile &profile) {
  in.at("nick").get_to(profile.nick);
  in.at("mobile").get_to(profile.mobile);
}

void toJsonBad(const Profile &profile) {
  json body = profile;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Profile.mobile{{.*}}[pii-network]
  post(body.dump());
}

struct Badge {
  std::string nick PII_NONE;
  std::string mobile PII(phone);
};
void to_json(json &out, const Badge &badge) { out = json{{"nick", badge.nick}}; }

void toJsonOk(const Badge &badge) {
  json body = badge;
  post(body.dump());
}

void toJsonVectorBad(const std::vector<Profile> &profiles) {
  json body;
  body["profiles"] = profiles;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Profile.mobile{{.*}}[pii-network]
  post(body.dump());
}

void fromJsonBad(const std::string &text) {
  auto profile = json::parse(text).get<Profile>();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Profile.mobile{{.*}}[pii-log]
  log_line(profile.mobile);
}

void fromJsonOk(const std::string &text) {
  Profile profile = json::parse(text);
  log_line(profile.nick);
}

json describe(const User &user, bool full) {
  json out{{"id", user.id}};
  if (full)
    out["name"] = user.name;
  return out;
}

void returnedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(describe(user, true).dump());
}

void iterateBad(const User &user) {
  json body{{"a", user.city}, {"b", user.email}};
  for (const auto &[key, value] : body.items())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(key + "=" + value.get<std::string>());
}

void erasedKeysOk(const User &user) {
  json body{{"a", user.city}, {"b", user.email}};
  for (const auto &[key, value] : body.items())
    log_line(key);
}

void mergeBad(const User &user) {
  json base{{"city", user.city}};
  json extra{{"phone", user.phone}};
  base.update(extra);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(base.dump());
}

struct Order {
  std::int64_t number PII_NONE;
  std::string receiver PII(name);
  NLOHMANN_DEFINE_TYPE_INTRUSIVE(Order, number, receiver)
};

void macroBad(const Order &order) {
  json body = order;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Order.receiver{{.*}}[pii-export]
  save(body.dump());
}
