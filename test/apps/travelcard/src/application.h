#pragma once

#include "http/server.h"
#include "service/travel_service.h"
#include "support/settings.h"

#include <atomic>
#include <thread>

namespace travelcard {

/// The whole service, put together from its settings.
class Application {
public:
  explicit Application(Settings settings, Clock clock = system_clock());
  ~Application();

  /// Starts threads; returns the port, or -1.
  int start();
  /// Stops listening and erases what is kept.
  void stop();
  /// Writes all stays, a line each, for the data-protection officer.
  void report(std::ostream &out);

  TravelService &service() { return service_; }
  Stores &stores() { return stores_; }

private:
  Settings settings_;
  Pseudonyms pseudonyms_;
  ColumnCipher cipher_;
  Stores stores_;
  CarrierRegistry carriers_;
  SmsRelay relay_;
  TravelService service_;
  Api api_;
  Server server_;
  std::thread listener_;
  bool running_ = false;
};

} // namespace travelcard
