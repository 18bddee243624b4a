// RUN: %check_flows
// Algorithms that copy, move, transform, sort, remove, partition.
#include "pii-test.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <iostream>
#include <iterator>
#include <list>
#include <set>
#include <sstream>
#include <string>
#include <vector>

struct Row {
  std::string who, where;
};

std::vector<Row> rowsOf(const std::vector<User> &users) {
  std::vector<Row> rows;
  rows.reserve(users.size());
  std::transform(users.begin(), users.end(), std::back_inserter(rows),
                 [](const User &user) { return Row{user.name, user.city}; });
  return rows;
}

void transformStructBad(const std::vector<User> &users) {
  for (const Row &row : rowsOf(users)) {
    log_line(row.where);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(row.who);
  }
}

void transformInPlaceOk(const User &user) {
  std::string text = user.city;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  log_line(text);
}

void transformInPlaceBad(const User &user) {
  std::string text = user.name;
  std::transform(text.begin(), text.end(), text.begin(), ::toupper);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void transformBinaryBad(const User &user) {
  std::vector<std::string> keys{"tel"}, values{user.phone}, lines(1);
  std::transform(keys.begin(), keys.end(), values.begin(), lines.begin(),
                 [](const std::string &a, const std::string &b) { return a + "=" + b; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lines[0]);
}

void transformMaskOk(const std::vector<User> &users) {
  std::vector<std::string> phones;
  std::transform(users.cbegin(), users.cend(), std::back_inserter(phones),
                 [](const auto &user) { return mask_phone(user.phone); });
  std::ostringstream line;
  std::copy(phones.begin(), phones.end(), std::ostream_iterator<std::string>(line, ","));
  log_line(line.str());
}

void ostreamIteratorBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  std::ostringstream line;
  std::copy(rows.begin(), rows.end(), std::ostream_iterator<std::string>(line, ","));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line.str());
}

void ostreamIteratorLogBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::copy(rows.begin(), rows.end(), std::ostream_iterator<std::string>(std::clog, "\n"));
}

void ostreamIteratorWeakBad(const User &user) {
  std::vector<std::string> rows{hash_phone(user.phone)};
  std::stringstream line;
  std::copy(rows.begin(), rows.end(), std::ostream_iterator<std::string>(line));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line.str());
}

void sortedBad(const std::vector<User> &users) {
  auto rows = rowsOf(users);
  std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.where < b.where; });
  log_line(rows.front().where);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(rows.front().who);
}

void removeIfBad(const User &user) {
  std::vector<std::string> rows{user.phone, ""};
  rows.erase(std::remove_if(rows.begin(), rows.end(), [](const auto &r) { return r.empty(); }),
             rows.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void eraseIfBad(const User &user) {
  std::vector<std::string> rows{user.phone, ""};
  std::erase_if(rows, [](const std::string &r) { return r.empty(); });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void uniqueBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void copyIfBad(const std::vector<User> &users) {
  std::vector<User> adults;
  std::copy_if(users.begin(), users.end(), std::back_inserter(adults),
               [](const User &user) { return user.id > 7; });
  for (const User &user : adults)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user.email);
}

void copyNBad(const User &user) {
  char buffer[8] = {};
  std::copy_n(user.phone.begin(), 7, buffer);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void moveAlgorithmBad(const User &user) {
  std::vector<std::string> from{user.phone};
  std::list<std::string> to;
  std::move(from.begin(), from.end(), std::back_inserter(to));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(to.front());
}

void inserterBad(const User &user) {
  std::vector<std::string> from{user.phone};
  std::set<std::string> to;
  std::copy(from.begin(), from.end(), std::inserter(to, to.end()));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*to.begin());
}

void frontInserterBad(const User &user) {
  std::vector<std::string> from{user.phone};
  std::deque<std::string> to;
  std::copy(from.rbegin(), from.rend(), std::front_inserter(to));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(to.front());
}

void generateBad(const User &user) {
  std::vector<std::string> rows(3);
  std::generate(rows.begin(), rows.end(), [&user] { return user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[2]);
}

void generateOk(const User &user) {
  int n = 0;
  std::vector<std::string> rows;
  std::generate_n(std::back_inserter(rows), 3, [&] { return user.city + std::to_string(n++); });
  log_line(rows[2]);
}

void replaceBad(const User &user) {
  std::vector<std::string> rows{"?", "x"};
  std::replace(rows.begin(), rows.end(), std::string("?"), user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void replaceCharactersBad(const User &user) {
  std::string text = user.name;
  std::replace(text.begin(), text.end(), ' ', '_');
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void partitionBad(const std::vector<User> &users) {
  std::vector<User> copy = users;
  auto middle = std::partition(copy.begin(), copy.end(), [](const User &u) { return u.id > 3; });
  for (auto it = middle; it != copy.end(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(it->phone);
}

void maxElementBad(const std::vector<User> &users) {
  auto it = std::max_element(users.begin(), users.end(),
                             [](const User &a, const User &b) { return a.id < b.id; });
  log_line(it->city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(it->name);
}

void lowerBoundBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  auto it = std::lower_bound(rows.begin(), rows.end(), "1");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*it);
}

void minBad(const User &user) {
  std::string fallback = "zzz";
  const std::string &shown = std::min(user.name, fallback);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(shown);
}

void rotateBad(const User &user) {
  std::vector<std::string> rows{"a", user.phone};
  std::rotate(rows.begin(), rows.begin() + 1, rows.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void forEachFillBad(const User &user) {
  std::vector<std::string> rows(2);
  std::for_each(rows.begin(), rows.end(), [&user](std::string &row) { row = user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void setDifferenceBad(const User &user) {
  std::set<std::string> all{user.phone, "x"}, known{"x"};
  std::vector<std::string> fresh;
  std::set_difference(all.begin(), all.end(), known.begin(), known.end(),
                      std::back_inserter(fresh));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fresh[0]);
}

void memFnBad(const std::vector<User> &users) {
  std::vector<std::string> names(users.size());
  std::transform(users.begin(), users.end(), names.begin(), std::mem_fn(&User::name));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(names[0]);
}
