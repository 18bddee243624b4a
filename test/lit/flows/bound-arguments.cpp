// RUN: %check_flows
// Arguments kept for a call to come, by value and by reference, and what the
// call leaves in the object that is called.
#include "pii-test.h"

#include <algorithm>
#include <functional>
#include <future>
#include <thread>
#include <vector>

using namespace std::placeholders;

void join(const std::string &first, const std::string &second) {
  save(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(second);
}
void placeholdersBad(const User &user) {
  std::bind(join, _2, _1)(user.name, user.city);
}

struct Desk {
  std::string name PII_NONE;
  void send(const std::string &kind, const std::string &body) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
    post(kind + body);
  }
  void showMasked(const std::string &text) {
    log_line(name + mask_phone(text));
  }
};

void receiverOk(const User &user) {
  Desk desk;
  auto show = std::bind(&Desk::showMasked, &desk, _1);
  show(user.phone);
}

void frontBad(const User &user) {
  Desk desk;
  auto send = std::bind_front(&Desk::send, &desk, "mail");
  send(user.email);
}

void resultBad(const User &user) {
  auto name = std::bind([](const std::string &text) { return text; }, user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(name());
}

void erasedBad(const User &user) {
  std::function<std::string()> city =
      std::bind([](const std::string &text) { return text; }, user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(city());
}

void referenceBad(const User &user) {
  std::string out;
  std::bind([](std::string &to, const std::string &text) { to = text; },
            std::ref(out), user.email)();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(out);
}

void threadBad(const User &user) {
  std::string result;
  std::thread thread(
      [](std::string &out, const std::string &in) { out = in; },
      std::ref(result), user.email);
  thread.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(result);
}

void movedTaskBad(const User &user) {
  std::packaged_task<std::string()> task([&] { return user.phone; });
  auto future = task.get_future();
  std::thread thread(std::move(task));
  thread.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}

struct Joiner {
  std::string out;
  void operator()(const User &user) { out += user.phone; }
};

void functorBad(const std::vector<User> &users) {
  Joiner joiner = std::for_each(users.begin(), users.end(), Joiner{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(joiner.out);
}
