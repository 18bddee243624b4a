// RUN: %check_flows
// Pools of threads, tasks and futures, queues of jobs, atomics.
#include "pii-test.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

class ThreadPool {
public:
  explicit ThreadPool(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      workers.emplace_back([this] { run(); });
  }
  ~ThreadPool() {
    {
      std::unique_lock lock(mutex);
      stopping = true;
    }
    ready.notify_all();
    for (auto &worker : workers)
      worker.join();
  }
  void post(std::function<void()> job) {
    {
      std::lock_guard lock(mutex);
      jobs.push(std::move(job));
    }
    ready.notify_one();
  }
  template <typename F, typename... Args>
  auto submit(F &&f, Args &&...args) -> std::future<std::invoke_result_t<F, Args...>> {
    using Result = std::invoke_result_t<F, Args...>;
    auto task = std::make_shared<std::packaged_task<Result()>>(
        std::bind(std::forward<F>(f), std::forward<Args>(args)...));
    auto future = task->get_future();
    post([task] { (*task)(); });
    return future;
  }

private:
  void run() {
    for (;;) {
      std::function<void()> job;
      {
        std::unique_lock lock(mutex);
        ready.wait(lock, [this] { return stopping || !jobs.empty(); });
        if (stopping && jobs.empty())
          return;
        job = std::move(jobs.front());
        jobs.pop();
      }
      job();
    }
  }
  std::vector<std::thread> workers;
  std::queue<std::function<void()>> jobs;
  std::mutex mutex;
  std::condition_variable ready;
  bool stopping = false;
};

void postedBad(ThreadPool &pool, const User &user) {
  pool.post([user] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("job for " + user.phone);
  });
}

void postedOk(ThreadPool &pool, const User &user) {
  pool.post([user] { log_line("job for " + mask_phone(user.phone)); });
}

void postedWeakBad(ThreadPool &pool, const User &user) {
  pool.post([user] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
    log_line("job for " + base64(user.email));
  });
}

void poolBad(const User &user) {
  ThreadPool pool(2);
  postedBad(pool, user);
  postedOk(pool, user);
  postedWeakBad(pool, user);
}

std::string render(const User &user) { return "card of " + user.name; }

// Workers, started before, take the task from a queue.
void submittedBad(const User &user) {
  ThreadPool pool(1);
  auto future = pool.submit(render, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(future.get());
}

void submittedLambdaBad(const User &user) {
  ThreadPool pool(1);
  auto future = pool.submit([&user] { return user.email; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(future.get());
}

void submittedOk(const User &user) {
  ThreadPool pool(1);
  auto future = pool.submit([&user] { return user.city; });
  log_line(future.get());
}

void packagedBad(const User &user) {
  std::packaged_task<std::string(const User &)> task([](const User &u) { return u.phone; });
  auto future = task.get_future();
  std::thread worker(std::move(task), std::cref(user));
  worker.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}

void jthreadBad(const User &user) {
  std::jthread worker([&user](std::stop_token stop) {
    while (!stop.stop_requested())
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line(user.email);
  });
}

class Worker {
public:
  explicit Worker(const User &user) : user(user), thread(&Worker::loopBad, this) {}
  ~Worker() { thread.join(); }

private:
  void loopBad() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line("worker of " + user.name);
  }
  User user;
  std::thread thread;
};

void workerBad(const User &user) { Worker worker(user); }

void promiseThreadBad(const User &user) {
  std::promise<std::string> promise;
  auto future = promise.get_future();
  std::thread worker(
      [&user](std::promise<std::string> p) { p.set_value("phone " + user.phone); },
      std::move(promise));
  worker.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}

void futureExceptionBad(const User &user) {
  auto future = std::async(std::launch::async, [&user]() -> int {
    throw std::runtime_error("cannot call " + user.phone);
  });
  try {
    future.get();
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.what());
  }
}

std::atomic<std::int64_t> lastCaller{0};
std::atomic<std::int64_t> calls{0};

void called(const Subscriber &subscriber) {
  lastCaller.store(subscriber.number);
  calls.fetch_add(1);
}

void atomicBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(lastCaller.load());
}
void atomicConversionBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(lastCaller);
}
void atomicOk() { log_number(calls.load()); }

template <typename T> class Channel {
public:
  void send(T item) {
    std::scoped_lock lock(mutex);
    items.push_back(std::move(item));
    filled.notify_one();
  }
  std::optional<T> receive(std::stop_token stop) {
    std::unique_lock lock(mutex);
    if (!filled.wait(lock, stop, [this] { return !items.empty(); }))
      return std::nullopt;
    T item = std::move(items.front());
    items.pop_front();
    return item;
  }

private:
  std::deque<T> items;
  std::mutex mutex;
  std::condition_variable_any filled;
};

struct Notice {
  std::string to;
  std::string subject;
};

void channelBad(const User &user) {
  Channel<Notice> channel;
  std::jthread consumer([&channel](std::stop_token stop) {
    while (auto notice = channel.receive(stop)) {
      log_line(notice->subject);
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line("to " + notice->to);
    }
  });
  channel.send(Notice{user.email, "welcome"});
}

void channelOk(const User &user) {
  Channel<Notice> channel;
  std::jthread consumer([&channel](std::stop_token stop) {
    while (auto notice = channel.receive(stop))
      log_line(notice->to);
  });
  channel.send(Notice{mask_email(user.email), "welcome"});
}

void gatherBad(const std::vector<User> &users) {
  std::vector<std::future<std::string>> pending;
  for (const User &user : users)
    pending.push_back(std::async(std::launch::async, [&user] { return user.name; }));
  std::string all;
  for (auto &future : pending)
    all += future.get();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(all);
}

void sharedBad(const User &user) {
  std::promise<User> promise;
  std::shared_future<User> shared = promise.get_future().share();
  promise.set_value(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shared.get().phone);
}

void sharedOk(const User &user) {
  std::promise<User> promise;
  std::shared_future<User> shared = promise.get_future().share();
  promise.set_value(user);
  log_line(shared.get().city);
}
