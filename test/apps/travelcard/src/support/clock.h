#pragma once

#include <cstdint>
#include <functional>

namespace travelcard {

/// Seconds since the epoch.
using Seconds = std::int64_t;

constexpr Seconds Hour = 3600;
constexpr Seconds Day = 24 * Hour;

/// Where the service takes the time from; tests bring their own.
using Clock = std::function<Seconds()>;

Clock system_clock();

/// A half-open span of time.
struct Window {
  Seconds from = 0;
  Seconds until = 0;

  bool contains(Seconds at) const { return at >= from && at < until; }
  Seconds length() const { return until - from; }
};

/// The `days` days before `now`.
Window last_days(Seconds now, int days);

} // namespace travelcard
