// RUN: %check_flows
// A guard says who may; it makes nothing less personal. What it is given and
// what it answers are no leaks, what follows is one on every path.
#include "pii-test.h"

#include <vector>

struct Session {
  std::string agent PII_NONE;
  bool supervisor = false;
};

bool may_export(const Session &session) PII_GUARD(authorize);
bool consented(const User &user) PII_GUARD(consent);
void audit_access(const Session &session, std::int64_t id) PII_GUARD(audit);

void guardedBad(const Session &session, const User &user) {
  if (!may_export(session))
    return;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(user.phone);
}

void consentedBad(const User &user) {
  if (consented(user)) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
    post(user.email);
  }
}

// The audit is on one path only.
void auditedBad(const Session &session, const std::vector<User> &users) {
  for (const User &user : users) {
    if (session.supervisor)
      audit_access(session, user.id);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
    save(user.name);
  }
}

void refusedOk(const Session &session, const User &user) {
  if (!may_export(session)) {
    log_line("refused " + session.agent);
    log_number(user.id);
  }
}

void answerOk(const User &user) { log_number(consented(user) ? 1 : 0); }

void clearedOk(const Session &session, User user) {
  if (!may_export(session))
    user.phone.clear();
  else
    user.phone = "withheld";
  save(user.phone);
}

void maskedOk(const Session &session, const User &user) {
  if (may_export(session))
    save(mask_phone(user.phone));
}

void hashedWeakBad(const Session &session, const User &user) {
  if (may_export(session))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    save(hash_phone(user.phone));
}

void otherCategoryBad(const Session &session, const User &user) {
  if (may_export(session))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
    save(mask_email(user.phone));
}
