// RUN: %check_flows
// Constants as keys and indices: what is one, and what is one no more.
#include "pii-test.h"

#include <atomic>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

// Arithmetic leaves no constant.
void loopBad(const User &user) {
  std::vector<std::string> cells(2);
  cells[1] = user.name;
  for (int i = 0; i < 2; ++i)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(cells[i]);
}
void stepBad(const User &user) {
  std::vector<std::string> cells(4);
  cells[1] = user.phone;
  int i = 0;
  i++;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[i]);
}
void addBad(const User &user) {
  std::vector<std::string> cells(4);
  cells[2] = user.phone;
  int i = 0;
  i += 2;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[i]);
}
void postfixBad(const User &user) {
  std::vector<std::string> cells(4);
  int next = 0;
  cells[next++] = user.city;
  cells[next++] = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(cells[1]);
}
void atomicBad(const User &user) {
  std::vector<std::string> cells(4);
  std::atomic<int> next{0};
  ++next;
  cells[1] = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(cells[next]);
}
void fixedOk(const User &user) {
  std::vector<std::string> cells(4);
  cells[1] = user.phone;
  cells[0] = user.city;
  const int i = 0;
  log_line(cells[i]);
}

// Names of constants.
constexpr const char *phoneKey = "phone";
const char *const cityKey = "city";
constexpr char mailKey[] = "mail";
const std::string nameKey = "name";
constexpr std::string_view streetKey = "street";
enum class Kind { Phone, City };
constexpr int first = 0, second = first + 1;

void namesOk(const User &user) {
  std::map<std::string, std::string> row;
  row[phoneKey] = user.phone;
  row[mailKey] = user.email;
  row[nameKey] = user.name;
  row[std::string(streetKey)] = user.name;
  row[cityKey] = user.city;
  log_line(row["city"]);
  log_line(row[cityKey]);
}
void namesBad(const User &user) {
  std::map<std::string, std::string> row;
  row[nameKey] = user.name;
  row[std::string(streetKey)] = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(row["name"]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(row["street"]);
}
void enumOk(const User &user) {
  std::unordered_map<Kind, std::string> row;
  row[Kind::Phone] = user.phone;
  row[Kind::City] = user.city;
  log_line(row.at(Kind::City));
}
void numbersOk(const User &user) {
  std::vector<std::string> cells(8);
  cells[first] = user.phone;
  cells[second + 1] = user.phone;
  cells[sizeof(char) * 3] = user.phone;
  cells[second] = user.city;
  log_line(cells[1]);
}
void numbersBad(const User &user) {
  std::vector<std::string> cells(8);
  cells[second * 2] = user.phone;
  cells['A' - 'A'] = user.city;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[2]);
}
template <int Index> void argument(std::vector<std::string> &cells) {
  log_line(cells[Index]);
}
void argumentOk(const User &user) {
  std::vector<std::string> cells(2);
  cells[0] = user.phone;
  cells[1] = user.city;
  argument<1>(cells);
}

// Entries that a map is made from.
void entriesOk(const User &user) {
  const std::map<std::string, std::string> row{{"city", user.city},
                                               {phoneKey, user.phone}};
  log_line(row.at("city"));
}
void entriesBad(const User &user) {
  const std::map<std::string, std::string> row{{"city", user.city},
                                               {"phone", user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row.at(phoneKey));
  for (const auto &[key, value] : row)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(value);
}
void sameKeyBad(const User &user) {
  const std::multimap<std::string, std::string> rows{{"contact", user.email},
                                                     {"contact", user.city}};
  for (auto [at, end] = rows.equal_range("contact"); at != end; ++at)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(at->second);
}
void unknownKeyBad(const User &user, const std::string &key) {
  const std::map<std::string, std::string> row{{"city", user.city},
                                               {key, user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row.at("other"));
}

// A table of constants writes its index in another way.
void hexBad(const User &user) {
  static const char digits[] = "0123456789abcdef";
  std::string hex;
  for (unsigned char c : user.phone) {
    hex += digits[c >> 4];
    hex += digits[c & 15];
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(hex);
}
void pointerTableBad(const User &user) {
  const char *digits = "0123456789abcdef";
  std::string hex;
  for (unsigned char c : user.email)
    hex += digits[c & 15];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(hex);
}
const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
void stringTableBad(const User &user) {
  std::string out;
  for (unsigned char c : user.name)
    out += alphabet[c % 26];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(out);
}
static char changing[] = "0123456789abcdef";
void FN_changingTable(const User &user) {
  std::string hex;
  for (unsigned char c : user.phone)
    hex += changing[c & 15];
  log_line(hex);
}
void steppedPointerBad(const User &user) {
  std::string cells[2];
  cells[1] = user.phone;
  std::string *cell = &cells[0];
  ++cell;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*cell);
}
// Records found at an index are themselves, and not the index.
void recordsOk(const Subscriber &subscriber, const std::vector<User> &users) {
  log_number(users[subscriber.number].id);
}
