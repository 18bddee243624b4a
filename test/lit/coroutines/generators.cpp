// RUN: %check_flows
// Generators in range-for, awaiters that resume elsewhere, exceptions and
// parameters of coroutines: each leaking, killed and weakly sanitised.
#include "pii-test.h"

#include <coroutine>
#include <exception>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

template <typename T> class Generator {
public:
  struct promise_type {
    const T *current = nullptr;
    Generator get_return_object() {
      return Generator(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &value) noexcept {
      current = &value;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  struct Iterator {
    std::coroutine_handle<promise_type> handle;
    Iterator &operator++() {
      handle.resume();
      return *this;
    }
    const T &operator*() const { return *handle.promise().current; }
    bool operator==(std::default_sentinel_t) const { return handle.done(); }
  };
  explicit Generator(std::coroutine_handle<promise_type> handle)
      : handle(handle) {}
  Generator(Generator &&other) noexcept
      : handle(std::exchange(other.handle, {})) {}
  ~Generator() {
    if (handle)
      handle.destroy();
  }
  Iterator begin() {
    handle.resume();
    return {handle};
  }
  std::default_sentinel_t end() { return {}; }

private:
  std::coroutine_handle<promise_type> handle;
};

Generator<std::string> phones(const std::vector<User> &users) {
  for (const User &user : users)
    co_yield user.phone;
}

Generator<std::string> cleared(const std::vector<User> &users) {
  for (const User &user : users) {
    std::string text = user.phone;
    text.clear();
    co_yield text;
    co_yield mask_phone(user.phone);
  }
}

Generator<std::string> hashed(const std::vector<User> &users) {
  for (const User &user : users)
    co_yield hash_phone(user.phone);
}

void yieldedBad(const std::vector<User> &users) {
  for (const std::string &phone : phones(users))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(phone);
}

void yieldedOk(const std::vector<User> &users) {
  for (const std::string &text : cleared(users))
    log_line(text);
}

void yieldedWeakBad(const std::vector<User> &users) {
  for (const std::string &hash : hashed(users))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash);
}

// Starts at once, and nobody waits.
struct Detached {
  struct promise_type {
    Detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct Loading {
  User user;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> handle) { handle.resume(); }
  User await_resume() { return user; }
};
Loading load(User user) { return {std::move(user)}; }

Detached awaitedBad(User asked) {
  User user = co_await load(std::move(asked));
  log_line(user.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.email);
}

Detached awaitedOk(User asked) {
  User user = co_await load(std::move(asked));
  user = User();
  log_line(user.email);
}

Detached awaitedWeakBad(User asked) {
  const User user = co_await load(std::move(asked));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(user.phone));
}

// Parameters are copied into the frame.
Detached report(std::string text) {
  co_await std::suspend_always();
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void parameterBad(const User &user) { report(user.name); }
void parameterOk(const User &user) { report(mask_email(user.email)); }
void parameterWeakBad(const User &user) { report(hash_phone(user.phone)); }

Generator<std::int64_t> checked(const User &user) {
  if (user.id == 0)
    throw std::runtime_error("no id for " + user.email);
  co_yield user.id;
}

void thrownBad(const User &user) {
  try {
    for (const std::int64_t id : checked(user))
      log_number(id);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}
