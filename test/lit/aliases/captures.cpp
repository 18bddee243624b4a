// RUN: %check_flows
// Locals written through captures by reference and read after the call.
#include "pii-test.h"

#include <functional>
#include <vector>

struct Request {
  std::string subject;
  std::string contact;
  int attempts = 0;
};

void fieldThroughCaptureBad(const User &user) {
  Request request;
  auto prepare = [&request, &user] {
    request.subject = "callback";
    request.contact = user.phone;
    ++request.attempts;
  };
  prepare();
  log_line(request.subject);
  log_number(request.attempts);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(request.contact);
}

void defaultCaptureBad(const std::vector<User> &users) {
  std::string summary;
  auto add = [&](const User &user) {
    if (!summary.empty())
      summary += ", ";
    summary += user.email;
  };
  for (const User &user : users)
    add(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(summary);
}

void defaultCaptureOk(const std::vector<User> &users) {
  std::string summary;
  auto add = [&](const User &user) {
    summary += user.city;
    summary += ' ';
  };
  for (const User &user : users)
    add(user);
  log_line(summary);
}

void defaultCaptureWeakBad(const std::vector<User> &users) {
  std::string summary;
  auto add = [&](const User &user) { summary += hash_phone(user.phone) + ","; };
  for (const User &user : users)
    add(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(summary);
}

void notCalledOk(const User &user) {
  std::string text = "nobody";
  auto fill = [&] { text = user.phone; };
  (void)fill;
  log_line(text);
}

void clearedInsideOk(const User &user) {
  std::string text = user.phone;
  auto reset = [&text] { text.clear(); };
  reset();
  log_line(text);
}

void overwrittenInsideOk(const User &user) {
  std::string text = user.phone;
  auto hide = [&text]() { text = "withheld"; };
  hide();
  log_line(text);
}

void maskedInsideOk(const User &user) {
  std::string text = user.phone;
  auto hide = [&text]() { mask_in_place(text); };
  hide();
  log_line(text);
}

void maskedInsideSometimesBad(const User &user, bool trusted) {
  std::string text = user.phone;
  auto hide = [&text, trusted]() {
    if (trusted)
      return;
    mask_in_place(text);
  };
  hide();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void mutableCopyOk(const User &user) {
  std::string text = "none";
  auto fill = [text, &user]() mutable {
    text = user.phone;
    return text.size();
  };
  log_number(static_cast<std::int64_t>(fill()));
  log_line(text);
}

void mutableCopyBad(const User &user) {
  std::string text = "none";
  auto remember = [text](const std::string &next) mutable {
    std::string before = text;
    text = next;
    return before;
  };
  log_line(remember("first"));
  remember(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(remember("last"));
}

void referenceInitCaptureBad(const User &user) {
  std::string text;
  auto fill = [&out = text, &phone = user.phone] { out.assign(phone); };
  fill();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void structuredCaptureBad(const User &user) {
  struct Pair {
    std::string label, value;
  } pair{"tel", user.phone};
  auto &[label, value] = pair;
  auto show = [&value = value, &label = label] {
    log_line(label);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(value);
  };
  show();
}

void functionObjectBad(const User &user) {
  std::vector<std::string> seen;
  std::function<void(const User &)> visit = [&seen](const User &u) { seen.push_back(u.name); };
  visit(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(seen.back());
}

void counterOk(const std::vector<User> &users) {
  int withPhone = 0;
  auto count = [&](const User &user) {
    if (!user.phone.empty())
      ++withPhone;
  };
  for (const User &user : users)
    count(user);
  log_line("with phone: " + std::to_string(withPhone));
}

void nestedLambdaBad(const User &user) {
  std::string text;
  auto outer = [&] {
    auto inner = [&] { text = "mail " + user.email; };
    inner();
  };
  outer();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}
