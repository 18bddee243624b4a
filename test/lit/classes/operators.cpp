// RUN: %check_flows
// Operators of user types: plus, conversion, literals, index, call, stream, arrow.
#include "pii-test.h"

#include <compare>
#include <map>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class Markup {
public:
  Markup() = default;
  explicit Markup(std::string text) : text(std::move(text)) {}
  Markup &operator+=(const Markup &other) {
    text += other.text;
    return *this;
  }
  friend Markup operator+(Markup left, const Markup &right) {
    left += right;
    return left;
  }
  Markup operator*(int times) const {
    Markup out;
    while (times-- > 0)
      out += *this;
    return out;
  }
  operator const std::string &() const { return text; }
  explicit operator bool() const { return !text.empty(); }
  const std::string &str() const { return text; }
  bool operator==(const Markup &) const = default;
  auto operator<=>(const Markup &) const = default;

private:
  std::string text;
};

Markup operator""_m(const char *text, std::size_t size) { return Markup(std::string(text, size)); }

void plusBad(const User &user) {
  Markup line = "tel "_m + Markup(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line.str());
}

void plusOk(const User &user) {
  Markup line = "tel "_m + Markup(mask_phone(user.phone));
  log_line(line.str());
}

void plusWeakBad(const User &user) {
  Markup line = Markup(hash_phone(user.phone)) + "!"_m;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line.str());
}

void leftUntouchedOk(const User &user) {
  Markup label = "tel "_m;
  Markup line = label + Markup(user.phone);
  log_line(label.str());
  log_number(static_cast<bool>(line));
}

void compoundBad(const User &user) {
  Markup line;
  line += "tel "_m;
  (line += Markup(user.phone)) += ";"_m;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line.str());
}

void conversionBad(const User &user) {
  Markup line(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void conversionAssignedBad(const User &user) {
  std::string text = Markup(user.phone) * 2;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void comparedOk(const User &user) {
  Markup a(user.phone), b("x");
  log_number(a == b);
  log_line(a < b ? "less" : "more");
}

class Document {
public:
  std::string &operator[](const std::string &name) { return fields[name]; }
  const std::string &operator[](const std::string &name) const { return fields.at(name); }
  std::string operator()(const std::string &name, const std::string &fallback) const {
    auto it = fields.find(name);
    return it == fields.end() ? fallback : it->second;
  }
  std::string title;

private:
  std::map<std::string, std::string> fields;
};

void indexBad(const User &user) {
  Document document;
  document["phone"] = user.phone;
  log_line(document.title);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(document["phone"]);
}

void callBad(const User &user) {
  Document document;
  document["phone"] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(document("phone", "none"));
}

void callFallbackBad(const User &user) {
  const Document document;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(document("phone", user.name));
}

template <typename T> class Handle {
public:
  explicit Handle(T *target) : target(target) {}
  T *operator->() const { return target; }
  T &operator*() const { return *target; }

private:
  T *target;
};

void arrowBad(const User &user) {
  Document document;
  Handle<Document> handle(&document);
  handle->title = user.name;
  log_line(document("x", ""));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line((*handle).title);
}

void arrowOk(const User &user) {
  Document document, other;
  Handle<Document> handle(&document);
  handle->title = user.name;
  log_line(other.title);
}

std::ostream &operator<<(std::ostream &out, const Document &document) {
  return out << "document " << document.title;
}

void streamedBad(const User &user) {
  Document document;
  document.title = user.name;
  std::ostringstream text;
  text << document;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text.str());
}

void streamedOk(const User &user) {
  Document document;
  document["phone"] = user.phone;
  std::ostringstream text;
  text << document;
  log_line(text.str());
}

class Log {
public:
  template <typename T> Log &operator<<(const T &value) {
    line << value;
    return *this;
  }
  ~Log() {
    // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(line.str());
  }

private:
  std::ostringstream line;
};

void loggedAtDestructionBad(const User &user) { Log() << "mail " << user.email; }

void loggedAtDestructionWeakBad(const User &user) { Log() << hash_phone(user.phone); }

struct Money {
  long cents = 0;
  Money &operator++() {
    ++cents;
    return *this;
  }
  Money operator-() const { return {-cents}; }
  friend Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
};

void moneyBad(const Subscriber &subscriber) {
  Money money{static_cast<long>(subscriber.number)};
  Money total = -(money + Money{4});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number((++total).cents);
}

struct Point {
  std::string x, y;
  std::string &at(bool first) { return first ? x : y; }
};

void memberReferenceBad(const User &user) {
  Point point;
  point.at(true) = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(point.x);
}

std::string operator/(const std::string &left, std::string_view right) {
  std::string out = left;
  out.push_back('/');
  out.append(right);
  return out;
}

void pathBad(const User &user) {
  std::string path = std::string("/users") / user.email / "inbox";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(path);
}
