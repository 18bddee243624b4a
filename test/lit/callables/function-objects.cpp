// RUN: %check_flows
// Function objects of the library, given to algorithms.
#include "pii-test.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <vector>

void plusBad(const User &user, const std::vector<std::string> &tags) {
  std::vector<std::string> own{user.phone}, out(1);
  std::transform(tags.begin(), tags.end(), own.begin(), out.begin(), std::plus<std::string>{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out[0]);
}

void plusTransparentBad(const User &user, const std::vector<std::string> &tags) {
  std::vector<std::string> own{user.name}, out(1);
  std::ranges::transform(tags, own, out.begin(), std::plus<>{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(out[0]);
}

void identityBad(const User &user) {
  std::vector<std::string> own{user.email}, out;
  std::ranges::transform(own, std::back_inserter(out), std::identity{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(out[0]);
}

void negateBad(const Subscriber &subscriber) {
  std::vector<std::int64_t> own{subscriber.number}, out;
  std::transform(own.begin(), own.end(), std::back_inserter(out), std::negate<>{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(out[0]);
}

void plusOk(const User &user, const std::vector<std::string> &tags) {
  std::vector<std::string> own{user.city}, out(1);
  std::transform(tags.begin(), tags.end(), own.begin(), out.begin(), std::plus<std::string>{});
  log_line(out[0]);
}

void comparedOk(const Subscriber &subscriber) {
  std::vector<std::int64_t> own{subscriber.number}, plans{subscriber.plan}, out;
  std::transform(own.begin(), own.end(), plans.begin(), std::back_inserter(out),
                 std::less<std::int64_t>{});
  log_number(out[0]);
}

void plusMaskedOk(const User &user, const std::vector<std::string> &tags) {
  std::vector<std::string> own{mask_phone(user.phone)}, out(1);
  std::transform(tags.begin(), tags.end(), own.begin(), out.begin(), std::plus<std::string>{});
  log_line(out[0]);
}

using Protect = std::string (*)(const std::string &);
const Protect fixedProtect = mask_phone;
static Protect chosenProtect = mask_phone;
void lax() { chosenProtect = base64; }

void constantPointerOk(const User &user) { log_line(fixedProtect(user.phone)); }

void changedPointerBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(chosenProtect(user.phone));
}

// What a constant holds may still not be known.
Protect pick();
extern const Protect elsewhere;
static const Protect picked = pick();
const std::function<std::string(const std::string &)> made = pick();

void elsewhereBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(elsewhere(user.name));
}

void pickedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(picked(user.phone));
}

// A std::function that nobody is seen to give anything known.
void FN_madeBad(const User &user) { log_line(made(user.email)); }
