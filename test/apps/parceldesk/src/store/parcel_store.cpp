#include "store/parcel_store.h"

#include "support/log.h"

namespace parceldesk {

ParcelStore::ParcelStore(Connection &connection, const Vault &vault)
    : connection_(connection), vault_(vault) {
  connection_.execute("CREATE TABLE IF NOT EXISTS parcels (tracking TEXT"
                      " PRIMARY KEY, recipient INTEGER NOT NULL, status"
                      " INTEGER NOT NULL, grams INTEGER NOT NULL,"
                      " contents TEXT NOT NULL)");
  connection_.execute("CREATE TABLE IF NOT EXISTS tickets (id INTEGER PRIMARY"
                      " KEY, tracking TEXT NOT NULL, opened INTEGER NOT NULL)");
  connection_.execute("CREATE TABLE IF NOT EXISTS notes (ticket INTEGER NOT"
                      " NULL, author TEXT NOT NULL, text TEXT NOT NULL,"
                      " written INTEGER NOT NULL)");
}

void ParcelStore::add(const Parcel &parcel) {
  connection_.execute(
      "INSERT INTO parcels VALUES (?, ?, ?, ?, ?)", parcel.tracking,
      parcel.recipient, static_cast<std::int64_t>(parcel.status),
      static_cast<std::int64_t>(parcel.grams), vault_.seal(parcel.contents));
  trace_entity("added", parcel);
}

std::optional<Parcel> ParcelStore::find(const std::string &tracking) {
  std::optional<Parcel> found;
  connection_.query(
      "SELECT tracking, recipient, status, grams, contents FROM parcels"
      " WHERE tracking = ?",
      [&](const Row &row) {
        found = Parcel{
            row.text(0), row.number(1), static_cast<Status>(row.number(2)),
            static_cast<int>(row.number(3)), vault_.open(row.text(4))};
      },
      tracking);
  return found;
}

bool ParcelStore::set_status(const std::string &tracking, Status status) {
  return connection_.execute("UPDATE parcels SET status = ? WHERE tracking = ?",
                             static_cast<std::int64_t>(status), tracking) > 0;
}

std::map<Status, int> ParcelStore::by_status() {
  std::map<Status, int> counts;
  connection_.query("SELECT status, count(*) FROM parcels GROUP BY status",
                    [&](const Row &row) {
                      counts[static_cast<Status>(row.number(0))] =
                          static_cast<int>(row.number(1));
                    });
  return counts;
}

int ParcelStore::erase_of(std::int64_t recipient) {
  return connection_.execute("DELETE FROM parcels WHERE recipient = ?",
                             recipient);
}

std::int64_t ParcelStore::open_ticket(const std::string &tracking,
                                      std::int64_t now) {
  connection_.execute("INSERT INTO tickets (tracking, opened) VALUES (?, ?)",
                      tracking, now);
  return connection_.last_id();
}

void ParcelStore::add_note(std::int64_t ticket, const Note &note) {
  connection_.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", ticket,
                      note.author, vault_.seal(note.text), note.written);
  app_log().info("note of {} characters on ticket {} by {}", note.text.size(),
                 ticket, note.author);
}

std::optional<Ticket> ParcelStore::ticket(std::int64_t id) {
  std::optional<Ticket> found;
  connection_.query(
      "SELECT id, tracking, opened FROM tickets WHERE id = ?",
      [&](const Row &row) {
        found = Ticket{row.number(0), row.text(1), row.number(2), {}};
      },
      id);
  if (found)
    found->notes = notes_of(id);
  return found;
}

void ParcelStore::for_each_ticket(
    const std::function<void(const Ticket &)> &visit) {
  connection_.query("SELECT id, tracking, opened FROM tickets ORDER BY id",
                    [&](const Row &row) {
                      visit({row.number(0), row.text(1), row.number(2),
                             notes_of(row.number(0))});
                    });
}

int ParcelStore::erase_tickets_before(std::int64_t time) {
  connection_.execute("DELETE FROM notes WHERE ticket IN"
                      " (SELECT id FROM tickets WHERE opened < ?)",
                      time);
  return connection_.execute("DELETE FROM tickets WHERE opened < ?", time);
}

std::vector<Note> ParcelStore::notes_of(std::int64_t ticket) {
  std::vector<Note> notes;
  connection_.query(
      "SELECT author, text, written FROM notes WHERE ticket = ?"
      " ORDER BY written",
      [&](const Row &row) {
        notes.push_back({row.text(0), vault_.open(row.text(1)), row.number(2)});
      },
      ticket);
  return notes;
}

} // namespace parceldesk
