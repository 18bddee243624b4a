// RUN: %check_flows
// fmt and spdlog, real headers: formatters, wrappers, loggers held in members.
#include "pii-test.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <memory>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <string>
#include <vector>

void infoBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  spdlog::info("user {} logged in from {}", user.email, user.city);
}
void infoOk(const User &user) { spdlog::info("user {} from {}", user.id, user.city); }
void infoWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  spdlog::warn("user {}", hash_phone(user.phone));
}

void macroBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  SPDLOG_INFO("number {}", user.phone);
}

class Service {
public:
  explicit Service(std::shared_ptr<spdlog::logger> logger) : logger(std::move(logger)) {}
  void handleBad(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    logger->error("cannot reach {}", user.phone);
  }
  void handleOk(const User &user) { logger->error("cannot reach {}", mask_phone(user.phone)); }
  void macroBad(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    SPDLOG_LOGGER_WARN(logger, "name {}", user.name);
  }

private:
  std::shared_ptr<spdlog::logger> logger;
};

void serviceBad(const User &user) {
  Service service(spdlog::stderr_color_mt("service"));
  service.handleBad(user);
  service.handleOk(user);
  service.macroBad(user);
}

template <typename... Args>
void audit(fmt::format_string<Args...> format, Args &&...args) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(fmt::format(format, std::forward<Args>(args)...));
}

void auditBad(const User &user) { audit("mail {} of {}", user.email, user.id); }
void auditOk(const User &user) { audit("id {} in {}", user.id, user.city); }

void vaudit(fmt::string_view format, fmt::format_args args) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(fmt::vformat(format, args));
}
template <typename... Args> void auditv(fmt::string_view format, const Args &...args) {
  vaudit(format, fmt::make_format_args(args...));
}
void vauditBad(const User &user) { auditv("name {}", user.name); }
void vauditOk(const User &user) { auditv("city {}", user.city); }

void memoryBufferBad(const User &user) {
  fmt::memory_buffer out;
  fmt::format_to(std::back_inserter(out), "row {};", user.id);
  fmt::format_to(std::back_inserter(out), "{}\n", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(fmt::to_string(out));
}

void formatToStringBad(const User &user) {
  std::string out;
  fmt::format_to(std::back_inserter(out), "{} {}", user.id, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out);
}

void joinBad(const std::vector<User> &users) {
  std::vector<std::string> names;
  for (const User &user : users)
    names.push_back(user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  spdlog::debug("names: {}", fmt::join(names, ", "));
}

void rangeBad(const User &user) {
  std::vector<std::string> parts{user.city, user.email};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  spdlog::debug("parts: {}", parts);
}

void printBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  fmt::print("user {}\n", user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  fmt::print(stderr, "user {}\n", user.phone);
}

struct Masked {
  std::string text;
};
template <> struct fmt::formatter<Masked> : fmt::formatter<std::string> {
  template <typename Context> auto format(const Masked &masked, Context &context) const {
    return fmt::formatter<std::string>::format(mask_phone(masked.text), context);
  }
};
template <> struct fmt::formatter<User> {
  constexpr auto parse(fmt::format_parse_context &context) { return context.begin(); }
  template <typename Context> auto format(const User &user, Context &context) const {
    return fmt::format_to(context.out(), "[{} {}]", user.id, user.name);
  }
};

void formatterBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  spdlog::info("user {}", user);
}
void formatterOk(const User &user) { spdlog::info("user {}", Masked{user.phone}); }
void formatterStringBad(const User &user) {
  std::string line = fmt::format("user {}", user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  post(line);
}

struct Ticket {
  std::string owner PII(name);
  std::string seat PII_NONE;
};
std::ostream &operator<<(std::ostream &out, const Ticket &ticket) {
  return out << ticket.seat << '/' << ticket.owner;
}
template <> struct fmt::formatter<Ticket> : fmt::ostream_formatter {};

void streamedBad(const Ticket &ticket) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Ticket.owner{{.*}}[pii-log]
  spdlog::info("ticket {}", fmt::streamed(ticket));
}
