// RUN: %check_flows
// function, bind, invoke, apply, async and thread: each leaking, killed and
// weakly sanitised.
#include "pii-test.h"

#include <functional>
#include <future>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

class Pipeline {
public:
  using Step = std::function<std::string(std::string)>;
  Pipeline &add(Step step) {
    steps.push_back(std::move(step));
    return *this;
  }
  std::string run(std::string text) const {
    for (const Step &step : steps)
      text = step(std::move(text));
    return text;
  }

private:
  std::vector<Step> steps;
};

void functionBad(const User &user) {
  Pipeline pipeline;
  pipeline.add([](std::string text) { return text + "!"; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(pipeline.run(user.phone));
}

void functionOk(const User &user) {
  std::function<std::string(const std::string &)> step =
      [](const std::string &text) { return text; };
  step = mask_phone;
  log_line(step(user.phone));
  step = [](const std::string &) { return std::string("none"); };
  log_line(step(user.phone));
}

void functionWeakBad(const User &user) {
  const std::function<std::string(const std::string &)> step = hash_phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(step(user.phone));
}

void second(const std::string &, const std::string &text) {
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void bindBad(const User &user) {
  using namespace std::placeholders;
  std::bind(second, _2, _1)(user.name, user.email);
}
void bindOk(const User &user) {
  using namespace std::placeholders;
  std::bind(second, _1, "none")(user.phone);
  std::bind_front(second, user.email)(mask_all(user.email));
}
void bindWeakBad(const User &user) {
  std::bind_front(second, "x")(hash_phone(user.phone));
}

class Desk {
public:
  explicit Desk(User user) : user(std::move(user)) {}
  std::string phone() const { return user.phone; }
  void forget() { user.phone.clear(); }

private:
  User user;
};

void invokeBad(const Desk &desk) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::invoke(&Desk::phone, desk));
}

void invokeOk(const User &user) {
  Desk desk(user);
  std::invoke(&Desk::forget, desk);
  log_line(std::invoke(&Desk::phone, &desk));
}

void invokeWeakBad(const Desk &desk) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::invoke(hash_phone, std::invoke(&Desk::phone, desk)));
}

void applyBad(const User &user) {
  const auto show = [](const std::string &city, const std::string &email) {
    log_line(city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(email);
  };
  std::apply(show, std::tuple(user.city, user.email));
}

void applyOk(const User &user) {
  auto fields = std::tuple(user.id, user.email);
  std::get<1>(fields) = "none";
  std::apply(
      [](std::int64_t id, const std::string &text) {
        log_line(std::to_string(id) + text);
      },
      fields);
}

void applyWeakBad(const User &user) {
  std::apply(
      [](std::int64_t, const std::string &hash) {
        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
        log_line(hash);
      },
      std::make_tuple(user.id, hash_phone(user.phone)));
}

void asyncBad(const std::vector<User> &users) {
  std::vector<std::future<std::string>> results;
  for (const User &user : users)
    results.push_back(
        std::async(std::launch::async, [&user] { return user.name; }));
  for (std::future<std::string> &result : results)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(result.get());
}

void asyncOk(const User &user) {
  auto result = std::async([user] { return user.phone.size(); });
  log_number(static_cast<std::int64_t>(result.get()));
  log_line(std::async(mask_phone, user.phone).get());
}

void asyncWeakBad(const User &user) {
  auto result = std::async(
      [](const std::string &text) { return hash_phone(text); }, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(result.get());
}

void work(std::string text, std::size_t size) {
  log_number(static_cast<std::int64_t>(size));
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void threadBad(const User &user) {
  std::thread worker(work, user.email, user.email.size());
  worker.join();
}
void threadOk(const User &user) {
  std::thread worker(work, mask_all(user.name), user.name.size());
  worker.join();
}
void threadWeakBad(const User &user) {
  std::thread(work, hash_phone(user.phone), user.phone.size()).detach();
}

void filled(std::string &out, const User &user) { out = user.phone; }

void writtenBad(const User &user) {
  std::string text;
  std::thread worker(filled, std::ref(text), std::cref(user));
  worker.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
