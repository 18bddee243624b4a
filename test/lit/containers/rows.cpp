// RUN: %check_flows
// Vectors of structs, tables, queues and rings as services keep them.
#include "pii-test.h"

#include <algorithm>
#include <array>
#include <deque>
#include <list>
#include <map>
#include <set>
#include <stack>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

struct Row {
  Row() = default;
  Row(std::string phone, std::string city, int score = 0)
      : phone(std::move(phone)), city(std::move(city)), score(score) {}
  std::string phone, city;
  int score = 0;
};

void emplacedBad(const User &user) {
  std::vector<Row> rows;
  rows.emplace_back(user.phone, user.city, 3);
  for (const Row &row : rows) {
    log_line(row.city);
    log_number(row.score);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row.phone);
  }
}

void emplacedResultOk(const User &user) {
  std::vector<Row> rows;
  Row &row = rows.emplace_back();
  row.phone = user.phone;
  row.city = user.city;
  log_line(rows.back().city);
}

void emplacedResultWeakBad(const User &user) {
  std::deque<Row> rows;
  rows.emplace_front().phone = hash_phone(user.phone);
  log_line(rows.front().city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows.front().phone);
}

void tableBad(const std::vector<User> &users) {
  std::vector<std::vector<std::string>> table;
  for (const User &user : users) {
    std::vector<std::string> line;
    line.push_back(std::to_string(user.id));
    line.push_back(user.email);
    table.push_back(std::move(line));
  }
  for (const auto &line : table)
    for (const auto &cell : line)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line(cell);
}

void tableIndexBad(const std::vector<User> &users) {
  std::vector<std::vector<std::string>> table(users.size());
  for (std::size_t i = 0; i < users.size(); ++i) {
    table[i].resize(2);
    table[i][0] = users[i].city;
    table[i][1] = users[i].email;
  }
  for (std::size_t i = 0; i < table.size(); ++i)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(table[i][1]);
}

void tableIndexOk(const std::vector<User> &users) {
  std::vector<std::vector<std::string>> table(users.size());
  for (std::size_t i = 0; i < users.size(); ++i) {
    table[i].resize(2);
    table[i][0] = users[i].city;
    table[i][1] = users[i].email;
  }
  for (const auto &line : table)
    log_line(line[0]);
}

void csvBad(const std::vector<User> &users) {
  std::string out = "id,mail\n";
  for (std::size_t row = 0; row != users.size(); ++row)
    for (int column = 0; column < 2; ++column) {
      out += column == 0 ? std::to_string(users[row].id) : users[row].email;
      out += column == 1 ? '\n' : ',';
    }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  save(out);
}

void erasedFrontBad(const User &user) {
  std::vector<std::string> rows{"header", user.phone};
  rows.erase(rows.begin());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void insertedFrontBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  rows.insert(rows.begin(), "header");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void countedIndexBad(const User &user) {
  std::vector<std::string> rows(2);
  std::size_t n = 0;
  rows[n++] = "header";
  rows[n++] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void countedArrayBad(const User &user) {
  std::string rows[2];
  int n = 0;
  rows[n++] = "header";
  rows[n++] = user.phone;
  for (int i = 0; i < n; ++i)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(rows[i]);
}

void argumentVectorBad(const User &user) {
  const char *argv[4];
  int argc = 0;
  argv[argc++] = "notify";
  argv[argc++] = user.phone.c_str();
  argv[argc] = nullptr;
  for (int i = 0; i < argc; ++i)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_format("%s", argv[i]);
}

void lastWinsOk(const User &user) {
  std::stack<std::string> names;
  names.push(mask_all(user.name));
  log_line(names.top());
}

void stackBad(const User &user) {
  std::stack<Row> stack;
  stack.push(Row{user.phone, "x"});
  stack.push({"none", "y"});
  stack.pop();
  log_line(stack.top().city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(stack.top().phone);
}

void findAndReplaceOk(const User &user) {
  std::list<Row> rows;
  rows.push_back({mask_phone(user.phone), user.city});
  auto it = std::find_if(rows.begin(), rows.end(), [](const Row &row) { return row.score > 1; });
  if (it != rows.end())
    it->phone = "none";
  log_line(rows.front().phone);
}

class Ring {
public:
  void push(const std::string &text) {
    slots[head] = text;
    head = (head + 1) % slots.size();
    if (count < slots.size())
      ++count;
  }
  const std::string &newest() const { return slots[(head + slots.size() - 1) % slots.size()]; }
  std::size_t size() const { return count; }

private:
  std::array<std::string, 8> slots;
  std::size_t head = 0, count = 0;
};

void ringBad(const User &user) {
  Ring ring;
  ring.push("first");
  ring.push(user.phone);
  log_number(static_cast<std::int64_t>(ring.size()));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(ring.newest());
}

void matrixBad(const Subscriber &subscriber) {
  std::array<std::array<std::int64_t, 3>, 3> matrix{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      matrix[i][j] = i == j ? subscriber.number : 0;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(matrix[1][1]);
}

void indexedByEnumBad(const User &user) {
  enum Field { Name, City, Fields };
  std::vector<std::array<std::string, Fields>> rows(1);
  rows[0][Name] = user.name;
  rows[0][City] = user.city;
  log_line(rows[0][City]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(rows[0][Name]);
}

void mapOfVectorsBad(const std::vector<User> &users) {
  std::map<std::string, std::vector<Row>> groups;
  for (const User &user : users)
    groups[user.city].emplace_back(user.phone, user.city);
  auto it = groups.find("x");
  if (it != groups.end() && !it->second.empty()) {
    log_line(it->second.front().city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(it->second.front().phone);
  }
}

void indexByPointerBad(const std::vector<User> &users) {
  std::unordered_map<std::int64_t, const User *> index;
  for (const User &user : users)
    index.emplace(user.id, &user);
  if (const User *user = index.at(4)) {
    log_line(user->city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(user->name);
  }
}
