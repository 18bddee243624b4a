#include "application.h"

#include "carrier/harbor.h"
#include "carrier/meridian.h"
#include "carrier/summit.h"
#include "support/logging.h"

#include <iomanip>
#include <iostream>
#include <set>

namespace travelcard {

Application::Application(Settings settings, Clock clock)
    : settings_(std::move(settings)), pseudonyms_(settings_.secret),
      cipher_(settings_.secret), stores_(settings_, pseudonyms_, cipher_),
      relay_(settings_.sms, cipher_),
      service_(settings_, stores_, carriers_, relay_, std::move(clock)),
      api_(settings_, service_), server_(api_) {
  carriers_.add(
      std::make_unique<MeridianCarrier>(settings_.meridian, pseudonyms_));
  carriers_.add(std::make_unique<HarborCarrier>(settings_.harbor));
  carriers_.add(std::make_unique<SummitCarrier>(settings_.summit));
  carriers_.on_failure(
      [](std::string_view carrier, const std::string &request) {
        std::cerr << "carrier " << carrier << " failed on " << request << '\n';
      });
}

Application::~Application() { stop(); }

int Application::start() {
  const int port = server_.bind(settings_.listen_host, settings_.listen_port);
  if (port < 0)
    return -1;
  running_ = true;
  service_.start();
  listener_ = std::thread([this] { server_.run(); });
  while (!server_.running())
    std::this_thread::yield();
  return port;
}

void Application::stop() {
  if (!running_)
    return;
  running_ = false;
  server_.stop();
  if (listener_.joinable())
    listener_.join();
  service_.shut_down();
}

void Application::report(std::ostream &out) {
  const std::vector<Stay> stays = stores_.visits.all();
  std::set<std::int64_t> people;
  for (const Stay &stay : stays) {
    people.insert(stay.subscriber);
    out << std::left << std::setw(8) << stay.subscriber << std::setw(16)
        << stay.city << std::setw(16) << stay.district;
    out << stay.hours() << " h\n";
  }
  out << stays.size() << " stays of " << people.size() << " people\n";
}

} // namespace travelcard
