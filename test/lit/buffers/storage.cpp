// RUN: %check_flows
// Unions, bit-fields, placement new, atomics, volatile, statics.
#include "pii-test.h"

#include <atomic>
#include <bit>
#include <cstring>
#include <memory>
#include <new>
#include <thread>

struct Value {
  enum Kind { Number, Ratio } kind = Number;
  union {
    std::int64_t number;
    double ratio;
  } as = {0};
};

Value valueOf(const Subscriber &subscriber) {
  Value value;
  value.kind = Value::Number;
  value.as.number = subscriber.number;
  return value;
}

void unionReturnedBad(const Subscriber &subscriber) {
  Value value = valueOf(subscriber);
  log_number(value.kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(value.as.number);
}

void unionOverwrittenOk(const Subscriber &subscriber) {
  Value value = valueOf(subscriber);
  value.as.ratio = 0.5;
  log_format("%f", value.as.ratio);
}

void unionPointerBad(const Subscriber &subscriber) {
  Value value;
  std::int64_t *slot = &value.as.number;
  *slot = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(value.as.number);
}

class Text {
public:
  Text() : used(false) {}
  ~Text() {
    if (used)
      text.~basic_string();
  }
  void set(const std::string &value) {
    if (used)
      text = value;
    else
      new (&text) std::string(value);
    used = true;
  }
  const std::string &get() const { return text; }

private:
  union {
    char none;
    std::string text;
  };
  bool used;
};

void unionClassBad(const User &user) {
  Text text;
  text.set(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text.get());
}

void unionClassOk(const User &user) {
  Text text;
  text.set(mask_phone(user.phone));
  log_line(text.get());
}

struct Packed {
  std::uint64_t number : 40;
  std::uint64_t plan : 8;
};

void bitFieldsBad(const Subscriber &subscriber) {
  Packed packed{};
  packed.number = static_cast<std::uint64_t>(subscriber.number);
  packed.plan = static_cast<std::uint64_t>(subscriber.plan);
  log_number(packed.plan);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(packed.number);
}

void packedByHandBad(const Subscriber &subscriber) {
  std::uint64_t word = static_cast<std::uint64_t>(subscriber.number) << 8;
  word |= static_cast<std::uint64_t>(subscriber.plan) & 0xff;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(static_cast<std::int64_t>(word >> 8));
}

void bitCastBad(const Subscriber &subscriber) {
  double bits = std::bit_cast<double>(subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%f", bits);
}

void atomicBad(const Subscriber &subscriber) {
  std::atomic<std::int64_t> last{0};
  last.store(subscriber.number, std::memory_order_release);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(last.load(std::memory_order_acquire));
}

void atomicOperatorBad(const Subscriber &subscriber) {
  std::atomic<std::int64_t> last = 0;
  last = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(last);
}

void atomicOverwrittenOk(const Subscriber &subscriber) {
  std::atomic<std::int64_t> last{subscriber.number};
  last.store(0);
  log_number(last.load());
}

void atomicExchangeBad(const Subscriber &subscriber) {
  std::atomic<std::int64_t> last{subscriber.number};
  std::int64_t before = last.exchange(0);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(before);
}

void compareExchangeBad(const Subscriber &subscriber) {
  std::atomic<std::int64_t> last{0};
  std::int64_t expected = 0;
  last.compare_exchange_strong(expected, subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(last);
}

void compareExchangeLoadsBad(const Subscriber &subscriber) {
  std::atomic<std::int64_t> last{subscriber.number};
  std::int64_t expected = 0;
  if (!last.compare_exchange_strong(expected, 5))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
    log_number(expected);
}

void fetchAddOk(const Subscriber &subscriber) {
  std::atomic<int> calls{0};
  if (subscriber.number != 0)
    calls.fetch_add(1);
  ++calls;
  log_number(calls);
}

void placementStructBad(const User &user) {
  struct Entry {
    std::string owner, label;
  };
  alignas(Entry) std::byte memory[sizeof(Entry)];
  Entry *entry = new (memory) Entry{user.name, "x"};
  log_line(entry->label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(entry->owner);
  std::destroy_at(entry);
}

void constructAtBad(const User &user) {
  std::allocator<std::string> allocator;
  std::string *text = allocator.allocate(1);
  std::construct_at(text, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*text);
  std::destroy_at(text);
  allocator.deallocate(text, 1);
}

void launderBad(const User &user) {
  alignas(std::string) std::byte memory[sizeof(std::string)];
  new (memory) std::string(user.phone);
  auto *text = std::launder(reinterpret_cast<std::string *>(memory));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*text);
}

struct Registry {
  static std::string lastCaller;
  static std::int64_t total;
  static thread_local std::string scratch;
};
std::string Registry::lastCaller;
std::int64_t Registry::total = 0;
thread_local std::string Registry::scratch;

void remember(const User &user) {
  Registry::lastCaller = user.phone;
  ++Registry::total;
  Registry::scratch = user.city;
}

void outOfClassStaticBad() {
  log_number(Registry::total);
  log_line(Registry::scratch);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(Registry::lastCaller);
}

std::string &cache() {
  static std::string text;
  return text;
}

void fillCache(const User &user) { cache() = "mail " + user.email; }

void functionStaticBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(cache());
}

template <typename T> struct Holder {
  static inline std::string value;
};

void templateStaticBad(const User &user) {
  Holder<int>::value = user.name;
  log_line(Holder<char>::value);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(Holder<int>::value);
}
