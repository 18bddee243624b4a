// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// What calls return: values, references, pointers, objects, and calls on those.
#include "pii-test.h"

#include <optional>
#include <string>
#include <vector>

std::string phoneOf(const User &user) { return user.phone; }
std::string cityOf(const User &user) { return user.city; }

void valueBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phoneOf(user));
}
void valueOk(const User &user) { log_line(cityOf(user)); }

const std::string &mailOf(const User &user) { return user.email; }
const std::string &placeOf(const User &user) { return user.city; }

void referenceBad(const User &user) {
  const std::string &mail = mailOf(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mail);
}
void referenceOk(const User &user) {
  const std::string &place = placeOf(user);
  log_line(place);
}

const char *charactersOf(const User &user) { return user.name.c_str(); }

void charactersBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_format("%s", charactersOf(user));
}

std::string greeting(const std::string &name) { return "Dear " + name; }
std::string place(const std::string &name) { return "in " + name; }

void passedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(greeting(user.name));
}
void passedOk(const User &user) { log_line(place(user.city)); }

std::string bracket(const std::string &text) { return "[" + text + "]"; }
std::string wrapped(const std::string &text) { return "mail " + bracket(text); }

void nestedBad(const User &user) {
  std::string line = wrapped(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  post(line);
}

// Measures of personal data are none.
std::size_t lengthOf(const std::string &text) { return text.size() + 2; }
void measuredOk(const User &user) { log_number(lengthOf(user.name)); }

// Getters on what getters return.
class Contact {
public:
  Contact(std::string mobile, std::string zone)
      : mobile_(std::move(mobile)), zone_(std::move(zone)) {}
  const std::string &mobile() const { return mobile_; }
  const std::string &zone() const { return zone_; }

private:
  std::string mobile_ PII(phone);
  std::string zone_ PII_NONE;
};

class Account {
public:
  explicit Account(Contact contact) : contact_(std::move(contact)) {}
  const Contact &contact() const { return contact_; }
  Contact *owner() { return &contact_; }

private:
  Contact contact_;
};

class Session {
public:
  explicit Session(Account &account) : account_(account) {}
  Account &account() const { return account_; }

private:
  Account &account_;
};

void chainedBad(const Session &session) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.mobile_{{.*}}[pii-log]
  log_line(session.account().contact().mobile());
}
void chainedPointerBad(const Session &session) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.mobile_{{.*}}[pii-log]
  log_line(session.account().owner()->mobile());
}
void chainedOk(const Session &session) {
  log_line(session.account().contact().zone());
  log_line(session.account().owner()->zone());
}

// Objects that are returned.
struct Row {
  std::string key;
  std::string text;
};

Row rowOf(const User &user) {
  Row row;
  row.key = std::to_string(user.id);
  row.text = user.name + "," + user.phone;
  return row;
}

void objectBad(const User &user) {
  Row row = rowOf(user);
  log_line(row.key);
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(row.text);
}

std::vector<std::string> mailsOf(const std::vector<User> &users) {
  std::vector<std::string> all;
  for (const User &user : users)
    all.push_back(user.email);
  return all;
}
std::vector<std::string> citiesOf(const std::vector<User> &users) {
  std::vector<std::string> all;
  for (const User &user : users)
    all.push_back(user.city);
  return all;
}

void elementsBad(const std::vector<User> &users) {
  for (const std::string &mail : mailsOf(users))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    save(mail);
}
void elementsOk(const std::vector<User> &users) {
  for (const std::string &city : citiesOf(users))
    save(city);
}

std::optional<std::string> landline(const User &user) {
  if (user.phone.empty())
    return std::nullopt;
  return user.phone;
}

void optionalBad(const User &user) {
  if (auto number = landline(user))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*number);
}

// The object found is the one that the data is in.
User *findUser(std::vector<User> &users, std::int64_t id) {
  for (User &user : users)
    if (user.id == id)
      return &user;
  return nullptr;
}

void foundBad(std::vector<User> &users) {
  if (User *user = findUser(users, 7))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user->phone);
}
void foundOk(std::vector<User> &users) {
  if (User *user = findUser(users, 7))
    log_line(user->city);
}
