// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Calls that reach several overriders, of which one leaks.
#include "pii-test.h"

#include <memory>
#include <string>
#include <vector>

class Channel {
public:
  virtual ~Channel() = default;
  virtual void send(const User &user) = 0;
  virtual std::string name() const { return "channel"; }
};

class Post : public Channel {
public:
  void send(const User &user) override {
    std::string text = "letter for " + user.city;
    log_line(text);
  }
};

class Sms : public Channel {
public:
  void send(const User &user) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("sms for " + user.phone);
  }
  std::string name() const override { return "sms"; }
};

class Mail : public Channel {
public:
  void send(const User &user) override { log_line("mail for " + mask_email(user.email)); }
};

std::vector<std::unique_ptr<Channel>> channels() {
  std::vector<std::unique_ptr<Channel>> all;
  all.push_back(std::make_unique<Post>());
  all.push_back(std::make_unique<Sms>());
  all.push_back(std::make_unique<Mail>());
  return all;
}

void broadcastBad(const User &user) {
  for (auto &channel : channels()) {
    channel->send(user);
    log_line(channel->name());
  }
}

// Results.
class Formatter {
public:
  virtual ~Formatter() = default;
  virtual std::string format(const User &user) const = 0;
};
class Short : public Formatter {
public:
  std::string format(const User &user) const override { return std::to_string(user.id); }
};
class Long : public Formatter {
public:
  std::string format(const User &user) const override { return user.city + " " + user.name; }
};

std::string formatted(const User &user, const Formatter &formatter) {
  return formatter.format(user);
}

void resultBad(const User &user, bool verbose) {
  std::unique_ptr<Formatter> formatter;
  if (verbose)
    formatter = std::make_unique<Long>();
  else
    formatter = std::make_unique<Short>();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(formatted(user, *formatter));
}

// Every overrider is harmless.
class Rule {
public:
  virtual ~Rule() = default;
  virtual bool accepts(const User &user) const = 0;
  virtual std::string label() const = 0;
};
class HasPhone : public Rule {
public:
  bool accepts(const User &user) const override { return !user.phone.empty(); }
  std::string label() const override { return "has a phone"; }
};
class HasMail : public Rule {
public:
  bool accepts(const User &user) const override { return user.email.size() > 3; }
  std::string label() const override { return "has a mail address"; }
};

void rulesOk(const User &user) {
  const std::unique_ptr<Rule> rules[] = {std::make_unique<HasPhone>(), std::make_unique<HasMail>()};
  for (const auto &rule : rules)
    if (!rule->accepts(user))
      log_line(rule->label());
}

// A member of a base class.
class Task {
public:
  explicit Task(std::string subject) : subject_(std::move(subject)) {}
  virtual ~Task() = default;
  virtual void run() = 0;

protected:
  std::string subject_;
};
class CallTask : public Task {
public:
  using Task::Task;
  void run() override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("calling " + subject_);
  }
};

void runAll(const std::vector<std::unique_ptr<Task>> &tasks) {
  for (const auto &task : tasks)
    task->run();
}

void baseMemberBad(const User &user) {
  std::vector<std::unique_ptr<Task>> tasks;
  tasks.push_back(std::make_unique<CallTask>(user.phone));
  runAll(tasks);
}
