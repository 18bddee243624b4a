// RUN: %check_flows
// Chains of <<, manipulators, streams passed on.
#include "pii-test.h"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

void chainBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog << "user " << std::setw(20) << std::left << user.phone << std::endl;
}

void chainOk(const User &user) {
  std::clog << "user " << user.id << " of " << user.city << ' ' << std::hex
            << mask_phone(user.phone) << std::endl;
}

void chainWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  std::clog << "user " << base64(user.phone) << '\n';
}

void firstLineBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  std::cerr << "user "
            << std::quoted(user.email)
            << '\n';
}

void referenceBad(const User &user) {
  std::ostream &out = std::cerr;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  out << user.phone;
}

void writeBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog.write(user.phone.data(), user.phone.size());
}

void standardOutputBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  std::cout << user.phone << std::endl;
}

void fileBad(const User &user) {
  std::ofstream file("users.csv");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  file << user.id << ',' << user.phone << '\n';
}

void print(std::ostream &out, const std::string &text) { out << text << '\n'; }

// The stream becomes a sink where it is named.
// CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
void passedOnBad(const User &user) { print(std::cerr, user.phone); }

void passedOnOk(const User &user) {
  std::ostringstream memory;
  print(memory, user.email);
}

std::ostream &brackets(std::ostream &out) { return out << '['; }

void ownManipulatorBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  std::clog << brackets << user.name << ']';
}
