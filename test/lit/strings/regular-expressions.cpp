// RUN: %check_flows
// Captures of matches, replacing, iterating over matches.
#include "pii-test.h"

#include <iterator>
#include <regex>
#include <string>
#include <vector>

void matchBad(const User &user) {
  static const std::regex pattern("(.*)@(.*)");
  std::smatch match;
  if (std::regex_match(user.email, match, pattern))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(match[1].str());
}

void matchOk(const User &user) {
  static const std::regex pattern("(.*)@(.*)");
  log_line(std::regex_match(user.email, pattern) ? "valid" : "invalid");
}

void captureStringBad(const User &user) {
  std::smatch match;
  std::string text = "tel " + user.phone;
  if (std::regex_search(text, match, std::regex("\\d+"))) {
    std::string digits = match[0];
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(digits);
  }
}

void captureMethodBad(const User &user) {
  std::smatch match;
  std::string text = user.phone;
  std::regex_search(text, match, std::regex("(\\d)(\\d)"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(match.str(2));
}

void captureWeakBad(const User &user) {
  std::smatch match;
  std::string text = hash_phone(user.phone);
  std::regex_search(text, match, std::regex("[0-9a-f]+"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(match.str());
}

void captureCleanOk(const User &user) {
  std::smatch match;
  std::string text = user.city;
  std::regex_search(text, match, std::regex("\\w+"));
  log_line(match.str());
  log_number(match.position(0));
}

void cmatchBad(const User &user) {
  std::cmatch match;
  if (std::regex_search(user.phone.c_str(), match, std::regex("\\d+")))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(std::string(match[0].first, match[0].second));
}

void suffixBad(const User &user) {
  std::smatch match;
  std::string text = user.email;
  if (std::regex_search(text, match, std::regex("@")))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(match.prefix().str() + " at " + match.suffix().str());
}

void replaceBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::regex_replace(user.phone, std::regex("[- ]"), ""));
}

void replaceWithBad(const User &user) {
  std::string text = std::regex_replace(std::string("Dear NAME"), std::regex("NAME"), user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void replaceOk(const User &user) {
  log_line(std::regex_replace(user.city, std::regex("[- ]"), "_"));
}

void iteratorBad(const User &user) {
  std::regex word("\\w+");
  for (auto it = std::sregex_iterator(user.name.begin(), user.name.end(), word);
       it != std::sregex_iterator(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(it->str());
}

void tokenIteratorBad(const User &user) {
  std::regex comma(",");
  std::vector<std::string> parts(
      std::sregex_token_iterator(user.name.begin(), user.name.end(), comma, -1), {});
  for (const auto &part : parts)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(part);
}

void loopOverGroupsBad(const User &user) {
  std::smatch match;
  if (std::regex_match(user.email, match, std::regex("(.*)@(.*)")))
    for (std::size_t i = 1; i < match.size(); ++i)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line(match[i]);
}
