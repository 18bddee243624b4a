// RUN: %check_flows
// Scope guards, statics, singletons, thread_local, constructors of all kinds.
#include "pii-test.h"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

template <typename F> class ScopeExit {
public:
  explicit ScopeExit(F f) : f(std::move(f)) {}
  ~ScopeExit() {
    if (active)
      f();
  }
  void release() { active = false; }

private:
  F f;
  bool active = true;
};

void guardBad(const User &user) {
  std::string line = "nobody";
  ScopeExit exit([&line] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(line);
  });
  line = user.phone;
}

void guardOk(const User &user) {
  std::string line = user.phone;
  ScopeExit exit([&line] { log_line(line); });
  line = mask_phone(line);
}

class Span {
public:
  explicit Span(std::string name) : name(std::move(name)) {}
  void tag(const std::string &key, const std::string &value) { tags[key] = value; }
  ~Span() {
    std::string line = name;
    for (const auto &[key, value] : tags)
      line += " " + key + "=" + value;
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(line);
  }

private:
  std::string name;
  std::unordered_map<std::string, std::string> tags;
};

void spanBad(const User &user) {
  Span span("login");
  span.tag("mail", user.email);
}

void spanOk(const User &user) {
  Span span("login");
  span.tag("city", user.city);
}

struct Deleter {
  void operator()(User *user) const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line("freeing " + user->name);
    delete user;
  }
};

void deleterBad(const User &user) { std::unique_ptr<User, Deleter> copy(new User(user)); }

void sharedDeleterBad(const User &user) {
  std::shared_ptr<User> copy(new User(user), [](User *u) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("released " + u->phone);
    delete u;
  });
}

const std::string &remember(const std::string &value) {
  static std::string last;
  if (!value.empty())
    last = value;
  return last;
}

void staticBad(const User &user) {
  remember(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(remember(""));
}

class Settings {
public:
  static Settings &instance() {
    static Settings settings;
    return settings;
  }
  void setOperator(const std::string &name) { operatorName = name; }
  const std::string &getOperator() const { return operatorName; }
  void setRegion(const std::string &name) { region = name; }
  const std::string &getRegion() const { return region; }

private:
  Settings() = default;
  std::string operatorName;
  std::string region;
};

void singletonSet(const User &user) {
  Settings::instance().setOperator(user.name);
  Settings::instance().setRegion(user.city);
}
void singletonBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(Settings::instance().getOperator());
}
void singletonOk() { log_line(Settings::instance().getRegion()); }

thread_local std::string currentUser;
thread_local std::string currentRequest;

class RequestScope {
public:
  RequestScope(const User &user, std::string id) {
    currentUser = user.email;
    currentRequest = std::move(id);
  }
  ~RequestScope() { currentUser.clear(); }
};

void threadLocalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line("for " + currentUser);
}
void threadLocalOk() { log_line("in " + currentRequest); }
void requestBad(const User &user) {
  RequestScope scope(user, "r1");
  threadLocalBad();
  threadLocalOk();
}

class Message {
public:
  Message() : Message("nobody", "none") {}
  explicit Message(const User &user) : Message(user.phone, user.city) {}
  Message(std::string to, std::string topic) : to(std::move(to)), topic(std::move(topic)) {}
  std::string to;
  std::string topic;
};

void delegatingBad(const User &user) {
  Message message(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(message.to);
}
void delegatingOk(const User &user) {
  Message message(user);
  log_line(message.topic);
  log_line(Message().to);
}

class Sms : public Message {
public:
  using Message::Message;
  std::string sender = "service " + to;
};

void inheritedBad(const User &user) {
  Sms sms(user.email, "topic");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(sms.to);
}

void inheritedInitBad(const User &user) {
  Sms sms(user.name, "topic");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(sms.sender);
}

void inheritedOk(const User &user) {
  Sms sms(user.email, "topic");
  log_line(sms.topic);
}

struct Draft {
  const User &user;
  std::string greeting = "Dear " + user.name;
  std::string footer = "sent from " + user.city;
};

void memberInitBad(const User &user) {
  Draft draft{user};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(draft.greeting);
}
void memberInitOk(const User &user) {
  Draft draft{user};
  log_line(draft.footer);
}

extern User support;
std::string hotline(const User &user) { return user.phone; }
void announce(const User &user, const std::string &text = "call us", bool loud = false) {
  if (loud)
    log_line(text);
  else
    log_line(text + user.city);
}
void announceBad(const User &user, const std::string &text = hotline(support)) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
void defaultArgumentBad(const User &user) { announceBad(user); }
void defaultArgumentOk(const User &user) { announce(user); }

struct Snapshot {
  User user;
  std::array<std::string, 2> notes;
  Snapshot(const Snapshot &) = default;
  Snapshot &operator=(Snapshot &&) = default;
  explicit Snapshot(User u) : user(std::move(u)) {}
};

void implicitCopyBad(const User &user) {
  Snapshot first(user);
  first.notes[1] = user.phone;
  Snapshot second = first;
  Snapshot third{User{}};
  third = std::move(second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(third.notes[1]);
}

void implicitCopyOk(const User &user) {
  Snapshot first(user);
  Snapshot second = first;
  log_line(second.user.city);
  log_line(second.notes[0]);
}

std::once_flag once;
std::string banner;
void onceBad(const User &user) {
  std::call_once(once, [&] { banner = "operator " + user.name; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(banner);
}
