// RUN: %check_flows
// Counted loops and algorithms that are at each element, and some that are not.
#include "pii-test.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

struct Row {
  std::string label, phone;
};

void byIndexOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i] = mask_phone(rows[i]);
  log_line(rows[0]);
}

void byIndexBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  for (std::size_t i = 0; i < rows.size(); i++)
    rows[i] = hash_phone(rows[i]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows[0]);
}

void fieldByIndexOk(const User &user) {
  Row rows[3] = {{"call", user.phone}, {"back", user.phone}};
  for (int i = 0; i < 3; ++i)
    rows[i].phone = mask_phone(rows[i].phone);
  log_line(rows[1].phone + rows[1].label);
}

void firstTwoBad(const User &user) {
  Row rows[3] = {{"call", user.phone}, {"back", user.phone}, {"", user.phone}};
  for (int i = 0; i < 2; ++i)
    rows[i].phone = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[2].phone);
}

void fromSecondBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (std::size_t i = 1; i < rows.size(); ++i)
    rows[i] = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void everyOtherBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (std::size_t i = 0; i < rows.size(); i += 2)
    rows[i] = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void skippingBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = "";
    if (rows[i].empty())
      ++i;
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void otherIndexBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i / 2] = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void otherSizeBad(const User &user, const std::vector<int> &other) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (std::size_t i = 0; i < other.size(); ++i)
    rows[i] = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void keysBad(const User &user) {
  std::map<std::size_t, std::string> rows{{7, user.phone}};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i] = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[7]);
}

void neighbourBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = "";
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(rows[i + 1]);
    log_line(rows[i]);
  }
}

void byIteratorOk(const User &user) {
  std::vector<Row> rows{{"call", user.phone}};
  for (auto it = rows.begin(); it != rows.end(); ++it)
    it->phone = mask_phone(it->phone);
  log_line(rows[0].phone);
}

void mapByIteratorOk(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  for (auto it = rows.begin(); it != rows.end(); it++)
    it->second = mask_phone(it->second);
  log_line(rows[1]);
}

void movedIteratorBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (auto it = rows.begin(); it != rows.end(); ++it) {
    *it = "";
    if (rows.size() > 3)
      ++it;
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void untilFoundBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  const auto last = std::find(rows.begin(), rows.end(), "x");
  for (auto it = rows.begin(); it != last; ++it)
    *it = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void transformedOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  std::transform(rows.begin(), rows.end(), rows.begin(), mask_phone);
  log_line(rows[0]);
}

void transformedBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  std::transform(rows.begin(), rows.end(), rows.begin(), base64);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows[0]);
}

void transformedFirstBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  std::transform(rows.begin(), rows.begin() + 1, rows.begin(), mask_phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void transformedIntoOtherBad(const User &user) {
  std::vector<std::string> rows{user.phone}, masked(1);
  std::transform(rows.begin(), rows.end(), masked.begin(), mask_phone);
  log_line(masked[0]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void forEachOk(const User &user) {
  std::deque<Row> rows{{"call", user.phone}};
  std::for_each(rows.begin(), rows.end(), [](Row &row) { row.phone = mask_phone(row.phone); });
  log_line(rows.front().phone);
}

void forEachBad(const User &user) {
  std::vector<Row> rows{{"call", ""}};
  std::for_each(rows.begin(), rows.end(), [&](Row &row) { row.phone = user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.front().phone);
}

void filledOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  std::fill(rows.begin(), rows.end(), "-");
  log_line(rows[0]);
}

void filledBad(const User &user) {
  std::vector<std::string> rows(2);
  std::fill(rows.begin(), rows.end(), user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void filledFromSecondBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  std::fill(rows.begin() + 1, rows.end(), "-");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void generatedOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  std::generate(std::begin(rows), std::end(rows), [] { return std::string("x"); });
  log_line(rows[0]);
}

void sortedBad(const User &user) {
  std::vector<std::string> rows{user.phone, "x"};
  std::sort(rows.begin(), rows.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void foundBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  auto it = std::find(rows.begin(), rows.end(), "x");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*it);
}

void foundAndWrittenBad(const User &user) {
  std::vector<std::string> rows(2);
  auto it = std::find_if(rows.begin(), rows.end(), [](const std::string &r) { return r.empty(); });
  *it = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

// A function of the program may do something to the first element only.
template <typename It> void clearFirst(It first, It last) {
  if (first != last)
    *first = "";
}

void ownAlgorithmBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  clearFirst(rows.begin(), rows.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void erasedOk(const User &user) {
  std::set<std::string> rows{user.phone};
  rows.erase(rows.begin(), rows.end());
  for (const std::string &row : rows)
    log_line(row);
}

void erasedFromThereBad(const User &user, bool enough) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (auto it = rows.begin(); it != rows.end(); ++it)
    if (enough) {
      rows.erase(it, rows.end());
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(rows[0]);
      return;
    }
}

class Register {
public:
  void add(const User &user) { rows.push_back({"", user.phone}); }
  void mask() {
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i].phone = mask_phone(rows[i].phone);
  }
  void print() const { log_line(rows.front().phone); }

private:
  std::vector<Row> rows;
};

void memberOk(const User &user) {
  Register all;
  all.add(user);
  all.mask();
  all.print();
}
