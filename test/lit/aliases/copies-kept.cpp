// RUN: %check_flows
// Sanitised in place while an earlier copy, or another path, still holds the data.
#include "pii-test.h"

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

struct Message {
  std::string to;
  std::string text;
};

void earlierCopyBad(const User &user) {
  Message draft{user.phone, "hi"};
  Message sent = draft;
  mask_in_place(draft.to);
  log_line(draft.to);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sent.to);
}

void laterCopyOk(const User &user) {
  Message draft{user.phone, "hi"};
  mask_in_place(draft.to);
  Message sent = draft;
  log_line(sent.to);
}

void laterCopyWeakBad(const User &user) {
  Message draft{user.phone, "hi"};
  hash_in_place(draft.to);
  Message sent = draft;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(sent.to);
}

void throughAliasOk(const User &user) {
  Message draft{user.phone, "hi"};
  std::string &to = draft.to;
  mask_in_place(to);
  log_line(draft.to);
}

void pointerCopySharesOk(const User &user) {
  auto draft = std::make_shared<std::string>(user.phone);
  auto other = draft;
  mask_in_place(*draft);
  log_line(*other);
}

void deepCopyKeepsBad(const User &user) {
  auto draft = std::make_unique<std::string>(user.phone);
  auto other = std::make_unique<std::string>(*draft);
  mask_in_place(*draft);
  log_line(*draft);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*other);
}

void sanitisedCopyOriginalUsedBad(const User &user) {
  std::string safe = user.phone;
  mask_in_place(safe);
  log_line("masked " + safe);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line("raw " + user.phone);
}

void wrongVariableBad(const User &user) {
  std::string phone = user.phone;
  std::string shown = phone;
  mask_in_place(phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown);
}

void collectedBeforeBad(const User &user) {
  std::vector<std::string> rows;
  std::string phone = user.phone;
  rows.push_back(phone);
  mask_in_place(phone);
  rows.push_back(phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void collectedAfterOk(const User &user) {
  std::vector<std::string> rows;
  std::string phone = user.phone;
  mask_in_place(phone);
  rows.push_back(phone);
  log_line(rows[0]);
}

void onlyWhenLongBad(const User &user) {
  std::string phone = user.phone;
  if (phone.size() > 4)
    mask_in_place(phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void otherCategoryBad(const User &user) {
  std::string mail = user.email;
  mask_in_place(mail);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mail);
}

void loopSkipsSomeBad(std::vector<Message> &queue, const User &user) {
  Message message{user.phone, ""};
  for (const auto &other : queue) {
    if (other.text.empty())
      continue;
    mask_in_place(message.to);
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(message.to);
}

void doWhileOk(const User &user, int rounds) {
  std::string phone = user.phone;
  do {
    mask_in_place(phone);
  } while (--rounds > 0);
  log_line(phone);
}

void tryMaskBad(const User &user) {
  std::string phone = user.phone;
  try {
    if (phone.empty())
      throw 1;
    mask_in_place(phone);
  } catch (int) {
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

std::string safe(std::string value) {
  mask_in_place(value);
  return value;
}

void byValueHelperOk(const User &user) { log_line(safe(user.phone)); }

void byValueHelperBad(const User &user) {
  std::string phone = user.phone;
  safe(phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}
