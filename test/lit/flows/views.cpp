// RUN: %check_flows
// string_view, span and c_str() see the storage they were made from.
#include "pii-test.h"

#include <cstring>
#include <ranges>
#include <span>
#include <string_view>
#include <vector>

void viewBad(const User &user) {
  std::string_view view = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::string(view));
}

void viewOk(const User &user) {
  std::string masked = mask_phone(user.phone);
  std::string_view view = masked;
  log_line(std::string(view));
}

void viewWeakBad(const User &user) {
  const std::string hashed = hash_phone(user.phone);
  std::string_view view = hashed;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::string(view.substr(1)));
}

void substringBad(const User &user) {
  std::string_view view(user.phone);
  view.remove_prefix(3);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%.*s", static_cast<int>(view.size()), view.data());
}

void viewOfBufferBad(const User &user) {
  char buffer[64] = "";
  std::string_view view(buffer, sizeof buffer);
  std::strcpy(buffer, user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::string(view));
}

void lengthOk(const User &user) {
  std::string_view view = user.phone;
  log_format("%zu %d", view.size(), view.empty() ? 1 : 0);
}

void cStringBad(const User &user) {
  std::string text = user.email;
  const char *raw = text.c_str();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_format("mail %s", raw);
}

void spanBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  std::span<const std::string> all(rows);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(all.front());
}

void writtenThroughSpanBad(const User &user) {
  std::string rows[2];
  std::span<std::string> all(rows);
  all[1] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void rangeAdaptorBad(const std::vector<User> &users) {
  for (const std::string &text :
       users | std::views::transform([](const User &user) { return user.email; }))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
}
