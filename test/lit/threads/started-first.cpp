// RUN: %check_flows
// A thread that is started first sees what is written after.
#include "pii-test.h"

#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

void variableBad(const User &user) {
  std::string text;
  std::mutex mutex;
  std::thread reader([&] {
    std::lock_guard lock(mutex);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  });
  {
    std::lock_guard lock(mutex);
    text = user.phone;
  }
  reader.join();
}

void startedAfterBad(const User &user) {
  std::string text = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::thread reader([&text] { log_line(text); });
  reader.join();
}

void variableOk(const User &user) {
  std::string text;
  std::thread reader([&text] { log_line(text); });
  text = mask_phone(user.phone);
  reader.join();
}

struct Box {
  std::mutex mutex;
  std::condition_variable filled;
  std::vector<std::string> lines;
  void put(std::string line) {
    std::lock_guard lock(mutex);
    lines.push_back(std::move(line));
    filled.notify_all();
  }
  std::string take() {
    std::unique_lock lock(mutex);
    filled.wait(lock, [this] { return !lines.empty(); });
    std::string line = std::move(lines.back());
    lines.pop_back();
    return line;
  }
};

void boxBad(const User &user) {
  Box box;
  std::jthread consumer([&box] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(box.take());
  });
  box.put(user.email);
}

void asyncReaderBad(const User &user) {
  Box box;
  auto consumer = std::async(std::launch::async, [&box] { return box.take(); });
  box.put(user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(consumer.get());
}

class Service {
public:
  Service() : worker(&Service::loopBad, this) {}
  ~Service() { worker.join(); }
  void submit(const User &user) { box.put(user.phone); }

private:
  void loopBad() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("service " + box.take());
  }
  Box box;
  std::thread worker;
};

void serviceBad(const User &user) {
  Service service;
  service.submit(user);
}

//===-- What a thread leaves --===//

void joinedBad(const User &user) {
  std::string text;
  std::thread writer([&] { text = user.phone; });
  writer.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void joinedOk(const User &user) {
  std::string text;
  std::thread writer([&] { text = user.phone; });
  writer.join();
  text = mask_phone(text);
  log_line(text);
}

void joinedWeakBad(const User &user) {
  std::string text;
  std::thread writer([&] { text = hash_phone(user.phone); });
  writer.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void writerToReaderBad(const User &user) {
  std::string text;
  std::mutex mutex;
  std::thread reader([&] {
    std::lock_guard lock(mutex);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text);
  });
  std::thread writer([&] {
    std::lock_guard lock(mutex);
    text = user.name;
  });
  reader.join();
  writer.join();
}

struct Job {
  std::string result;
};

class Runner {
public:
  Runner() : thread([this] { job(); }) {}
  ~Runner() { thread.join(); }
  std::function<void()> job;

private:
  std::thread thread;
};

// The object that it writes to comes into being after it was started.
void laterObjectBad(const User &user) {
  Runner runner;
  auto job = std::make_shared<Job>();
  runner.job = [job, &user] { job->result = user.phone; };
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(job->result);
}

void laterObjectOk(const User &user) {
  Runner runner;
  auto job = std::make_shared<Job>();
  runner.job = [job, &user] { job->result = user.city; };
  log_line(job->result);
}

void laterTaskBad(const User &user) {
  Runner runner;
  auto task = std::make_shared<std::packaged_task<std::string()>>([&user] { return user.email; });
  auto result = task->get_future();
  runner.job = [task] { (*task)(); };
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(result.get());
}
