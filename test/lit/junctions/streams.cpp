// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --check-prefixes=CHECK,NEAR --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --check-prefixes=CHECK,NEAR --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --check-prefixes=CHECK,FAR --implicit-check-not=warning:
// Streams that are passed to calls: a stream whose writes are followed is told
// where it is named, one that passed a junction where it is written to.
#include "pii-test.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <ostream>
#include <sstream>
#include <string>

void printPhone(std::ostream &out, const User &user) {
  // FAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  out << "phone: " << user.phone << '\n';
}
void printCity(std::ostream &out, const User &user) {
  out << "city: " << user.city << '\n';
}

// NEAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
void standardBad(const User &user) { printPhone(std::cout, user); }
void standardOk(const User &user) { printCity(std::cout, user); }

void printName(std::ostream &out, const User &user) {
  // FAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  out << user.name;
}

// NEAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
void errorBad(const User &user) { printName(std::cerr, user); }

void printFile(std::ostream &out, const User &user) {
  // FAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  out << user.email << ',';
}

void fileBad(const User &user, const char *path) {
  std::ofstream file(path);
  // NEAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  printFile(file, user);
}

// In memory.
void compose(std::ostream &out, const User &user) { out << "name: " << user.name; }
void composeMail(std::ostream &out, const User &user) { out << "mail: " << user.email; }
void composeCity(std::ostream &out, const User &user) { out << "city: " << user.city; }

bool memoryOk(const User &user) {
  std::ostringstream out;
  compose(out, user);
  return out.str().size() > 80;
}
void memoryBad(const User &user) {
  std::ostringstream out;
  composeMail(out, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(out.str());
}
void memoryCityOk(const User &user) {
  std::ostringstream out;
  composeCity(out, user);
  log_line(out.str());
}

// Chained operators.
struct Tag {
  std::string holder PII(name);
  std::string zone PII_NONE;
};
std::ostream &operator<<(std::ostream &out, const Tag &tag) {
  // FAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Tag.holder{{.*}}[pii-log]
  return out << tag.zone << '/' << tag.holder;
}

// NEAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Tag.holder{{.*}}[pii-log]
void operatorBad(const Tag &tag) { std::clog << "tag " << tag << std::endl; }

// C streams.
void writeRow(std::FILE *file, const User &user) {
  // FAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  std::fprintf(file, "%s\n", user.phone.c_str());
}
void writeCity(std::FILE *file, const User &user) {
  std::fprintf(file, "%s\n", user.city.c_str());
}

void cFileBad(const User &user, const char *path) {
  std::FILE *file = std::fopen(path, "w");
  // NEAR: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  writeRow(file, user);
  writeCity(file, user);
  std::fclose(file);
}
