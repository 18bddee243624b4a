// RUN: %check_flows
// A visitor's overload gets the alternative of its type, and no other one.
#include "pii-test.h"

#include <map>
#include <memory>
#include <type_traits>
#include <variant>
#include <vector>

using Contact = std::variant<std::monostate, std::string, User>;

template <class... Ts> struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

//===-- Lambdas that are overloads --===//

std::string show(const Contact &contact) {
  return std::visit(Overloaded{[](std::monostate) { return std::string("-"); },
                               [](const std::string &text) { return text; },
                               [](const User &user) { return user.city; }},
                    contact);
}

void shownOk(const User &user) {
  Contact contact = user;
  log_line(show(contact));
}

void shownBad(const User &user) {
  Contact contact = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(show(contact));
}

void inPlaceOk(const User &user) {
  Contact contact = user;
  std::visit(Overloaded{[](std::monostate) {},
                        [](const std::string &text) { log_line(text); },
                        [](const User &held) { log_line(held.city); }},
             contact);
}

void inPlaceBad(const User &user) {
  Contact contact = user;
  std::visit(Overloaded{[](std::monostate) {},
                        [](const std::string &text) { log_line(text); },
                        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
                        [](const User &held) { log_line(held.phone); }},
             contact);
}

//===-- One generic lambda --===//

void writeText(const Contact &contact) {
  std::visit(
      [](const auto &held) {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, std::string>)
          // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
          log_line(held);
        else if constexpr (std::is_same_v<T, User>)
          log_line(held.city);
      },
      contact);
}

void genericOk(const User &user) { writeText(user); }

void genericBad(const User &user) { writeText(user.name); }

void genericPhoneOk(const User &user) {
  Contact contact = user;
  std::visit(
      [](auto &&held) {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, std::string>)
          log_line(held);
      },
      contact);
}

//===-- A structure with several operators --===//

struct Writer {
  void operator()(std::monostate) const {}
  void operator()(const std::string &text) const { log_line(text); }
  void operator()(const User &user) const { log_line(user.city); }
};

void structureOk(const User &user) {
  Contact contact;
  contact = user;
  std::visit(Writer(), contact);
}

struct Sender {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string &text) const { return text; }
  std::string operator()(const User &user) const {
    return mask_phone(user.phone);
  }
};

void structureBad(const User &user) {
  Contact contact;
  contact = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::visit(Sender(), contact));
}

void structureMaskedOk(const User &user) {
  Contact contact;
  contact = user;
  log_line(std::visit(Sender(), contact));
}

// What no overload names goes to those that may take it.
struct Named {
  virtual ~Named() = default;
  std::string label;
};
struct Person : Named {};
struct Company : Named {};
using Party = std::variant<Person, Company, std::string>;

void commonBaseBad(const User &user) {
  Person person;
  person.label = user.name;
  Party party = person;
  std::visit(
      Overloaded{
          [](const std::string &text) { log_line(text); },
          // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
          [](const Named &named) { log_line(named.label); }},
      party);
}

// A conversion to the alternative.
void convertedBad(const User &user) {
  std::variant<int, std::string> held = user.phone.c_str();
  std::visit(Overloaded{[](int) {},
                        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
                        [](const std::string &text) { log_line(text); }},
             held);
}

//===-- Two variants --===//

void twoBad(const User &user) {
  Contact from = user, to = user.email;
  std::visit(Overloaded{[](const User &a, const std::string &b) {
                          log_line(a.city);
                          // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
                          log_line(b);
                        },
                        [](const auto &, const auto &) {}},
             from, to);
}

//===-- get and get_if by type and number --===//

void otherAlternativeOk(const User &user) {
  Contact contact = user;
  if (auto *text = std::get_if<std::string>(&contact))
    log_line(*text);
  log_line(std::get<1>(contact));
}

void ownAlternativeBad(const User &user) {
  Contact contact(std::in_place_type<std::string>, user.email);
  log_line(std::get<User>(contact).phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::get<1>(contact));
  contact.emplace<User>(user);
  log_line(std::get<std::string>(contact));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get_if<User>(&contact)->phone);
}

//===-- Values within values --===//

struct Value;
using List = std::vector<Value>;
using Table = std::map<std::string, Value>;
struct Value {
  std::variant<std::int64_t, std::string, std::shared_ptr<List>,
               std::shared_ptr<Table>>
      data;
};

void write(const Value &value, std::string &out) {
  std::visit(
      Overloaded{[&](std::int64_t number) { out += std::to_string(number); },
                 [&](const std::string &text) { out += text; },
                 [&](const std::shared_ptr<List> &list) {
                   for (const Value &item : *list)
                     write(item, out);
                 },
                 [&](const std::shared_ptr<Table> &table) {
                   for (const auto &[key, item] : *table)
                     write(item, out);
                 }},
      value.data);
}

void nestedBad(const User &user) {
  auto list = std::make_shared<List>();
  list->push_back(Value{user.email});
  auto table = std::make_shared<Table>();
  (*table)["mails"] = Value{list};
  auto outer = std::make_shared<List>();
  outer->push_back(Value{table});
  std::string out;
  write(Value{outer}, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(out);
}
