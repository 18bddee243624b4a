// RUN: %check_flows
// bind, bind_front, mem_fn, invoke, apply, reference_wrapper, member pointers.
#include "pii-test.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

class Desk {
public:
  explicit Desk(std::string name) : name(std::move(name)) {}
  void showBad(const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(name + text);
  }
  void showMasked(const std::string &text) { log_line(name + mask_phone(text)); }
  std::string format(const User &user) const { return name + user.email; }
  std::string city(const User &user) const { return name + user.city; }
  void sendBad(const std::string &kind, const std::string &body) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
    post(kind + body);
  }
  void keepBad(const std::string &text) { last = text; }
  const std::string &kept() const { return last; }

private:
  std::string name;
  std::string last;
};

void boundMemberBad(const User &user) {
  Desk desk("a");
  auto show = std::bind(&Desk::showBad, &desk, std::placeholders::_1);
  show(user.phone);
}

void boundMemberOk(const User &user) {
  Desk desk("a");
  std::function<void(const std::string &)> show =
      std::bind(&Desk::showMasked, &desk, std::placeholders::_1);
  show(user.phone);
}

void bindFrontBad(const User &user) {
  Desk desk("b");
  auto send = std::bind_front(&Desk::sendBad, &desk, "mail");
  send(user.email);
}

void joinBad(const std::string &a, const std::string &b) {
  save(a);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(b);
}

void reorderedBad(const User &user) {
  auto swapped = std::bind(joinBad, std::placeholders::_2, std::placeholders::_1);
  swapped(user.name, user.city);
}

void boundValueBad(const User &user) {
  auto text = std::bind([](const std::string &a, const std::string &b) { return a + b; },
                        user.name, "!");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text());
}

void memFnBad(const User &user) {
  Desk desk("c");
  auto format = std::mem_fn(&Desk::format);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(format(desk, user));
}

void memFnOk(const User &user) {
  Desk desk("c");
  auto city = std::mem_fn(&Desk::city);
  log_line(city(desk, user));
}

void invokeMemberBad(const User &user) {
  Desk desk("d");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::invoke(&Desk::format, desk, user));
}

void invokeStateBad(const User &user) {
  Desk desk("e");
  std::invoke(&Desk::keepBad, desk, user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(desk.kept());
}

void memberTableBad(Desk &desk, const User &user, std::size_t index) {
  using Method = std::string (Desk::*)(const User &) const;
  static constexpr std::array<Method, 2> methods{&Desk::city, &Desk::format};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line((desk.*methods[index % 2])(user));
}

void memberMapBad(Desk &desk, const User &user, const std::string &key) {
  using Method = std::string (Desk::*)(const User &) const;
  const std::unordered_map<std::string, Method> methods{{"mail", &Desk::format},
                                                        {"city", &Desk::city}};
  if (auto it = methods.find(key); it != methods.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line((desk.*(it->second))(user));
}

void referenceBad(const User &user) {
  std::string text;
  std::vector<std::reference_wrapper<std::string>> targets{text};
  targets[0].get() = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void referenceArgumentBad(const User &user) {
  std::string out;
  auto fill = std::bind([](std::string &o, const std::string &v) { o = v; }, std::ref(out),
                        user.email);
  fill();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(out);
}

void applyBad(const User &user) {
  auto args = std::make_tuple(user.city, user.phone);
  auto line = std::apply([](const auto &...part) { return (std::string() + ... + part); }, args);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void applyOk(const User &user) {
  auto args = std::make_tuple(user.city, mask_phone(user.phone));
  auto line = std::apply([](const auto &...part) { return (std::string() + ... + part); }, args);
  log_line(line);
}

void applyWeakBad(const User &user) {
  auto line = std::apply([](const std::string &a, const std::string &b) { return a + b; },
                         std::make_pair(user.city, hash_phone(user.phone)));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line);
}

void projectionBad(std::vector<User> &users) {
  auto it = std::ranges::find(users, 7, &User::id);
  if (it != users.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(it->phone);
}

struct Column {
  const char *title;
  std::string User::*member;
};

constexpr Column publicColumns[] = {{"city", &User::city}};

void columnsOk(const User &user) {
  for (const Column &column : publicColumns)
    log_line(user.*column.member);
}
