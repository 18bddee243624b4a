// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Sanitizers within calls, around them, and on some of the paths.
#include "pii-test.h"

#include <string>

std::string shown(const User &user) { return "phone " + mask_phone(user.phone); }

void insideOk(const User &user) { log_line(shown(user)); }

std::string pseudonym(const User &user) { return "phone " + hash_phone(user.phone); }

void insideWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(pseudonym(user));
}

// A sanitizer of other data.
std::string wronglyMasked(const User &user) { return mask_phone(user.email); }

void wrongKindBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-{{log|weak-sanitizer}}]
  log_line(wronglyMasked(user));
}

// On one path only.
std::string maybeMasked(const User &user, bool strict) {
  if (strict)
    return mask_phone(user.phone);
  return user.phone;
}
std::string alwaysMasked(const User &user, bool all) {
  if (all)
    return mask_all(user.phone);
  return mask_phone(user.phone);
}

void onePathBad(const User &user, bool strict) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(maybeMasked(user, strict));
}
void everyPathOk(const User &user, bool all) { log_line(alwaysMasked(user, all)); }

// Before the call, and after it.
void report(const std::string &text) { log_line("report " + text); }
void beforeOk(const User &user) { report(mask_email(user.email)); }

std::string mailOf(const User &user) { return user.email; }
void afterOk(const User &user) { log_line(mask_email(mailOf(user))); }

// In place.
void hide(std::string &text) { mask_in_place(text); }
void fillHidden(const User &user, std::string &out) {
  out = user.phone;
  mask_in_place(out);
}

void filledOk(const User &user) {
  std::string text;
  fillHidden(user, text);
  log_line(text);
}

// A sanitizer that has a body is believed.
std::string initials(const std::string &text) PII_SANITIZER(truncate, name);
std::string initials(const std::string &text) { return text.substr(0, 1) + "."; }

void ownOk(const User &user) { log_line(initials(user.name)); }

// Kept masked in a member, and unmasked in another one.
class Entry {
public:
  explicit Entry(const User &user) : shown_(mask_phone(user.phone)), raw_(user.phone) {}
  const std::string &shown() const { return shown_; }
  const std::string &raw() const { return raw_; }

private:
  std::string shown_, raw_;
};

void memberBad(const User &user) {
  Entry entry(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(entry.raw());
}
void memberOk(const User &user) {
  Entry entry(user);
  save(entry.shown());
}

// Wrapped twice.
std::string quoted(const std::string &text) { return '"' + text + '"'; }
std::string quotedMask(const std::string &text) { return quoted(mask_phone(text)); }

void wrappedOk(const User &user) { log_line(quotedMask(user.phone)); }
