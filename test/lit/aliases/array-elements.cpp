// RUN: %check_flows
// Pointers, iterators and spans into arrays: which element they are at when they
// are moved on is not known, and the others keep what they hold.
#include "pii-test.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct Row {
  std::string contact, label;
};

//===-- Written by a callee that goes on to the next --===//

void fillFrom(Row *row, const User &user) {
  row->contact = user.phone;
  ++row;
  row->contact = "none";
}

void fillFromBad(const User &user) {
  Row rows[2];
  fillFrom(rows, user);
  log_line(rows[0].label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0].contact);
}

void fillAt(Row *rows, std::size_t at, const User &user) {
  rows[0].contact = user.email;
  rows[at].contact = "none";
}

void fillAtBad(const User &user) {
  Row rows[3];
  fillAt(&rows[0], 2, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(rows[0].contact);
}

void fillAtWeakBad(const User &user) {
  Row rows[3];
  User hashed = user;
  hashed.email = hash_phone(user.phone);
  fillAt(rows, 2, hashed);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows[1].contact);
}

void overwriteFirst(Row *row) { row->contact = "none"; }

void overwrittenFirstOk(const User &user) {
  Row row;
  row.contact = user.phone;
  overwriteFirst(&row);
  log_line(row.contact);
}

void fillSpan(std::span<Row> rows, const User &user, std::size_t last) {
  rows[0].contact = user.name;
  rows[last].contact = "none";
}

void fillSpanBad(const User &user) {
  std::array<Row, 4> rows;
  fillSpan(rows, user, 3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(rows[1].contact);
}

template <typename It> void fillTwo(It at, const User &user) {
  (*at++).contact = user.phone;
  (*at++).contact = "none";
}

void fillTwoBad(const User &user) {
  std::vector<Row> rows(2);
  fillTwo(rows.begin(), user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0].contact);
}

void fillTwoOfArrayBad(const User &user) {
  Row rows[2];
  fillTwo(std::begin(rows), user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1].contact);
}

void fillTwoOk(const User &user) {
  std::vector<Row> rows(2);
  fillTwo(rows.begin(), user);
  log_line(rows[0].label);
}

//===-- A container of one's own --===//

template <typename T> class Stack {
public:
  explicit Stack(std::size_t size) : slots(new T[size]) {}
  Stack(const Stack &) = delete;
  ~Stack() { delete[] slots; }
  void push(const T &value) { slots[used++] = value; }
  const T &top() const { return slots[used - 1]; }

private:
  T *slots;
  std::size_t used = 0;
};

void pushBoth(Stack<std::string> &stack, const User &user) {
  stack.push(user.phone);
  stack.push("last");
}

void stackBad(const User &user) {
  Stack<std::string> stack(4);
  pushBoth(stack, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(stack.top());
}

void stackOk(const User &user) {
  Stack<std::string> stack(4), other(4);
  pushBoth(stack, user);
  other.push("last");
  log_line(other.top());
}

void ownedArrayBad(const User &user) {
  auto cells = std::make_unique<std::string[]>(4);
  cells[0] = user.phone;
  cells[1] = "none";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[0]);
}

//===-- Read at another element --===//

void steppedBad(const User &user) {
  std::string cells[2];
  cells[1] = user.phone;
  std::string *cell = &cells[0];
  log_line(*cell);
  ++cell;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*cell);
}

void addedBad(const User &user) {
  std::string cells[2];
  std::string *cell = &cells[0];
  *(cell + 1) = user.phone;
  log_line(cells[0] == cells[1] ? "same" : "other");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1]);
}

void indexedBad(const User &user) {
  std::string cells[2];
  std::string *cell = &cells[0];
  cell[1] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1]);
}

void notMovedOk(const User &user) {
  std::string cells[2];
  cells[1] = user.phone;
  std::string *cell = &cells[0];
  log_line(cell[0]);
  log_line(*(cell + 0));
}

std::string joined(const std::string *parts, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all += parts[i];
  return all;
}

void joinedBad(const User &user) {
  std::string parts[3] = {"a", "b", user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(joined(&parts[0], 3));
}

void joinedOk(const User &user) {
  std::string parts[3] = {"a", "b", user.city}, others[1] = {user.phone};
  log_line(joined(&parts[0], 3));
  log_line(others[0].empty() ? "none" : "some");
}

void copiedRangeBad(const User &user) {
  std::string parts[3] = {"a", user.phone, "c"};
  const std::vector<std::string> copy(&parts[0], &parts[2]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(copy.front());
}

void visitedRangeBad(const User &user) {
  std::string parts[3] = {"a", user.phone, "c"};
  std::for_each(&parts[0], &parts[2], [](const std::string &part) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(part);
  });
}

// Within a string, a pointer to its characters is at the string.
std::string trimmed(const char *text) {
  while (*text == ' ')
    ++text;
  return text;
}

void trimmedOk(const User &user) {
  const std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  log_line(trimmed(row.at("city").c_str()));
}

void trimmedBad(const User &user) {
  const std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(trimmed(row.at("phone").c_str()));
}

// A buffer that was walked over is cleared as a whole.
void clearedBufferOk(const User &user, char *buffer, std::size_t size) {
  for (const char c : user.phone)
    *buffer++ = c;
  __builtin_memset(buffer, 0, size);
  log_format("%s", buffer);
}
