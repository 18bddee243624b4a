// RUN: %check_flows
// What a coroutine returns, yields and awaits.
#include "pii-test.h"

#include <coroutine>
#include <utility>

class Task {
public:
  struct promise_type {
    std::string value;
    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(std::string text) { value = std::move(text); }
    void unhandled_exception() {}
  };

  explicit Task(std::coroutine_handle<promise_type> handle) : handle(handle) {}
  Task(Task &&other) : handle(std::exchange(other.handle, nullptr)) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() const { return handle.done(); }
  void await_suspend(std::coroutine_handle<>) const {}
  std::string await_resume() const { return handle.promise().value; }
  std::string get() const { return handle.promise().value; }

private:
  std::coroutine_handle<promise_type> handle;
};

class Generator {
public:
  struct promise_type {
    std::string value;
    Generator get_return_object() {
      return Generator(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(std::string text) {
      value = std::move(text);
      return {};
    }
    void return_void() {}
    void unhandled_exception() {}
  };

  explicit Generator(std::coroutine_handle<promise_type> handle) : handle(handle) {}
  bool next() {
    handle.resume();
    return !handle.done();
  }
  const std::string &current() const { return handle.promise().value; }

private:
  std::coroutine_handle<promise_type> handle;
};

Task bodyBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.phone);
  co_return "done";
}

Task fetchPhone(const User &user) { co_return user.phone; }
Task fetchMasked(const User &user) { co_return mask_phone(user.phone); }
Task fetchHashed(const User &user) { co_return hash_phone(user.phone); }

void returnedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fetchPhone(user).get());
}

void returnedOk(const User &user) { log_line(fetchMasked(user).get()); }

void returnedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(fetchHashed(user).get());
}

Task awaitedBad(const User &user) {
  std::string text = co_await fetchPhone(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
  co_return "done";
}

Task awaitedOk(const User &user) {
  std::string text = co_await fetchMasked(user);
  log_line(text);
  co_return "done";
}

Generator mails(const User &first, const User &second) {
  co_yield first.email;
  co_yield second.email;
}

void yieldedBad(const User &first, const User &second) {
  Generator all = mails(first, second);
  while (all.next())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(all.current());
}

Generator cities(const User &user) { co_yield user.city; }

void yieldedOk(const User &user) {
  Generator all = cities(user);
  while (all.next())
    log_line(all.current());
}
