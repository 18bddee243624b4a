// RUN: %check_flows
// Observers, signals, command queues, visitors, state machines.
#include "pii-test.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

template <typename... Args> class Signal {
public:
  using Slot = std::function<void(Args...)>;
  int connect(Slot slot) {
    slots.emplace(next, std::move(slot));
    return next++;
  }
  void disconnect(int id) { slots.erase(id); }
  void emit(Args... args) const {
    for (const auto &[id, slot] : slots)
      slot(args...);
  }

private:
  std::map<int, Slot> slots;
  int next = 0;
};

struct Account {
  Signal<const User &> changed;
  Signal<const std::string &> renamed;
};

void signalBad(const User &user) {
  Account account;
  account.changed.connect([](const User &u) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line("changed " + u.email);
  });
  account.changed.emit(user);
}

void signalOk(const User &user) {
  Account account;
  account.renamed.connect([](const std::string &name) { log_line(name); });
  account.renamed.emit(mask_all(user.name));
}

void signalWeakBad(const User &user) {
  Account account;
  account.renamed.connect([](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(text);
  });
  account.renamed.emit(base64(user.phone));
}

class Observer {
public:
  virtual ~Observer() = default;
  virtual void onUser(const User &user) = 0;
};

class Audit : public Observer {
public:
  void onUser(const User &user) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
    save(user.name);
  }
};

class Counter : public Observer {
public:
  void onUser(const User &) override { log_number(++count); }

private:
  std::int64_t count = 0;
};

class Subject {
public:
  void attach(Observer *observer) { observers.push_back(observer); }
  void notify(const User &user) {
    for (Observer *observer : observers)
      observer->onUser(user);
  }

private:
  std::vector<Observer *> observers;
};

void observerBad(const User &user) {
  Audit audit;
  Counter counter;
  Subject subject;
  subject.attach(&audit);
  subject.attach(&counter);
  subject.notify(user);
}

class CommandQueue {
public:
  void enqueue(std::function<void()> command) { commands.push_back(std::move(command)); }
  void drain() {
    while (!commands.empty()) {
      auto command = std::move(commands.front());
      commands.pop_front();
      command();
    }
  }

private:
  std::deque<std::function<void()>> commands;
};

void queueBad(const User &user) {
  CommandQueue queue;
  queue.enqueue([user] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
  });
  queue.enqueue([&user] { log_line(user.city); });
  queue.drain();
}

struct Created {
  User user;
};
struct Moved {
  std::int64_t id;
  std::string city;
};
struct Called {
  std::string number PII(phone);
};
using Event = std::variant<Created, Moved, Called>;

template <typename... F> struct Overloaded : F... {
  using F::operator()...;
};
template <typename... F> Overloaded(F...) -> Overloaded<F...>;

std::string describe(const Event &event) {
  return std::visit(Overloaded{[](const Created &e) { return "created " + e.user.email; },
                               [](const Moved &e) { return "moved to " + e.city; },
                               [](const Called &e) { return "called " + mask_phone(e.number); }},
                    event);
}

void visitBad(const User &user) {
  Event event = Created{user};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(describe(event));
}

void visitOk(const User &user) {
  Event event = Moved{user.id, user.city};
  std::visit(Overloaded{[](const Moved &e) { log_line(e.city); }, [](const auto &) {}}, event);
}

class Visitor;
class Document {
public:
  virtual ~Document() = default;
  virtual void accept(Visitor &visitor) const = 0;
};
class Invoice;
class Ticket;
class Visitor {
public:
  virtual ~Visitor() = default;
  virtual void visit(const Invoice &invoice) = 0;
  virtual void visit(const Ticket &ticket) = 0;
};
class Invoice : public Document {
public:
  std::string payer PII(name);
  std::string currency PII_NONE;
  void accept(Visitor &visitor) const override { visitor.visit(*this); }
};
class Ticket : public Document {
public:
  std::string seat PII_NONE;
  void accept(Visitor &visitor) const override { visitor.visit(*this); }
};
class Printer : public Visitor {
public:
  std::string out;
  void visit(const Invoice &invoice) override { out += invoice.currency + invoice.payer; }
  void visit(const Ticket &ticket) override { out += ticket.seat; }
};

void visitorBad(const std::vector<std::unique_ptr<Document>> &documents) {
  Printer printer;
  for (const auto &document : documents)
    document->accept(printer);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Invoice.payer{{.*}}[pii-log]
  log_line(printer.out);
}

std::unique_ptr<Document> scan(bool invoice) {
  if (invoice)
    return std::make_unique<Invoice>();
  return std::make_unique<Ticket>();
}

class Login {
public:
  enum class State { Idle, Asked, Done };
  void feed(const std::string &line PII(email)) {
    switch (state) {
    case State::Idle:
      state = State::Asked;
      break;
    case State::Asked:
      answer = line;
      state = State::Done;
      break;
    case State::Done:
      finishBad();
      break;
    }
  }

private:
  void finishBad() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}line{{.*}}[pii-log]
    log_line("login of " + answer);
  }
  State state = State::Idle;
  std::string answer;
};

void loginBad(Login &login, const std::string &line) { login.feed(line); }
