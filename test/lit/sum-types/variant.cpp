// RUN: %check_flows
// Variants and any: get, get_if, visit, assignment, emplacement.
#include "pii-test.h"

#include <any>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

struct Sms {
  std::string to;
  std::string body;
};
struct Mail {
  std::string address;
  bool html = false;
};
using Notice = std::variant<std::monostate, Sms, Mail>;

template <class... Ts> struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

void getBad(const User &user) {
  Notice notice = Sms{user.phone, "hello"};
  log_line(std::get<Sms>(notice).body);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<Sms>(notice).to);
}

void getIfBad(const User &user) {
  Notice notice = Mail{user.email};
  if (const Mail *mail = std::get_if<Mail>(&notice))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(mail->address);
}

void getByIndexBad(const User &user) {
  Notice notice;
  notice = Mail{user.email, true};
  log_number(std::get<2>(notice).html);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::get<2>(notice).address);
}

void visitOverloadedBad(const User &user) {
  Notice notice = Sms{user.phone, "hello"};
  std::visit(Overloaded{
                 [](std::monostate) { log_line("nothing"); },
                 [](const Sms &sms) {
                   log_line(sms.body);
                   // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
                   log_line(sms.to);
                 },
                 [](const Mail &mail) { log_number(mail.html); },
             },
             notice);
}

void visitOverloadedOk(const User &user) {
  Notice notice = Sms{user.phone, "hello"};
  std::visit(Overloaded{
                 [](std::monostate) { log_line("nothing"); },
                 [](const Sms &sms) { log_line(mask_phone(sms.to) + sms.body); },
                 [](const Mail &mail) { log_line(mail.address); },
             },
             notice);
}

void visitResultBad(const User &user) {
  Notice notice = Mail{user.email};
  std::string text = std::visit(
      [](const auto &value) -> std::string {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, Mail>)
          return value.address;
        else
          return "?";
      },
      notice);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

struct Render {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const Sms &sms) const { return sms.body; }
  std::string operator()(const Mail &mail) const { return mail.html ? "html" : "text"; }
};

void visitorStructOk(const User &user) {
  Notice notice = Sms{user.phone, "hello"};
  log_line(std::visit(Render{}, notice));
}

void emplacedBad(const User &user) {
  Notice notice;
  notice.emplace<Sms>(Sms{user.phone, "x"});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<Sms>(notice).to);
}

void emplacedOk(const User &user) {
  Notice notice = Sms{user.phone, "x"};
  notice.emplace<Mail>();
  log_line(std::get<Mail>(notice).address);
}

void reassignedOk(const User &user) {
  Notice notice = Sms{user.phone, "x"};
  notice = Sms{"none", "y"};
  log_line(std::get<Sms>(notice).to);
}

void writtenThroughGetBad(const User &user) {
  Notice notice = Sms{};
  std::get<Sms>(notice).to = user.phone;
  log_line(std::get<Sms>(notice).body);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<Sms>(notice).to);
}

void cellVariantBad(const User &user) {
  using Cell = std::variant<std::int64_t, double, std::string>;
  std::vector<Cell> row{user.id, 0.5, user.phone};
  for (const auto &cell : row)
    if (std::holds_alternative<std::string>(cell))
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(std::get<std::string>(cell));
}

void cellVariantWeakBad(const User &user) {
  using Cell = std::variant<std::int64_t, std::string>;
  std::map<std::string, Cell> row;
  row["caller"] = hash_phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::get<std::string>(row["caller"]));
}

void anyBad(const User &user) {
  std::any value = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<std::string>(value));
}

void anyPointerBad(const User &user) {
  std::any value = std::make_any<Sms>(Sms{user.phone, "x"});
  if (auto *sms = std::any_cast<Sms>(&value)) {
    log_line(sms->body);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(sms->to);
  }
}

void anyResetOk(const User &user) {
  std::any value = user.phone;
  value = std::string("x");
  log_line(std::any_cast<const std::string &>(value));
}

void anyMapBad(const User &user) {
  std::map<std::string, std::any> bag;
  bag["phone"] = user.phone;
  bag["city"] = user.city;
  log_line(std::any_cast<std::string>(bag.at("city")));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<std::string>(bag.at("phone")));
}
