// RUN: %check_flows
// Iterators, range-for, structured bindings, views: each leaking, killed and
// weakly sanitised.
#include "pii-test.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

void iteratorBad(const std::vector<User> &users) {
  for (auto at = users.crbegin(); at != users.crend(); ++at) {
    log_line(at->city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line((*at).phone);
  }
}

void iteratorOk(std::vector<User> users) {
  auto at = users.begin();
  log_number(users.end() - at);
  std::string phone = std::move(at->phone);
  phone = "none";
  log_line(phone + at->city);
  users.clear();
  at = users.insert(users.begin(), User());
  log_line(at->phone);
}

void iteratorWeakBad(const std::vector<User> &users) {
  const auto at = std::find_if(users.begin(), users.end(),
                               [](const User &user) { return user.id > 0; });
  if (at != users.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(at->phone));
}

void rangeBad(const std::map<std::int64_t, User> &users) {
  for (const auto &entry : users) {
    log_number(entry.first);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(entry.second.email);
  }
}

void rangeOk(const std::vector<User> &users) {
  for (User user : users) {
    user.email.clear();
    log_line(user.email);
  }
}

void rangeWeakBad(const std::vector<User> &users) {
  std::vector<std::string> hashes;
  for (const User &user : users)
    hashes.push_back(hash_phone(user.phone));
  for (const std::string &hash : hashes)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash);
}

void bindingBad(const std::vector<User> &users) {
  for (const auto &[id, name, phone, email, city] : users) {
    log_number(id);
    log_line(city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(name);
  }
}

void bindingOk(User user) {
  auto &[id, name, phone, email, city] = user;
  phone = mask_phone(phone);
  email.clear();
  log_line(user.phone + user.email);
  log_number(id);
}

void bindingWeakBad(const User &user) {
  const auto [number, hash] = std::pair(user.id, hash_phone(user.phone));
  log_number(number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash);
}

std::string_view domain(std::string_view address) {
  const auto at = address.find('@');
  return at == address.npos ? address : address.substr(at + 1);
}

void viewBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::string(domain(user.email)));
}

void viewOk(const User &user) {
  std::string address = user.email;
  std::string_view view = address;
  view = "nobody@nowhere";
  log_line(std::string(domain(view)));
  address = mask_email(address);
  log_line(std::string(domain(address)));
}

void viewWeakBad(const User &user) {
  const std::string hash = hash_phone(user.phone);
  std::string_view view = hash;
  view.remove_prefix(2);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::string(view));
}

void rangesBad(const std::vector<User> &users) {
  auto there = [](const User &user) { return !user.city.empty(); };
  for (const std::string &name :
       users | std::views::filter(there) | std::views::transform(&User::name))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(name);
}

void rangesOk(const std::vector<User> &users) {
  for (const std::string &city : users | std::views::transform(&User::city))
    log_line(city);
  auto masked = [](const User &user) { return mask_phone(user.phone); };
  for (const std::string &phone :
       users | std::views::transform(masked) | std::views::take(3))
    log_line(phone);
}

void rangesWeakBad(const std::vector<User> &users) {
  auto hashed = [](const User &user) { return hash_phone(user.phone); };
  for (const std::string &phone :
       users | std::views::drop(1) | std::views::transform(hashed))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(phone);
}

void spanBad(std::span<const User> users) {
  if (users.size() < 2)
    return;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(users.subspan(1).front().email);
}
