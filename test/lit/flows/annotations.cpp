// RUN: %check_flows
// Where annotations may stand and what they mean there.
#include "pii-test.h"

// A by-value or const parameter: the value on entry.
void byValueBad(std::string mobile PII(phone)) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: phone number (mobile,{{.*}}[pii-log]
  log_line(mobile);
}

void byValueOk(std::string mobile PII(phone)) { log_line(mask_phone(mobile)); }

void byValueWeakBad(std::string mobile PII(phone)) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: phone number (mobile,{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(mobile));
}

void byConstReferenceBad(const std::string &mobile PII(phone)) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}mobile{{.*}}[pii-log]
  log_line(mobile);
}

// A non-const pointer: what it leads to on entry, and after the call.
void byPointerBad(std::string *mobile PII(phone)) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}mobile{{.*}}[pii-log]
  log_line(*mobile);
}

void fetch(std::int64_t id, char *digits PII(phone), int size);

void leftThereBad(std::int64_t id) {
  char buffer[32] = "";
  fetch(id, buffer, sizeof buffer);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}digits{{.*}}[pii-log]
  log_format("%s", buffer);
}

// A function: its result.
std::string lookup(std::int64_t id) PII(name);

void resultBad(std::int64_t id) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}lookup{{.*}}[pii-log]
  log_line("hello " + lookup(id));
}

// A local variable.
void localBad() {
  std::string code PII(credential) = std::to_string(4711);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}code{{.*}}[pii-log]
  log_line(code);
}

// A type: every value of it.
struct PII(health) Diagnosis {
  std::string text;
};

void typeBad(const Diagnosis &diagnosis) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Diagnosis{{.*}}[pii-log]
  log_line(diagnosis.text);
}

// A redeclaration counts.
std::string describe(const User &user);
std::string describe(const User &user) PII_SANITIZER(drop);

void redeclaredOk(const User &user) { log_line(describe(user)); }

// A wrapper type protects its content.
template <typename T> struct PII_SANITIZER(drop) Redacted {
  T value;
};

void wrapperOk(const User &user) {
  Redacted<std::string> redacted{user.phone};
  log_line(redacted.value);
}

// A sink on one parameter concerns that parameter only.
void audit(const std::string &who, const std::string &text PII_SINK(log));

void otherParameterOk(const User &user) { audit(user.phone, "called"); }

void thatParameterBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  audit("desk", user.phone);
}

// Without a category: personal, the root of all.
struct Note {
  std::string text PII();
};

void noCategoryBad(const Note &note) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Note.text{{.*}}[pii-network]
  post(note.text);
}

// Several categories: one finding, which names them all.
struct Handle {
  std::string text PII(phone, email);
};

void severalCategoriesBad(const Handle &handle) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Handle.text{{.*}}[pii-log]
  log_line(handle.text);
}

void severalCategoriesOk(const Handle &handle) {
  log_line(mask_email(mask_phone(handle.text)));
}

// Writing into an annotated field makes it personal.
void storedIntoFieldBad(const std::string &input) {
  User user;
  user.phone = input;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.phone);
}
