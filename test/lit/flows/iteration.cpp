// RUN: %check_flows
// Iterators, range-for, structured bindings, algorithms.
#include "pii-test.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

void rangeForBad(const std::vector<User> &users) {
  for (const User &user : users)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
}

void rangeForOk(const std::vector<User> &users) {
  for (const auto &user : users)
    log_line(mask_phone(user.phone) + std::to_string(user.id));
}

void rangeForWeakBad(const std::vector<User> &users) {
  for (const auto &user : users)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(base64(user.phone));
}

void iteratorBad(const std::vector<User> &users) {
  for (auto it = users.begin(); it != users.end(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(it->phone);
}

void iteratorOverCopiesBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  for (std::vector<std::string>::const_iterator it = rows.cbegin(), end = rows.cend();
       it != end; it++)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*it);
}

void writtenThroughIteratorBad(const User &user) {
  std::vector<std::string> rows(1);
  auto it = rows.begin();
  *it = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(rows[0]);
}

void writtenThroughRangeBad(const User &user) {
  std::vector<std::string> rows(3);
  for (std::string &row : rows)
    row = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(rows.front());
}

void bindingBad(const User &user) {
  const auto &[id, name, phone, email, city] = user;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void bindingOk(const User &user) {
  const auto &[id, name, phone, email, city] = user;
  log_line(city + std::to_string(id));
}

void pairBindingBad(const User &user) {
  auto [text, count] = std::make_pair(user.phone, 3);
  log_line(std::to_string(count));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void forEachBad(const std::vector<User> &users) {
  std::for_each(users.begin(), users.end(), [](const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(user.name);
  });
}

void transformBad(const std::vector<User> &users) {
  std::vector<std::string> rows;
  std::transform(users.begin(), users.end(), std::back_inserter(rows),
                 [](const User &user) { return user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.front());
}

void transformOk(const std::vector<User> &users) {
  std::vector<std::string> rows;
  std::transform(users.begin(), users.end(), std::back_inserter(rows),
                 [](const User &user) { return mask_phone(user.phone); });
  log_line(rows.front());
}

void copyBad(const User &user) {
  std::vector<std::string> rows{user.phone}, copy;
  std::copy(rows.begin(), rows.end(), std::back_inserter(copy));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(copy[0]);
}

void countOk(const std::vector<std::string> &blocked, const User &user) {
  auto n = std::count(blocked.begin(), blocked.end(), user.phone);
  log_line(n ? "blocked" : "welcome");
}
