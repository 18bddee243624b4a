#include "desk/desk.h"

#include "support/log.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace parceldesk {

using nlohmann::json;

static void from_json(const json &j, Peer &peer) {
  peer.host = j.value("host", peer.host);
  peer.port = j.value("port", peer.port);
}

DeskSettings load_settings(const std::string &path) {
  std::ifstream in(path);
  if (!in)
    throw std::runtime_error(path + ": cannot be read");
  DeskSettings s;
  try {
    const json root = json::parse(in);
    s.database = root.value("database", s.database);
    s.audit_file = root.value("audit_file", s.audit_file);
    s.export_folder = root.value("export_folder", s.export_folder);
    s.spool_folder = root.value("spool_folder", s.spool_folder);
    s.secret = root.at("secret").get<std::string>();
    s.verbose = root.value("verbose", s.verbose);
    s.retention.customer_days =
        root.value("customer_days", s.retention.customer_days);
    s.retention.ticket_days =
        root.value("ticket_days", s.retention.ticket_days);
    s.retention.archive = root.value("ticket_archive", s.retention.archive);
    for (auto [key, peer] : {std::pair{"shop", &s.shop},
                             {"courier", &s.courier},
                             {"insurer", &s.insurer},
                             {"depot", &s.depot},
                             {"exchange", &s.exchange}})
      if (auto it = root.find(key); it != root.end())
        from_json(*it, *peer);
  } catch (const json::exception &e) {
    throw std::runtime_error(path + ": " + e.what());
  }
  return s;
}

Desk::Desk(const DeskSettings &settings, std::function<std::int64_t()> clock)
    : settings_(settings), clock_(std::move(clock)),
      connection(settings_.database), vault(settings_.secret),
      access(connection), customers(connection, vault),
      parcels(connection, vault), search(customers, audit),
      exports(customers, settings_.export_folder), manifest(customers),
      depot(client_for(settings_.depot)),
      exchange(client_for(settings_.exchange)),
      printer(settings_.spool_folder,
              settings_.depot.port ? depot.get() : nullptr),
      dialer(*exchange, vault, tokens), statistics(customers, parcels),
      retention(customers, parcels, audit, events, settings_.retention) {
  audit.add(std::make_unique<FileAudit>(settings_.audit_file));
  audit.add(std::make_unique<SyslogAudit>());
  if (settings_.shop.port)
    partners.push_back(
        std::make_unique<ShopPartner>(client_for(settings_.shop), tokens));
  if (settings_.courier.port) {
    auto partner =
        std::make_unique<CourierPartner>(client_for(settings_.courier));
    courier = partner.get();
    partners.push_back(std::move(partner));
  }
  if (settings_.insurer.port)
    partners.push_back(
        std::make_unique<InsurerPartner>(client_for(settings_.insurer)));
  subscribe();
}

std::unique_ptr<PartnerClient> Desk::client_for(const Peer &peer) const {
  auto client = std::make_unique<PartnerClient>(peer.host, peer.port);
  client->on_error(
      [](const std::string &path, std::size_t size, const char *reason) {
        app_log().warn("{} bytes to {}: {}", size, path, reason);
      });
  return client;
}

void Desk::subscribe() {
  events.subscribe("note-added", [this](const Event &event) {
    ++notes_added_;
    app_log().info("ticket {}: {}", event.subject, event.detail);
  });
  events.subscribe("customer-erased", [](const Event &event) {
    app_log().info("customer {} erased", event.subject);
  });
}

std::int64_t Desk::add_customer(Customer customer) {
  customer.created = now();
  app_log().debug("new customer, name {}", short_hash(customer.name));
  app_log().debug("new customer, street {}",
                  short_hash(customer.address.street));
  return customers.add(customer);
}

std::int64_t Desk::add_note(const std::string &agent, std::int64_t ticket,
                            const std::string &text) {
  const Note note{agent, text, now()};
  parcels.add_note(ticket, note);
  events.publish({"note-added", ticket, note.text});
  return note.written;
}

std::optional<Customer>
Desk::customer_by_phone(const SearchCriteria &criteria) {
  app_log().debug("lookup of {}", settings_.verbose
                                      ? criteria.phone
                                      : mask_phone(criteria.phone));
  auto found = customers.find_by_phone(criteria.phone);
  if (found)
    trace_entity("looked up", *found);
  return found;
}

int Desk::set_status(const std::string &tracking, Status status) {
  if (!parcels.set_status(tracking, status))
    return -1;
  const auto parcel = parcels.find(tracking);
  const auto recipient = customers.find(parcel->recipient);
  if (!recipient)
    return 0;
  return notify_all(partners, *parcel, *recipient);
}

std::string Desk::arrival(const std::string &tracking) {
  const auto parcel = parcels.find(tracking);
  if (!parcel || !courier)
    return "";
  const auto recipient = customers.find(parcel->recipient);
  return recipient ? courier->arrival(*parcel, *recipient) : "";
}

std::vector<Note> Desk::recent_notes(std::size_t most) {
  std::vector<Note> notes;
  parcels.for_each_ticket([&notes](const Ticket &ticket) {
    notes.insert(notes.end(), ticket.notes.begin(), ticket.notes.end());
  });
  std::sort(notes.begin(), notes.end(),
            [](const Note &a, const Note &b) { return a.written > b.written; });
  if (notes.size() > most)
    notes.erase(notes.begin() + static_cast<std::ptrdiff_t>(most), notes.end());
  return notes;
}

} // namespace parceldesk
