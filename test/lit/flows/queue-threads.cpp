// RUN: %check_flows
// A queue carries personal data from one thread to another.
#include "pii-test.h"

#include <condition_variable>
#include <mutex>
#include <queue>
#include <thread>

class Queue {
public:
  void push(std::string item) {
    std::lock_guard<std::mutex> lock(mutex);
    items.push(std::move(item));
    filled.notify_one();
  }
  std::string pop() {
    std::unique_lock<std::mutex> lock(mutex);
    filled.wait(lock, [this] { return !items.empty(); });
    std::string item = std::move(items.front());
    items.pop();
    return item;
  }
  std::size_t size() const { return items.size(); }

private:
  std::mutex mutex;
  std::condition_variable filled;
  std::queue<std::string> items;
};

Queue outbox;

// Started first, it still sees what is pushed later.
void consumeBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(outbox.pop());
}

void produce(const User &user) { outbox.push(user.phone); }

void runBad(const User &user) {
  std::thread consumer(consumeBad);
  std::thread producer(produce, std::cref(user));
  producer.join();
  consumer.join();
}

void depthOk() { log_line(std::to_string(outbox.size())); }

void localQueueBad(const User &user) {
  Queue queue;
  std::thread producer([&queue, &user] { queue.push(user.email); });
  std::thread consumer([&queue] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(queue.pop());
  });
  producer.join();
  consumer.join();
}

class MaskedQueue {
public:
  void push(const std::string &item) { items.push(mask_phone(item)); }
  std::string pop() {
    std::string item = items.front();
    items.pop();
    return item;
  }

private:
  std::queue<std::string> items;
};

MaskedQueue masked;

void produceMasked(const User &user) { masked.push(user.phone); }

void consumeOk() { log_line(masked.pop()); }

class HashedQueue {
public:
  void push(const std::string &item) { items.push(hash_phone(item)); }
  std::string front() { return items.front(); }

private:
  std::queue<std::string> items;
};

HashedQueue hashed;

void produceHashed(const User &user) { hashed.push(user.phone); }

void consumeWeakBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hashed.front());
}
