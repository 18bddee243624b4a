// RUN: %expect 1 %piiflow check --color=never %s -- -x c -std=c17 %header > %t
// RUN: FileCheck %s --implicit-check-not=warning: < %t
// Pointers to functions in C, where what they point to is no lvalue.
#include "piiflow/annotations.h"

struct user {
  char phone[16] PII(phone);
  char city[16] PII_NONE;
};
void log_text(const char *text) PII_SINK(log);

static void print(const char *text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}user.phone{{.*}}[pii-log]
  log_text(text);
}
static void ignore(const char *text) { (void)text; }

void dereferenced_bad(const struct user *user) {
  void (*printer)(const char *) = print;
  (*printer)(user->phone);
}

void repeated_ok(const struct user *user) {
  void (*printer)(const char *) = ignore;
  (***printer)(user->phone);
}

void member_ok(const struct user *user, void (**table)(const char *)) {
  table[0] = ignore;
  (*table[0])(user->phone);
}

void parameter(void (*printer)(const char *), const char *text) { (*printer)(text); }

void passed_ok(const struct user *user) { parameter(print, user->city); }
