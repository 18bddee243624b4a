// RUN: %check_flows
// Virtual calls: containers of bases, several and virtual bases, decorators,
// CRTP, factories with a registry, downcasts.
#include "pii-test.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class Writer {
public:
  virtual ~Writer() = default;
  virtual void write(const std::string &text) = 0;
};

class LogWriter : public Writer {
public:
  void write(const std::string &text) override {
    // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
    // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text);
  }
};

class PrefixWriter : public Writer {
public:
  PrefixWriter(std::unique_ptr<Writer> inner, std::string prefix)
      : inner(std::move(inner)), prefix(std::move(prefix)) {}
  void write(const std::string &text) override { inner->write(prefix + text); }

private:
  std::unique_ptr<Writer> inner;
  std::string prefix;
};

class EncodingWriter : public Writer {
public:
  explicit EncodingWriter(std::unique_ptr<Writer> inner) : inner(std::move(inner)) {}
  void write(const std::string &text) override { inner->write(base64(text)); }

private:
  std::unique_ptr<Writer> inner;
};

void decoratorBad(const User &user) {
  auto writer =
      std::make_unique<PrefixWriter>(std::make_unique<LogWriter>(), "tel:");
  writer->write(user.phone);
}

void decoratorWeakBad(const User &user) {
  EncodingWriter writer(std::make_unique<LogWriter>());
  writer.write(user.email);
}

void decoratorPrefixBad(const User &user) {
  PrefixWriter writer(std::make_unique<LogWriter>(), user.name);
  writer.write("hello");
}

class Strategy {
public:
  virtual ~Strategy() = default;
  virtual std::string apply(const std::string &text) const = 0;
};
class Keep : public Strategy {
public:
  std::string apply(const std::string &text) const override { return text; }
};
class Mask : public Strategy {
public:
  std::string apply(const std::string &text) const override { return mask_all(text); }
};

class Exporter {
public:
  explicit Exporter(std::shared_ptr<const Strategy> strategy) : strategy(std::move(strategy)) {}
  void runBad(const User &user) const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    save(strategy->apply(user.email));
  }

private:
  std::shared_ptr<const Strategy> strategy;
};

void strategyBad(const User &user) { Exporter(std::make_shared<Keep>()).runBad(user); }
void strategyOk(const User &user) { Exporter(std::make_shared<Mask>()).runBad(user); }

class Named {
public:
  virtual ~Named() = default;
  virtual std::string label() const { return name; }
  std::string name;
};
class Reachable {
public:
  virtual ~Reachable() = default;
  virtual std::string address() const { return mail; }
  std::string mail;
};
class Contact : public Named, public Reachable {
public:
  std::string label() const override { return "contact " + name; }
};

void severalBasesBad(const User &user) {
  Contact contact;
  contact.mail = user.email;
  contact.name = "x";
  const Reachable &reachable = contact;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(reachable.address());
}

void severalBasesOk(const User &user) {
  Contact contact;
  contact.mail = user.email;
  contact.name = "x";
  const Named &named = contact;
  log_line(named.label());
}

struct Entity {
  std::string text;
  virtual ~Entity() = default;
};
struct Left : virtual Entity {
  void setLeft(const std::string &value) { text = value; }
};
struct Right : virtual Entity {
  void showBad() const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text);
  }
};
struct Both : Left, Right {};

void diamondBad(const User &user) {
  Both both;
  both.setLeft(user.name);
  both.showBad();
}

template <typename Derived> class Reporter {
public:
  void report(const User &user) const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(static_cast<const Derived *>(this)->text(user));
  }
};
class MailReporter : public Reporter<MailReporter> {
public:
  std::string text(const User &user) const { return user.email; }
};
class CityReporter : public Reporter<CityReporter> {
public:
  std::string text(const User &user) const { return user.city; }
};

void crtpBad(const User &user) { MailReporter().report(user); }
void crtpOk(const User &user) { CityReporter().report(user); }

class Shape {
public:
  virtual ~Shape() = default;
};
class Parcel : public Shape {
public:
  std::string recipient PII(name);
  int weight = 0;
};
class Letter : public Shape {
public:
  std::string stamp;
};

void dynamicCastBad(const std::vector<std::unique_ptr<Shape>> &shapes) {
  for (const auto &shape : shapes)
    if (const auto *parcel = dynamic_cast<const Parcel *>(shape.get()))
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Parcel.recipient{{.*}}[pii-log]
      log_line(parcel->recipient);
}

void dynamicCastOk(const std::vector<std::unique_ptr<Shape>> &shapes) {
  for (const auto &shape : shapes)
    if (const auto *parcel = dynamic_cast<const Parcel *>(shape.get()))
      log_number(parcel->weight);
}

void downcastFlowBad(const User &user) {
  auto letter = std::make_shared<Letter>();
  letter->stamp = user.phone;
  std::shared_ptr<Shape> shape = letter;
  auto again = std::static_pointer_cast<Letter>(shape);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(again->stamp);
}

void referenceCastBad(Shape &shape) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Parcel.recipient{{.*}}[pii-log]
  log_line(static_cast<Parcel &>(shape).recipient);
}

class Plugin {
public:
  virtual ~Plugin() = default;
  virtual void handle(const User &user) = 0;
};
class PhonePlugin : public Plugin {
public:
  void handle(const User &user) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
    post(user.phone);
  }
};
class SafePlugin : public Plugin {
public:
  void handle(const User &user) override { post(mask_phone(user.phone) + user.city); }
};

class PluginRegistry {
public:
  using Factory = std::function<std::unique_ptr<Plugin>()>;
  template <typename T> void add(const std::string &name) {
    factories[name] = [] { return std::make_unique<T>(); };
  }
  std::unique_ptr<Plugin> create(const std::string &name) const {
    auto it = factories.find(name);
    return it == factories.end() ? nullptr : it->second();
  }

private:
  std::map<std::string, Factory> factories;
};

void registryBad(const User &user, const std::string &name) {
  PluginRegistry registry;
  registry.add<PhonePlugin>("phone");
  registry.add<SafePlugin>("safe");
  if (auto plugin = registry.create(name))
    plugin->handle(user);
}

class Base {
public:
  virtual ~Base() = default;
  void run(const User &user) {
    before(user);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(body(user));
  }

protected:
  virtual void before(const User &) {}
  virtual std::string body(const User &user) = 0;
};
class Greeting : public Base {
  void before(const User &user) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("before " + user.phone);
  }
  std::string body(const User &user) override { return "hello " + user.name; }
};

void templateMethodBad(const User &user) {
  Greeting greeting;
  greeting.run(user);
}
