#include "service/travel_service.h"

#include "support/logging.h"
#include "support/metrics.h"

#include <spdlog/spdlog.h>

namespace travelcard {

Stores::Stores(const Settings &settings, const Pseudonyms &pseudonyms,
               const ColumnCipher &cipher)
    : database(settings.database), users(database, pseudonyms, cipher),
      sessions(database, settings.session_lifetime),
      consents(database, pseudonyms), visits(database, cipher),
      cache(database, settings.cached_results, settings.refresh_every),
      dead_letters(settings.dead_letter_file) {}

TravelService::TravelService(const Settings &settings, Stores &stores,
                             CarrierRegistry &carriers, SmsRelay &relay,
                             Clock clock)
    : settings_(settings), stores_(stores), carriers_(carriers), clock_(clock),
      finder_(CellDirectory::instance(), settings.minimum_stay_hours),
      codes_(relay, settings.code_lifetime), notifier_(relay),
      refresher_(carriers, finder_, stores.visits, stores.dead_letters,
                 settings, clock) {}

bool TravelService::request_code(const LoginRequest &request) {
  if (request.phone.size() < 8 || request.phone.size() > 15)
    throw Refused(400, "a number has 8 to 15 digits");
  return codes_.issue(request, clock_());
}

Session TravelService::login(const LoginRequest &request) {
  RequestTrace trace("login", request.phone);
  if (!codes_.verify(request, clock_()))
    throw Refused(403, "the code is wrong or too old");
  std::lock_guard lock(mutex_);
  auto known = stores_.users.find_by_phone(request.phone);
  const Subscriber subscriber =
      known ? *known
            : stores_.users.enrol(request, carriers_.carrier_of(request.phone),
                                  clock_());
  greet(subscriber);
  Metrics::instance().add("logins", "carrier", subscriber.carrier);
  return stores_.sessions.open(subscriber.id, clock_());
}

void TravelService::greet(const Subscriber &subscriber) {
  std::string who = subscriber.phone;
  if (!settings_.verbose_sessions)
    who = mask_phone(who);
  spdlog::info("session for {} with {}", who, subscriber.carrier);
}

Subscriber TravelService::subscriber_of(const std::string &token) {
  const auto session = stores_.sessions.find(token, clock_());
  if (!session)
    throw Refused(401, "log in first");
  auto subscriber = stores_.users.find(session->subscriber);
  if (!subscriber)
    throw Refused(410, "the account was erased");
  return *subscriber;
}

void TravelService::consent(const ConsentForm &form) {
  std::lock_guard lock(mutex_);
  Subscriber subscriber = subscriber_of(form.token);
  stores_.consents.record(subscriber, form.granted, clock_());
  if (form.email) {
    stores_.users.set_email(subscriber.id, *form.email);
    subscriber = subscriber_of(form.token);
  }
  if (form.granted)
    refresher_.enqueue(subscriber);
  else
    stores_.visits.erase(subscriber.id);
  notifier_.consent_recorded(subscriber, form.granted);
}

std::vector<CityDays> TravelService::places(const std::string &token) {
  std::unique_lock lock(mutex_);
  const Subscriber subscriber = subscriber_of(token);
  RequestTrace trace("places", std::to_string(subscriber.id));
  if (!stores_.consents.granted(subscriber.id))
    throw Refused(403, "consent is missing");
  const Seconds now = clock_();
  if (auto cached = stores_.cache.get(subscriber.id, subscriber.phone, now))
    return *cached;
  const Window window = last_days(now, settings_.window_days);
  auto stays = stores_.visits.within(subscriber.id, window);
  if (stays.empty()) {
    lock.unlock();
    if (!refresher_.refresh(job_for(subscriber)))
      throw Refused(503, "the carrier does not answer");
    lock.lock();
    stays = stores_.visits.within(subscriber.id, window);
  }
  const auto cities = by_city(stays);
  stores_.cache.put(subscriber.id, subscriber.phone, cities, now);
  spdlog::info("{} cities from {} stays for subscriber {}", cities.size(),
               stays.size(), subscriber.id);
  return cities;
}

Profile TravelService::profile(const std::string &token) {
  std::lock_guard lock(mutex_);
  const Subscriber subscriber = subscriber_of(token);
  return {mask_phone(subscriber.phone), subscriber.carrier,
          stores_.consents.granted(subscriber.id)};
}

void TravelService::forget(const LoginRequest &request) {
  std::lock_guard lock(mutex_);
  const Subscriber subscriber = stores_.users.require(request.phone);
  if (!codes_.verify(request, clock_()))
    throw Refused(403, "the code is wrong or too old");
  stores_.sessions.erase(subscriber.id);
  stores_.consents.erase(subscriber.id);
  stores_.visits.erase(subscriber.id);
  stores_.cache.forget(subscriber.id, subscriber.phone);
  stores_.users.erase(subscriber.id);
  notifier_.erased(subscriber);
}

void TravelService::tick() {
  std::lock_guard lock(mutex_);
  const Seconds now = clock_();
  codes_.expire(now);
  for (const Session &session : stores_.sessions.expire(now)) {
    std::string number;
    if (!stores_.users.phone_of(session.subscriber, number))
      continue;
    spdlog::info("session of {} is over after {} s", number,
                 session.expires - session.opened);
  }
  const int forgotten =
      stores_.visits.forget_before(now - settings_.window_days * Day);
  if (forgotten > 0)
    spdlog::info("{} stays older than {} days forgotten", forgotten,
                 settings_.window_days);
}

void TravelService::shut_down() {
  refresher_.stop();
  std::lock_guard lock(mutex_);
  codes_.clear();
  stores_.sessions.erase_all();
  stores_.consents.erase_all();
  stores_.visits.erase_all();
  stores_.cache.erase_all();
  stores_.users.erase_all();
  stores_.database.exec("VACUUM");
  if (!settings_.metrics_file.empty())
    Metrics::instance().write_snapshot(settings_.metrics_file);
  spdlog::info("all stores erased, {} dead letters stay",
               stores_.dead_letters.count());
}

} // namespace travelcard
