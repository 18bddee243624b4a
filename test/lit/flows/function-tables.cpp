// RUN: %check_flows
// Calls through pointers: tables, members, callbacks.
#include "pii-test.h"

using Handler = void (*)(const std::string &);

void ignore(const std::string &) {}
void logMasked(const std::string &text) { log_line(mask_phone(text)); }
void logPlain(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
void logHashed(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(text));
}

const Handler handlers[] = {ignore, logPlain, logHashed, logMasked};

void tableBad(const User &user, unsigned i) { handlers[i % 4](user.phone); }

void pointerOk(const User &user) {
  Handler handler = &logMasked;
  handler(user.phone);
}

void postPlain(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  post(text);
}

void pointerBad(const User &user) {
  Handler handler = ignore;
  handler(user.name);
  handler = postPlain;
  (*handler)(user.email);
}

struct Operations {
  void (*open)(const std::string &);
  void (*close)(const std::string &);
};

void openPlain(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(text);
}

const Operations operations = {openPlain, ignore};

void memberBad(const User &user) { operations.open(user.name); }
void memberOk(const User &user) { operations.close(user.name); }

class Desk {
public:
  void quiet(const std::string &) {}
  void loud(const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
  }
};

void memberPointerBad(Desk &desk, const User &user) {
  void (Desk::*method)(const std::string &) = &Desk::loud;
  (desk.*method)(user.email);
}

void memberPointerOk(Desk &desk, const User &user) {
  auto method = &Desk::quiet;
  (desk.*method)(user.name);
}

void apply(const User &user, void (*callback)(const User &, void *), void *context) {
  callback(user, context);
}

void logName(const User &user, void *) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(user.name);
}

void callbackBad(const User &user) { apply(user, logName, nullptr); }

void dataMemberPointerBad(const User &user) {
  std::string User::*field = &User::phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.*field);
}

void dataMemberPointerOk(const User &user) {
  std::string User::*field = &User::city;
  log_line(user.*field);
}

void eitherMemberBad(const User &user, bool home) {
  std::string User::*field = &User::phone;
  if (home)
    field = &User::city;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.*field);
}
