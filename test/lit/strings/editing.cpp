// RUN: %check_flows
// Editing strings: parts, replacing, inserting, erasing, building masks by hand.
#include "pii-test.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

std::string replaceAll(std::string text, const std::string &from, const std::string &to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

void templateBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(replaceAll("Dear {name}", "{name}", user.name));
}

void templateOk(const User &user) { log_line(replaceAll("Dear {name}", "{name}", user.city)); }

void templateWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(replaceAll("Call {phone}", "{phone}", base64(user.phone)));
}

std::vector<std::string> split(const std::string &text, char separator) {
  std::vector<std::string> out;
  std::size_t start = 0;
  while (true) {
    std::size_t at = text.find(separator, start);
    if (at == std::string::npos) {
      out.push_back(text.substr(start));
      return out;
    }
    out.emplace_back(text.substr(start, at - start));
    start = at + 1;
  }
}

void splitBad(const User &user) {
  for (const std::string &part : split(user.email, '@'))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(part);
}

void splitPositionsOk(const User &user) {
  auto parts = split(user.email, '@');
  log_number(static_cast<std::int64_t>(parts.size()));
  log_number(static_cast<std::int64_t>(user.email.find('@')));
}

void constructedFromPartBad(const User &user) {
  std::string tail(user.phone, 4, std::string::npos);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(tail);
}

void constructedFromPointerBad(const User &user) {
  std::string head(user.phone.c_str(), 4);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(head);
}

void constructedFromIteratorsBad(const User &user) {
  std::string reversed(user.phone.rbegin(), user.phone.rend());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(reversed);
}

void starsByHandBad(const User &user) {
  std::string shown(user.phone.size(), '*');
  for (std::size_t i = shown.size() > 2 ? shown.size() - 2 : 0; i < shown.size(); ++i)
    shown[i] = user.phone[i];
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown);
}

void starsOk(const User &user) {
  std::string shown = "**";
  shown.append(user.phone.size(), '*');
  log_line(shown);
}

void insertCharactersBad(const User &user) {
  std::string text = user.phone;
  text.insert(3, 1, '-').insert(7, "-");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void insertViewBad(const User &user) {
  std::string text = "<>";
  text.insert(1, std::string_view(user.email));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

void insertIteratorsBad(const User &user) {
  std::string text = "<>";
  text.insert(text.begin() + 1, user.email.begin(), user.email.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

void replaceIteratorsBad(const User &user) {
  std::string text = "????";
  text.replace(text.begin(), text.end(), user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text);
}

void plusOperatorsBad(const User &user) {
  const char *label = "tel ";
  std::string text = label + user.phone + ';' + "x";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void plusAssignViewBad(const User &user) {
  std::string_view view = user.phone;
  std::string text;
  text += view.substr(2);
  text += '.';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

std::string upper(std::string text) {
  for (char &c : text)
    c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

void upperBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(upper(user.name));
}

void upperOk(const User &user) { log_line(upper(user.city)); }

std::string digits(const std::string &text) {
  std::string out;
  for (char c : text)
    if (c >= '0' && c <= '9')
      out += c;
  return out;
}

void digitsBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(digits(user.phone));
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\n':
      out.append("\\n");
      break;
    default:
      out.push_back(c);
    }
  }
  return out + '"';
}

void quotedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line("{\"name\":" + quoted(user.name) + "}");
}

void quotedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(quoted(hash_phone(user.phone)));
}

std::string initials(const std::string &name) {
  std::string out;
  bool start = true;
  for (char c : name) {
    if (start)
      out += c;
    start = c == ' ';
  }
  return out;
}

void initialsBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(initials(user.name));
}

void xorBad(const User &user) {
  std::string text = user.phone;
  for (auto &c : text)
    c ^= 0x20;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void frontBackBad(const User &user) {
  std::string text;
  text += user.name.front();
  text += '.';
  text += user.name.back();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void comparisonResultsOk(const User &user) {
  bool same = user.name == user.city;
  int order = user.name.compare(user.city);
  std::string text = same ? "same" : order < 0 ? "before" : "after";
  log_line(text + std::to_string(order));
}
