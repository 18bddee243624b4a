#pragma once

#include "carrier/carrier.h"
#include "service/stay_finder.h"
#include "store/dead_letters.h"
#include "store/visit_store.h"
#include "support/settings.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace travelcard {

/// Jobs handed from the threads that answer to the one that refreshes.
class JobQueue {
public:
  void push(RefreshJob job);
  /// Waits for a job; false once closed and empty.
  bool pop(RefreshJob &job);
  void close();
  /// Drops what waits; returns how many.
  std::size_t discard();
  std::size_t size() const;

private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<RefreshJob> jobs_;
  bool closed_ = false;
};

/// Asks carriers for new records in the background.
class Refresher {
public:
  Refresher(CarrierRegistry &carriers, const StayFinder &finder,
            VisitStore &visits, DeadLetters &dead_letters,
            const Settings &settings, Clock clock);
  ~Refresher();

  void start();
  /// Ends the thread; jobs that wait are dropped.
  void stop();
  void enqueue(const Subscriber &subscriber);
  /// Refreshes in the caller's thread. False when the carrier failed for good.
  bool refresh(RefreshJob job);
  std::size_t waiting() const { return queue_.size(); }

private:
  void work();
  std::vector<Ping> fetch(const RefreshJob &job, const Window &window);

  CarrierRegistry &carriers_;
  const StayFinder &finder_;
  VisitStore &visits_;
  DeadLetters &dead_letters_;
  const Settings &settings_;
  Clock clock_;
  JobQueue queue_;
  std::thread worker_;
};

RefreshJob job_for(const Subscriber &subscriber);

} // namespace travelcard
