// RUN: %check_flows
// Variadic loggers: templates, folds, concepts, va_list to a sink.
#include "pii-test.h"

#include <concepts>
#include <cstdarg>
#include <cstdio>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <syslog.h>
#include <unistd.h>
#include <vector>

enum class Level { Debug, Info, Error };

template <typename... Args> void logAll(Level level, Args &&...args) {
  std::ostringstream out;
  out << static_cast<int>(level) << ' ';
  (out << ... << std::forward<Args>(args));
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  log_line(out.str());
}

void foldBad(const User &user) { logAll(Level::Info, "user ", user.id, " ", user.phone); }
void foldOk(const User &user) { logAll(Level::Info, "user ", user.id, " ", mask_phone(user.phone)); }
void foldWeakBad(const User &user) { logAll(Level::Error, "user ", base64(user.email)); }

template <typename T, typename... Rest>
void printRecursive(std::ostream &out, const T &first, const Rest &...rest) {
  out << first;
  if constexpr (sizeof...(rest) > 0) {
    out << ", ";
    printRecursive(out, rest...);
  }
}

void recursiveBad(const User &user) {
  std::ostringstream out;
  printRecursive(out, 1, user.city, user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(out.str());
}

void recursiveOk(const User &user) {
  std::ostringstream out;
  printRecursive(out, 1, user.city, mask_all(user.name));
  log_line(out.str());
}

std::string substitute(std::string format, const std::vector<std::string> &values) {
  for (const auto &value : values) {
    auto at = format.find("{}");
    if (at == std::string::npos)
      break;
    format.replace(at, 2, value);
  }
  return format;
}

template <typename T> std::string text(const T &value) {
  if constexpr (std::is_arithmetic_v<T>)
    return std::to_string(value);
  else if constexpr (std::convertible_to<T, std::string>)
    return value;
  else
    return value.str();
}

template <typename... Args> std::string format(const char *pattern, const Args &...args) {
  return substitute(pattern, {text(args)...});
}

void substitutedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(format("{} <{}>", user.id, user.email));
}

void substitutedOk(const User &user) { log_line(format("{} in {}", user.id, user.city)); }

void substitutedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(format("{} <{}>", user.id, hash_phone(user.phone)));
}

void vlog(Level level, const char *file, int line, const char *format, va_list arguments) {
  char stack[256];
  int used = std::snprintf(stack, sizeof stack, "[%d] %s:%d ", static_cast<int>(level), file, line);
  std::vsnprintf(stack + used, sizeof stack - used, format, arguments);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::fputs(stack, stderr);
  std::fputc('\n', stderr);
}

void logf(Level level, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void logf(Level level, const char *file, int line, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vlog(level, file, line, format, arguments);
  va_end(arguments);
}

#define LOGF(level, ...) logf(level, __FILE__, __LINE__, __VA_ARGS__)

void vaBad(const User &user) { LOGF(Level::Info, "user %s", user.phone.c_str()); }
void vaOk(const User &user) { LOGF(Level::Info, "user %s", mask_phone(user.phone).c_str()); }

std::string vformat(const char *format, va_list arguments) {
  va_list copy;
  va_copy(copy, arguments);
  int length = std::vsnprintf(nullptr, 0, format, copy);
  va_end(copy);
  std::string out(length, '\0');
  std::vsnprintf(out.data(), out.size() + 1, format, arguments);
  return out;
}

std::string stringf(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::string out = vformat(format, arguments);
  va_end(arguments);
  return out;
}

void stringfBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(stringf("%s at %s", user.name.c_str(), user.city.c_str()));
}

void stringfOk(const User &user) {
  log_line(stringf("%lld at %s", (long long)user.id, user.city.c_str()));
}

void sumLog(int count, ...) {
  va_list arguments;
  va_start(arguments, count);
  std::string line;
  for (int i = 0; i < count; ++i)
    line += va_arg(arguments, const char *);
  va_end(arguments);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(line);
}

void vaArgBad(const User &user) { sumLog(2, "mail ", user.email.c_str()); }
void vaArgOk(const User &user) { sumLog(2, "city ", user.city.c_str()); }

template <typename T>
concept Describable = requires(const T &t) {
  { t.describe() } -> std::convertible_to<std::string>;
};

struct Card {
  std::string holder PII(name);
  std::string describe() const { return "card of " + holder; }
};
struct Plan {
  std::string title PII_NONE;
  std::string describe() const { return title; }
};

template <Describable T> void logDescribed(const T &value) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Card.holder{{.*}}[pii-log]
  log_line(value.describe());
}

void conceptBad(const Card &card) { logDescribed(card); }
void conceptOk(const Plan &plan) { logDescribed(plan); }

template <typename Sink, typename... Args> void emit(Sink &&sink, const Args &...args) {
  std::string line;
  auto add = [&](const auto &arg) { line += text(arg) + " "; };
  (add(args), ...);
  sink(line);
}

void emitBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  emit([](const std::string &line) { post(line); }, user.id, user.phone);
}

void emitOk(const User &user) {
  emit([](const std::string &line) { post(line); }, user.id, user.city);
}

template <typename... Args> void initializerBad(const Args &...args) {
  for (const std::string &part : {text(args)...})
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(part);
}

void initializerListBad(const User &user) { initializerBad(user.id, user.email); }
