#pragma once

#include "support/clock.h"

#include <mutex>
#include <piiflow/annotations.h>
#include <string>

namespace travelcard {

/// A refresh that is waiting for its turn.
struct RefreshJob {
  std::int64_t subscriber = 0;
  std::string phone;
  std::string device;
  std::string carrier;
  int failures = 0;
};

/// Refreshes that failed for good, a line each, for an operator to look at.
class DeadLetters {
public:
  explicit DeadLetters(std::string path);

  void append(const RefreshJob &job, Seconds now) PII_STORE(dead_letters);
  int count() const { return count_; }

  void remove_file() PII_ERASES(dead_letters);

private:
  std::string path_; ///< Empty: nothing is kept.
  std::mutex mutex_;
  int count_ = 0;
};

} // namespace travelcard
