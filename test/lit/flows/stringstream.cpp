// RUN: %check_flows
// What is written to a string stream comes out of str(), until str("").
#include "pii-test.h"

#include <iostream>
#include <sstream>

void strBad(const User &user) {
  std::ostringstream text;
  text << "phone=" << user.phone << ';';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text.str());
}

void strOk(const User &user) {
  std::ostringstream text;
  text << "phone=" << mask_phone(user.phone) << ';';
  log_line(text.str());
}

void strWeakBad(const User &user) {
  std::ostringstream text;
  text << "phone=" << hash_phone(user.phone) << ';';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text.str());
}

void clearedOk(const User &user) {
  std::ostringstream text;
  text << user.phone;
  text.str("");
  text << "nobody";
  log_line(text.str());
}

void reusedBad(const User &user) {
  std::ostringstream text;
  text << user.phone;
  text.str("");
  text << user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text.str());
}

void viewBad(const User &user) {
  std::ostringstream text;
  text << user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::string(text.view()));
}

void extractedBad(const User &user) {
  std::istringstream in(user.name);
  std::string first;
  in >> first;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(first);
}

void lineBad(const User &user) {
  std::stringstream in;
  in << user.email << '\n';
  std::string line;
  while (std::getline(in, line))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(line);
}

void bufferBad(const User &user) {
  std::stringstream text;
  text << user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog << text.rdbuf();
}
