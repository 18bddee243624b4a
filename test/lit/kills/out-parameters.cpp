// RUN: %check_flows
// Out-parameters overwritten on every branch, or on some.
#include "pii-test.h"

#include <optional>
#include <string_view>

enum class Kind { Phone, Mail, City };

void describeAll(Kind kind, std::string &out) {
  switch (kind) {
  case Kind::Phone:
    out = "phone";
    break;
  case Kind::Mail:
    out = "mail";
    break;
  default:
    out = "other";
    break;
  }
}

void everyBranchOk(const User &user, Kind kind) {
  std::string text = user.phone;
  describeAll(kind, text);
  log_line(text);
}

bool describeSome(Kind kind, std::string &out) {
  if (kind == Kind::Phone) {
    out = "phone";
    return true;
  }
  if (kind == Kind::Mail) {
    out = "mail";
    return true;
  }
  return false;
}

void someBranchesBad(const User &user, Kind kind) {
  std::string text = user.phone;
  describeSome(kind, text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void ifElseReset(bool quiet, std::string *out) {
  if (quiet)
    out->clear();
  else
    out->assign("loud");
}

void ifElseOk(const User &user, bool quiet) {
  std::string text = user.phone;
  ifElseReset(quiet, &text);
  log_line(text);
}

bool read(const User &user, Kind kind, std::string &value, std::string &error) {
  if (kind == Kind::City) {
    value = user.city;
    return true;
  }
  if (user.phone.empty()) {
    error = "no phone";
    return false;
  }
  value = user.phone;
  return true;
}

void errorTextOk(const User &user) {
  std::string value, error;
  if (!read(user, Kind::Phone, value, error))
    log_line(error);
}

void valueBad(const User &user) {
  std::string value, error;
  if (read(user, Kind::Phone, value, error))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(value);
}

void outer(const User &user, std::string &out) {
  std::string error;
  if (!read(user, Kind::Phone, out, error))
    out = "-";
}

void twoLevelsBad(const User &user) {
  std::string out;
  outer(user, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out);
}

struct Result {
  int status = 0;
  std::string body;
  std::string trace;
};

void load(const User &user, Result &result) {
  result.body = user.email;
  result.trace = "load";
  result.status = 200;
}

void structOutBad(const User &user) {
  Result result;
  load(user, result);
  log_number(result.status);
  log_line(result.trace);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(result.body);
}

void resetResult(Result &result) { result = Result{}; }

void structResetOk(const User &user) {
  Result result;
  load(user, result);
  resetResult(result);
  log_line(result.body);
}

void takeLast4(std::string_view in, char (&out)[5]) {
  std::size_t start = in.size() > 4 ? in.size() - 4 : 0;
  std::size_t n = 0;
  for (std::size_t i = start; i < in.size(); ++i)
    out[n++] = in[i];
  out[n] = '\0';
}

void arrayOutBad(const User &user) {
  char last[5];
  takeLast4(user.phone, last);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("…%s", last);
}

void numberOut(const Subscriber &subscriber, std::int64_t *number, std::int64_t *plan) {
  *number = subscriber.number;
  *plan = subscriber.plan;
}

void numberOutBad(const Subscriber &subscriber) {
  std::int64_t number = 0, plan = 0;
  numberOut(subscriber, &number, &plan);
  log_number(plan);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(number);
}

void sanitiseOut(const User &user, std::string &out) { out = hash_phone(user.phone); }

void sanitisedOutWeakBad(const User &user) {
  std::string out;
  sanitiseOut(user, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(out);
}
