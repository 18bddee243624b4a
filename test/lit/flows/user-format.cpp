// RUN: %check_flows
// Formatting that users write: operator<<, toString, conversions, literals.
#include "pii-test.h"

#include <iostream>

// Writing to a stream of the caller is no sink; the caller's stream is.
std::ostream &operator<<(std::ostream &out, const User &user) {
  return out << user.id << '/' << user.phone;
}

// CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
void insertionBad(const User &user) { std::clog << "user " << user << '\n'; }

struct Quiet {
  const User &user;
};

std::ostream &operator<<(std::ostream &out, const Quiet &quiet) {
  return out << quiet.user.id << '/' << mask_phone(quiet.user.phone);
}

void insertionOk(const User &user) { std::clog << Quiet{user} << '\n'; }

struct Weak {
  const User &user;
};

std::ostream &operator<<(std::ostream &out, const Weak &weak) {
  return out << hash_phone(weak.user.phone);
}

// CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
void insertionWeakBad(const User &user) { std::clog << Weak{user} << '\n'; }

std::string toString(const User &user) { return user.city + " " + user.email; }

void toStringBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(toString(user));
}

class Contact {
public:
  explicit Contact(const User &user) : text(user.name) {}
  operator std::string() const { return text; }
  explicit operator bool() const { return !text.empty(); }

private:
  std::string text;
};

void conversionBad(const User &user) {
  Contact contact(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(contact);
}

void conversionOk(const User &user) {
  Contact contact(user);
  log_line(contact ? "named" : "nameless");
}

struct Number {
  std::string digits PII(phone);
};

Number operator""_tel(const char *text, std::size_t length) {
  return Number{std::string(text, length)};
}

void literalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Number.digits{{.*}}[pii-log]
  log_line("13800000000"_tel.digits);
}

// What AbslStringify is to a log library: a template that finds it by name.
struct Sink {
  std::string text;
  void Append(const std::string &part) { text += part; }
};

struct Account {
  std::string owner PII(name);
  template <typename S> friend void AbslStringify(S &sink, const Account &account) {
    sink.Append("account of ");
    sink.Append(account.owner);
  }
};

template <typename T> std::string stringify(const T &value) {
  Sink sink;
  AbslStringify(sink, value);
  return sink.text;
}

void stringifyBad(const Account &account) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Account.owner{{.*}}[pii-log]
  log_line(stringify(account));
}
