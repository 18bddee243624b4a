// RUN: %check_flows
// What a type is turned into: operator<<, conversion operators, toString,
// AbslStringify, fmt::formatter, literals. Each leaks what it shows, no more.
#define FMT_HEADER_ONLY
#include "pii-test.h"

#include <fmt/format.h>

#include <iostream>
#include <sstream>
#include <utility>

class Phone {
public:
  explicit Phone(std::string digits) : digits(std::move(digits)) {}
  operator const std::string &() const { return digits; }
  explicit operator bool() const { return !digits.empty(); }
  std::string toString() const { return "tel:" + digits; }
  friend std::ostream &operator<<(std::ostream &out, const Phone &phone) {
    return out << phone.digits;
  }
  template <typename Sink>
  friend void AbslStringify(Sink &sink, const Phone &phone) {
    sink.Append(phone.digits);
  }
  void forget() { digits.clear(); }

private:
  std::string digits;
};

template <> struct fmt::formatter<Phone> {
  constexpr auto parse(fmt::format_parse_context &context) {
    return context.begin();
  }
  template <typename C> auto format(const Phone &phone, C &context) const {
    return fmt::format_to(context.out(), "tel:{}", phone.toString());
  }
};

// As in absl/strings.
struct Appender {
  std::string text;
  void Append(const std::string &part) { text += part; }
};

template <typename T> std::string StrCat(const T &value) {
  Appender sink;
  AbslStringify(sink, value);
  return std::move(sink.text);
}

void streamedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog << Phone(user.phone) << '\n';
}

void streamedOk(const User &user) {
  Phone phone(user.phone);
  phone.forget();
  std::clog << phone << Phone(mask_phone(user.phone)) << '\n';
}

void streamedWeakBad(const User &user) {
  const Phone phone(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  std::clog << phone;
}

void convertedBad(const User &user) {
  const Phone phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void convertedOk(const User &user) {
  Phone phone(user.phone);
  log_number(phone ? 1 : 0);
  phone.forget();
  log_line(phone);
}

void convertedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(Phone(base64(user.phone)));
}

void textBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(Phone(user.phone).toString());
}

void textOk(const User &user) {
  Phone phone(user.phone);
  phone = Phone("none");
  log_line(phone.toString());
}

void textWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(Phone(user.phone).toString()));
}

void stringifiedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(StrCat(Phone(user.phone)));
}

void stringifiedOk(const User &user) {
  Phone phone(user.phone);
  phone.forget();
  log_line(StrCat(phone) + StrCat(Phone(mask_phone(user.phone))));
}

void stringifiedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(StrCat(Phone(hash_phone(user.phone))));
}

void formattedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fmt::format("{} in {}", Phone(user.phone), user.city));
}

void formattedOk(const User &user) {
  Phone phone(user.phone);
  phone.forget();
  log_line(fmt::format("{} {}", phone, Phone(mask_phone(user.phone))));
}

void formattedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(fmt::format("{}", Phone(hash_phone(user.phone))));
}

// What the operator leaves out is not written.
struct Order {
  std::int64_t id PII_NONE = 0;
  User customer;
};
std::ostream &operator<<(std::ostream &out, const Order &order) {
  return out << '#' << order.id << " to " << order.customer.city;
}

void leftOutOk(const Order &order) {
  std::ostringstream text;
  text << order;
  log_line(text.str());
  std::cerr << order << '\n';
}

PII(phone)
std::string operator""_hotline(const char *digits, std::size_t size) {
  return std::string(digits, size);
}
std::string operator""_label(const char *text, std::size_t size) {
  return std::string(text, size) + ':';
}

void literalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}_hotline{{.*}}[pii-log]
  log_line("123"_hotline);
}

void literalOk(const User &user) {
  log_line("phone"_label + mask_phone(user.phone) + mask_phone("123"_hotline));
}

void literalWeakBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}_hotline{{.*}}[pii-weak-sanitizer]
  log_line("phone"_label + hash_phone("123"_hotline));
}
