// RUN: %check_flows
// Unknown functions that fill whole objects, and methods of unknown classes.
#include "pii-test.h"

#include <memory>
#include <string>
#include <vector>

bool load(std::int64_t id, User &out);
int read_user(std::int64_t id, User *out);
void fill(std::string &text);
void loadAll(std::vector<User> &out);
bool parse(const char *text, Subscriber &out);

class Store {
public:
  bool fetch(std::int64_t id, User &out) const;
  User get(std::int64_t id) const;
};

void referenceBad() {
  User user;
  if (load(7, user))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(user.name);
}
void referenceOk() {
  User user;
  if (load(7, user))
    log_line(user.city);
}
void pointerBad() {
  User user;
  read_user(7, &user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.phone);
}
void methodBad(const Store &store) {
  User user;
  store.fetch(7, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.email);
}
void resultBad(const Store &store) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(store.get(7).email);
}
void resultOk(const Store &store) { log_line(store.get(7).city); }
void fieldBad() {
  User user;
  fill(user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(user.name);
}
void vectorBad() {
  std::vector<User> users;
  loadAll(users);
  for (const User &user : users)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
}
void numberBad(const char *text) {
  Subscriber subscriber;
  if (parse(text, subscriber))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
    log_number(subscriber.number);
}

namespace vendor {
class Text {
public:
  Text(const char *utf8);
  Text(const Text &);
  ~Text();
  Text &append(const Text &other);
  Text upper() const;
  std::string toStdString() const;
  int length() const;
};
} // namespace vendor

void vendorBad(const User &user) {
  vendor::Text text(user.name.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text.toStdString());
}
void vendorChainBad(const User &user) {
  vendor::Text text("mail ");
  text.append(user.email.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text.upper().toStdString());
}
void vendorOk(const User &user) {
  vendor::Text text("city ");
  text.append(user.city.c_str());
  log_line(text.upper().toStdString());
}

struct Day {
  int year() const;
};
struct Person {
  Day born PII(birth_date);
  vendor::Text title PII(name);
};
void fieldMethodBad(const Person &person) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Person.born{{.*}}[pii-log]
  log_number(person.born.year());
}
void fieldTextBad(const Person &person) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Person.title{{.*}}[pii-log]
  log_line(person.title.toStdString());
}
