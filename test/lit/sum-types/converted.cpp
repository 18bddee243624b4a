// RUN: %check_flows
// Alternatives and optional values that a container makes of what it is given;
// objects that erase a type, and are copied.
#include "pii-test.h"

#include <concepts>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

struct Contact {
  std::string phone;
  std::int64_t id = 0;
};
struct Town {
  std::string city;
};
template <class... Fs> struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;
using Value = std::variant<std::monostate, Town, Contact>;

void emplacedAlternativeBad(const User &user) {
  std::vector<Value> values;
  values.emplace_back(Town{user.city});
  values.emplace_back(Contact{user.phone, user.id});
  for (const Value &value : values)
    std::visit(Overloaded{[](std::monostate) {},
                          [](const Town &town) { log_line(town.city); },
                          [](const Contact &contact) {
                            log_number(contact.id);
                            // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
                            log_line(contact.phone);
                          }},
               value);
}

void emplacedOptionalBad(const User &user) {
  std::vector<std::optional<std::string>> values;
  values.emplace_back(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(values[0].value_or("none"));
}

void assignedOptionalBad(const User &user) {
  std::map<std::string, std::optional<std::string>> values;
  values.insert_or_assign("mail", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*values.at("mail"));
}

void exchangedOk(const User &user) {
  std::optional<std::string> caller = user.phone;
  const std::optional<std::string> kept = std::exchange(caller, std::nullopt);
  log_line(caller.value_or("none"));
}

void emplacedMaskedOk(const User &user) {
  std::vector<std::optional<std::string>> values;
  values.emplace_back(mask_email(user.email));
  log_line(values[0].value_or("none"));
}

class Event {
  struct Concept {
    virtual ~Concept() = default;
    virtual std::string text() const = 0;
    virtual std::unique_ptr<Concept> clone() const = 0;
  };
  template <typename T> struct Model final : Concept {
    explicit Model(T event) : event(std::move(event)) {}
    std::string text() const override { return event.text(); }
    std::unique_ptr<Concept> clone() const override { return std::make_unique<Model>(event); }
    T event;
  };
  std::unique_ptr<Concept> self;

public:
  template <typename T>
    requires(!std::same_as<T, Event>)
  Event(T event) : self(std::make_unique<Model<T>>(std::move(event))) {}
  Event(const Event &other) : self(other.self->clone()) {}
  Event &operator=(Event other) noexcept {
    self.swap(other.self);
    return *this;
  }
  std::string text() const { return self->text(); }
};

struct Login {
  std::string who;
  std::string text() const { return "login " + who; }
};
struct Plan {
  std::int64_t plan;
  std::string text() const { return "plan " + std::to_string(plan); }
};

void clonedBad(const User &user) {
  Event login = Login{user.phone};
  const Event kept = login;
  login = Event(Plan{1});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(kept.text());
  log_line(login.text());
}

void clonedOk(const User &user, const Subscriber &subscriber) {
  const Event plan = Plan{subscriber.plan};
  const Event kept = plan;
  log_line(kept.text());
}
