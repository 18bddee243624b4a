// RUN: %check_flows
// Pairs, nested pairs, tuples, tie, apply, get by index and by type.
#include "pii-test.h"

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

void nestedMakePairBad(const User &user) {
  auto both = std::make_pair(std::make_pair(user.city, user.phone), 4);
  log_number(both.second);
  log_line(both.first.first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(both.first.second);
}

void nestedMakePairWeakBad(const User &user) {
  auto both = std::make_pair(1, std::make_pair(user.city, hash_phone(user.phone)));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(both.second.second);
}

void pairMembersOk(const User &user) {
  std::pair<std::string, std::string> both;
  both.first = user.phone;
  both.second = user.city;
  log_line(both.second);
}

void pairConstructorBad(const User &user) {
  std::pair<std::string, std::int64_t> row(user.phone, user.id);
  log_number(std::get<1>(row));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<0>(row));
}

void pairByTypeOk(const User &user) {
  std::pair<std::string, std::int64_t> row{user.phone, user.id};
  log_number(std::get<std::int64_t>(row));
}

void pairByTypeBad(const User &user) {
  std::pair<std::string, std::int64_t> row{user.phone, user.id};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<std::string>(row));
}

std::pair<std::string, std::string> split(const std::string &text) {
  auto at = text.find('@');
  return {text.substr(0, at), text.substr(at + 1)};
}

void splitBad(const User &user) {
  auto [local, domain] = split(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(local);
}

void swappedPairsOk(const User &user) {
  std::pair<std::string, int> full{user.phone, 1}, spare{"x", 2};
  std::swap(full, spare);
  log_line(full.first);
}

std::tuple<bool, std::string, std::string> lookUp(const User &user) {
  if (user.id == 0)
    return {false, "", "no such user"};
  return std::make_tuple(true, user.phone, "");
}

void tieBad(const User &user) {
  bool found;
  std::string phone, error;
  std::tie(found, phone, error) = lookUp(user);
  log_number(found);
  log_line(error);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void tieIgnoreOk(const User &user) {
  std::string error;
  std::tie(std::ignore, std::ignore, error) = lookUp(user);
  log_line(error);
}

void tieOverwritesOk(const User &user) {
  std::string phone = user.phone;
  int status = 0;
  std::tie(status, phone) = std::make_tuple(4, std::string("-"));
  log_line(phone);
}

void bindingOfTupleBad(const User &user) {
  const auto [found, phone, error] = lookUp(user);
  log_line(error);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void forwardAsTupleBad(const User &user) {
  auto references = std::forward_as_tuple(user.city, user.phone);
  log_line(std::get<0>(references));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(references));
}

// A concatenation is one: its elements are not told apart.
void tupleCatOk(const User &user) {
  auto all = std::tuple_cat(std::make_tuple(1), std::make_tuple(user.phone));
  log_number(std::get<0>(all));
}

void tupleCatOfPairsBad(const User &user) {
  const auto all = std::tuple_cat(std::make_pair(user.city, user.phone), std::make_tuple(),
                                  std::make_tuple(user.city, user.email));
  log_line(std::get<0>(all));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(all));
  log_line(std::get<2>(all));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::get<3>(all));
}

void tupleCatBad(const User &user) {
  auto all = std::tuple_cat(std::make_tuple(1), std::make_tuple(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(all));
}

void tupleElementWrittenBad(const User &user) {
  std::tuple<std::string, std::string> row;
  std::get<1>(row) = user.phone;
  log_line(std::get<0>(row));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(row));
}

void tupleElementMaskedOk(const User &user) {
  std::tuple<std::string, std::string> row{user.city, user.phone};
  mask_in_place(std::get<1>(row));
  log_line(std::get<1>(row));
}

void applyLambdaBad(const User &user) {
  auto row = std::make_tuple(user.id, user.phone);
  std::apply(
      [](std::int64_t id, const std::string &phone) {
        log_number(id);
        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
        log_line(phone);
      },
      row);
}

void applyResultBad(const User &user) {
  auto row = std::make_tuple(std::string("tel "), user.phone);
  std::string line = std::apply([](const auto &a, const auto &b) { return a + b; }, row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void applyVariadicBad(const User &user) {
  auto row = std::make_tuple(user.city, user.phone);
  std::string line;
  std::apply([&line](const auto &...cells) { ((line += cells, line += ';'), ...); }, row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

struct Envelope {
  Envelope(std::string to, int weight) : to(std::move(to)), weight(weight) {}
  std::string to;
  int weight;
};

void makeFromTupleBad(const User &user) {
  auto envelope = std::make_from_tuple<Envelope>(std::make_tuple(user.phone, 3));
  log_number(envelope.weight);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(envelope.to);
}

void vectorOfTuplesBad(const User &user) {
  std::vector<std::tuple<int, std::string, std::string>> rows;
  rows.emplace_back(1, user.city, user.phone);
  for (const auto &[number, city, phone] : rows) {
    log_line(city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
  }
}

void vectorOfPairsOk(const User &user) {
  std::vector<std::pair<std::string, std::string>> rows;
  rows.emplace_back(user.phone, user.city);
  rows.push_back({user.phone, "x"});
  for (const auto &row : rows)
    log_line(row.second);
}
