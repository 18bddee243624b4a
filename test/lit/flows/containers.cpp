// RUN: %check_flows
// Elements against the whole container; how many there are says nothing.
#include "pii-test.h"

#include <array>
#include <deque>
#include <list>
#include <set>
#include <vector>

void elementBad(const User &user) {
  std::vector<std::string> rows;
  rows.push_back("header");
  rows.push_back(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.back());
}

void elementOk(const User &user) {
  std::vector<std::string> rows;
  rows.push_back(mask_phone(user.phone));
  log_line(rows.back());
}

void elementWeakBad(const User &user) {
  std::vector<std::string> rows;
  rows.emplace_back(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows.at(0));
}

std::string join(const std::vector<std::string> &rows) {
  std::string text;
  for (const std::string &row : rows)
    text += row + ",";
  return text;
}

void wholeBad(const User &user) {
  std::vector<std::string> rows = {"header", user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(join(rows));
}

void sizeOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  log_line(std::to_string(rows.size()));
  log_line(rows.empty() ? "none" : "some");
  log_format("%zu of %zu", rows.size(), rows.capacity());
}

void otherContainerOk(const User &user) {
  std::vector<std::string> rows{user.phone}, names{"a"};
  log_line(names.front());
}

void clearedOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  rows.clear();
  rows.push_back("nobody");
  log_line(rows.front());
}

void copiedBad(const User &user) {
  std::vector<std::string> rows;
  rows.insert(rows.end(), user.email);
  std::vector<std::string> copy = rows;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(copy[0]);
}

void arrayBad(const User &user) {
  std::array<std::string, 2> pair = {user.city, user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(pair[1]);
}

void plainArrayOk(const User &user) {
  std::string pair[2];
  pair[0] = user.city;
  pair[1] = user.phone;
  log_line(pair[0]);
}

void listBad(const User &user) {
  std::list<std::string> rows;
  rows.push_front(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.front());
}

void dequeBad(const User &user) {
  std::deque<std::string> rows;
  rows.emplace_front(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(rows[0]);
}

void setBad(const User &user) {
  std::set<std::string> phones;
  phones.insert(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*phones.begin());
}
