// RUN: %check_flows
// A call may throw before it has done anything: a handler, and what follows it,
// sees what was there before as well.

#include "pii-test.h"

#include <cstdint>
#include <stdexcept>

void store(std::int64_t id);

void maskMayThrowBad(User u) {
  try {
    mask_in_place(u.phone);
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(u.phone);
  }
}

void afterTheHandlerBad(User u) {
  try {
    mask_in_place(u.phone);
  } catch (...) {
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(u.phone);
}

void maskWith(std::string &text) {
  if (text.size() < 3)
    throw std::invalid_argument("short");
  text.assign("***");
}

void ownMaskBad(User u) {
  try {
    maskWith(u.phone);
  } catch (const std::invalid_argument &) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(u.phone);
  }
}


void maskedBeforeOk(User u) {
  mask_in_place(u.phone);
  try {
    store(u.id);
  } catch (...) {
    log_line(u.phone);
  }
}

void maskedAfterwardsOk(User u) {
  try {
    store(1);
  } catch (...) {
  }
  mask_in_place(u.phone);
  log_line(u.phone);
}

void returnsFromHandlerOk(User u) {
  try {
    mask_in_place(u.phone);
  } catch (...) {
    return;
  }
  log_line(u.phone);
}
