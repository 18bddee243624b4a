// RUN: %check_flows
// Entries of maps: iterators, results of insertions, keys, values, ranges of equal keys.
#include "pii-test.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

void secondWrittenBad(const User &user) {
  std::map<std::int64_t, std::string> phones{{user.id, "-"}};
  auto it = phones.find(user.id);
  if (it != phones.end())
    it->second = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phones[user.id]);
}

void secondWrittenOk(const User &user) {
  std::map<std::int64_t, std::string> phones{{user.id, "-"}};
  auto it = phones.begin();
  it->second = user.phone;
  log_number(it->first);
}

void secondMaskedOk(const User &user) {
  std::map<std::int64_t, std::string> phones;
  auto [it, added] = phones.emplace(user.id, mask_phone(user.phone));
  log_line(added ? it->second : "known");
}

void insertFirstBad(const User &user) {
  std::map<std::int64_t, std::string> phones;
  auto it = phones.insert(std::make_pair(user.id, user.phone)).first;
  log_number(it->first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(it->second);
}

void insertedFlagOk(const User &user) {
  std::set<std::string> seen;
  if (!seen.insert(user.phone).second)
    log_line("seen before");
  auto [at, fresh] = seen.emplace(user.email);
  log_number(fresh);
}

void setInsertBad(const User &user) {
  std::set<std::string> seen;
  auto [at, fresh] = seen.insert(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*at);
}

void insertBindingBad(const User &user) {
  std::unordered_map<std::string, int> hits;
  auto [at, fresh] = hits.try_emplace(user.email, 0);
  ++at->second;
  log_number(at->second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(at->first);
}

void countersOk(const std::vector<User> &users) {
  std::unordered_map<std::string, int> hits;
  for (const User &user : users)
    ++hits[user.phone];
  for (const auto &[phone, count] : hits)
    log_number(count);
}

void countersBad(const std::vector<User> &users) {
  std::unordered_map<std::string, int> hits;
  for (const User &user : users)
    ++hits[user.phone];
  for (const auto &[phone, count] : hits)
    if (count > 10)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line("busy: " + phone);
}

void countersWeakBad(const std::vector<User> &users) {
  std::unordered_map<std::string, int> hits;
  for (const User &user : users)
    ++hits[hash_phone(user.phone)];
  for (const auto &[phone, count] : hits)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line("busy: " + phone);
}

void equalRangeBad(const User &user) {
  std::multimap<std::string, std::string> byCity;
  byCity.emplace(user.city, user.phone);
  auto [first, last] = byCity.equal_range(user.city);
  for (auto it = first; it != last; ++it) {
    log_line(it->first);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(it->second);
  }
}

void equalRangeFirstOk(const User &user) {
  std::multimap<std::string, std::string> byCity;
  byCity.insert({user.city, user.phone});
  auto range = byCity.equal_range(user.city);
  if (range.first != range.second)
    log_line(range.first->first);
}

void insertOrAssignBad(const User &user) {
  std::map<std::int64_t, std::string> mails;
  mails.insert_or_assign(user.id, user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mails.at(user.id));
}

void insertOrAssignResultBad(const User &user) {
  std::map<std::int64_t, std::string> mails;
  const auto &[it, added] = mails.insert_or_assign(user.id, user.email);
  log_number(it->first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(it->second);
}

void structValueBad(const User &user) {
  struct Entry {
    std::string contact, label;
  };
  std::map<std::int64_t, Entry> book;
  book[user.id].contact = user.phone;
  book[user.id].label = "home";
  log_line(book[user.id].label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(book[user.id].contact);
}

void structValueEmplacedBad(const User &user) {
  struct Entry {
    std::string contact, label;
  };
  std::unordered_map<std::int64_t, Entry> book;
  book.emplace(user.id, Entry{user.phone, "home"});
  const Entry &entry = book.at(user.id);
  log_line(entry.label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(entry.contact);
}

void setOfPairsOk(const User &user) {
  std::set<std::pair<std::string, int>> ranked;
  ranked.emplace(user.phone, 3);
  for (const auto &[phone, rank] : ranked)
    log_number(rank);
}

void piecewiseBad(const User &user) {
  std::map<std::int64_t, std::string> mails;
  mails.emplace(std::piecewise_construct, std::forward_as_tuple(user.id),
                std::forward_as_tuple(user.email));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mails.begin()->second);
}

void reverseIterationBad(const User &user) {
  std::map<std::int64_t, std::string> mails;
  mails[1] = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mails.rbegin()->second);
}

void valueFromOtherMapBad(const User &user) {
  std::map<std::int64_t, std::string> from, to;
  from[user.id] = user.phone;
  for (const auto &[id, phone] : from)
    to[id] = phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(to[3]);
}

void invertedBad(const User &user) {
  std::map<std::int64_t, std::string> byId;
  std::map<std::string, std::int64_t> byPhone;
  byId[user.id] = user.phone;
  for (const auto &[id, phone] : byId)
    byPhone.emplace(phone, id);
  for (const auto &[phone, id] : byPhone) {
    log_number(id);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
  }
}

void hintedBad(const User &user) {
  std::map<std::int64_t, std::string> mails;
  mails.emplace_hint(mails.end(), user.id, user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mails.begin()->second);
}

void emptyStringValueOk(const User &user) {
  std::map<std::string, std::string> states;
  auto it = states.try_emplace(user.phone).first;
  it->second = "open";
  log_line(it->second);
}

void foundBad(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row.find("phone")->second);
}

// From the entry found, the others can be reached.
void foundAndFollowingBad(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  for (auto it = row.find("city"); it != row.end(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(it->second);
}

void foundOk(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  log_line(row.find("city")->second);
  const auto found = row.find("city");
  if (found != row.end())
    log_line(found->first + "=" + found->second);
}

void foundAndMaskedOk(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  row.find("phone")->second = mask_phone(user.phone);
  log_line(row.at("phone"));
}

void foundAndErasedOk(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  row.erase(row.find("phone"));
  log_line(row["phone"]);
}

void otherErasedBad(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  row.erase(row.find("city"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row["phone"]);
}

void nextErasedBad(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  auto it = row.find("phone");
  row.erase(++it);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row["phone"]);
}

void previousBad(const User &user) {
  std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::next(row.find("city"))->second);
}
