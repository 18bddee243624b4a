#pragma once

#include "auth/access.h"
#include "desk/audit.h"
#include "desk/dialer.h"
#include "desk/exports.h"
#include "desk/labels.h"
#include "desk/retention.h"
#include "desk/search.h"
#include "desk/statistics.h"
#include "partners/partner.h"
#include "support/events.h"

#include <atomic>
#include <functional>
#include <memory>

namespace parceldesk {

struct Peer {
  std::string host = "127.0.0.1";
  int port = 0; ///< 0: there is none.
};

/// What the operator sets.
struct DeskSettings {
  std::string database = "parceldesk.db";
  std::string audit_file = "audit.log";
  std::string export_folder = ".";
  std::string spool_folder = ".";
  std::string secret;
  bool verbose = false;
  RetentionJob::Rules retention;
  Peer shop, courier, insurer, depot, exchange;
};

/// Reads a settings file; throws std::runtime_error.
DeskSettings load_settings(const std::string &path);

/// The desk and all that belongs to it.
class Desk {
public:
  Desk(const DeskSettings &settings, std::function<std::int64_t()> clock);

  std::int64_t add_customer(Customer customer);
  std::int64_t add_note(const std::string &agent, std::int64_t ticket,
                        const std::string &text);
  std::optional<Customer> customer_by_phone(const SearchCriteria &criteria);
  /// Changes the status and tells partners; how many took it.
  int set_status(const std::string &tracking, Status status);
  std::string arrival(const std::string &tracking);
  /// The latest notes of all tickets, newest first.
  std::vector<Note> recent_notes(std::size_t most);
  int notes_added() const { return notes_added_; }

  const DeskSettings &settings() const { return settings_; }
  std::int64_t now() const { return clock_(); }

private:
  std::unique_ptr<PartnerClient> client_for(const Peer &peer) const;
  void subscribe();

  DeskSettings settings_;
  std::function<std::int64_t()> clock_;
  std::atomic<int> notes_added_ = 0;

public:
  Connection connection;
  Vault vault;
  TokenBook tokens;
  Access access;
  CustomerStore customers;
  ParcelStore parcels;
  AuditTrail audit;
  EventBus events;
  BulkSearch search;
  CsvExport exports;
  Manifest manifest;
  std::unique_ptr<PartnerClient> depot;
  std::unique_ptr<PartnerClient> exchange;
  LabelPrinter printer;
  Dialer dialer;
  Statistics statistics;
  RetentionJob retention;
  std::vector<std::unique_ptr<Partner>> partners;
  CourierPartner *courier = nullptr;
};

} // namespace parceldesk
