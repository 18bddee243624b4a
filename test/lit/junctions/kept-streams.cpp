// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Streams that objects keep, or have.
#include "pii-test.h"

#include <iostream>
#include <ostream>
#include <sstream>
#include <string>

class Printer {
public:
  explicit Printer(std::ostream &out) : out_(out) {}
  void print(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
    out_ << user.phone << '\n';
  }
  void printCity(const User &user) { out_ << user.city << '\n'; }

private:
  std::ostream &out_;
};

void standardBad(const User &user) {
  Printer printer(std::cout);
  printer.print(user);
  printer.printCity(user);
}

class ErrorLog {
public:
  explicit ErrorLog(std::ostream *out) : out_(out) {}
  void add(const std::string &text) {
    if (out_)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      *out_ << "error: " << text << '\n';
  }

private:
  std::ostream *out_;
};

void pointerBad(const User &user) {
  ErrorLog log(&std::cerr);
  log.add(user.email);
}

class Buffer {
public:
  void add(const std::string &text) { text_ << text; }
  std::string text() const { return text_.str(); }
  bool full() const { return text_.str().size() > 100; }

private:
  std::ostringstream text_;
};

void ownBad(const User &user) {
  Buffer buffer;
  buffer.add(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(buffer.text());
}
bool ownOk(const User &user) {
  Buffer buffer;
  buffer.add(user.phone);
  return buffer.full();
}
