// RUN: %check_flows
// Calls whose constant arguments say that nothing is left.
#include "pii-test.h"

#include <map>
#include <vector>

void eraseOk(const User &user) {
  std::string text = user.phone;
  text.erase();
  log_line(text);
}

void erasePartBad(const User &user) {
  std::string text = user.phone;
  text.erase(0, 3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void resizeOk(const User &user) {
  std::string text = user.phone;
  text.resize(0);
  log_line(text);
  std::vector<std::string> rows{user.phone};
  rows.resize(0);
  rows.push_back("x");
  log_line(rows[0]);
}

void resizeBad(const User &user) {
  std::string text = user.phone;
  text.resize(3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void eraseKeyOk(const User &user) {
  std::map<std::string, std::string> row;
  row["phone"] = user.phone;
  row.erase("phone");
  log_line(row["phone"]);
}

void eraseKeyBad(const User &user) {
  std::map<std::string, std::string> row;
  row["phone"] = user.phone;
  row.erase("city");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row["phone"]);
}

void eraseRangeOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  rows.erase(rows.begin(), rows.end());
  rows.push_back("x");
  log_line(rows[0]);
}
