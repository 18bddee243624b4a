#pragma once

#include "model/geo.h"
#include "support/clock.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace travelcard {

/// A sign of life of a handset: some cell heard it.
struct Ping {
  std::string cell PII(location);
  Position at;
  Seconds seen PII_NONE = 0;
};

/// A span of time that a subscriber spent in one city.
struct Stay {
  std::int64_t subscriber PII_NONE = 0;
  std::string city PII(location);
  std::string district PII(location);
  GridCell square;
  Window span;
  int pings PII_NONE = 0;

  int hours() const { return static_cast<int>(span.length() / Hour); }
};

std::ostream &operator<<(std::ostream &out, const Stay &stay);

/// What the card shows: a city and how many days, nothing finer.
struct CityDays {
  std::string city;
  int days = 0;
};

std::vector<CityDays> by_city(const std::vector<Stay> &stays)
    PII_SANITIZER(aggregate, location, track);

} // namespace travelcard
