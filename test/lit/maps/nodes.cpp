// RUN: %check_flows
// Nodes, merges, and containers of containers.
#include "pii-test.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

struct Visit {
  std::string visitor;
  std::string room;
  std::vector<std::string> remarks;
};

using Calendar = std::map<std::string, std::vector<Visit>>;

void extractedBad(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  auto node = rows.extract(1);
  log_number(node.key());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(node.mapped());
}

void renamedBad(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  auto node = rows.extract(rows.begin());
  node.key() = 2;
  rows.insert(std::move(node));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[2]);
}

void extractedKeyBad(const User &user) {
  std::map<std::string, int> rows{{user.phone, 1}};
  auto node = rows.extract(rows.begin());
  log_number(node.mapped());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(node.key());
}

void extractedFromSetBad(const User &user) {
  std::set<std::string> rows{user.phone};
  auto node = rows.extract(rows.begin());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(node.value());
}

void mergedBad(const User &user) {
  std::map<int, std::string> from{{1, user.phone}}, to;
  to.merge(from);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(to[1]);
}

void calendarBad(const User &user) {
  Calendar calendar;
  calendar["monday"].push_back(Visit{user.name, "12b", {}});
  for (const auto &[day, visits] : calendar)
    for (const auto &visit : visits) {
      log_line(day + visit.room);
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      log_line(visit.visitor);
    }
}

void calendarOk(const User &user) {
  Calendar calendar;
  calendar["monday"].push_back({user.name, "12b", {"bring keys"}});
  for (const auto &[day, visits] : calendar)
    for (const Visit &visit : visits)
      for (const std::string &remark : visit.remarks)
        log_line(visit.room + remark);
}

void calendarWeakBad(const User &user) {
  Calendar calendar;
  calendar["monday"].push_back({hash_phone(user.phone), "12b", {}});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(calendar["monday"].front().visitor);
}

void remarkBad(const User &user) {
  Calendar calendar;
  calendar["monday"].emplace_back();
  calendar["monday"].back().remarks.push_back("call " + user.phone);
  const auto &visit = calendar["monday"].back();
  log_line(visit.room + visit.visitor);
  for (const auto &remark : visit.remarks)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(remark);
}

void otherDayOk(const User &user) {
  Calendar calendar;
  calendar["monday"].push_back({user.name, "12b", {}});
  calendar["tuesday"].push_back({"nobody", "12b", {}});
  for (const auto &visit : calendar["tuesday"])
    log_line(visit.visitor);
}

void mapOfMapsBad(const User &user) {
  std::map<std::string, std::map<std::string, std::string>> sections;
  sections["user"]["phone"] = user.phone;
  sections["user"]["city"] = user.city;
  log_line(sections["user"]["city"]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sections["user"]["phone"]);
}

void groupedBad(const std::vector<User> &users) {
  std::unordered_map<std::string, std::vector<const User *>> byCity;
  for (const User &user : users)
    byCity[user.city].push_back(&user);
  for (const auto &[city, group] : byCity) {
    log_line(city);
    for (const User *user : group)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line(user->email);
  }
}

void groupedOk(const std::vector<User> &users) {
  std::unordered_map<std::string, std::vector<const User *>> byCity;
  for (const User &user : users)
    byCity[user.city].push_back(&user);
  for (const auto &[city, group] : byCity)
    for (const User *user : group)
      log_number(user->id);
}

void pointerValuesBad(const User &user) {
  std::map<std::int64_t, std::unique_ptr<Visit>> visits;
  visits[user.id] = std::make_unique<Visit>();
  visits[user.id]->visitor = user.name;
  auto it = visits.find(user.id);
  if (it != visits.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(it->second->visitor);
}

void sharedValuesOk(const User &user) {
  std::map<std::int64_t, std::shared_ptr<Visit>> visits;
  auto &visit = visits[user.id];
  if (!visit)
    visit = std::make_shared<Visit>();
  visit->visitor = user.name;
  log_line(visits[user.id]->room);
}

void pairKeyBad(const User &user) {
  std::map<std::pair<std::string, int>, int> quota;
  quota[{user.phone, 2026}] = 5;
  for (const auto &[key, left] : quota) {
    log_number(key.second + left);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(key.first);
  }
}
