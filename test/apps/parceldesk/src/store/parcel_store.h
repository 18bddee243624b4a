#pragma once

#include "model/parcel.h"
#include "privacy/protect.h"
#include "store/connection.h"

#include <functional>
#include <map>
#include <optional>

namespace parceldesk {

/// The parcels and the tickets about them.
class ParcelStore {
public:
  ParcelStore(Connection &connection, const Vault &vault);

  void add(const Parcel &parcel) PII_STORE(parcels);
  std::optional<Parcel> find(const std::string &tracking);
  bool set_status(const std::string &tracking, Status status);
  /// How many parcels there are in each status.
  std::map<Status, int> by_status();
  int erase_of(std::int64_t recipient) PII_ERASES(parcels);

  std::int64_t open_ticket(const std::string &tracking, std::int64_t now);
  void add_note(std::int64_t ticket, const Note &note) PII_STORE(notes);
  std::optional<Ticket> ticket(std::int64_t id);
  void for_each_ticket(const std::function<void(const Ticket &)> &visit);
  int erase_tickets_before(std::int64_t time) PII_ERASES(notes);

private:
  std::vector<Note> notes_of(std::int64_t ticket);

  Connection &connection_;
  const Vault &vault_;
};

} // namespace parceldesk
