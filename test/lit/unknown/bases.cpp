// RUN: %check_flows
// Objects of the program's classes that a library knows as a base class: what
// it keeps of data is not in their fields, and it does not see these.
#include "pii-test.h"

#include <string>

struct Transport {
  void write(const std::string &data);
  std::string received();
};
void attach(Transport &transport, const std::string &label);

struct Session : Transport {
  std::string banner, title;
  const User *user = nullptr;
};

void fieldAfterWriteOk(Session &session) {
  session.write(session.user->phone);
  log_line(session.banner);
}

void resultOfBaseOk(Session &session) { log_line(session.received()); }

void keptByBaseBad(Session &session) {
  session.write(session.user->phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(session.received());
}

void givenAsBaseOk(Session &session) {
  attach(session, session.user->name);
  log_line(session.banner);
}

void givenAsBaseBad(Session &session) {
  attach(session, session.user->name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(session.received());
}

void ownFieldBad(Session &session) {
  session.title = session.user->phone;
  session.write("hello");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(session.title);
}
