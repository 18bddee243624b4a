#pragma once

#include "desk/audit.h"
#include "store/customer_store.h"
#include "store/parcel_store.h"
#include "support/events.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace parceldesk {

/// Forgets what has been kept long enough.
class RetentionJob {
public:
  struct Rules {
    std::int64_t customer_days = 3 * 365;
    std::int64_t ticket_days = 180;
    std::string archive; ///< File that old tickets go to; empty: none.
  };
  struct Outcome {
    int customers = 0;
    int tickets = 0;
    int archived = 0;
  };

  RetentionJob(CustomerStore &customers, ParcelStore &parcels,
               const AuditTrail &audit, EventBus &events, Rules rules);
  ~RetentionJob();

  Outcome run(std::int64_t now) PII_ERASURE_ENTRY;
  /// Runs at once and then every so many seconds, in a thread of its own.
  void start(int seconds, std::function<std::int64_t()> clock);
  void stop();

private:
  int archive(std::int64_t before);

  CustomerStore &customers_;
  ParcelStore &parcels_;
  const AuditTrail &audit_;
  EventBus &events_;
  Rules rules_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

} // namespace parceldesk
