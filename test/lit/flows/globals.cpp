// RUN: %check_flows
// State that outlives a call: globals, static locals, singletons.
#include "pii-test.h"

std::string lastCaller;
std::string lastMasked;
std::string lastHashed;
std::string untouched = "none";
std::string hotline PII(phone) = "4008000000";

void remember(const User &user) {
  lastCaller = user.phone;
  lastMasked = mask_phone(user.phone);
  lastHashed = hash_phone(user.phone);
}

void globalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("last caller " + lastCaller);
}

void globalOk() { log_line(lastMasked + untouched); }

void globalWeakBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(lastHashed);
}

void annotatedGlobalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}hotline{{.*}}[pii-log]
  log_line(hotline);
}

std::string &lastMail() {
  static std::string text;
  return text;
}

void rememberMail(const User &user) { lastMail() = user.email; }

void staticLocalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(lastMail());
}

class Registry {
public:
  static Registry &instance() {
    static Registry registry;
    return registry;
  }
  void add(const User &user) {
    name = user.name;
    city = user.city;
  }
  const std::string &latestName() const { return name; }
  const std::string &latestCity() const { return city; }

private:
  std::string name, city;
};

void fillRegistry(const User &user) { Registry::instance().add(user); }

void singletonBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(Registry::instance().latestName());
}

void singletonOk() { log_line(Registry::instance().latestCity()); }

namespace {
struct Counters {
  std::string owner;
  int calls = 0;
} counters;
} // namespace

void count(const User &user) {
  counters.owner = user.phone;
  ++counters.calls;
}

void globalFieldBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(counters.owner);
}

void globalFieldOk() { log_line(std::to_string(counters.calls)); }
