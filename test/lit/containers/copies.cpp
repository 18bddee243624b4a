// RUN: %check_flows
// Elements copied out of a constant place, as a whole: what was stored anywhere in
// the container may be there.
#include "pii-test.h"

#include <array>
#include <deque>
#include <utility>
#include <vector>

struct Contact {
  std::string label;
  std::string number;
};

std::vector<Contact> contactsOf(const User &user) {
  std::vector<Contact> contacts;
  Contact home;
  home.label = "home";
  home.number = user.phone;
  contacts.push_back(home);
  return contacts;
}

void initialisedBad(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  const Contact first = contacts[0];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first.number);
}

void initialisedOk(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  const Contact first = contacts[0];
  log_line(first.label);
}

void assignedBad(const User &user) {
  std::vector<Contact> contacts;
  contacts.push_back({"work", user.phone});
  Contact chosen;
  chosen = contacts.at(0);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(chosen.number);
}

void assignedOk(const User &user) {
  std::vector<Contact> contacts;
  contacts.push_back({"work", mask_phone(user.phone)});
  Contact chosen;
  chosen = contacts.at(0);
  log_line(chosen.number);
}

void throughReferenceBad(const User &user) {
  std::deque<Contact> recent;
  recent.emplace_front(Contact{"last", user.phone});
  const Contact &last = recent[0];
  Contact kept = last;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(kept.number);
}

void pairBad(const User &user) {
  std::vector<std::pair<Contact, int>> ranked;
  ranked.push_back(std::make_pair(Contact{"home", user.phone}, 3));
  const auto best = ranked.at(0);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(best.first.number);
}

void pairOk(const User &user) {
  std::vector<std::pair<Contact, int>> ranked;
  ranked.push_back(std::make_pair(Contact{"home", user.phone}, 3));
  const auto best = ranked.at(0);
  log_line(best.first.label);
  log_number(best.second);
}

void rowBad(const User &user) {
  std::vector<std::vector<std::string>> rows;
  rows.push_back({user.city, user.email});
  const auto header = rows[0];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(header[1]);
}

void arrayBad(const User &user, unsigned slot) {
  Contact table[3];
  table[slot].number = user.phone;
  Contact second = table[1];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second.number);
}

void arrayOk(const User &user, unsigned slot) {
  Contact table[3];
  table[slot].number = user.phone;
  table[1].number = "withheld";
  Contact second = table[1];
  log_line(second.number);
}

// What is written into one element keeps what the others may have put there.
void partlyWrittenBad(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  contacts[0].label = "private";
  Contact first = contacts[0];
  log_line(first.label);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first.number);
}

void replacedOk(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  contacts[0] = Contact{"none", "withheld"};
  Contact first = contacts[0];
  log_line(first.number);
}

void replacedSometimesBad(const User &user, bool hidden) {
  std::vector<Contact> contacts = contactsOf(user);
  if (hidden)
    contacts[0] = Contact{"none", "withheld"};
  Contact first = contacts[0];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first.number);
}

// The whole element in a sink, and in a function.
std::string shown(Contact contact) { return contact.label + ": " + contact.number; }

void passedBad(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown(contacts[0]));
}

void log_contact(const Contact &contact) PII_SINK(log);

void sunkBad(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_contact(contacts[0]);
}

void sunkOk(const User &user) {
  std::vector<Contact> contacts = contactsOf(user);
  contacts[0].number = mask_phone(contacts[0].number);
  log_contact(contacts[0]);
}
