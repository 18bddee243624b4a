#include "support/clock.h"

#include <chrono>

namespace travelcard {

Clock system_clock() {
  return [] {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
  };
}

Window last_days(Seconds now, int days) { return {now - days * Day, now}; }

} // namespace travelcard
