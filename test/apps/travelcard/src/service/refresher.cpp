#include "service/refresher.h"

#include "privacy/protect.h"
#include "support/metrics.h"

#include <functional>
#include <spdlog/spdlog.h>

namespace travelcard {

void JobQueue::push(RefreshJob job) {
  std::lock_guard lock(mutex_);
  if (closed_)
    return;
  jobs_.push_back(std::move(job));
  changed_.notify_one();
}

bool JobQueue::pop(RefreshJob &job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
  if (jobs_.empty())
    return false;
  job = std::move(jobs_.front());
  jobs_.pop_front();
  return true;
}

void JobQueue::close() {
  std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::size_t JobQueue::discard() {
  std::lock_guard lock(mutex_);
  const std::size_t count = jobs_.size();
  jobs_.clear();
  return count;
}

std::size_t JobQueue::size() const {
  std::lock_guard lock(mutex_);
  return jobs_.size();
}

RefreshJob job_for(const Subscriber &subscriber) {
  return {subscriber.id, subscriber.phone, subscriber.device,
          subscriber.carrier, 0};
}

Refresher::Refresher(CarrierRegistry &carriers, const StayFinder &finder,
                     VisitStore &visits, DeadLetters &dead_letters,
                     const Settings &settings, Clock clock)
    : carriers_(carriers), finder_(finder), visits_(visits),
      dead_letters_(dead_letters), settings_(settings),
      clock_(std::move(clock)) {}

Refresher::~Refresher() { stop(); }

void Refresher::start() {
  worker_ = std::thread([this] { work(); });
}

void Refresher::stop() {
  const std::size_t dropped = queue_.discard();
  queue_.close();
  if (worker_.joinable())
    worker_.join();
  if (dropped > 0)
    spdlog::warn("{} refreshes dropped at the end", dropped);
}

void Refresher::enqueue(const Subscriber &subscriber) {
  queue_.push(job_for(subscriber));
  spdlog::debug("refresh of subscriber {} queued, {} wait", subscriber.id,
                queue_.size());
}

/// Calls `attempt` with 1, 2… until it succeeds or the attempts are used up.
static bool with_retries(int attempts,
                         const std::function<bool(int)> &attempt) {
  for (int i = 1; i <= attempts; ++i)
    if (attempt(i))
      return true;
  return false;
}

std::vector<Ping> Refresher::fetch(const RefreshJob &job,
                                   const Window &window) {
  Carrier &carrier = carriers_.get(job.carrier);
  std::vector<Ping> pings = carrier.pings({job.phone, job.device}, window);
  spdlog::info("{} pings of {} from {}", pings.size(), fingerprint(job.phone),
               carrier.name());
  return pings;
}

bool Refresher::refresh(RefreshJob job) {
  const Window window = last_days(clock_(), settings_.window_days);
  const bool done = with_retries(
      settings_.refresh_attempts, [&, phone = job.phone](int attempt) {
        if (attempt > 1)
          spdlog::info("attempt {} to refresh {}", attempt, phone);
        try {
          const auto pings = fetch(job, window);
          visits_.replace(job.subscriber,
                          finder_.find(job.subscriber, pings, window));
          return true;
        } catch (const CarrierError &e) {
          ++job.failures;
          spdlog::warn("refresh of subscriber {} failed: {}", job.subscriber,
                       e.what());
          Metrics::instance().add("refresh_failed", "carrier", job.carrier);
          return false;
        }
      });
  if (!done)
    dead_letters_.append(job, clock_());
  return done;
}

void Refresher::work() {
  RefreshJob job;
  while (queue_.pop(job)) {
    try {
      refresh(job);
    } catch (const std::exception &e) {
      spdlog::error("refresh of subscriber {}: {}", job.subscriber, e.what());
    }
  }
}

} // namespace travelcard
