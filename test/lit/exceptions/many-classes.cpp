// RUN: %check_flows
// A handler of a base that more classes have than are told apart.
#include "pii-test.h"

#include <string>
#include <utility>

struct Failure {
  explicit Failure(std::string text) : detail(std::move(text)) {}
  virtual ~Failure() = default;
  std::string detail;
  int code = 0;
};

#define CLASSES \
  X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) \
  X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17) X(18) X(19) \
  X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29)

#define X(N) \
  struct Failure##N : Failure { \
    using Failure::Failure; \
  };
CLASSES
#undef X

void fail(int kind, const User &user) {
#define X(N) \
  if (kind == N) \
    throw Failure##N("no " + user.email);
  CLASSES
#undef X
}

void byReferenceBad(int kind, const User &user) {
  try {
    fail(kind, user);
  } catch (const Failure &failure) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(failure.detail);
  }
}

void byValueBad(int kind, const User &user) {
  try {
    fail(kind, user);
  } catch (Failure failure) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(failure.detail);
  }
}

void codeOk(int kind, const User &user) {
  try {
    fail(kind, user);
  } catch (const Failure &failure) {
    log_number(failure.code);
  }
}

void maskedOk(int kind, const User &user) {
  try {
    fail(kind, user);
  } catch (const Failure &failure) {
    log_line(mask_all(failure.detail));
  }
}
