// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Callables that are kept in objects and called later.
#include "pii-test.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

class Queue {
public:
  void push(std::function<void()> job) { jobs_.push_back(std::move(job)); }
  void run() {
    for (auto &job : jobs_)
      job();
    jobs_.clear();
  }

private:
  std::vector<std::function<void()>> jobs_;
};

void queuedBad(Queue &queue, const User &user) {
  queue.push([phone = user.phone] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
  });
  queue.push([city = user.city] { log_line(city); });
  queue.run();
}

// A handler that is set once, and called with data.
class Button {
public:
  void onPress(std::function<void(const User &)> handler) { handler_ = std::move(handler); }
  void press(const User &user) {
    if (handler_)
      handler_(user);
  }

private:
  std::function<void(const User &)> handler_;
};

void handlerBad(const User &user) {
  Button button;
  button.onPress([](const User &pressed) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
    post(pressed.email);
  });
  button.press(user);
}
void handlerOk(const User &user) {
  Button button;
  button.onPress([](const User &pressed) { post(pressed.city); });
  button.press(user);
}

// What a kept callable returns.
class Dispatcher {
public:
  void add(const std::string &name, std::function<std::string(const std::string &)> handler) {
    handlers_[name] = std::move(handler);
  }
  std::string dispatch(const std::string &name, const std::string &body) const {
    auto it = handlers_.find(name);
    return it == handlers_.end() ? "unknown" : it->second(body);
  }

private:
  std::map<std::string, std::function<std::string(const std::string &)>> handlers_;
};

void dispatchedBad(const User &user) {
  Dispatcher dispatcher;
  dispatcher.add("echo", [](const std::string &body) { return "echo " + body; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  post(dispatcher.dispatch("echo", user.name));
}

// Written through a reference that a kept callable captured.
class Collector {
public:
  void onLine(std::function<void(const std::string &)> use) { use_ = std::move(use); }
  void feed(const User &user) { use_(user.email); }

private:
  std::function<void(const std::string &)> use_;
};

void collectedBad(const User &user) {
  std::string all;
  Collector collector;
  collector.onLine([&all](const std::string &line) { all += line; });
  collector.feed(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  save(all);
}
