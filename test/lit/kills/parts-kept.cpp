// RUN: %check_flows
// Objects that a callee writes anew, apart from parts that it keeps.
#include "pii-test.h"

#include <string>
#include <vector>

struct Session {
  std::string name, phone;
  std::vector<std::string> calls;
};

void resetButName(Session &session) {
  std::string name = session.name;
  session = Session();
  session.name = name;
}

void keptBad(const User &user) {
  Session session{user.name, user.phone, {}};
  resetButName(session);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(session.name);
}

void resetOk(const User &user) {
  Session session{user.name, user.phone, {}};
  resetButName(session);
  log_line(session.phone);
}

void resetButCalls(Session &session) {
  std::vector<std::string> calls = session.calls;
  session = Session();
  session.calls = calls;
}

void elementsBad(const User &user) {
  Session session{"", "", {user.phone}};
  resetButCalls(session);
  log_line(session.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(session.calls[0]);
}
