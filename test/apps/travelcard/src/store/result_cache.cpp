#include "store/result_cache.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace travelcard {

using nlohmann::json;

namespace {

std::string pack(const std::vector<CityDays> &cities) {
  json rows = json::array();
  for (const auto &[city, days] : cities)
    rows.push_back({{"city", city}, {"days", days}});
  return rows.dump();
}

std::vector<CityDays> unpack(const std::string &text) {
  std::vector<CityDays> cities;
  for (const json &row : json::parse(text))
    cities.push_back({row.at("city"), row.at("days")});
  return cities;
}

} // namespace

ResultCache::ResultCache(Database &database, std::size_t capacity,
                         Seconds lifetime)
    : database_(database), capacity_(capacity), lifetime_(lifetime) {
  database_.exec("CREATE TABLE IF NOT EXISTS cache ("
                 "subscriber INTEGER PRIMARY KEY, answer TEXT NOT NULL,"
                 "stored INTEGER NOT NULL)");
}

void ResultCache::put(std::int64_t subscriber, const std::string &phone,
                      const std::vector<CityDays> &cities, Seconds now) {
  Statement insert(database_,
                   "INSERT OR REPLACE INTO cache VALUES (?1, ?2, ?3)");
  insert.bind(1, subscriber).bind(2, pack(cities)).bind(3, now).run();

  std::lock_guard lock(mutex_);
  if (entries_.insert_or_assign(phone, Entry{cities, now}).second)
    order_.push_back(phone);
  evict();
}

std::optional<std::vector<CityDays>> ResultCache::get(std::int64_t subscriber,
                                                      const std::string &phone,
                                                      Seconds now) {
  {
    std::lock_guard lock(mutex_);
    auto it = entries_.find(phone);
    if (it != entries_.end() && it->second.stored + lifetime_ > now) {
      spdlog::debug("answer of {} cities cached since {}",
                    it->second.cities.size(), it->second.stored);
      return it->second.cities;
    }
  }
  Statement query(database_, "SELECT answer FROM cache"
                             " WHERE subscriber = ?1 AND stored > ?2");
  query.bind(1, subscriber).bind(2, now - lifetime_);
  if (!query.step())
    return std::nullopt;
  return unpack(query.text(0));
}

void ResultCache::forget(std::int64_t subscriber, const std::string &phone) {
  Statement remove(database_, "DELETE FROM cache WHERE subscriber = ?1");
  remove.bind(1, subscriber).run();
  std::lock_guard lock(mutex_);
  if (entries_.erase(phone) != 0)
    order_.remove(phone);
}

std::size_t ResultCache::size() const {
  std::lock_guard lock(mutex_);
  return entries_.size();
}

void ResultCache::evict() {
  while (entries_.size() > capacity_) {
    auto oldest = entries_.find(order_.front());
    spdlog::debug("cache full, dropping answer for {}", oldest->first);
    entries_.erase(oldest);
    order_.pop_front();
  }
}

void ResultCache::erase_all() {
  database_.exec("DELETE FROM cache");
  std::lock_guard lock(mutex_);
  entries_.clear();
  order_.clear();
}

} // namespace travelcard
