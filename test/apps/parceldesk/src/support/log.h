#pragma once

#include <mutex>
#include <spdlog/spdlog.h>
#include <sstream>
#include <string>

namespace parceldesk {

/// The application log. Goes to standard error until it is pointed elsewhere.
spdlog::logger &app_log();
void log_to_file(const std::string &path, const std::string &level);

/// Logs anything that can be written to a stream.
template <typename T> void trace_entity(const char *event, const T &entity) {
  if (!app_log().should_log(spdlog::level::debug))
    return;
  std::ostringstream text;
  text << entity;
  app_log().debug("{}: {}", event, text.str());
}

/// What went wrong last, for the page that operators look at first.
class Diagnostics {
public:
  static Diagnostics &instance();

  void problem(std::string text);
  std::string last_problem() const;
  int problems() const;
  void reset();

private:
  mutable std::mutex mutex_;
  std::string last_;
  int count_ = 0;
};

} // namespace parceldesk
