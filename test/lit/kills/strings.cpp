// RUN: %check_flows
// What replaces the content of a string, a field, a dereferenced iterator.
#include "pii-test.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

void chainedAssignOk(const User &user) {
  std::string text;
  text.assign(user.phone).assign("x");
  log_line(text);
}

void chainedAssignBad(const User &user) {
  std::string text;
  text.assign("x").assign(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void chainedAppendBad(const User &user) {
  std::string text;
  text.append("tel ").append(user.phone).append(";");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void chainedAppendWeakBad(const User &user) {
  std::string text;
  text.append("tel ").append(hash_phone(user.phone)).append(";");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void assignThenAppendOk(const User &user) {
  std::string text = user.phone;
  text.assign("a").append("b").push_back('c');
  log_line(text);
}

void assignCountOk(const User &user) {
  std::string text = user.phone;
  text.assign(text.size(), '*');
  log_line(text);
}

void filledOk(const User &user) {
  std::string text = user.phone;
  text = std::string(text.size(), 'x');
  log_line(text);
}

void erasedOk(const User &user) {
  std::string text = user.phone;
  text.erase();
  text += "gone";
  log_line(text);
}

void erasedPartBad(const User &user) {
  std::string text = user.phone;
  text.erase(0, 3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void resizedOk(const User &user) {
  std::string text = user.phone;
  text.resize(0);
  log_line(text);
}

void shortenedBad(const User &user) {
  std::string text = user.phone;
  text.resize(7);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void throughIteratorBad(const User &user) {
  std::vector<std::string> rows(1, "-");
  auto it = rows.begin();
  *it = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*it);
}

void throughIteratorOk(const User &user) {
  std::string text = "-";
  std::string other = user.phone;
  std::string *it = &other;
  *it = text;
  log_line(other);
}

struct Draft {
  std::string to, cc;
  int retries = 0;
};

void wholeReplacedOk(const User &user) {
  Draft draft{user.phone, user.email, 1};
  draft = Draft();
  log_line(draft.to + draft.cc);
}

void bracesReplacedOk(const User &user) {
  Draft draft{user.phone, user.email, 1};
  draft = {};
  log_line(draft.to + draft.cc);
}

void oneFieldReplacedBad(const User &user) {
  Draft draft{user.phone, user.email, 1};
  draft.to = "nobody";
  log_line(draft.to);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(draft.cc);
}

void designatedBad(const User &user) {
  Draft draft{.to = user.phone, .retries = 3};
  log_line(draft.cc);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(draft.to);
}

void exchangedOk(const User &user) {
  std::string token = user.phone;
  std::string old = std::exchange(token, "fresh");
  log_line(token);
}

void exchangedBad(const User &user) {
  std::string token = user.phone;
  std::string old = std::exchange(token, "fresh");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(old);
}

void loopVariableReassignedOk(const std::vector<User> &users) {
  std::string line;
  for (const User &user : users) {
    line = user.phone;
    line = "row " + std::to_string(user.id);
    log_line(line);
  }
}

void carriedAroundBad(const std::vector<User> &users) {
  std::string previous = "start";
  for (const User &user : users) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(previous);
    previous = user.phone;
  }
}

void integerOverwrittenOk(const Subscriber &subscriber) {
  std::int64_t value = subscriber.number;
  value = subscriber.plan;
  log_number(value);
}

void integerAddedBad(const Subscriber &subscriber) {
  std::int64_t value = subscriber.plan;
  value += subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(value);
}
