// RUN: %check_flows
// A thread that is started first sees what is written after.
#include "pii-test.h"

#include <condition_variable>
#include <future>
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

// Missed: what a task returns that takes it after it was started.
void FN_asyncReaderBad(const User &user) {
  Box box;
  auto consumer = std::async(std::launch::async, [&box] { return box.take(); });
  box.put(user.name);
  log_line(consumer.get());
}

class Service {
public:
  Service() : worker(&Service::FN_loopBad, this) {}
  ~Service() { worker.join(); }
  void submit(const User &user) { box.put(user.phone); }

private:
  // Missed: what is written after a member function was started on its object.
  void FN_loopBad() {
    log_line("service " + box.take());
  }
  Box box;
  std::thread worker;
};

void serviceBad(const User &user) {
  Service service;
  service.submit(user);
}
