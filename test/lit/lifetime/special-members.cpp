// RUN: %check_flows
// What the compiler writes: implicit members, base and in-class initialisers,
// default arguments, destructors; each leaking, killed and weakly sanitised.
#include "pii-test.h"

#include <memory>
#include <utility>
#include <vector>

struct Person {
  std::string name, phone;
  Person(std::string name, std::string phone)
      : name(std::move(name)), phone(std::move(phone)) {}
};

struct Employee : Person {
  std::string note{"new: " + phone};
  int grade = 1;
  using Person::Person;
};

void initialisedBad(const User &user) {
  const Employee employee("x", user.phone);
  log_line(employee.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(employee.note);
}

void initialisedOk(const User &user) {
  Employee employee("x", user.phone);
  employee.note = "none";
  log_line(employee.note + employee.name);
  const Employee masked("y", mask_phone(user.phone));
  log_line(masked.note);
}

void initialisedWeakBad(const User &user) {
  const Employee employee("x", hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(employee.note);
}

void copiedBad(const User &user) {
  const Employee employee(user.name, "none");
  const Employee copy = employee;
  Employee assigned("y", "z");
  assigned = copy;
  log_line(assigned.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(assigned.name);
}

void copiedOk(const User &user) {
  Employee employee(user.name, "none");
  employee = Employee("y", "z");
  Employee moved = std::move(employee);
  log_line(moved.name);
}

void copiedWeakBad(const User &user) {
  const Employee employee("x", hash_phone(user.phone));
  Employee moved = std::move(employee);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(moved.phone);
}

struct Pair {
  std::string first;
  std::string second = first + "!";
};

void aggregateBad(const User &user) {
  const Pair pair{.first = user.email};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(pair.second);
}

void aggregateOk(const User &user) {
  const Pair pair{.first = user.email, .second = "none"};
  log_line(pair.second);
}

void aggregateWeakBad(const User &user) {
  const Pair pair{.first = base64(user.email)};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  log_line(pair.second);
}

// Default arguments are evaluated where they are left out.
User current;
std::string currentName() { return current.name; }
std::string currentHash() { return hash_phone(current.phone); }

void greet(const std::string &who = currentName()) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(who);
}
void greetMasked(const std::string &who = mask_all(currentName())) {
  log_line(who);
}
void greetHashed(const std::string &who = currentHash()) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(who);
}
void greetNever(const std::string &who = currentName()) { log_line(who); }

void leftOutBad(const User &user) {
  current = user;
  greet();
}
void leftOutOk() {
  greetMasked();
  greetNever("nobody");
}
void leftOutWeakBad() { greetHashed(); }

// Destructors of members, elements and owned objects.
struct Farewell {
  std::string who;
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  ~Farewell() { log_line("bye " + who); }
};

struct Room {
  std::vector<Farewell> guests;
  Farewell host;
};

void memberBad(const User &user) {
  Room room;
  room.host.who = user.email;
}

void memberOk(const User &user) {
  Room room;
  room.host.who = user.name;
  room.host.who.clear();
}

void ownedWeakBad(const User &user) {
  const auto farewell = std::make_shared<Farewell>();
  farewell->who = hash_phone(user.phone);
}

void ownedOk(const User &user) {
  auto farewell = std::make_unique<Farewell>();
  farewell->who = mask_all(user.name);
}

// What a scope does at its end.
template <typename F> class AtExit {
public:
  explicit AtExit(F last) : last(std::move(last)) {}
  ~AtExit() { last(); }

private:
  F last;
};

void atExitBad(const User &user) {
  std::string state;
  AtExit report([&] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(state);
  });
  state = user.name;
}

void atExitOk(const User &user) {
  std::string state;
  AtExit report([&] { log_line(state); });
  state = user.name;
  state.clear();
}
