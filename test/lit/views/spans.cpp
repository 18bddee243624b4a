// RUN: %check_flows
// Spans, string views, and what is written or overwritten below them.
#include "pii-test.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

std::string_view localPart(std::string_view mail) { return mail.substr(0, mail.find('@')); }

std::string_view domain(std::string_view mail) {
  auto at = mail.rfind('@');
  return at == std::string_view::npos ? std::string_view() : mail.substr(at + 1);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return text;
}

void localPartBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::string(localPart(user.email)));
}

void trimmedBad(const User &user) {
  std::string line = "  " + user.name + "  ";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(std::string{trim(line)});
}

void trimmedWeakBad(const User &user) {
  std::string line = "  " + hash_phone(user.phone) + "  ";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(std::string{trim(line)});
}

void trimmedOk(const User &user) {
  std::string line = "  " + user.city + user.phone;
  line = "  " + user.city;
  log_line(std::string{trim(line)});
}

void concatenatedViewBad(const User &user) {
  std::string text = "mail to ";
  text += localPart(user.email);
  text.append(domain("a@b"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

void splitLoopBad(const User &user) {
  std::string_view rest = user.name;
  std::vector<std::string_view> words;
  while (!rest.empty()) {
    auto space = rest.find(' ');
    words.push_back(rest.substr(0, space));
    rest = space == std::string_view::npos ? "" : rest.substr(space + 1);
  }
  for (auto word : words)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_format("%.*s", static_cast<int>(word.size()), word.data());
}

void fillSpan(std::span<char> out, std::string_view text) {
  std::size_t n = std::min(out.size() - 1, text.size());
  std::copy_n(text.begin(), n, out.begin());
  out[n] = '\0';
}

// The terminator, at an index that varies, replaces nothing.
void spanWrittenInCalleeBad(const User &user) {
  char buffer[32];
  fillSpan(buffer, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void spanWrittenInCalleeOk(const User &user) {
  char buffer[32], other[32];
  fillSpan(buffer, user.phone);
  fillSpan(other, user.city);
  log_format("%s", other);
}

std::string join(std::span<const std::string> parts) {
  std::string out;
  for (const auto &part : parts) {
    if (!out.empty())
      out += ',';
    out += part;
  }
  return out;
}

void spanOfVectorBad(const User &user) {
  std::vector<std::string> parts{user.city, user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(join(parts));
}

void spanOfArrayOk(const User &user) {
  std::string parts[] = {user.city, mask_phone(user.phone)};
  log_line(join(parts));
}

void subspanBad(const User &user) {
  std::array<std::string, 4> parts{"a", user.name, "c", "d"};
  std::span<std::string> all(parts);
  for (const auto &part : all.subspan(1, 2))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(part);
}

void spanOfStructsBad(std::span<const User> users) {
  for (const User &user : users.first(2))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user.email);
}

void spanOfStructsOk(std::span<const User> users) {
  for (const User &user : users)
    log_line(user.city);
}

void bytesBad(const User &user) {
  std::span<const std::byte> bytes = std::as_bytes(std::span(user.phone.data(), user.phone.size()));
  std::string text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

struct Token {
  std::string_view text;
  int line = 0;
};

void viewInStructBad(const User &user) {
  Token token{user.phone, 4};
  log_number(token.line);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::string(token.text));
}

void viewComparisonOk(const User &user) {
  std::string_view view = user.phone;
  log_line(view.starts_with("+49") ? "de" : "other");
  log_number(view == "112");
  log_number(static_cast<std::int64_t>(view.find('0')));
}

void startsWithSuffixBad(const User &user) {
  std::string_view view = user.phone;
  if (view.starts_with('+'))
    view.remove_prefix(1);
  std::string digits(view.begin(), view.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(digits);
}
