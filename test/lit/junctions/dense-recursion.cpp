// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// A recursion in which every function calls every other one, as visitors and
// modules of a server do.
#include "pii-test.h"

#include <memory>
#include <string>
#include <vector>

template <int N> struct Module;

class Handler {
public:
  virtual ~Handler() = default;
  virtual std::string handle(const User &user, int left) = 0;
};

std::vector<std::unique_ptr<Handler>> &handlers() {
  static std::vector<std::unique_ptr<Handler>> all;
  return all;
}

std::string dispatch(const User &user, int left) {
  std::string all;
  for (auto &handler : handlers())
    all += handler->handle(user, left - 1);
  return all;
}

template <int N> struct Module : Handler {
  std::string handle(const User &user, int left) override {
    std::string text = "module " + std::to_string(N) + user.city;
    log_line(text);
    return left > 0 ? dispatch(user, left) : text;
  }
};

// One of them leaks, and another one returns what it should not.
template <> struct Module<7> : Handler {
  std::string handle(const User &user, int left) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
    return dispatch(user, left);
  }
};
template <> struct Module<11> : Handler {
  std::string handle(const User &user, int left) override {
    return user.email + dispatch(user, left);
  }
};

template <int N> void load() {
  handlers().push_back(std::make_unique<Module<N>>());
  if constexpr (N > 0)
    load<N - 1>();
}

void runBad(const User &user) {
  load<30>();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  post(dispatch(user, 3));
}
