// RUN: %check_flows
// pair and tuple: one component is not another.
#include "pii-test.h"

#include <tuple>
#include <utility>
#include <vector>

void pairBad(const User &user) {
  std::pair<std::string, std::string> entry(user.city, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(entry.second);
}

void pairOk(const User &user) {
  std::pair<std::string, std::string> entry(user.city, user.phone);
  log_line(entry.first);
}

void pairWeakBad(const User &user) {
  auto entry = std::make_pair(user.city, hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(entry.second);
}

void tupleBad(const User &user) {
  std::tuple<std::string, int, std::string> row(user.city, 1, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<2>(row));
}

void tupleOk(const User &user) {
  auto row = std::make_tuple(user.city, 1, user.phone);
  log_line(std::get<0>(row));
  log_number(std::get<1>(row));
}

void tieBad(const User &user) {
  std::string city, phone;
  std::tie(city, phone) = std::make_tuple(user.city, user.phone);
  log_line(city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

std::tuple<std::string, std::string> contacts(const User &user) {
  return {user.phone, user.email};
}

void boundBad(const User &user) {
  auto [phone, mail] = contacts(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mail);
  log_line(mask_phone(phone));
}

void byTypeBad(const User &user) {
  auto row = std::make_tuple(user.phone, 3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<std::string>(row));
  std::pair<std::string, std::int64_t> pair{user.email, user.id};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::get<std::string>(pair));
}

void byTypeOk(const User &user) {
  auto row = std::make_tuple(user.phone, 3);
  log_number(std::get<int>(row));
}

void tieOverwritesOk(const User &user) {
  std::string phone = user.phone;
  int status = 0;
  std::tie(status, phone) = std::make_tuple(4, std::string("-"));
  log_line(phone);
}

void emplacedOk(const User &user) {
  std::vector<std::pair<std::string, std::string>> pairs;
  pairs.emplace_back(user.phone, user.city);
  log_line(pairs[0].second);
  std::vector<std::tuple<std::string, std::string>> rows;
  rows.emplace_back(user.phone, user.city);
  log_line(std::get<1>(rows[0]));
}

void emplacedBad(const User &user) {
  std::vector<std::pair<std::string, std::string>> pairs;
  pairs.emplace_back(user.phone, user.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(pairs[0].first);
}
