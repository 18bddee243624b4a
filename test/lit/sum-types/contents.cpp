// RUN: %check_flows23
// What optionals, variants, anys and expecteds hold is what they were given: objects
// keep their fields apart, and references lead to the content itself.
#include "pii-test.h"

#include <any>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct Contact {
  std::string label PII_NONE;
  std::string number;
};

Contact contactOf(const User &user) {
  Contact contact;
  contact.label = "home";
  contact.number = user.phone;
  return contact;
}

//===-- any_cast to a reference --===//

void castReferenceBad(const User &user) {
  std::any held = contactOf(user);
  log_line(std::any_cast<Contact &>(held).label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<const Contact &>(held).number);
}

void castElementsBad(const User &user) {
  std::any held = std::vector<std::string>{user.email};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::any_cast<std::vector<std::string> &>(held)[0]);
}

void writtenThroughCastBad(const User &user) {
  std::any held = std::string("none");
  std::any_cast<std::string &>(held) = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<std::string>(held));
}

void writtenThroughCastOk(const User &user) {
  std::any held = user.phone;
  std::any_cast<std::string &>(held) = "withheld";
  log_line(std::any_cast<std::string>(held));
}

void castCopyOk(const User &user) {
  std::any held = std::string("none");
  auto copied = std::any_cast<std::string>(held);
  copied = user.phone;
  log_line(std::any_cast<std::string>(held));
}

//===-- The content, or something else --===//

void elementOrBad(const User &user, const std::optional<std::vector<std::string>> &given) {
  std::optional<std::vector<std::string>> phones(std::vector<std::string>{user.phone});
  const auto all = phones.value_or(std::vector<std::string>{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(all[0]);
  const auto none = given.value_or(std::vector<std::string>{"none"});
  log_line(none[0]);
}

void pairOrBad(const User &user) {
  std::optional<std::pair<std::string, std::string>> entry(std::pair(user.city, user.phone));
  const auto shown = entry.value_or(std::pair(std::string(), std::string()));
  log_line(shown.first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown.second);
}

void orOtherBad(const User &user) {
  std::expected<std::vector<std::string>, int> found = std::unexpected(3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(found.value_or(std::vector<std::string>{user.email}).at(0));
}

void orLiteralBad(const User &user) {
  std::optional<std::string> phone(user.phone);
  std::optional<std::string> nothing;
  log_line(nothing.value_or("none"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone.value_or("none"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(nothing.value_or(user.phone.c_str()));
}

//===-- Made in place --===//

void inPlaceBad(const User &user) {
  const Contact home = contactOf(user);
  std::any any(std::in_place_type<Contact>, home);
  log_line(std::any_cast<Contact>(any).label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<Contact>(any).number);
  std::variant<int, Contact> variant{std::in_place_index<1>, home};
  log_line(std::get<1>(variant).label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(variant).number);
  std::expected<int, Contact> failed(std::unexpect, home);
  log_line(failed.error().label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(failed.error().number);
}

void severalBad(const User &user) {
  std::variant<int, std::string> text(std::in_place_index<1>, user.phone, 0, 4);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(text));
}

void emplacedBad(const User &user) {
  std::any any;
  any.emplace<Contact>(contactOf(user));
  log_line(std::any_cast<Contact &>(any).label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<Contact &>(any).number);
}

struct Job {
  std::function<std::string()> run;
};

void callableInPlaceBad(const User &user) {
  const Job job{[phone = user.phone] { return phone; }};
  std::expected<int, Job> failed(std::unexpect, job);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(failed.error().run());
  std::any any(std::in_place_type<Job>, job);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<Job>(any).run());
}

void callableInPlaceOk(const User &user) {
  const Job job{[phone = user.phone] { return mask_phone(phone); }};
  std::variant<int, Job> variant(std::in_place_index<1>, job);
  log_line(std::get<1>(variant).run());
}

//===-- Errors --===//

void errorBad(const User &user) {
  std::expected<int, std::string> sent = std::unexpected(std::string("late"));
  sent.error() = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sent.error());
}

void errorOk(const User &user) {
  std::expected<int, std::string> sent = std::unexpected(user.phone);
  sent.error() = "late";
  log_line(sent.error());
}

void errorFieldBad(const User &user) {
  std::expected<int, Contact> sent = std::unexpected(contactOf(user));
  log_line(sent.error().label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sent.error().number);
}

//===-- Owned by smart pointers --===//

void ownedBad(const User &user) {
  auto entry = std::make_shared<std::pair<std::string, std::string>>(std::pair(user.city, user.phone));
  log_line(entry->first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(entry->second);
  auto row = std::make_unique<std::tuple<std::string, std::string>>(std::tuple(user.city, user.phone));
  log_line(std::get<0>(*row));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::get<1>(*row));
}

void ownedMapBad(const User &user) {
  using Contacts = std::map<std::string, Contact>;
  auto contacts = std::make_unique<Contacts>(Contacts{{"home", contactOf(user)}});
  log_line(contacts->at("home").label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(contacts->at("home").number);
}

void ownedFromPartsBad(const User &user) {
  auto entry = std::make_unique<std::pair<std::string, std::string>>(user.city, user.phone);
  log_line(entry->first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(entry->second);
}

//===-- Exchanged --===//

void exchangedBad(const User &user) {
  Contact home = contactOf(user);
  const Contact old = std::exchange(home, Contact{});
  log_line(home.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(old.number);
}

void exchangedForBad(const User &user) {
  Contact home{"none", "none"};
  const Contact old = std::exchange(home, contactOf(user));
  log_line(old.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(home.number);
}

void assignedContentOk(const User &user) {
  std::optional<Contact> home = contactOf(user);
  home = Contact{"none", "withheld"};
  log_line(home->number);
}

//===-- Made of several arguments --===//

void fromPartsOk(const User &user) {
  std::optional<Contact> home(std::in_place, "home", user.phone);
  log_line(home->label);
}

void anyFromPartsBad(const User &user) {
  std::any home(std::in_place_type<Contact>, "home", user.phone);
  log_line(std::any_cast<const Contact &>(home).label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<const Contact &>(home).number);
}

void anyEmplacedFromPartsBad(const User &user) {
  std::any home;
  home.emplace<Contact>("home", user.phone);
  log_line(std::any_cast<const Contact &>(home).label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<const Contact &>(home).number);
}

// The call names the class only as a template argument.
void FP_makeAnyOk(const User &user) {
  const std::any home = std::make_any<Contact>("home", user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::any_cast<const Contact &>(home).label);
}
