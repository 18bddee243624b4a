// RUN: %check_flows
// Elements written through iterators and references, here and in a callee.
#include "pii-test.h"

#include <algorithm>
#include <iterator>
#include <list>
#include <map>
#include <string>
#include <vector>

struct Seat {
  std::string guest;
  std::string row;
};

using Seats = std::vector<Seat>;

void occupy(Seats::iterator seat, const User &user) { seat->guest = user.name; }

void calleeIteratorBad(const User &user) {
  Seats seats(4);
  occupy(seats.begin() + 2, user);
  log_line(seats[2].row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(seats[2].guest);
}

template <typename It> void fillAll(It first, It last, const std::string &value) {
  for (; first != last; ++first)
    *first = value;
}

void templateRangeBad(const User &user) {
  std::vector<std::string> rows(3);
  fillAll(rows.begin(), rows.end(), user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void templateRangeOk(const User &user) {
  std::vector<std::string> rows(3), other(3);
  fillAll(rows.begin(), rows.end(), user.phone);
  fillAll(other.begin(), other.end(), user.city);
  log_line(other[1]);
}

void templatePointersWeakBad(const User &user) {
  std::string rows[3];
  fillAll(rows, rows + 3, hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows[0]);
}

void rangeForReplaceBad(const User &user) {
  std::vector<std::string> rows{"a", "b"};
  for (auto &row : rows)
    row = "tel " + user.phone;
  for (const auto &row : rows)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void rangeForCopyOk(const User &user) {
  std::vector<std::string> rows{"a", "b"};
  for (auto row : rows) {
    row = user.phone;
    (void)row;
  }
  log_line(rows[0]);
}

void rangeForFieldBad(const User &user) {
  Seats seats(4);
  for (auto &seat : seats)
    seat.guest = user.name;
  for (const auto &seat : seats) {
    log_line(seat.row);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(seat.guest);
  }
}

Seat *findFree(Seats &seats) {
  for (auto &seat : seats)
    if (seat.guest.empty())
      return &seat;
  return nullptr;
}

void foundPointerBad(const User &user) {
  Seats seats(4);
  if (Seat *seat = findFree(seats))
    seat->guest = user.name;
  log_line(seats.front().row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(seats.front().guest);
}

void findIfBad(const User &user) {
  Seats seats(4);
  auto it = std::find_if(seats.begin(), seats.end(), [](const Seat &s) { return s.guest.empty(); });
  if (it != seats.end())
    it->guest = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(seats[0].guest);
}

void nextBad(const User &user) {
  std::list<std::string> rows{"a", "b", "c"};
  auto it = std::next(rows.begin());
  *it = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.back());
}

void advanceBad(const User &user) {
  std::list<std::string> rows{"a", "b", user.phone};
  auto it = rows.begin();
  std::advance(it, 2);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*it);
}

void reverseIteratorBad(const User &user) {
  std::vector<std::string> rows{"a", user.phone};
  for (auto it = rows.rbegin(); it != rows.rend(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*it);
}

void postIncrementBad(const User &user) {
  std::vector<std::string> rows(2);
  auto out = rows.begin();
  *out++ = "header";
  *out++ = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.back());
}

void insertResultBad(const User &user) {
  std::vector<std::string> rows{"a"};
  auto it = rows.insert(rows.begin(), "b");
  *it = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.front());
}

void eraseInLoopBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  for (auto it = rows.begin(); it != rows.end();) {
    if (it->empty())
      it = rows.erase(it);
    else
      ++it;
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void backInserterSteppedBad(const User &user) {
  std::vector<std::string> rows, others;
  std::back_insert_iterator<std::vector<std::string>> out(rows), other(others);
  *out++ = user.phone;
  *other++ = user.city;
  log_line(others.front());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.front());
}

void backInserterBad(const User &user) {
  std::vector<std::string> rows;
  auto out = std::back_inserter(rows);
  *out++ = "header";
  *out = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.back());
}

void iteratorPairBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  std::pair range(rows.cbegin(), rows.cend());
  for (auto it = range.first; it != range.second; ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*it);
}

void iteratorToOtherOk(const User &user) {
  std::vector<std::string> rows{user.phone}, other{"x"};
  auto it = rows.begin();
  it = other.begin();
  log_line(*it);
}

void moveIteratorBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  std::vector<std::string> taken(std::make_move_iterator(rows.begin()),
                                 std::make_move_iterator(rows.end()));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(taken[0]);
}

void mapIteratorCalleeBad(const User &user) {
  std::map<int, Seat> seats;
  seats[4];
  auto set = [&user](std::map<int, Seat>::iterator it) { it->second.guest = user.name; };
  set(seats.find(4));
  log_line(seats[4].row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(seats[4].guest);
}
