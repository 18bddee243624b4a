#pragma once

#include "support/clock.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <piiflow/annotations.h>
#include <string>
#include <variant>

namespace travelcard {

/// What a caller sends to identify itself.
struct LoginRequest {
  std::string phone PII(phone);
  std::string code PII(credential);
  std::string device PII(device_id);
};

/// A caller's answer to the question for consent.
struct ConsentForm {
  std::string token PII_NONE;
  bool granted PII_NONE = false;
  std::optional<std::string> email PII(email); ///< Where the receipt goes.
};

/// A person known to the service.
struct Subscriber {
  std::int64_t id PII_NONE = 0;
  std::string phone PII(phone);
  std::optional<std::string> email PII(email);
  std::string device PII(device_id);
  std::string carrier PII_NONE;
  Seconds registered PII_NONE = 0;
};

void to_json(nlohmann::json &j, const Subscriber &s);

/// A subscriber's time at the service after a login.
struct Session {
  std::string token PII_NONE; ///< Random, means nothing elsewhere.
  std::int64_t subscriber PII_NONE = 0;
  Seconds opened PII_NONE = 0;
  Seconds expires PII_NONE = 0;
};

/// How a subscriber is told something.
struct SmsContact {
  std::string number;
};
struct MailContact {
  std::string address;
};
using Contact = std::variant<SmsContact, MailContact>;

/// Mail when there is an address, a text message otherwise.
Contact preferred_contact(const Subscriber &s);
/// For people who watch the notifier work.
std::string describe(const Contact &contact);

} // namespace travelcard
