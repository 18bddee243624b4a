// RUN: %check_flows
// Bit-fields, unions, placement new, volatile.
#include "pii-test.h"

#include <cstring>
#include <new>

struct Packed {
  unsigned area : 12 PII(location);
  unsigned plan : 4 PII_NONE;
};

void bitFieldBad(const Packed &packed) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Packed.area{{.*}}[pii-log]
  log_number(packed.area);
}

void bitFieldOk(const Packed &packed) { log_number(packed.plan); }

union Slot {
  std::int64_t number;
  char bytes[8];
};

void unionBad(const Subscriber &subscriber) {
  Slot slot;
  slot.number = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%.8s", slot.bytes);
}

void unionOk(const Subscriber &subscriber) {
  Slot slot;
  slot.number = mask_number(subscriber.number);
  log_format("%.8s", slot.bytes);
}

void unionWeakBad(const Subscriber &subscriber) {
  Slot slot;
  slot.number = hash_number(subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_format("%.8s", slot.bytes);
}

struct Tagged {
  int kind;
  union {
    std::int64_t number;
    double ratio;
  };
};

void anonymousUnionBad(const Subscriber &subscriber) {
  Tagged tagged;
  tagged.kind = 1;
  tagged.number = subscriber.number;
  log_number(tagged.kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(tagged.number);
}

void punnedBad(const Subscriber &subscriber) {
  double text;
  std::memcpy(&text, &subscriber.number, sizeof text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%f", text);
}

void castBad(const Subscriber &subscriber) {
  const auto *bytes = reinterpret_cast<const char *>(&subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_format("%c%c", bytes[0], bytes[1]);
}

void placementBad(const User &user) {
  alignas(std::string) unsigned char storage[sizeof(std::string)];
  auto *text = new (storage) std::string(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*text);
  text->~basic_string();
}

void placementOk(const User &user) {
  alignas(std::string) unsigned char storage[sizeof(std::string)];
  auto *text = new (storage) std::string(mask_phone(user.phone));
  log_line(*text);
  text->~basic_string();
}

void heapBad(const User &user) {
  auto *text = new std::string(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*text);
  delete text;
}

void volatileBad(const Subscriber &subscriber) {
  volatile std::int64_t kept = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(kept);
}

void volatileOk(const Subscriber &subscriber) {
  volatile std::int64_t kept = subscriber.number;
  kept = 0;
  log_number(kept);
}
