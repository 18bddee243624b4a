// RUN: %check_flows
// Tables of functions, and decorators of virtual classes: each way leaking,
// killed and weakly sanitised.
#include "pii-test.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

struct Command {
  const char *name;
  void (*run)(const User &);
};

void showBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.email);
}
void countOk(const User &user) {
  log_number(static_cast<std::int64_t>(user.email.size()));
}
void hashWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(user.phone));
}

const Command commands[] = {
    {"show", showBad}, {"count", countOk}, {"hash", &hashWeakBad}};

void runBad(const std::string &name, const User &user) {
  for (const Command &command : commands)
    if (name == command.name)
      command.run(user);
}

using Pick = std::string (*)(const User &);
std::string pickEmail(const User &user) { return user.email; }
std::string pickCity(const User &user) { return user.city; }
std::string pickHash(const User &user) { return hash_phone(user.phone); }

void eitherBad(const User &user, bool city) {
  const Pick pick = city ? pickCity : pickEmail;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(pick(user));
}

void replacedOk(const User &user) {
  Pick pick = pickEmail;
  pick = &pickCity;
  log_line((*pick)(user));
}

void pickedWeakBad(const User &user) {
  constexpr std::array<Pick, 2> picks = {pickCity, pickHash};
  for (const Pick pick : picks)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(pick(user));
}

const std::map<std::string, std::function<std::string(const User &)>> formats =
    {{"name", [](const User &user) { return user.name; }}, {"city", pickCity}};

void formatBad(const User &user, const std::string &format) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(formats.at(format)(user));
}

class Dialog {
public:
  void go(const User &user, int state) {
    using Step = void (Dialog::*)(const User &);
    static const std::map<int, Step> steps{{0, &Dialog::greetBad},
                                           {1, &Dialog::leaveOk}};
    (this->*steps.at(state))(user);
  }

private:
  void greetBad(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line("hello " + user.name);
  }
  void leaveOk(const User &user) { log_line("bye " + user.city); }
};

// What is written goes through all decorators.
struct Output {
  virtual ~Output() = default;
  virtual void write(const std::string &text) = 0;
};
struct LogOutput : Output {
  void write(const std::string &text) override {
    // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  }
};
struct NoOutput : Output {
  void write(const std::string &) override {}
};
struct Decorator : Output {
  explicit Decorator(std::unique_ptr<Output> inner) : inner(std::move(inner)) {}
  std::unique_ptr<Output> inner;
};
struct Prefixed : Decorator {
  using Decorator::Decorator;
  void write(const std::string &text) override { inner->write("> " + text); }
};

void decoratedBad(const User &user) {
  const std::unique_ptr<Output> output =
      std::make_unique<Prefixed>(std::make_unique<LogOutput>());
  output->write(user.phone);
}

struct MaskedOutput : Output {
  void write(const std::string &text) override { log_line(mask_all(text)); }
};
struct HashedOutput : Output {
  void write(const std::string &text) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(text));
  }
};

void maskedOk(const User &user) {
  MaskedOutput output;
  output.write(user.email);
}

void hashedWeakBad(const User &user) {
  HashedOutput output;
  output.write(user.phone);
}

void discardedOk(const User &user) {
  NoOutput output;
  Output &any = output;
  NoOutput &known = static_cast<NoOutput &>(any);
  known.NoOutput::write(user.email);
}
