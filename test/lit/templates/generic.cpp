// RUN: %check_flows
// CRTP, traits, concepts, folds, variadics, policies, specialisations.
#include "pii-test.h"

#include <array>
#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

template <typename Derived> class Describable {
public:
  std::string describe() const { return "<" + self().text() + ">"; }

private:
  const Derived &self() const { return static_cast<const Derived &>(*this); }
};

class PhoneCard : public Describable<PhoneCard> {
public:
  explicit PhoneCard(const User &user) : phone(user.phone) {}
  const std::string &text() const { return phone; }

private:
  std::string phone;
};

class CityCard : public Describable<CityCard> {
public:
  explicit CityCard(const User &user) : user(&user) {}
  const std::string &text() const { return user->city; }

private:
  const User *user;
};

void crtpBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(PhoneCard(user).describe());
}

void crtpOk(const User &user) { log_line(CityCard(user).describe()); }

template <typename T> struct Printer;
template <> struct Printer<std::int64_t> {
  static std::string print(std::int64_t value) { return std::to_string(value); }
};
template <> struct Printer<std::string> {
  static std::string print(const std::string &value) { return value; }
};
template <typename T> struct Printer<std::optional<T>> {
  static std::string print(const std::optional<T> &value) {
    return value ? Printer<T>::print(*value) : "null";
  }
};
template <typename T> struct Printer<std::vector<T>> {
  static std::string print(const std::vector<T> &values) {
    std::string out;
    for (const T &value : values)
      out += Printer<T>::print(value) + ",";
    return out;
  }
};
template <> struct Printer<User> {
  static std::string print(const User &) { return "user"; }
};

template <typename T> std::string print(const T &value) { return Printer<T>::print(value); }

void traitBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(print(user.phone));
}

void traitOptionalBad(const User &user) {
  std::optional<std::string> phone = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(print(phone));
}

void traitVectorBad(const User &user) {
  std::vector<std::optional<std::string>> phones{user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(print(phones));
}

void traitOk(const User &user) {
  log_line(print(user));
  log_line(print(std::vector<User>{user}));
}

void traitWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(print(std::vector<std::string>{hash_phone(user.phone)}));
}

template <typename... Parts> std::string concat(const Parts &...parts) {
  std::ostringstream out;
  (out << ... << parts);
  return out.str();
}

void foldBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(concat("tel ", user.phone, ' ', 7));
}

void foldOk(const User &user) { log_line(concat("id ", user.id, ' ', user.city)); }

template <typename... Parts> std::string sum(const Parts &...parts) {
  return (std::string() + ... + parts);
}

void foldPlusBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sum(user.city, user.phone));
}

inline void collect(std::vector<std::string> &) {}
template <typename Head, typename... Tail>
void collect(std::vector<std::string> &out, Head &&head, Tail &&...tail) {
  out.emplace_back(std::forward<Head>(head));
  collect(out, std::forward<Tail>(tail)...);
}

void recursiveBad(const User &user) {
  std::vector<std::string> out;
  collect(out, "a", user.city, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out.back());
}

template <typename T>
concept Named = requires(const T &value) {
  { value.name } -> std::convertible_to<std::string>;
};

template <Named T> std::string nameOf(const T &value) { return value.name; }
template <typename T>
  requires(!Named<T>)
std::string nameOf(const T &) {
  return "anonymous";
}

void conceptBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(nameOf(user));
}

void conceptOk(const Subscriber &subscriber) { log_line(nameOf(subscriber)); }

template <typename T> std::string toText(const T &value) {
  if constexpr (std::is_arithmetic_v<T>)
    return std::to_string(value);
  else if constexpr (std::is_convertible_v<T, std::string_view>)
    return std::string(std::string_view(value));
  else
    return "object";
}

void constexprIfBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(toText(user.phone));
}

void constexprIfOk(const User &user) { log_line(toText(user) + toText(user.id)); }

void constexprIfNumberBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(toText(subscriber.number));
}

template <std::size_t... I>
std::string pick(const std::array<std::string, 3> &cells, std::index_sequence<I...>) {
  std::string out;
  ((out += cells[I]), ...);
  return out;
}

void indexSequenceBad(const User &user) {
  std::array<std::string, 3> cells{"a", "b", user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(pick(cells, std::make_index_sequence<3>()));
}

void indexSequenceOk(const User &user) {
  std::array<std::string, 3> cells{"a", "b", user.phone};
  log_line(pick(cells, std::index_sequence<0, 1>()));
}

template <auto Member> std::string field(const User &user) { return user.*Member; }

void memberParameterBad(const User &user) {
  log_line(field<&User::city>(user));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(field<&User::email>(user));
}

struct Column {
  const char *title;
  std::string User::*member;
};
constexpr Column kColumns[] = {{"city", &User::city}, {"mail", &User::email}};

void memberTableBad(const User &user) {
  for (const Column &column : kColumns)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user.*column.member);
}

template <typename Policy> class Writer {
public:
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  void write(const std::string &text) { log_line(Policy::apply(text)); }
};
struct Raw {
  static std::string apply(const std::string &text) { return text; }
};
struct Hashed {
  static std::string apply(const std::string &text) { return hash_phone(text); }
};
struct Masked {
  static std::string apply(const std::string &text) { return mask_all(text); }
};

void policyBad(const User &user) { Writer<Raw>().write(user.email); }
void policyWeakBad(const User &user) { Writer<Hashed>().write(user.phone); }
void policyOk(const User &user) { Writer<Masked>().write(user.name); }

template <typename Key, typename Value> class Lru {
public:
  void put(Key key, Value value) {
    order.push_back(key);
    values.insert_or_assign(std::move(key), std::move(value));
  }
  const Value *get(const Key &key) const {
    if (auto it = values.find(key); it != values.end())
      return &it->second;
    return nullptr;
  }
  const std::vector<Key> &keys() const { return order; }

private:
  std::vector<Key> order;
  std::map<Key, Value> values;
};

void lruBad(const User &user) {
  Lru<std::int64_t, std::string> cache;
  cache.put(user.id, user.phone);
  for (auto key : cache.keys())
    log_number(key);
  if (const auto *phone = cache.get(user.id))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*phone);
}

void lruKeyBad(const User &user) {
  Lru<std::string, int> cache;
  cache.put(user.phone, 4);
  if (const int *value = cache.get("1"))
    log_number(*value);
  for (const auto &key : cache.keys())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(key);
}

template <typename F, typename... Args> auto timed(F &&function, Args &&...args) {
  return std::invoke(std::forward<F>(function), std::forward<Args>(args)...);
}

void perfectForwardBad(const User &user) {
  std::string text =
      timed([](const User &u, const std::string &p) { return p + u.name; }, user, "n ");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void perfectForwardMemberOk(const User &user) {
  auto size = timed(&std::string::size, user.phone);
  log_number(static_cast<std::int64_t>(size));
}

template <typename T, typename Tag> class Strong {
public:
  explicit Strong(T value) : value(std::move(value)) {}
  const T &get() const { return value; }

private:
  T value;
};
using PhoneNumber = Strong<std::string, struct PhoneTag>;
using City = Strong<std::string, struct CityTag>;

void strongTypeBad(const User &user) {
  PhoneNumber phone(user.phone);
  City city(user.city);
  log_line(city.get());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone.get());
}

template <typename T> T &instance() {
  static T value;
  return value;
}
struct Journal {
  std::string last, kind;
};

void singletonBad(const User &user) {
  instance<Journal>().last = user.phone;
  log_line(instance<Journal>().kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(instance<Journal>().last);
}
