#include "support/log.h"

#include <memory>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace parceldesk {

static std::shared_ptr<spdlog::logger> &current() {
  static auto logger = std::make_shared<spdlog::logger>(
      "parceldesk", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  return logger;
}

spdlog::logger &app_log() { return *current(); }

void log_to_file(const std::string &path, const std::string &level) {
  current() = std::make_shared<spdlog::logger>(
      "parceldesk", std::make_shared<spdlog::sinks::basic_file_sink_mt>(path));
  current()->set_level(spdlog::level::from_str(level));
  current()->flush_on(spdlog::level::trace);
}

Diagnostics &Diagnostics::instance() {
  static Diagnostics diagnostics;
  return diagnostics;
}

void Diagnostics::problem(std::string text) {
  std::lock_guard lock(mutex_);
  last_ = std::move(text);
  ++count_;
}

std::string Diagnostics::last_problem() const {
  std::lock_guard lock(mutex_);
  return last_;
}

int Diagnostics::problems() const {
  std::lock_guard lock(mutex_);
  return count_;
}

void Diagnostics::reset() {
  std::lock_guard lock(mutex_);
  last_.clear();
  count_ = 0;
}

} // namespace parceldesk
