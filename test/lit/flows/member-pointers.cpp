// RUN: %check_flows
// Pointers to members: values that name a part, given to whatever applies them.
#include "pii-test.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <ranges>
#include <thread>
#include <vector>

std::string pick(const User &user, std::string User::*member) {
  return user.*member;
}
std::string through(const User *user, std::string User::*member) {
  return pick(*user, member);
}

void argumentBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(pick(user, &User::email));
}
void argumentOk(const User &user) { log_line(pick(user, &User::city)); }
void twiceBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(through(&user, &User::phone));
  log_line(through(&user, &User::city));
}

void eitherBad(const User &user, bool flag) {
  std::string User::*member = flag ? &User::city : &User::name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(user.*member);
}

void fill(User &user, std::string User::*member, const std::string &text) {
  user.*member = text;
}
void writtenBad(const User &from) {
  User user;
  fill(user, &User::city, from.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.city);
}
void writtenOk(const User &from) {
  User user;
  fill(user, &User::city, from.phone);
  log_number(user.id);
}

// Nobody says which member: any.
void unknownBad(const User &user, std::string User::*member) {
  // CHECK: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.*member);
}

struct Column {
  const char *title;
  std::string User::*member;
};
constexpr Column shown[] = {{"city", &User::city}};
struct Detail {
  const char *title;
  std::string User::*member;
};
const Detail hidden[] = {{"city", &User::city}, {"mail", &User::email}};
const Detail open[] = {{"city", &User::city}};
void tableOk(const User &user) {
  for (const Column &column : shown)
    log_line(user.*column.member);
}
void tableBad(const User &user) {
  for (const Detail &column : hidden)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user.*column.member);
}
void otherTableOk(const User &user) {
  for (const Detail &column : open)
    log_line(user.*column.member);
}

template <auto Member> std::string fixed(const User &user) {
  return user.*Member;
}
void templateBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(fixed<&User::phone>(user));
  save(fixed<&User::city>(user));
}

template <typename Row> class Repository {
public:
  template <typename Value>
  std::vector<Value> select(Value Row::*member) const {
    std::vector<Value> values;
    for (const Row &row : rows)
      values.push_back(row.*member);
    return values;
  }
  std::vector<Row> rows;
};
void elementsBad(const Repository<User> &users) {
  for (const std::string &mail : users.select(&User::email))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    save(mail);
}
void elementsOk(const Repository<User> &users) {
  for (const std::string &city : users.select(&User::city))
    save(city);
}

void captureBad(const User &user) {
  auto member = &User::name;
  auto read = [member](const User &of) { return of.*member; };
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(read(user));
}

void invokeBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::invoke(&User::phone, user));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::invoke(&User::email, &user));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(std::invoke(&User::name, std::cref(user)));
  log_line(std::invoke(&User::city, std::cref(user)));
}
void smartBad(std::unique_ptr<User> user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::invoke(&User::phone, user));
}

void projectedBad(const std::vector<User> &users) {
  std::vector<std::string> phones;
  std::ranges::transform(users, std::back_inserter(phones), &User::phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phones[0]);
}
void projectedOk(const std::vector<User> &users) {
  std::vector<std::string> cities;
  std::ranges::transform(users, std::back_inserter(cities), &User::city);
  log_line(cities[0]);
}
void wrappedBad(const std::vector<User> &users) {
  std::vector<std::string> names(users.size());
  std::transform(users.begin(), users.end(), names.begin(),
                 std::mem_fn(&User::name));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(names[0]);
}
void functionBad(const User &user) {
  std::function<std::string(const User &)> read = &User::email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(read(user));
  read = &User::city;
  log_line(read(user));
}

// Methods: the receiver is an object, or whatever points to one.
class Worker {
public:
  void first() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text);
  }
  void second() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text);
  }
  void third() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
  }
  void start() {
    std::invoke(&Worker::first, this);
    std::thread(&Worker::second, this).join();
  }
  std::string text;
};
void receiverBad(const User &user) {
  Worker worker;
  worker.text = user.name;
  worker.start();
}
void smartReceiverBad(const User &user) {
  auto worker = std::make_shared<Worker>();
  worker->text = user.email;
  std::invoke(&Worker::third, worker);
}
