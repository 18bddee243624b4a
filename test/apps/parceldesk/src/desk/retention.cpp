#include "desk/retention.h"

#include "support/log.h"

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

namespace parceldesk {

static constexpr std::int64_t Day = 24 * 3600;

RetentionJob::RetentionJob(CustomerStore &customers, ParcelStore &parcels,
                           const AuditTrail &audit, EventBus &events,
                           Rules rules)
    : customers_(customers), parcels_(parcels), audit_(audit), events_(events),
      rules_(std::move(rules)) {}

RetentionJob::~RetentionJob() { stop(); }

int RetentionJob::archive(std::int64_t before) {
  if (rules_.archive.empty())
    return 0;
  std::ofstream out(rules_.archive, std::ios::app);
  int count = 0;
  parcels_.for_each_ticket([&](const Ticket &ticket) {
    if (ticket.opened >= before)
      return;
    nlohmann::json line{{"ticket", ticket.id}, {"opened", ticket.opened}};
    line["notes"] = ticket.notes.size();
    if (!ticket.notes.empty())
      line["resolution"] = ticket.notes.back().text;
    out << line.dump() << '\n';
    ++count;
  });
  return count;
}

RetentionJob::Outcome RetentionJob::run(std::int64_t now) {
  Outcome outcome;
  const std::int64_t before = now - rules_.ticket_days * Day;
  outcome.archived = archive(before);
  outcome.tickets = parcels_.erase_tickets_before(before);
  const std::int64_t created = now - rules_.customer_days * Day;
  std::vector<Customer> due;
  customers_.for_each([&](const Customer &customer) {
    if (customer.created < created)
      due.push_back(customer);
  });
  for (const Customer &customer : due) {
    parcels_.erase_of(customer.id);
    events_.publish({"customer-erased", customer.id, customer.address.city});
  }
  outcome.customers = customers_.erase_created_before(created);
  audit_.record("retention", "erase",
                std::to_string(due.size()) + " customers, " +
                    std::to_string(outcome.tickets) + " tickets");
  return outcome;
}

void RetentionJob::start(int seconds, std::function<std::int64_t()> clock) {
  thread_ = std::thread([this, seconds, clock = std::move(clock)] {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      try {
        const Outcome outcome = run(clock());
        app_log().info("retention: {} customers, {} tickets, {} archived",
                       outcome.customers, outcome.tickets, outcome.archived);
      } catch (const std::exception &e) {
        app_log().error("retention: {}", e.what());
      }
      wake_.wait_for(lock, std::chrono::seconds(seconds),
                     [this] { return stopping_; });
    }
  });
}

void RetentionJob::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable())
    thread_.join();
}

} // namespace parceldesk
