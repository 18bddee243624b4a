// RUN: %check_flows
// A protection counts for the categories its declaration names only.
#include "pii-test.h"

std::string mask_contact(const std::string &text) PII_SANITIZER(mask, phone, email);
std::string mask_any(const std::string &text) PII_SANITIZER(mask, personal);

void otherCategoryBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(mask_email(user.phone));
}

void sameCategoryOk(const User &user) {
  log_line(mask_phone(user.phone) + mask_email(user.email));
}

void twoCategoriesOk(const User &user) {
  log_line(mask_contact(user.phone + user.email));
}

void oneOfTwoBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mask_phone(user.phone + user.email));
}

void bothAppliedOk(const User &user) {
  log_line(mask_email(mask_phone(user.phone + user.email)));
}

void noCategoryOk(const User &user) { log_line(mask_all(user.phone + user.name)); }

void parentCategoryOk(const User &user) { log_line(mask_any(user.phone + user.name)); }

void otherCategoryWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(mask_email(hash_phone(user.phone)));
}

void encodingWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-weak-sanitizer]
  post(base64(user.name));
}
