// RUN: %check_flows
// Values that leave a function through its parameters.
#include "pii-test.h"

void copyPhone(const User &user, std::string &out) { out = user.phone; }
void copyPhoneTo(const User &user, std::string *out) {
  if (out)
    *out = user.phone;
}

void referenceBad(const User &user) {
  std::string text;
  copyPhone(user, text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void pointerBad(const User &user) {
  std::string text;
  copyPhoneTo(user, &text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void otherVariableOk(const User &user) {
  std::string text, other = "none";
  copyPhone(user, text);
  log_line(other);
}

void overwrittenOk(const User &user) {
  std::string text;
  copyPhone(user, text);
  text = "gone";
  log_line(text);
}

void sanitisedInPlaceOk(const User &user) {
  std::string text;
  copyPhone(user, text);
  mask_in_place(text);
  log_line(text);
}

void sanitisedInPlaceWeakBad(const User &user) {
  std::string text;
  copyPhone(user, text);
  hash_in_place(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

bool find(std::int64_t id, std::string &mobile PII(phone));

void annotatedBad(std::int64_t id) {
  std::string text;
  if (find(id, text))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}mobile{{.*}}[pii-log]
    log_line(text);
}

void fillMasked(const User &user, std::string &out) {
  copyPhone(user, out);
  mask_in_place(out);
}

void twoLevelsOk(const User &user) {
  std::string text;
  fillMasked(user, text);
  log_line(text);
}

void twoArguments(const std::string &from, std::string &to) { to = from; }

void argumentToArgumentBad(const User &user) {
  std::string text;
  twoArguments(user.email, text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}
