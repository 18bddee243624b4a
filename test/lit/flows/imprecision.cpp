// RUN: %check_flows
// Reports that are wrong today, and why; see docs/limitations.md.
#include "pii-test.h"

#include <vector>

// Two branches on the same condition are two branches.
void FP_correlatedOk(const User &user, bool strict) {
  std::string text = user.phone;
  if (strict)
    mask_in_place(text);
  if (strict)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
}

// All elements of a container are one: only some loops are known to be at each.
void FP_maskedFromEndOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  for (std::size_t i = rows.size(); i-- > 0;)
    rows[i] = mask_phone(rows[i]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

// Arithmetic is no protection until it is annotated.
void FP_lastDigitOk(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(subscriber.number % 10);
}

// Globals have no order: what is written anywhere can be read anywhere.
std::string shared;

void FP_readBeforeWrittenOk(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shared);
  shared = user.phone;
}
