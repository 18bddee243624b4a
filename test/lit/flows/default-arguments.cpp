// RUN: %check_flows
// A default argument is evaluated where the call leaves it out.
#include "pii-test.h"

User current();

void note(const std::string &text = current().phone) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void leftOutBad() { note(); }
void givenOk() { note("nobody"); }

void noteMasked(const std::string &text = mask_phone(current().phone)) {
  log_line(text);
}

void leftOutOk() { noteMasked(); }

void noteHashed(const std::string &text = hash_phone(current().phone)) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void leftOutWeakBad() { noteHashed(); }

void record(const std::string &what, const std::string &who = current().email)
    PII_SINK(log);

void sinkBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  record("start");
}

void sinkOk() { record("start", "nobody"); }

void unused(const std::string & = current().name) {}

void unusedOk() { unused(); }
