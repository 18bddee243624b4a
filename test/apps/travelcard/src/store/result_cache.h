#pragma once

#include "model/movement.h"
#include "store/sqlite.h"

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace travelcard {

/// Answers given lately, by number: in memory, and by subscriber in the
/// database, so that a restart does not ask every carrier again.
class ResultCache {
public:
  ResultCache(Database &database, std::size_t capacity, Seconds lifetime);

  void put(std::int64_t subscriber, const std::string &phone,
           const std::vector<CityDays> &cities, Seconds now) PII_STORE(cache);
  std::optional<std::vector<CityDays>>
  get(std::int64_t subscriber, const std::string &phone, Seconds now);
  void forget(std::int64_t subscriber, const std::string &phone);
  std::size_t size() const;

  void erase_all() PII_ERASES(cache);

private:
  struct Entry {
    std::vector<CityDays> cities;
    Seconds stored = 0;
  };
  void evict();

  Database &database_;
  std::size_t capacity_;
  Seconds lifetime_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> order_; ///< Oldest first.
};

} // namespace travelcard
