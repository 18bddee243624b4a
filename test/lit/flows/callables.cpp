// RUN: %check_flows
// function, bind, invoke, apply: what they are given is called.
#include "pii-test.h"

#include <functional>
#include <tuple>

void logText(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void functionBad(const User &user) {
  std::function<void(const std::string &)> report = logText;
  report(user.phone);
}

void functionOk(const User &user) {
  std::function<void(const std::string &)> report = [](const std::string &text) {
    log_line(mask_phone(text));
  };
  report(user.phone);
}

void functionWeakBad(const User &user) {
  std::function<void(const std::string &)> report = [](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(text));
  };
  report(user.phone);
}

void functionResultBad(const User &user) {
  std::function<std::string()> text = [&user] { return user.email; };
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text());
}

class Job {
public:
  void set(std::function<void()> work) { this->work = std::move(work); }
  void run() {
    if (work)
      work();
  }

private:
  std::function<void()> work;
};

void storedBad(const User &user) {
  Job job;
  job.set([user] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(user.name);
  });
  job.run();
}

void logBound(const std::string &prefix, const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(prefix + text);
}

void bindBad(const User &user) {
  auto report = std::bind(logBound, "mail ", std::placeholders::_1);
  report(user.email);
}

void saveInvoked(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(text);
}

void invokeBad(const User &user) { std::invoke(saveInvoked, user.phone); }

void invokeDataMemberBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::invoke(&User::phone, user));
}

void invokeDataMemberOk(const User &user) { log_line(std::invoke(&User::city, user)); }

void postBoth(const std::string &first, const std::string &second) {
  log_line(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  post(second);
}

void applyBad(const User &user) {
  std::apply(postBoth, std::make_tuple(user.city, user.phone));
}

template <typename Callback> void withPhone(const User &user, Callback &&callback) {
  callback(user.phone);
}

void templateCallbackBad(const User &user) {
  withPhone(user, [](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  });
}

struct Printer {
  void operator()(const std::string &text) const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  }
};

void callOperatorBad(const User &user) { withPhone(user, Printer()); }
