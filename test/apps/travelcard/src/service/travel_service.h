#pragma once

#include "service/code_desk.h"
#include "service/notifier.h"
#include "service/refresher.h"
#include "store/consent_store.h"
#include "store/result_cache.h"
#include "store/session_store.h"
#include "store/user_store.h"
#include "store/visit_store.h"

#include <mutex>

namespace travelcard {

/// The request cannot be served; the message is fit for the caller.
class Refused : public std::runtime_error {
public:
  Refused(int status, const std::string &reason)
      : std::runtime_error(reason), status_(status) {}
  int status() const { return status_; }

private:
  int status_;
};

/// The stores, which live in one database.
struct Stores {
  Stores(const Settings &settings, const Pseudonyms &pseudonyms,
         const ColumnCipher &cipher);

  Database database;
  UserStore users;
  SessionStore sessions;
  ConsentStore consents;
  VisitStore visits;
  ResultCache cache;
  DeadLetters dead_letters;
};

/// What a caller sees of himself.
struct Profile {
  std::string number;
  std::string carrier;
  bool consented = false;
};

/// What the service does, without the protocol that it is asked in.
class TravelService {
public:
  TravelService(const Settings &settings, Stores &stores,
                CarrierRegistry &carriers, SmsRelay &relay, Clock clock);

  void start() { refresher_.start(); }

  bool request_code(const LoginRequest &request);
  Session login(const LoginRequest &request);
  void consent(const ConsentForm &form);
  std::vector<CityDays> places(const std::string &token);
  Profile profile(const std::string &token);
  /// Erases the caller, who proves with a code to be the one.
  void forget(const LoginRequest &request) PII_ERASURE_ENTRY;

  /// Housekeeping: what is over is dropped, what is old refreshed.
  void tick();
  /// Ends the service and erases every store.
  void shut_down() PII_ERASURE_ENTRY;

  std::vector<Subscriber> subscribers() { return stores_.users.all(); }
  std::size_t waiting() const { return refresher_.waiting(); }

private:
  Subscriber subscriber_of(const std::string &token);
  void greet(const Subscriber &subscriber);

  const Settings &settings_;
  Stores &stores_;
  CarrierRegistry &carriers_;
  Clock clock_;
  StayFinder finder_;
  CodeDesk codes_;
  Notifier notifier_;
  Refresher refresher_;
  std::mutex mutex_;
};

} // namespace travelcard
