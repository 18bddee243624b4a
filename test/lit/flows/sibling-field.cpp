// RUN: %check_flows
// Personal data in one field says nothing about the field beside it.
#include "pii-test.h"

#include <vector>

struct Row {
  std::string id;
  std::string mail;
  struct Extra {
    std::string note, tag;
  } extra;
};

void otherFieldOk(const User &user) {
  Row row;
  row.id = "17";
  row.mail = user.email;
  log_line(row.id);
}

void thatFieldBad(const User &user) {
  Row row;
  row.id = "17";
  row.mail = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(row.mail);
}

void thatFieldOk(const User &user) {
  Row row;
  row.mail = mask_email(user.email);
  log_line(row.mail + row.id);
}

void thatFieldWeakBad(const User &user) {
  Row row;
  row.mail = base64(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  log_line(row.mail + row.id);
}

void fill(Row *row, const User &user) { row->mail = user.email; }

void throughPointerOk(const User &user) {
  Row row;
  fill(&row, user);
  log_line(row.id);
}

void throughPointerBad(const User &user) {
  Row row;
  fill(&row, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(row.mail);
}

void nestedOk(const User &user) {
  Row row;
  row.extra.note = user.phone;
  log_line(row.extra.tag + row.id);
}

void nestedBad(const User &user) {
  Row row;
  row.extra.note = user.phone;
  Row copy = row;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(copy.extra.note);
}

void elementsOk(const User &user) {
  std::vector<Row> rows(2);
  rows[0].mail = user.email;
  log_line(rows[0].id);
}

void elementsBad(const User &user) {
  std::vector<Row> rows(2);
  rows[0].mail = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(rows[0].mail);
}

void annotatedSiblingOk(User &user, const std::string &mail) {
  user.email = mail;
  log_line(std::to_string(user.id));
}
