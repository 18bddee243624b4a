// RUN: %check_flows
// Structured bindings of arrays, pairs, structs, maps and types with get<>.
#include "pii-test.h"

#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

struct Reading {
  std::string meter;
  std::string owner;
  int value = 0;
};

Reading readingOf(const User &user) { return {"m-1", user.name, 7}; }

void byValueBad(const User &user) {
  auto [meter, owner, value] = readingOf(user);
  log_line(meter);
  log_number(value);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(owner);
}

void byReferenceWritesBad(const User &user) {
  Reading reading;
  auto &[meter, owner, value] = reading;
  owner = user.name;
  log_line(reading.meter);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(reading.owner);
}

void byValueWritesOk(const User &user) {
  Reading reading;
  auto [meter, owner, value] = reading;
  owner = user.name;
  log_line(reading.owner);
}

void overwrittenOk(const User &user) {
  auto [meter, owner, value] = readingOf(user);
  owner = "tenant";
  log_line(owner);
}

void maskedWeakBad(const User &user) {
  auto [meter, owner, value] = Reading{"m", user.phone, 1};
  hash_in_place(owner);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(owner);
}

void cArrayBad(const User &user) {
  std::string cells[2] = {user.city, user.phone};
  auto &[city, phone] = cells;
  log_line(city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void arrayBad(const User &user) {
  std::array<std::string, 2> cells{user.city, user.phone};
  const auto &[city, phone] = cells;
  log_line(city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void arrayWrittenOk(const User &user) {
  std::array<std::string, 2> cells{user.city, user.phone};
  auto &[city, phone] = cells;
  phone = "-";
  log_line(cells[1]);
}

void mapLoopWritesBad(std::map<int, std::string> rows, const User &user) {
  for (auto &[key, value] : rows)
    value = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void mapLoopCopyOk(std::map<int, std::string> rows, const User &user) {
  for (auto [key, value] : rows)
    value = user.phone;
  log_line(rows[0]);
}

void vectorOfStructsBad(const std::vector<User> &users) {
  std::vector<Reading> readings;
  for (const auto &user : users)
    readings.push_back(readingOf(user));
  for (const auto &[meter, owner, value] : readings) {
    log_line(meter);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(owner);
  }
}

void inConditionBad(const User &user) {
  std::map<int, std::string> rows;
  if (auto [it, added] = rows.emplace(1, user.email); added)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(it->second);
}

class Parcel {
public:
  Parcel(std::string street, std::string person)
      : street(std::move(street)), person(std::move(person)) {}
  template <std::size_t I> const std::string &get() const {
    if constexpr (I == 0)
      return street;
    else
      return person;
  }

private:
  std::string street, person;
};

template <> struct std::tuple_size<Parcel> : std::integral_constant<std::size_t, 2> {};
template <std::size_t I> struct std::tuple_element<I, Parcel> {
  using type = const std::string;
};

void tupleProtocolBad(const User &user) {
  Parcel parcel("Main street", user.name);
  const auto &[street, person] = parcel;
  log_line(street);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(person);
}

struct Base {
  std::string contact;
};
struct Tagged : Base {};

void inheritedMembersBad(const User &user) {
  Tagged tagged;
  tagged.contact = user.phone;
  auto &[contact] = tagged;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(contact);
}

void nestedBindingOk(const User &user) {
  std::pair<Reading, Reading> both{readingOf(user), Reading{"m-2", "none", 0}};
  auto &[first, second] = both;
  auto &[meter, owner, value] = second;
  log_line(owner + first.meter);
}
