// RUN: %check_flows
// Functions of the program that have the name of a C function: they do what
// their bodies say.
#include "pii-test.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

void log(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("log " + text);
}
void open(const User &user) { log_line(user.city); }
std::string select(const User &user) { return user.email; }
std::string round(const User &user) { return user.city; }

void logBad(const User &user) { log(user.phone); }

void openOk(const User &user) { open(user); }

void selectBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(select(user));
}

void roundOk(const User &user) { log_line(round(user)); }

// C linkage alone does not make it a function of the system.
extern "C" long creat(const User *user) { return user->id; }
static int system(const User &user) { return int(user.id); }

void definedOk(const User &user) {
  log_number(creat(&user));
  log_number(system(user));
}

// Those of the system and of namespace std are what they were.
void systemBad(const Subscriber &subscriber, const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(std::int64_t(std::log(double(subscriber.number))));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  std::puts(user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(std::atoi(user.phone.c_str()));
}
