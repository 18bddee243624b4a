#include "support/metrics.h"

#include <fstream>
#include <sstream>

namespace travelcard {

Metrics &Metrics::instance() {
  static Metrics metrics;
  return metrics;
}

void Metrics::add(const std::string &name, std::int64_t by) {
  std::lock_guard lock(mutex_);
  counters_[name] += by;
}

void Metrics::add(const std::string &name, const std::string &label,
                  const std::string &value) {
  add(name + "{" + label + "=\"" + value + "\"}");
}

std::int64_t Metrics::value(const std::string &name) const {
  std::lock_guard lock(mutex_);
  auto it = counters_.find(name);
  return it == counters_.end() ? 0 : it->second;
}

std::string Metrics::render() const {
  std::lock_guard lock(mutex_);
  std::ostringstream out;
  for (const auto &[name, count] : counters_)
    out << "travelcard_" << name << ' ' << count << '\n';
  return out.str();
}

void Metrics::write_snapshot(const std::string &path) const {
  std::ofstream out(path, std::ios::trunc);
  out << render();
}

void Metrics::reset() {
  std::lock_guard lock(mutex_);
  counters_.clear();
}

} // namespace travelcard
