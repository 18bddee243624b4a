// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning: --check-prefix=CUT
// A callee keeps the address of something of the caller's, and it is written
// through later. Where calls of both are cut, the caller does not see it.
#include "pii-test.h"

#include <string>

class Row {
public:
  explicit Row(std::string &out) : out_(out) {}
  void cell(const std::string &text) { out_ += text; }

private:
  std::string &out_;
};

void FN_keptAddressBad(const User &user) {
  std::string text;
  Row row(text);
  row.cell(user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}
  post(text);
}

struct Cell {
  std::string *out = nullptr;
};

void put(const Cell &cell, const User &user) { *cell.out = user.email; }

void keptByCallerBad(const User &user) {
  std::string text;
  Cell cell;
  cell.out = &text;
  put(cell, user);
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}
  // CUT: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}
  post(text);
}
