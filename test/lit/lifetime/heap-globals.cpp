// RUN: %check_flows
// Objects on the heap that globals lead to keep their fields apart.
#include "pii-test.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct Context {
  std::string caller;
  std::string route;
};

Context *context;
void startRaw(const User &user) {
  context = new Context;
  context->caller = user.phone;
  context->route = "/home";
}
void rawBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(context->caller);
}
void rawOk() { log_line(context->route); }

std::unique_ptr<Context> owned;
void startOwned(const User &user) { owned = std::make_unique<Context>(user.email, "/home"); }
void ownedBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(owned->caller);
}
void ownedOk() { log_line(owned->route); }

std::unordered_map<int, std::shared_ptr<User>> sessions;
void login(int id, User user) { sessions[id] = std::make_shared<User>(std::move(user)); }
void sessionBad(int id) {
  if (auto it = sessions.find(id); it != sessions.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(it->second->name);
}
void sessionOk(int id) {
  if (auto it = sessions.find(id); it != sessions.end()) {
    log_line(it->second->city);
    log_number(it->second->id);
  }
}

class Registry {
public:
  static Registry &instance() {
    static Registry *registry = new Registry;
    return *registry;
  }
  void add(std::unique_ptr<User> user) { users.push_back(std::move(user)); }
  void printBad() const {
    for (const auto &user : users)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line(user->email);
  }
  void printOk() const {
    for (const auto &user : users)
      log_line(user->city);
  }

private:
  std::vector<std::unique_ptr<User>> users;
};

void registerUser(const User &user) { Registry::instance().add(std::make_unique<User>(user)); }
void registryBad() { Registry::instance().printBad(); }
void registryOk() { Registry::instance().printOk(); }

struct Element {
  std::unique_ptr<std::string> text;
  explicit Element(std::string value) : text(std::make_unique<std::string>(std::move(value))) {}
};
// Behind a pointer in an element that is read at a constant index.
void indexBad(const User &user) {
  std::vector<Element> all;
  all.push_back(Element(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*all[0].text);
}
void backBad(const User &user) {
  std::vector<Element> all;
  all.emplace_back(user.email);
  all.emplace_back("end");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*all.front().text);
}
