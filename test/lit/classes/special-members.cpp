// RUN: %check_flows
// Constructors and assignments written by hand, delegating, converting, moved-from.
#include "pii-test.h"

#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class Text {
public:
  Text() = default;
  Text(const char *from) { set(from, std::strlen(from)); }
  Text(const Text &other) { set(other.data, other.size); }
  Text(Text &&other) noexcept : data(other.data), size(other.size) {
    other.data = nullptr;
    other.size = 0;
  }
  Text &operator=(const Text &other) {
    if (this != &other) {
      delete[] data;
      set(other.data, other.size);
    }
    return *this;
  }
  Text &operator=(Text &&other) noexcept {
    std::swap(data, other.data);
    std::swap(size, other.size);
    return *this;
  }
  ~Text() { delete[] data; }
  const char *c_str() const { return data ? data : ""; }

private:
  void set(const char *from, std::size_t n) {
    data = new char[n + 1];
    std::memcpy(data, from, n);
    data[n] = '\0';
    size = n;
  }
  char *data = nullptr;
  std::size_t size = 0;
};

void constructedBad(const User &user) {
  Text text(user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", text.c_str());
}

void constructedOk(const User &user) {
  Text text(user.city.c_str());
  log_format("%s", text.c_str());
}

void constructedWeakBad(const User &user) {
  Text text(hash_phone(user.phone).c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_format("%s", text.c_str());
}

void copiedBad(const User &user) {
  Text text(user.phone.c_str());
  Text copy = text;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", copy.c_str());
}

void movedBad(const User &user) {
  Text text(user.phone.c_str());
  Text taken = std::move(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", taken.c_str());
}

void assignedBad(const User &user) {
  Text text(user.phone.c_str()), other("x");
  other = text;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", other.c_str());
}

void assignedOk(const User &user) {
  Text text(user.phone.c_str()), other("x");
  text = other;
  log_format("%s", text.c_str());
}

void moveAssignedBad(const User &user) {
  Text text(user.phone.c_str()), other("x");
  other = std::move(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", other.c_str());
}

class Session {
public:
  Session(std::string user, std::string token) : user(std::move(user)), token(std::move(token)) {}
  explicit Session(const User &user) : Session(user.email, "t-" + std::to_string(user.id)) {}
  Session(const Session &other) : user("copied"), token(other.token) {}
  Session &operator=(const Session &other) {
    token = other.token;
    return *this;
  }
  std::string user;
  std::string token;
};

void delegatedBad(const User &user) {
  Session session(user);
  log_line(session.token);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(session.user);
}

void copyDropsOk(const User &user) {
  Session session(user);
  Session copy(session);
  log_line(copy.user);
}

void assignmentKeepsBad(const User &user) {
  Session session(user), other("none", "t");
  session = other;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(session.user);
}

void assignmentKeepsOk(const User &user) {
  Session session(user), other("none", "t");
  other = session;
  log_line(other.user);
}

struct Converted {
  Converted(const User &user) : text("id " + std::to_string(user.id)), mail(user.email) {}
  std::string text, mail;
};

void logConverted(const Converted &converted) {
  log_line(converted.text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(converted.mail);
}

void implicitConversionBad(const User &user) { logConverted(user); }

class List {
public:
  List(std::initializer_list<std::string> items) {
    for (const auto &item : items)
      all.push_back(item);
  }
  const std::string &first() const { return all.front(); }

private:
  std::vector<std::string> all;
};

void initialiserListBad(const User &user) {
  List list{"a", user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(list.first());
}

void initialiserListOk(const User &user) {
  List list{"a", mask_phone(user.phone)};
  log_line(list.first());
}

struct Defaults {
  std::string label = "none";
  std::string copy = label;
  int level{3};
};

void memberInitialiserBad(const User &user) {
  Defaults defaults{.label = user.phone};
  log_number(defaults.level);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(defaults.copy);
}

void memberInitialiserOk(const User &user) {
  Defaults defaults;
  defaults.label = user.phone;
  log_line(defaults.copy);
}

class Scope {
public:
  Scope(std::string &target, std::string value) : target(target), before(std::move(target)) {
    this->target = std::move(value);
  }
  ~Scope() { target = before; }

private:
  std::string &target;
  std::string before;
};

void restoredByDestructorBad(const User &user) {
  std::string current = user.phone;
  {
    Scope scope(current, "temporary");
    log_line(current);
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(current);
}

void movedFromReassignedOk(const User &user) {
  std::string text = user.phone;
  std::string taken = std::move(text);
  text = "fresh";
  log_line(text);
}

struct Parts {
  std::string head, body;
};

void movedMemberBad(const User &user) {
  Parts parts{"x", user.phone};
  std::string body = std::move(parts.body);
  log_line(parts.head);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(body);
}

void movedIntoVectorBad(const User &user) {
  std::vector<Parts> all;
  Parts parts{"x", user.phone};
  all.push_back(std::move(parts));
  parts = {};
  log_line(parts.body);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(all[0].body);
}
