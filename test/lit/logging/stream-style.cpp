// RUN: %check_flows
// Loggers in the style of glog: an object per message whose destructor emits.
#include "pii-test.h"

#include <cstdio>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

namespace base {

enum Severity { INFO, WARNING, ERROR };
extern Severity minimum;

class LogSink {
public:
  virtual ~LogSink() = default;
  virtual void send(Severity severity, const std::string &line) = 0;
};

class StderrSink : public LogSink {
public:
  void send(Severity severity, const std::string &line) override {
    // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-weak-sanitizer]
    // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    std::cerr << severity << ' ' << line << '\n';
  }
};

class LogMessage {
public:
  LogMessage(const char *file, int line, Severity severity) : severity(severity) {
    buffer << file << ':' << line << "] ";
  }
  ~LogMessage() { sink().send(severity, buffer.str()); }
  std::ostream &stream() { return buffer; }

private:
  static LogSink &sink() {
    static StderrSink instance;
    return instance;
  }
  std::ostringstream buffer;
  Severity severity;
};

struct Voidify {
  void operator&(std::ostream &) {}
};

} // namespace base

#define LOG(severity)                                                          \
  !(base::severity >= base::minimum)                                           \
      ? (void)0                                                                \
      : base::Voidify() &                                                      \
            base::LogMessage(__FILE__, __LINE__, base::severity).stream()
#define LOG_IF(severity, condition)                                            \
  !(condition) ? (void)0 : base::Voidify() & base::LogMessage(__FILE__, __LINE__, base::severity).stream()
#define VLOG(n) if (verbosity >= (n)) LOG(INFO)
extern int verbosity;

void loginBad(const User &user) { LOG(INFO) << "login " << user.id << " " << user.email; }
void loginOk(const User &user) {
  LOG(INFO) << "login " << user.id << " from " << user.city;
  LOG_IF(ERROR, user.id < 0) << "negative id " << user.id;
}
void loginWeakBad(const User &user) { LOG(WARNING) << "login " << base64(user.name); }
void verboseBad(const User &user) { VLOG(2) << "number " << user.phone; }

class LineLogger {
public:
  explicit LineLogger(const char *tag) : tag(tag) {}
  LineLogger(LineLogger &&) = default;
  template <typename T> LineLogger &operator<<(const T &value) {
    out << value;
    return *this;
  }
  LineLogger &operator<<(std::ostream &(*manipulator)(std::ostream &)) {
    out << manipulator;
    return *this;
  }
  ~LineLogger() {
    if (!out.str().empty())
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(std::string(tag) + out.str());
  }

private:
  const char *tag;
  std::ostringstream out;
};

LineLogger info() { return LineLogger("I "); }

void lineBad(const User &user) { info() << "user " << user.id << ' ' << user.phone << std::endl; }
void lineOk(const User &user) { info() << "user " << user.id << ' ' << mask_phone(user.phone); }

class NullLogger {
public:
  template <typename T> NullLogger &operator<<(const T &) { return *this; }
};
#define DLOG NullLogger()
void nullOk(const User &user) { DLOG << user.phone << user.email; }

class Logger {
public:
  static Logger &get() {
    static Logger logger;
    return logger;
  }
  void addSink(std::shared_ptr<std::ostream> sink) { sinks.push_back(std::move(sink)); }
  void write(const std::string &channel, const std::string &text) {
    std::lock_guard lock(mutex);
    for (auto &sink : sinks)
      *sink << channel << ": " << text << '\n';
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(channel + text);
  }
  void debug(const std::string &text) { write("debug", text); }
  template <typename... Args> void info(const Args &...args) {
    std::ostringstream line;
    (line << ... << args);
    write("info", line.str());
  }

private:
  std::mutex mutex;
  std::vector<std::shared_ptr<std::ostream>> sinks;
};

void singletonBad(const User &user) { Logger::get().info("hello ", user.name, '!'); }
void singletonOk(const User &user) { Logger::get().debug("hello " + mask_all(user.name)); }

struct KeyValue {
  const char *key;
  std::string value;
};
template <typename T> KeyValue kv(const char *key, const T &value) {
  std::ostringstream out;
  out << value;
  return {key, out.str()};
}

void structured(const char *event, std::initializer_list<KeyValue> fields) {
  std::string line = event;
  for (const KeyValue &field : fields)
    line.append(" ").append(field.key).append("=").append(field.value);
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line);
}

void structuredBad(const User &user) {
  structured("signup", {kv("id", user.id), kv("mail", user.email)});
}
void structuredOk(const User &user) {
  structured("signup", {kv("id", user.id), kv("mail", mask_email(user.email))});
}
void structuredWeakBad(const User &user) {
  structured("signup", {kv("phone", hash_phone(user.phone))});
}
