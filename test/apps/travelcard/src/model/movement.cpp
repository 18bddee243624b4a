#include "model/movement.h"

#include <algorithm>
#include <map>

namespace travelcard {

std::ostream &operator<<(std::ostream &out, const Stay &stay) {
  return out << stay.city << " for " << stay.hours() << " h";
}

std::vector<CityDays> by_city(const std::vector<Stay> &stays) {
  std::map<std::string, Seconds> time;
  for (const Stay &stay : stays)
    time[stay.city] += stay.span.length();
  std::vector<CityDays> cities;
  for (const auto &[city, seconds] : time)
    cities.push_back({city, static_cast<int>((seconds + Day - 1) / Day)});
  std::sort(
      cities.begin(), cities.end(),
      [](const CityDays &a, const CityDays &b) { return a.days > b.days; });
  return cities;
}

} // namespace travelcard
