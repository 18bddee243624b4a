// RUN: %check_flows
// Writing to a field that the library sends.
#include "pii-test.h"

#include <httplib.h>

void assignedBad(const User &user, httplib::Response &response) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  response.body = user.phone;
}

void appendedBad(const User &user, httplib::Response &response) {
  response.body += "<p>";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  response.body += user.email;
  response.body += "</p>";
}

void render(std::string &out, const User &user) { out = user.name; }

void renderedBad(const User &user, httplib::Response &response) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  render(response.body, user);
}

// Once, where it is written.
void fill(httplib::Response &response, const std::string &text) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  response.body = text;
}
void filledBad(const User &user, httplib::Response &response) {
  fill(response, user.phone);
  httplib::Response copy = response;
}

void contentBad(const User &user, httplib::Response &response) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  response.set_content(user.phone, "text/plain");
}

void maskedOk(const User &user, httplib::Response &response) {
  response.body = mask_phone(user.phone);
  response.status = int(user.id);
}
