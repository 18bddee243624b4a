// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// What calls write to through their parameters, and what they cannot write to.
#include "pii-test.h"

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

void fillPhone(const User &user, std::string &out) { out = user.phone; }
void fillCity(const User &user, std::string &out) { out = user.city; }

void referenceBad(const User &user) {
  std::string text;
  fillPhone(user, text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
void referenceOk(const User &user) {
  std::string text;
  fillCity(user, text);
  log_line(text);
}

void overwrittenOk(const User &user) {
  std::string text;
  fillPhone(user, text);
  text = "gone";
  log_line(text);
}

void maskedOk(const User &user) {
  std::string text;
  fillPhone(user, text);
  log_line(mask_phone(text));
}

void hashedWeakBad(const User &user) {
  std::string text;
  fillPhone(user, text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(text));
}

bool findMail(const User *user, std::string *out) {
  if (!user || !out)
    return false;
  *out = user->email;
  return true;
}
bool findPlace(const User *user, std::string *out) {
  if (!user || !out)
    return false;
  *out = user->city;
  return true;
}

void pointerBad(const User &user) {
  std::string text;
  if (findMail(&user, &text))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
}
void pointerOk(const User &user) {
  std::string text;
  if (findPlace(&user, &text))
    log_line(text);
}

void nameInto(const User &user, char *buffer, std::size_t size) {
  std::strncpy(buffer, user.name.c_str(), size - 1);
  buffer[size - 1] = '\0';
}
void cityInto(const User &user, char *buffer, std::size_t size) {
  std::snprintf(buffer, size, "%s", user.city.c_str());
}

void bufferBad(const User &user) {
  char buffer[64];
  nameInto(user, buffer, sizeof buffer);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_format("%s", buffer);
}
void bufferOk(const User &user) {
  char buffer[64];
  cityInto(user, buffer, sizeof buffer);
  log_format("%s", buffer);
}

struct Card {
  std::string holder;
  std::string zone;
  int visits = 0;
};

void fillCard(const User &user, Card &card) {
  card.holder = user.name;
  card.zone = user.city;
  card.visits = 1;
}

void structBad(const User &user) {
  Card card;
  fillCard(user, card);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(card.holder);
}
void structOk(const User &user) {
  Card card;
  fillCard(user, card);
  save(card.zone);
  log_number(card.visits);
}

void collectPhones(const std::vector<User> &users, std::vector<std::string> &out) {
  for (const User &user : users)
    out.push_back(user.phone);
}
void collectCities(const std::vector<User> &users, std::vector<std::string> &out) {
  for (const User &user : users)
    out.push_back(user.city);
}

void elementsBad(const std::vector<User> &users) {
  std::vector<std::string> lines;
  collectPhones(users, lines);
  for (const std::string &line : lines)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
    save(line);
}
void elementsOk(const std::vector<User> &users) {
  std::vector<std::string> lines;
  collectCities(users, lines);
  for (const std::string &line : lines)
    save(line);
}

void copyText(const std::string &from, std::string &to) { to = "<" + from + ">"; }

void argumentBad(const User &user) {
  std::string text;
  copyText(user.email, text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  post(text);
}

// Data that was there before is there afterwards.
void appendStop(std::string &text) { text += "."; }

void keptBad(const User &user) {
  std::string text = user.email;
  appendStop(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

// A number by reference.
void numberOf(const Subscriber &subscriber, std::int64_t &number) { number = subscriber.number; }
void planOf(const Subscriber &subscriber, std::int64_t &number) { number = subscriber.plan; }

void numberBad(const Subscriber &subscriber) {
  std::int64_t number = 0;
  numberOf(subscriber, number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(number);
}
void numberOk(const Subscriber &subscriber) {
  std::int64_t number = 0;
  planOf(subscriber, number);
  log_number(number);
}

// Nothing is written through a reference to const, or to a copy.
std::string joined(const std::string &first, std::string second, std::string &out) {
  out = first;
  second += first;
  return second;
}

void constReferenceOk(const User &user) {
  std::string label = "label", copy = "copy", text;
  joined(user.name, copy, text);
  joined(label, user.name, text);
  log_line(label);
  log_line(copy);
}

bool sameText(const std::string &first, const std::string &second, const char *third) {
  return first == second || first == third;
}

void comparedOk(const User &user) {
  std::string text = "hotline";
  const char *other = "line";
  if (sameText(text, user.phone, other))
    log_line(text);
  log_line(other);
}
