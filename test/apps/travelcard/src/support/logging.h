#pragma once

#include "support/settings.h"

#include <string>

namespace travelcard {

/// Points the default logger at the file or standard error that the settings
/// name. Safe to call again.
void set_up_logging(const Settings &settings);

/// Logs the beginning and the end of one request, so that a slow one can be
/// found.
class RequestTrace {
public:
  RequestTrace(std::string operation, std::string subject);
  ~RequestTrace();
  RequestTrace(const RequestTrace &) = delete;
  RequestTrace &operator=(const RequestTrace &) = delete;

private:
  std::string operation_;
  std::string subject_;
  Seconds started_;
};

} // namespace travelcard
