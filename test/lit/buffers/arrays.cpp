// RUN: %check_flows
// Arrays of one and more dimensions, of structs, passed on and filled by callees.
#include "pii-test.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

void fill(std::string cells[], std::size_t n, const User &user) {
  for (std::size_t i = 0; i < n; ++i)
    cells[i] = user.phone;
}

void filledBad(const User &user) {
  std::string cells[4];
  fill(cells, 4, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[2]);
}

void grid(const User &user, std::string (&cells)[2][3]) {
  cells[0][0] = user.city;
  cells[1][2] = user.phone;
}

void gridBad(const User &user) {
  std::string cells[2][3];
  grid(user, cells);
  log_line(cells[0][0]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1][2]);
}

void gridOk(const User &user) {
  std::string cells[2][3];
  cells[1][2] = user.phone;
  log_line(cells[0][2] + cells[1][0]);
}

void gridRowBad(const User &user) {
  std::string cells[2][3];
  std::string *row = cells[1];
  row[0] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1][0]);
}

void gridLoopBad(const User &user) {
  std::string cells[2][3];
  cells[1][1] = user.name;
  for (const auto &row : cells)
    for (const auto &cell : row)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      log_line(cell);
}

void gridLoopWrittenBad(const User &user) {
  std::string cells[2][3];
  for (auto &row : cells)
    for (auto &cell : row)
      cell = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(cells[1][1]);
}

void nestedArrayBad(const User &user) {
  std::array<std::array<std::string, 3>, 2> cells;
  cells[0][1] = user.email;
  log_line(cells[1][1]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(cells[0][1]);
}

struct Slot {
  std::string holder;
  int number = 0;
};

void structArrayBad(const User &user) {
  Slot slots[3];
  slots[1].holder = user.name;
  slots[1].number = 4;
  log_number(slots[1].number);
  for (const Slot &slot : slots)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(slot.holder);
}

void structArrayOk(const User &user) {
  std::array<Slot, 3> slots{};
  for (std::size_t i = 0; i < slots.size(); ++i) {
    slots[i].holder = user.name;
    slots[i].number = static_cast<int>(i);
  }
  for (const auto &slot : slots)
    log_number(slot.number);
}

void arrayFillBad(const User &user) {
  std::array<std::string, 3> cells;
  cells.fill(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1]);
}

void arrayFillOk(const User &user) {
  std::array<std::string, 3> cells{user.phone};
  cells.fill("-");
  log_line(cells[0]);
}

void arrayCopyBad(const User &user) {
  std::array<std::string, 2> cells{"x", user.phone};
  auto copy = cells;
  log_line(copy[0]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(copy[1]);
}

void arrayReplacedOk(const User &user) {
  std::array<std::string, 2> cells{"x", user.phone};
  cells = {"a", "b"};
  log_line(cells[1]);
}

void stdFillOk(const User &user) {
  std::string cells[2] = {user.phone, user.email};
  std::string spare[2];
  std::fill(std::begin(spare), std::end(spare), "none");
  log_line(spare[0]);
}

void stdFillBad(const User &user) {
  std::string cells[2];
  std::fill(std::begin(cells), std::end(cells), user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[0]);
}

void pointerArithmeticBad(const User &user) {
  std::string cells[4];
  std::string *at = cells;
  at += 2;
  *at = user.phone;
  for (const std::string &cell : cells)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(cell);
}

void swappedElementsBad(const User &user) {
  std::string cells[2] = {user.phone, "x"};
  std::swap(cells[0], cells[1]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1]);
}

void integerTableBad(const Subscriber &subscriber) {
  std::int64_t table[2][2] = {{1, 2}, {3, subscriber.number}};
  log_number(table[0][0]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(table[1][1]);
}

struct Page {
  std::array<Slot, 2> slots;
  std::string title;
};

void pageBad(const User &user) {
  Page pages[2];
  pages[0].title = "free";
  pages[1].slots[0].holder = user.name;
  Page &page = pages[1];
  log_line(page.title + pages[0].title);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(page.slots[0].holder);
}
