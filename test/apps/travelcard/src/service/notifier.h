#pragma once

#include "model/subscriber.h"
#include "service/code_desk.h"

namespace travelcard {

/// Tells subscribers what was done with their data.
class Notifier {
public:
  explicit Notifier(SmsRelay &relay) : relay_(relay) {}

  void consent_recorded(const Subscriber &subscriber, bool granted);
  void erased(const Subscriber &subscriber);

private:
  void tell(const Subscriber &subscriber, const std::string &text);

  SmsRelay &relay_;
};

} // namespace travelcard
