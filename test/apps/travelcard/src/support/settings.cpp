#include "support/settings.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace travelcard {

using nlohmann::json;

namespace {

template <typename T> void read(const json &object, const char *key, T &value) {
  if (auto it = object.find(key); it != object.end())
    value = it->get<T>();
}

void read(const json &object, const char *key, Endpoint &value) {
  auto it = object.find(key);
  if (it == object.end())
    return;
  read(*it, "host", value.host);
  read(*it, "port", value.port);
}

void check(const Settings &s, const std::string &origin) {
  if (s.window_days < 1 || s.window_days > 31)
    throw std::runtime_error(origin + ": window_days must be 1 to 31");
  if (s.minimum_stay_hours < 1)
    throw std::runtime_error(origin + ": minimum_stay_hours must be positive");
  if (s.refresh_attempts < 1)
    throw std::runtime_error(origin + ": refresh_attempts must be positive");
  if (s.secret.empty())
    throw std::runtime_error(origin + ": secret is missing");
}

} // namespace

Settings parse_settings(const std::string &text, const std::string &origin) {
  Settings s;
  try {
    const json root = json::parse(text);
    read(root, "listen_host", s.listen_host);
    read(root, "listen_port", s.listen_port);
    read(root, "database", s.database);
    read(root, "log_file", s.log_file);
    read(root, "log_level", s.log_level);
    read(root, "metrics_file", s.metrics_file);
    read(root, "dead_letter_file", s.dead_letter_file);
    read(root, "window_days", s.window_days);
    read(root, "minimum_stay_hours", s.minimum_stay_hours);
    read(root, "code_lifetime", s.code_lifetime);
    read(root, "session_lifetime", s.session_lifetime);
    read(root, "refresh_every", s.refresh_every);
    read(root, "refresh_attempts", s.refresh_attempts);
    read(root, "cached_results", s.cached_results);
    read(root, "verbose_sessions", s.verbose_sessions);
    read(root, "admin_token", s.admin_token);
    read(root, "secret", s.secret);
    if (auto it = root.find("carriers"); it != root.end()) {
      read(*it, "meridian", s.meridian);
      read(*it, "harbor", s.harbor);
      read(*it, "summit", s.summit);
    }
    read(root, "sms", s.sms);
  } catch (const json::exception &e) {
    throw std::runtime_error(origin + ": " + e.what());
  }
  check(s, origin);
  return s;
}

Settings load_settings(const std::string &path) {
  std::ifstream in(path);
  if (!in)
    throw std::runtime_error(path + ": cannot be read");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_settings(text, path);
}

} // namespace travelcard
