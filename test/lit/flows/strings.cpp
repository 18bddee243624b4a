// RUN: %check_flows
// What string operations keep, build and drop.
#include "pii-test.h"

void concatenatedBad(const User &user) {
  std::string text = "tel:";
  text += user.phone;
  text.append(";");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void concatenatedOk(const User &user) {
  std::string text = "tel:";
  text += mask_phone(user.phone);
  log_line(text + user.city);
}

void concatenatedWeakBad(const User &user) {
  std::string text = "tel:";
  text += hash_phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void substringBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(user.phone.substr(0, 3) + "****");
}

void insertedBad(const User &user) {
  std::string text = "<>";
  text.insert(1, user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

void replacedBad(const User &user) {
  std::string text = "dear NAME";
  text.replace(5, 4, user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void characterBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%c", user.phone[0]);
}

void characterByCharacterBad(const User &user) {
  std::string text;
  for (std::size_t i = 0; i < user.phone.size(); ++i)
    text.push_back(user.phone[i]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void assignedOk(const User &user) {
  std::string text = user.phone;
  text.assign("nobody");
  log_line(text);
}

void comparedOk(const User &user, const std::string &other) {
  log_line(user.phone == other ? "same" : "different");
  log_number(user.phone.compare(other));
  log_number(static_cast<std::int64_t>(user.phone.find("1")));
  log_number(static_cast<std::int64_t>(user.phone.length()));
}

void copiedOutBad(const User &user) {
  char buffer[16] = "";
  user.phone.copy(buffer, 8, 0);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void chosenOk(const User &user, bool known) {
  const std::string &text = known ? user.city : std::string("unknown");
  log_line(text);
}
