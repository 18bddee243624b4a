// RUN: %check_flows
// What only a branch on personal data reveals is not followed; see
// docs/limitations.md.
#include "pii-test.h"

void explicitBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.phone);
}

void FN_branchBad(const User &user) {
  if (user.phone == "13800000000")
    log_line("it is the hotline");
  else
    log_line("it is not the hotline");
}

void FN_digitBad(const User &user) {
  std::string copy;
  for (char c : user.phone)
    copy += c == '1' ? '1' : '0';
  log_line(copy);
}

void FN_countedBad(const User &user) {
  int n = 0;
  while (n < 1000 && std::to_string(n) != user.phone)
    ++n;
  log_number(n);
}
