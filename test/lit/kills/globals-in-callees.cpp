// RUN: %check_flows
// What callees clear, globals among it.
#include "pii-test.h"

#include <string>

static std::string request;
static thread_local std::string perThread;

static void forget() { request.clear(); }
static void blank() { request = ""; }
static void erase() { request.erase(); }
static void maybeForget(bool now) {
  if (now)
    request.clear();
}

void forgetOk(const User &user) {
  request = user.email;
  forget();
  log_line(request);
}

void blankOk(const User &user) {
  request = user.email;
  blank();
  log_line(request);
}

void eraseOk(const User &user) {
  request = user.email;
  erase();
  log_line(request);
}

void maybeBad(const User &user, bool now) {
  request = user.email;
  maybeForget(now);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(request);
}

struct Scope {
  explicit Scope(const User &user) { perThread = user.phone; }
  ~Scope() { perThread.clear(); }
};

void scopeOk(const User &user) {
  {
    Scope scope(user);
  }
  log_line(perThread);
}

void scopeBad(const User &user) {
  Scope scope(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(perThread);
}

static std::string state;
void check(const std::string &text);

static void change(const User &user, const std::string &text) {
  state = user.name;
  check(text);
  state.clear();
}

// What is thrown midway finds what was there.
void thrownMidwayBad(const User &user, const std::string &text) {
  try {
    change(user, text);
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(state);
  }
}
