// RUN: %check_flows
// Tasks with symmetric transfer, generators with iterators, awaiters.
#include "pii-test.h"

#include <coroutine>
#include <exception>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

template <typename T> class Task {
public:
  struct promise_type {
    std::optional<T> value;
    std::exception_ptr error;
    std::coroutine_handle<> continuation = std::noop_coroutine();
    Task get_return_object() {
      return Task{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().continuation;
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    template <typename U> void return_value(U &&u) { value.emplace(std::forward<U>(u)); }
    void unhandled_exception() { error = std::current_exception(); }
  };

  explicit Task(std::coroutine_handle<promise_type> handle) : handle(handle) {}
  Task(Task &&other) noexcept : handle(std::exchange(other.handle, {})) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  struct Awaiter {
    std::coroutine_handle<promise_type> handle;
    bool await_ready() const { return !handle || handle.done(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) {
      handle.promise().continuation = caller;
      return handle;
    }
    T await_resume() {
      if (handle.promise().error)
        std::rethrow_exception(handle.promise().error);
      return std::move(*handle.promise().value);
    }
  };
  Awaiter operator co_await() && { return Awaiter{handle}; }
  T run() {
    handle.resume();
    if (handle.promise().error)
      std::rethrow_exception(handle.promise().error);
    return std::move(*handle.promise().value);
  }

private:
  std::coroutine_handle<promise_type> handle;
};

Task<User> load(std::int64_t id, const User &stored) {
  if (stored.id != id)
    throw std::runtime_error("not " + stored.email);
  co_return stored;
}

Task<std::string> phoneOf(const User &stored) {
  User user = co_await load(7, stored);
  co_return user.phone;
}

Task<std::string> cityOf(const User &stored) {
  User user = co_await load(7, stored);
  co_return user.city;
}

Task<int> chainBad(const User &stored) {
  std::string phone = co_await phoneOf(stored);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("phone " + phone);
  co_return 0;
}

Task<int> chainOk(const User &stored) {
  log_line("city " + co_await cityOf(stored));
  log_line("phone " + mask_phone(co_await phoneOf(stored)));
  co_return 0;
}

Task<int> chainWeakBad(const User &stored) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(co_await phoneOf(stored)));
  co_return 1;
}

void runBad(const User &stored) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phoneOf(stored).run());
}

void runOk(const User &stored) { log_line(cityOf(stored).run()); }

void failedBad(const User &stored) {
  try {
    load(7, stored).run();
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}

template <typename T> class Generator {
public:
  struct promise_type {
    const T *current = nullptr;
    Generator get_return_object() {
      return Generator{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &value) noexcept {
      current = std::addressof(value);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  class iterator {
  public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    explicit iterator(std::coroutine_handle<promise_type> handle) : handle(handle) {}
    iterator &operator++() {
      handle.resume();
      return *this;
    }
    void operator++(int) { ++*this; }
    const T &operator*() const { return *handle.promise().current; }
    bool operator==(std::default_sentinel_t) const { return handle.done(); }

  private:
    std::coroutine_handle<promise_type> handle;
  };
  explicit Generator(std::coroutine_handle<promise_type> handle) : handle(handle) {}
  Generator(Generator &&other) noexcept : handle(std::exchange(other.handle, {})) {}
  ~Generator() {
    if (handle)
      handle.destroy();
  }
  iterator begin() {
    handle.resume();
    return iterator{handle};
  }
  std::default_sentinel_t end() const { return {}; }

private:
  std::coroutine_handle<promise_type> handle;
};

Generator<std::string> names(const std::vector<User> &users) {
  for (const User &user : users)
    co_yield user.name;
}

Generator<std::string> shortened(Generator<std::string> source) {
  for (const std::string &text : source)
    co_yield text.substr(0, 3);
}

void generatedBad(const std::vector<User> &users) {
  for (const std::string &name : names(users))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(name);
}

void chainedGeneratorBad(const std::vector<User> &users) {
  for (const std::string &name : shortened(names(users)))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(name);
}

Generator<std::string> cities(const std::vector<User> &users) {
  for (const User &user : users)
    co_yield user.city;
}

void generatedOk(const std::vector<User> &users) {
  for (const std::string &city : cities(users))
    log_line(city);
}

struct LineAwaiter {
  std::string line;
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  std::string await_resume() { return std::move(line); }
};

Task<int> awaiterBad(const User &user) {
  std::string line = co_await LineAwaiter{"mail " + user.email};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(line);
  co_return 0;
}

Task<int> parameterBad(User user) {
  co_await LineAwaiter{"x"};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(user.name);
  co_return 0;
}

Task<int> spawn(const User &user) {
  auto body = [](User u) -> Task<int> {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
    post(u.phone);
    co_return 1;
  };
  co_return co_await body(user);
}
