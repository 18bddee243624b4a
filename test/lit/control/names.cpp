// RUN: %check_flows
// Functions of one's own that are called like functions of the C library.
#include "pii-test.h"

#include <iostream>

void log(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("log " + text);
}
void logBad(const User &user) { log(user.phone); }

void send(const User &user, const std::string &text) {
  log_line(text + user.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text + user.name);
}
void sendBad(const User &user) { send(user, "hello "); }

std::string select(const User &user, bool full) { return full ? user.email : user.city; }
void selectBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(select(user, true));
}

std::string round(const User &user) { return user.city; }
void roundOk(const User &user) { log_line(round(user)); }

std::size_t connect(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("connecting " + user.phone);
  return user.phone.size();
}
void connectBad(const User &user) { log_number(connect(user)); }

void write(std::ostream &out, const User &user) { out << user.name; }
void writeBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  write(std::cerr, user);
}

bool remove(const User &user) { return user.id != 0; }
void removeOk(const User &user) { log_number(remove(user)); }

void open(const User &user) { log_line(user.city); }
void openOk(const User &user) { open(user); }

class Channel {
public:
  void write(const std::string &text) { kept += text; }
  void send(const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
  }
  std::string kept;
};
void memberOk(const User &user) {
  Channel channel;
  channel.write(user.phone);
}
void memberBad(const User &user) {
  Channel channel;
  channel.send(user.email);
}

namespace app {
void log(const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line("app " + text);
}
} // namespace app
void scopedBad(const User &user) { app::log(user.name); }
