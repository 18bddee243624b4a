// RUN: %check_flows
// Log macros as projects have them: with a level, lazily, around other macros.
// The place is the outermost expansion, reported once.
#include "pii-test.h"

#include <iostream>
#include <sstream>

enum class Level { Debug, Info, Error };
Level threshold();

#define APP_LOG(level, expression)                                             \
  do {                                                                         \
    if (static_cast<int>(level) >= static_cast<int>(threshold())) {            \
      std::ostringstream line_;                                                \
      line_ << __FILE__ << ':' << __LINE__ << ' ' << expression;               \
      std::clog << line_.str() << std::endl;                                   \
    }                                                                          \
  } while (false)

#define RETURN_UNLESS(condition, message)                                      \
  if (!(condition)) {                                                          \
    APP_LOG(Level::Error, message);                                            \
    return;                                                                    \
  }

struct Voidify {
  void operator&(std::ostream &) {}
};
#define LOG_IF(condition) !(condition) ? (void)0 : Voidify() & std::cerr

#define TRACE(value) (std::cerr << #value << '=' << (value) << '\n')

void levelBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  APP_LOG(Level::Debug, "user " << user.phone << " in " << user.city);
}

void levelOk(User user) {
  APP_LOG(Level::Debug,
          "user " << mask_phone(user.phone) << ' ' << user.phone.size());
  user.phone.clear();
  APP_LOG(Level::Debug, "user " << user.phone);
}

void levelWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  APP_LOG(Level::Error, "user " << hash_phone(user.phone));
}

void levelOtherCategoryBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  APP_LOG(Level::Error, "user " << mask_email(user.phone));
}

void aroundBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  RETURN_UNLESS(!user.email.empty(), "no mail for " << user.name);
}

void aroundOk(const User &user) {
  RETURN_UNLESS(!user.email.empty(), "no mail for " << user.id);
}

void aroundWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  RETURN_UNLESS(user.id != 0, "no id for " << base64(user.email));
}

void lazyBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  LOG_IF(user.id > 3) << "large " << user.email;
}

void lazyOk(const User &user) {
  LOG_IF(user.phone.empty()) << "no phone in " << user.city;
}

void lazyWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  LOG_IF(user.id > 3) << "large " << hash_phone(user.phone);
}

void tracedBad(const User &user) {
  TRACE(user.id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  TRACE(user.phone);
}
