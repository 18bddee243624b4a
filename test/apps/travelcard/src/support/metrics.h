#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace travelcard {

/// Counters of the process, in the text format that scrapers read.
class Metrics {
public:
  static Metrics &instance();

  void add(const std::string &name, std::int64_t by = 1);
  /// A counter with one label.
  void add(const std::string &name, const std::string &label,
           const std::string &value);
  std::int64_t value(const std::string &name) const;

  std::string render() const;
  void write_snapshot(const std::string &path) const;
  void reset();

private:
  Metrics() = default;

  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> counters_;
};

} // namespace travelcard
