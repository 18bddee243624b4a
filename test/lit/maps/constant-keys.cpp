// RUN: %check_flows
// Constant keys and constant indexes keep values apart.
#include "pii-test.h"

#include <array>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

void headersBad(const User &user) {
  std::map<std::string, std::string> headers;
  headers["X-Request"] = "17";
  headers["X-Caller"] = user.phone;
  log_line(headers["X-Request"]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(headers.at("X-Caller"));
}

void overwrittenKeyOk(const User &user) {
  std::map<std::string, std::string> headers;
  headers["X-Caller"] = user.phone;
  headers["X-Caller"] = "withheld";
  log_line(headers["X-Caller"]);
}

void maskedKeyOk(const User &user) {
  std::map<std::string, std::string> headers;
  headers["X-Caller"] = user.phone;
  headers["X-Caller"] = mask_phone(headers["X-Caller"]);
  log_line(headers.at("X-Caller"));
}

void weakKeyWeakBad(const User &user) {
  std::unordered_map<std::string, std::string> headers;
  headers["X-Caller"] = base64(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(headers["X-Caller"]);
}

void initialiserOk(const User &user) {
  const std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  log_line(row.at("city"));
}

void initialiserBad(const User &user) {
  const std::map<std::string, std::string> row{{"city", user.city}, {"phone", user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row.at("phone"));
}

void variableKeyBad(const User &user, const std::string &key) {
  std::map<std::string, std::string> row;
  row["city"] = user.city;
  row["phone"] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row[key]);
}

void allEntriesBad(const User &user) {
  std::map<std::string, std::string> row;
  row["city"] = user.city;
  row["phone"] = user.phone;
  std::string line;
  for (const auto &[key, value] : row)
    line += key + "=" + value + " ";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

constexpr const char *kPhone = "phone";
constexpr std::string_view kCity = "city";
const std::string kMail = "mail";

void namedKeysOk(const User &user) {
  std::map<std::string, std::string> row;
  row[kPhone] = user.phone;
  row["city"] = user.city;
  log_line(row["city"]);
}

void namedKeysBad(const User &user) {
  std::map<std::string, std::string> row;
  row[kPhone] = user.phone;
  row[std::string(kCity)] = user.city;
  row[kMail] = "none";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row[kPhone]);
}

void namedAgainstLiteralBad(const User &user) {
  std::map<std::string, std::string> row;
  row[kPhone] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row["phone"]);
}

enum Column { Id, Phone, City, Columns };

void enumIndexOk(const User &user) {
  std::array<std::string, Columns> cells;
  cells[Id] = std::to_string(user.id);
  cells[Phone] = user.phone;
  cells[City] = user.city;
  log_line(cells[Id] + cells[City]);
}

void enumIndexBad(const User &user) {
  std::string cells[Columns];
  cells[Id] = std::to_string(user.id);
  cells[Phone] = user.phone;
  log_line(cells[City]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[Phone]);
}

void vectorIndexOk(const User &user) {
  std::vector<std::string> cells(3);
  cells[0] = user.city;
  cells[1] = user.phone;
  log_line(cells[0]);
}

void vectorIndexBad(const User &user) {
  std::vector<std::string> cells(3);
  cells[0] = user.city;
  cells[1] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells.at(1));
}

void vectorReplacedOk(const User &user) {
  std::vector<std::string> cells(3);
  cells[1] = user.phone;
  cells[1] = "-";
  log_line(cells[1]);
}

void loopIndexBad(const User &user) {
  std::vector<std::string> cells(3);
  cells[1] = user.phone;
  for (std::size_t i = 0; i < cells.size(); ++i)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(cells[i]);
}

void braceListOk(const User &user) {
  std::string cells[] = {user.city, user.phone};
  log_line(cells[0]);
}

void braceListBad(const User &user) {
  std::array<std::string, 2> cells{user.city, user.phone};
  log_line(cells[0]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[1]);
}

void enumKeysOk(const User &user) {
  std::map<Column, std::string> cells;
  cells[Phone] = user.phone;
  cells[City] = user.city;
  log_line(cells[City]);
}

void intKeysBad(const User &user) {
  std::map<int, std::string> cells;
  cells[7] = user.phone;
  cells[8] = user.city;
  log_line(cells[8]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells[7]);
}

void erasedKeyBad(const User &user) {
  std::map<std::string, std::string> row{{"phone", user.phone}, {"mail", user.email}};
  row.erase("phone");
  for (const auto &[key, value] : row)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(value);
}
