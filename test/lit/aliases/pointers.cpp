// RUN: %check_flows
// Pointers to locals, parts and elements; chosen pointers written in a callee.
#include "pii-test.h"

#include <cstddef>

struct Cell {
  std::string text;
  std::string style;
};

struct Row {
  Cell cells[4];
  Row *next = nullptr;
};

void put(std::string *to, const std::string &from) {
  if (to)
    *to = from;
}

void wipe(std::string *text) { *text = std::string(); }

void calleeBad(const User &user) {
  std::string text;
  put(&text, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void calleeOk(const User &user) {
  std::string text = user.phone;
  wipe(&text);
  log_line(text);
}

void chosenThenCalleeBad(const User &user, bool primary) {
  std::string first, second, third;
  std::string *target = &first;
  if (!primary)
    target = &second;
  put(target, user.phone);
  log_line(third);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second);
}

void chosenThenWipedBad(const User &user, bool primary) {
  std::string first = user.phone, second = user.email;
  wipe(primary ? &first : &second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(second);
}

void nullOrTargetBad(const User &user, bool wanted) {
  std::string text;
  put(wanted ? &text : nullptr, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void repointedOk(const User &user) {
  std::string first, second;
  std::string *target = &first;
  target = &second;
  *target = user.phone;
  log_line(first);
}

void repointedBad(const User &user) {
  std::string first = user.phone, second;
  std::string *target = &second;
  log_line(*target);
  target = &first;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*target);
}

void fieldPointerBad(const User &user) {
  Cell cell;
  std::string *text = &cell.text;
  *text = user.phone;
  log_line(cell.style);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cell.text);
}

void elementPointerBad(const User &user) {
  Row row;
  Cell *cell = &row.cells[2];
  cell->text = user.phone;
  log_line(cell->style);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row.cells[2].text);
}

void elementPointerOk(const User &user) {
  Row row;
  Cell *cell = &row.cells[2];
  cell->text = user.phone;
  log_line(row.cells[1].text);
}

void pointerWalkBad(const User &user) {
  Row row;
  for (Cell *cell = row.cells; cell != row.cells + 4; ++cell)
    cell->text = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(row.cells[3].text);
}

void pointerToPointerBad(const User &user) {
  std::string text;
  std::string *inner = &text;
  std::string **outer = &inner;
  **outer = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

bool findCell(Row &row, std::size_t index, Cell **out) {
  if (index >= 4)
    return false;
  *out = &row.cells[index];
  return true;
}

void outPointerBad(const User &user, std::size_t index) {
  Row row;
  Cell *cell = nullptr;
  if (findCell(row, index, &cell)) {
    cell->text = user.email;
    log_line(cell->style);
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(row.cells[0].text);
}

void linkedRowsBad(const User &user) {
  Row first, second;
  first.next = &second;
  first.next->cells[0].text = user.phone;
  log_line(first.cells[0].text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second.cells[0].text);
}

void addressOfSourceBad(const User &user) {
  const std::string *shown = &user.city;
  log_line(*shown);
  if (shown->empty())
    shown = &user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*shown);
}

void aliasOverwrittenThroughOriginalOk(const User &user) {
  Cell cell{user.phone, "bold"};
  const Cell *view = &cell;
  cell = Cell{"removed", "plain"};
  log_line(view->text);
}
