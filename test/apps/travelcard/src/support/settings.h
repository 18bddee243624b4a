#pragma once

#include "support/clock.h"

#include <string>
#include <vector>

namespace travelcard {

/// Where a carrier's interface listens.
struct Endpoint {
  std::string host = "127.0.0.1";
  int port = 0;
};

/// What the operator sets, in a JSON file.
struct Settings {
  std::string listen_host = "127.0.0.1";
  int listen_port = 8080; ///< 0: any free port.

  std::string database = "travelcard.db";
  std::string log_file; ///< Empty: standard error.
  std::string log_level = "info";
  std::string metrics_file;     ///< Snapshot written at the end of service.
  std::string dead_letter_file; ///< Jobs that failed for good.

  /// How far back stays are looked at. Started at 14 days, later 7.
  int window_days = 14;
  int minimum_stay_hours = 4;

  Seconds code_lifetime = 300;
  Seconds session_lifetime = 900;
  Seconds refresh_every = 1800;
  int refresh_attempts = 3;
  std::size_t cached_results = 256;
  bool verbose_sessions = false;

  std::string admin_token;
  std::string secret; ///< Keys of pseudonyms and of the column cipher.

  Endpoint meridian;
  Endpoint harbor;
  Endpoint summit;
  Endpoint sms;
};

/// Reads a settings file. Throws std::runtime_error naming the file and the
/// setting that is wrong.
Settings load_settings(const std::string &path);

/// Reads settings from JSON text; `origin` names it in messages.
Settings parse_settings(const std::string &text, const std::string &origin);

} // namespace travelcard
