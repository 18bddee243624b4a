// RUN: %check_flows
// Range adaptors: filter, transform, take, join, split, keys, values.
#include "pii-test.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace views = std::views;

void filterBad(const std::vector<User> &users) {
  for (const User &user : users | views::filter([](const User &u) { return u.id > 3; }))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
}

void filterOk(const std::vector<User> &users) {
  for (const User &user : users | views::filter([](const User &u) { return !u.phone.empty(); }))
    log_line(user.city);
}

void transformBad(const std::vector<User> &users) {
  auto phones = users | views::transform([](const User &u) { return u.phone; });
  for (const auto &phone : phones)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
}

void transformMemberBad(const std::vector<User> &users) {
  for (const std::string &mail : users | views::transform(&User::email))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(mail);
}

void transformMemberOk(const std::vector<User> &users) {
  for (const std::string &city : users | views::transform(&User::city))
    log_line(city);
}

void transformMaskedOk(const std::vector<User> &users) {
  for (const auto &shown :
       users | views::transform([](const User &u) { return mask_phone(u.phone); }))
    log_line(shown);
}

void transformWeakBad(const std::vector<User> &users) {
  for (const auto &shown :
       users | views::transform([](const User &u) { return hash_phone(u.phone); }))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(shown);
}

void pipelineBad(const std::vector<User> &users) {
  auto mails = users | views::filter([](const User &u) { return u.id != 0; }) |
               views::transform(&User::email) | views::take(10);
  for (const auto &mail : mails)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(mail);
}

void takeDropBad(const std::vector<std::string> &, const User &user) {
  std::vector<std::string> rows{"header", user.phone};
  for (const auto &row : rows | views::drop(1))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void reverseBad(const User &user) {
  std::vector<std::string> rows{"header", user.phone};
  for (const auto &row : rows | views::reverse)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void valuesBad(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  for (const auto &value : rows | views::values)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(value);
}

void keysOk(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  for (int key : rows | views::keys)
    log_number(key);
}

void keysBad(const User &user) {
  std::map<std::string, int> rows{{user.phone, 1}};
  for (const auto &key : views::keys(rows))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(key);
}

void splitBad(const User &user) {
  for (auto part : user.name | views::split(' '))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(std::string(part.begin(), part.end()));
}

void joinBad(const User &user) {
  std::vector<std::vector<std::string>> pages{{user.phone}, {"x"}};
  for (const auto &row : pages | views::join)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void allViewWrittenBad(const User &user) {
  std::vector<std::string> rows(2);
  for (auto &row : rows | views::take(1))
    row = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void rangesAlgorithmsBad(const std::vector<User> &users) {
  std::vector<std::string> phones;
  std::ranges::transform(users, std::back_inserter(phones), &User::phone);
  std::ranges::sort(phones);
  std::ranges::for_each(phones, [](const std::string &phone) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
  });
}

void rangesCopyIfBad(const std::vector<User> &users) {
  std::vector<User> picked;
  std::ranges::copy_if(users, std::back_inserter(picked), [](const User &u) { return u.id > 1; });
  for (const User &user : picked)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user.email);
}

void projectionOk(std::vector<User> users) {
  std::ranges::sort(users, {}, &User::phone);
  auto it = std::ranges::find(users, std::string("1"), &User::phone);
  if (it != users.end())
    log_number(it->id);
}

void minByProjectionBad(const std::vector<User> &users) {
  const User &first = *std::ranges::min_element(users, {}, &User::id);
  log_number(first.id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(first.name);
}

void iotaOk(const std::vector<User> &users) {
  for (auto i : views::iota(std::size_t{0}, users.size()))
    log_number(static_cast<std::int64_t>(i));
}

void commonToVectorBad(const std::vector<User> &users) {
  auto names = users | views::transform(&User::name) | views::common;
  std::vector<std::string> copy(names.begin(), names.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(copy.front());
}

void subrangeBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  std::ranges::subrange part(rows.begin(), rows.begin() + 1);
  for (const auto &row : part)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void countIfOk(const std::vector<User> &users) {
  log_number(std::ranges::count_if(users, [](const User &u) { return u.phone.empty(); }));
  log_number(std::ranges::any_of(users, [](const User &u) { return u.email.empty(); }));
}
