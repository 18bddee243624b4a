// RUN: %check_flows
// What empties or replaces a container, and what does not.
#include "pii-test.h"

#include <deque>
#include <list>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <utility>
#include <vector>

void clearedOk(const User &user) {
  std::vector<std::string> batch{user.phone, user.email};
  batch.clear();
  batch.push_back("end of batch");
  log_line(batch.front());
}

void clearedThenFilledBad(const User &user) {
  std::vector<std::string> batch;
  batch.push_back("header");
  batch.clear();
  batch.push_back(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch.front());
}

void clearedOnOnePathBad(const User &user, bool flush) {
  std::vector<std::string> batch{user.phone};
  if (flush)
    batch.clear();
  for (const auto &row : batch)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void reassignedOk(const User &user) {
  std::vector<std::string> batch{user.phone};
  batch = {};
  batch.emplace_back("none");
  log_line(batch[0]);
}

void reassignedFromOtherOk(const User &user) {
  std::vector<std::string> batch{user.phone};
  const std::vector<std::string> fresh{"a", "b"};
  batch = fresh;
  log_line(batch[0]);
}

void assignedOk(const User &user) {
  std::vector<std::string> batch{user.phone};
  batch.assign(3, "-");
  log_line(batch[0]);
}

void assignedBad(const User &user) {
  std::vector<std::string> batch;
  batch.assign(3, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch[1]);
}

void insertedManyBad(const User &user) {
  std::vector<std::string> batch{"a"};
  batch.insert(batch.begin(), 2, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch[0]);
}

void insertedRangeBad(const User &user) {
  std::vector<std::string> first{user.phone}, all{"x"};
  all.insert(all.end(), first.begin(), first.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(all.back());
}

void insertedOk(const User &user) {
  std::vector<std::string> first{user.phone}, all{"x"};
  first.insert(first.end(), all.begin(), all.end());
  log_line(all.back());
}

void erasedOneBad(const User &user) {
  std::vector<std::string> batch{user.phone, user.phone, "x"};
  batch.erase(batch.begin());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch[0]);
}

void erasedAllOk(const User &user) {
  std::vector<std::string> batch{user.phone, user.email};
  batch.erase(batch.begin(), batch.end());
  batch.push_back("x");
  log_line(batch[0]);
}

void erasedSomeBad(const User &user) {
  std::vector<std::string> batch{user.phone, user.phone};
  batch.erase(batch.begin() + 1, batch.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch[0]);
}

// Where a range begins is not known: erasing it leaves what was there.
void FP_erasedFromFirstOk(const User &user) {
  std::vector<std::string> batch{user.phone, user.email};
  auto first = batch.begin();
  batch.erase(first, batch.end());
  batch.push_back("x");
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch[0]);
}

void resizedToNothingOk(const User &user) {
  std::vector<std::string> batch{user.phone};
  batch.resize(0);
  batch.push_back("x");
  log_line(batch[0]);
}

void resizedWithBad(const User &user) {
  std::vector<std::string> batch;
  batch.resize(4, user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(batch[3]);
}

void swappedAwayOk(const User &user) {
  std::vector<std::string> batch{user.phone};
  std::vector<std::string>().swap(batch);
  batch.push_back("x");
  log_line(batch[0]);
}

void swappedInBad(const User &user) {
  std::vector<std::string> batch, next{user.phone};
  std::swap(batch, next);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(batch[0]);
}

void swappedInOk(const User &user) {
  std::vector<std::string> batch{"x"}, next{user.phone};
  std::swap(batch, next);
  log_line(next[0]);
}

void exchangedOk(const User &user) {
  std::vector<std::string> pending{user.phone};
  auto taken = std::exchange(pending, {});
  pending.push_back("x");
  log_line(pending[0]);
}

void exchangedBad(const User &user) {
  std::vector<std::string> pending{user.phone};
  auto taken = std::exchange(pending, {});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(taken[0]);
}

void queueBad(const User &user) {
  std::queue<std::string> queue;
  queue.push("first");
  queue.push(user.phone);
  while (!queue.empty()) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(queue.front());
    queue.pop();
  }
}

void queueReplacedOk(const User &user) {
  std::queue<std::string> queue;
  queue.push(user.phone);
  queue = std::queue<std::string>();
  queue.push("x");
  log_line(queue.front());
}

void setErasedOk(const User &user) {
  std::set<std::string> seen{user.phone};
  seen.clear();
  seen.insert("x");
  log_line(*seen.begin());
}

void listSplicedBad(const User &user) {
  std::list<std::string> done, open;
  open.push_back(user.phone);
  done.splice(done.end(), open);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(done.front());
}

void dequeRotatedBad(const User &user) {
  std::deque<std::string> window{"a", "b"};
  window.push_back(user.phone);
  window.pop_front();
  std::string joined;
  for (std::size_t i = 0; i != window.size(); ++i)
    joined += window[i];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(joined);
}

void mapClearedOk(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  rows.clear();
  rows[2] = "x";
  log_line(rows[2]);
}
