#pragma once

#include "carrier/transport.h"
#include "model/subscriber.h"
#include "privacy/protect.h"

#include <map>
#include <mutex>
#include <string>

namespace travelcard {

/// Sends text messages through a relay, which gets sealed envelopes only.
class SmsRelay {
public:
  SmsRelay(const Endpoint &endpoint, const ColumnCipher &cipher);
  virtual ~SmsRelay() = default;

  /// Whether the relay took it.
  virtual bool deliver(const std::string &phone, const std::string &text);

private:
  HttpTransport transport_;
  const ColumnCipher &cipher_;
};

/// A one-time code that is out and waits for its answer.
struct Challenge {
  std::string code PII(credential);
  Seconds expires PII_NONE = 0;
  int attempts PII_NONE = 0;
};

/// Hands out one-time codes and checks them.
class CodeDesk {
public:
  CodeDesk(SmsRelay &relay, Seconds lifetime);

  bool issue(const LoginRequest &request, Seconds now);
  bool verify(const LoginRequest &request, Seconds now);
  /// Drops codes whose time is over.
  void expire(Seconds now);
  std::size_t open() const;
  void clear();

private:
  SmsRelay &relay_;
  Seconds lifetime_;
  mutable std::mutex mutex_;
  std::map<std::string, Challenge> challenges_; ///< By number.
};

} // namespace travelcard
