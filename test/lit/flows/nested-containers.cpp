// RUN: %check_flows
// Containers in containers, smart pointers in containers, records in optionals.
#include "pii-test.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

void vectorOfVectorsBad(const User &user) {
  std::vector<std::vector<std::string>> table;
  table.push_back({user.city, user.phone});
  for (const auto &row : table)
    for (const auto &cell : row)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(cell);
}

void mapOfVectorsBad(const User &user) {
  std::map<std::int64_t, std::vector<std::string>> mails;
  mails[user.id].push_back(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mails[user.id].front());
}

void mapOfVectorsOk(const User &user) {
  std::map<std::int64_t, std::vector<std::string>> mails;
  mails[user.id].push_back(mask_email(user.email));
  log_line(mails[user.id].front());
  log_number(mails.begin()->first);
}

void pointersBad(const User &user) {
  std::vector<std::unique_ptr<User>> users;
  users.push_back(std::make_unique<User>(user));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(users.front()->phone);
}

void pointersOk(const User &user) {
  std::vector<std::shared_ptr<User>> users;
  users.push_back(std::make_shared<User>(user));
  for (const auto &entry : users)
    log_line(entry->city + mask_phone(entry->phone));
}

void pointersWeakBad(const User &user) {
  std::vector<std::shared_ptr<User>> users;
  users.push_back(std::make_shared<User>(user));
  for (const auto &entry : users)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(entry->phone));
}

void sharedStringBad(const User &user) {
  auto text = std::make_shared<std::string>();
  auto other = text;
  *text = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*other);
}

void optionalInMapBad(const User &user) {
  std::map<int, std::optional<std::string>> slots;
  slots[1] = user.name;
  if (slots[1])
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(slots[1].value());
}
