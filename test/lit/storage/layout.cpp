// RUN: %check_flows
// Bit-fields, unions, placement new, volatile, other types' bytes: each with
// what leaks, what was overwritten, and what is not protected enough.
#include "pii-test.h"

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <utility>
#include <vector>

std::int64_t mask_year(std::int64_t year) PII_SANITIZER(mask, birth_date);
std::int64_t hash_year(std::int64_t year) PII_SANITIZER(hash, birth_date);

// A record as a file format has it.
struct Header {
  unsigned kind : 4;
  unsigned year : 12 PII(birth_date);
  unsigned checksum : 16;
};

void packedBad(const Header &header) {
  const unsigned packed = header.kind << 12 | header.year;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Header.year{{.*}}[pii-log]
  log_number(packed);
}

void otherBitsOk(Header header) {
  header.checksum = header.kind;
  log_number(header.checksum);
}

void copiedBitsBad(const Header &header) {
  Header copy{};
  copy.checksum = header.year;
  log_number(copy.kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Header.year{{.*}}[pii-log]
  log_number(copy.checksum);
}

void bitsOverwrittenOk(const Header &header) {
  unsigned year = header.year;
  year = 0;
  log_number(year);
}

void bitsMaskedOk(const Header &header) { log_number(mask_year(header.year)); }

void bitsWeakBad(const Header &header) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Header.year{{.*}}[pii-weak-sanitizer]
  log_number(hash_year(header.year));
}

// A value of a scripting language.
class Value {
public:
  Value() : number(0) {}
  explicit Value(std::string content) : kind(Text) {
    new (&text) std::string(std::move(content));
  }
  ~Value() {
    if (kind == Text)
      text.~basic_string();
  }
  std::string show() const {
    return kind == Text ? text : std::to_string(number);
  }

private:
  enum Kind { Number, Text } kind = Number;
  union {
    std::int64_t number;
    std::string text;
  };
};

void valueBad(const User &user) {
  const Value value(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(value.show());
}

void valueOk(const User &user) {
  const Value value(mask_phone(user.phone)), none;
  log_line(value.show() + none.show());
}

void valueWeakBad(const User &user) {
  const Value value(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(value.show());
}

// Written as one member, read as another.
union Cell {
  std::int64_t number;
  double ratio;
  char bytes[8];
};

void punnedByCallBad(const User &user) {
  Cell cell;
  std::memcpy(cell.bytes, user.phone.data(), sizeof cell.bytes);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(cell.number);
}

void fillBytes(char (&bytes)[8], const std::string &text) {
  std::memcpy(bytes, text.data(), sizeof bytes);
}

void punnedByCalleeBad(const User &user) {
  Cell cell, other;
  fillBytes(cell.bytes, user.email);
  fillBytes(other.bytes, user.city);
  log_number(other.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_number(cell.number);
}

void punnedBad(const Subscriber &subscriber) {
  Cell cell;
  cell.number = subscriber.number;
  char text[9] = {};
  std::memcpy(text, cell.bytes, sizeof cell.bytes);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(text);
}

void punnedOverwrittenOk(const Subscriber &subscriber) {
  Cell cell;
  cell.number = subscriber.number;
  cell.ratio = 0.0;
  log_number(cell.number);
}

void punnedWeakBad(const Subscriber &subscriber) {
  Cell cell;
  cell.number = hash_number(subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_format("%f", cell.ratio);
}

// Objects in memory that was there before.
class Arena {
public:
  template <typename T, typename... A> T *make(A &&...arguments) {
    blocks.push_back(std::make_unique<std::byte[]>(sizeof(T)));
    return new (blocks.back().get()) T(std::forward<A>(arguments)...);
  }

private:
  std::vector<std::unique_ptr<std::byte[]>> blocks;
};

void arenaBad(const User &user) {
  Arena arena;
  const User *copy = arena.make<User>(user);
  log_line(copy->city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(copy->email);
}

void arenaOk(const User &user) {
  Arena arena;
  const auto *text = arena.make<std::string>(mask_phone(user.phone));
  log_line(*text);
}

void placedWeakBad(const User &user) {
  alignas(std::string) unsigned char memory[sizeof(std::string)];
  auto *text = new (memory) std::string(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(*text);
  text->~basic_string();
}

void placedClearedOk(const User &user) {
  alignas(std::string) unsigned char memory[sizeof(std::string)];
  auto *text = new (memory) std::string(user.phone);
  text->clear();
  log_line(*text);
  text->~basic_string();
}

void volatileWeakBad(const Subscriber &subscriber) {
  volatile std::int64_t mailbox = hash_number(subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_number(mailbox);
}

void volatileBad(const Subscriber &subscriber) {
  volatile std::int64_t mailbox = 0;
  volatile std::int64_t *const device = &mailbox;
  *device = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(*device);
}

void volatileOk(const Subscriber &subscriber) {
  volatile std::int64_t mailbox = subscriber.number;
  volatile std::int64_t *const device = &mailbox;
  *device = 0;
  log_number(mailbox);
}

void offsetBad(const Subscriber &subscriber) {
  const auto *base = reinterpret_cast<const char *>(&subscriber);
  const char *at = base + offsetof(Subscriber, number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(*reinterpret_cast<const std::int64_t *>(at));
}
