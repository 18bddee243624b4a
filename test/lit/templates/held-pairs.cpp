// RUN: %check_flows23
// Pairs and tuples where the declared type is the parameter of a template.
#include "pii-test.h"

#include <expected>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

template <typename T> class Slot {
public:
  explicit Slot(T given) : value(std::move(given)) {}
  const T &get() const { return value; }
  auto head() const { return std::get<0>(value); }
  T value;
};

using Entry = std::pair<std::string, std::string>;

void fieldBad(const User &user) {
  const Slot<Entry> slot(Entry{user.phone, "home"});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<0>(slot.value));
}

void fieldOk(const User &user) {
  const Slot<Entry> slot(Entry{user.phone, "home"});
  log_line(std::get<1>(slot.value));
}

void getterBad(const User &user) {
  const Slot<Entry> slot(Entry{"home", user.phone});
  log_line(std::get<0>(slot.get()));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(slot.get()));
}

void insideBad(const User &user) {
  const Slot<Entry> slot(Entry{user.email, "mail"});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(slot.head());
}

void insideOk(const User &user) {
  const Slot<Entry> slot(Entry{"mail", user.email});
  log_line(slot.head());
}

void tupleBad(const User &user) {
  const Slot<std::tuple<std::string, std::string>> slot({user.city, user.phone});
  log_line(std::get<0>(slot.value));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(slot.value));
}

void expectedBad(const User &user) {
  const std::expected<Entry, int> found(Entry{"phone", user.phone});
  log_line(std::get<0>(*found));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(*found));
}

void variantBad(const User &user) {
  const std::variant<int, Entry> found(Entry{"phone", user.phone});
  log_line(std::get<0>(std::get<1>(found)));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(std::get<1>(found)));
}

void writtenOk(const User &user) {
  Slot<Entry> slot(Entry{user.phone, "home"});
  std::get<0>(slot.value) = mask_phone(slot.value.first);
  log_line(slot.value.first);
}
