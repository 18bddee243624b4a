// RUN: %check_flows
// async, thread, promise: work done elsewhere, results that come back.
#include "pii-test.h"

#include <functional>
#include <future>
#include <thread>

void futureBad(const User &user) {
  std::future<std::string> result = std::async([&user] { return user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(result.get());
}

void futureOk(const User &user) {
  auto result = std::async(std::launch::async, [&user] { return mask_phone(user.phone); });
  log_line(result.get());
}

void futureWeakBad(const User &user) {
  auto result = std::async(std::launch::async, [&user] { return hash_phone(user.phone); });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(result.get());
}

void logInThread(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.email);
}

void logArgument(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void threadBad(const User &user) {
  std::thread named(logInThread, std::cref(user));
  std::thread argument(logArgument, user.phone);
  std::thread body([&user] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(user.name);
  });
  named.join();
  argument.join();
  body.join();
}

void promiseBad(const User &user) {
  std::promise<std::string> promise;
  std::future<std::string> future = promise.get_future();
  promise.set_value(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}

void waitedOk(const User &user) {
  auto result = std::async([&user] { return user.phone; });
  result.wait();
  log_line(result.valid() ? "ready" : "gone");
}
