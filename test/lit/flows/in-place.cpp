// RUN: %check_flows
// A sanitizer that runs on some paths only does not protect the others.
#include "pii-test.h"

void onePathBad(const User &user, bool verbose) {
  std::string text = user.phone;
  if (!verbose)
    mask_in_place(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void allPathsOk(const User &user, bool verbose) {
  std::string text = user.phone;
  if (verbose)
    mask_in_place(text);
  else
    text = mask_all(text);
  log_line(text);
}

void weakerPathWeakBad(const User &user, bool verbose) {
  std::string text = user.phone;
  if (verbose)
    hash_in_place(text);
  else
    mask_in_place(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void returnedEarlyOk(const User &user, bool verbose) {
  std::string text = user.phone;
  if (verbose)
    return;
  mask_in_place(text);
  log_line(text);
}

void conditionalBad(const User &user, bool verbose) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(verbose ? user.phone : mask_phone(user.phone));
}

void conditionalOk(const User &user, bool verbose) {
  log_line(verbose ? mask_all(user.phone) : mask_phone(user.phone));
}

void switchBad(const User &user, int level) {
  std::string text = user.phone;
  switch (level) {
  case 0:
    text.clear();
    break;
  case 1:
    mask_in_place(text);
    break;
  case 2:
    text = hash_phone(text);
    break;
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void loopBad(const User &user, int times) {
  std::string text = user.phone;
  while (times-- > 0)
    text = mask_phone(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void afterwardsBad(const User &user) {
  std::string text = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
  mask_in_place(text);
  log_line(text);
}

void copyKeptBad(const User &user) {
  std::string text = user.phone;
  std::string kept = text;
  mask_in_place(text);
  log_line(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(kept);
}

void bothOk(const User &user) {
  std::string text = user.phone;
  hash_in_place(text);
  mask_in_place(text);
  log_line(text);
}
