#include "store/user_store.h"

#include <spdlog/spdlog.h>

namespace travelcard {

UserStore::UserStore(Database &database, const Pseudonyms &pseudonyms,
                     const ColumnCipher &cipher)
    : database_(database), pseudonyms_(pseudonyms), cipher_(cipher) {
  database_.exec("CREATE TABLE IF NOT EXISTS subscribers ("
                 "id INTEGER PRIMARY KEY, pseudonym TEXT UNIQUE NOT NULL,"
                 "phone TEXT NOT NULL, email TEXT, device TEXT NOT NULL,"
                 "carrier TEXT NOT NULL, registered INTEGER NOT NULL)");
}

Subscriber UserStore::enrol(const LoginRequest &request,
                            const std::string &carrier, Seconds now) {
  Statement insert(database_, "INSERT INTO subscribers "
                              "(pseudonym, phone, device, carrier, registered)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, pseudonyms_.of(request.phone))
      .bind(2, cipher_.seal(request.phone))
      .bind(3, cipher_.seal(request.device))
      .bind(4, carrier)
      .bind(5, now)
      .run();
  const std::int64_t id = database_.last_id();
  spdlog::info("subscriber {} enrolled with {}, number {}", id, carrier,
               mask_phone(request.phone));
  return *find(id);
}

void UserStore::set_email(std::int64_t id, const std::string &email) {
  Statement update(database_,
                   "UPDATE subscribers SET email = ?1 WHERE id = ?2");
  update.bind(1, email).bind(2, id).run();
  spdlog::debug("mail address of {} has {} characters", id, email.size());
}

std::optional<Subscriber> UserStore::find(std::int64_t id) {
  Statement query(database_, "SELECT id, phone, email, device, carrier,"
                             " registered FROM subscribers WHERE id = ?1");
  query.bind(1, id);
  if (!query.step())
    return std::nullopt;
  return read(query);
}

std::optional<Subscriber> UserStore::find_by_phone(const std::string &phone) {
  Statement query(database_, "SELECT id, phone, email, device, carrier,"
                             " registered FROM subscribers"
                             " WHERE pseudonym = ?1");
  query.bind(1, pseudonyms_.of(phone));
  if (!query.step()) {
    spdlog::debug("no subscriber under {}", pseudonyms_.of(phone));
    return std::nullopt;
  }
  return read(query);
}

Subscriber UserStore::require(const std::string &phone) {
  if (auto found = find_by_phone(phone))
    return *found;
  throw UnknownSubscriber("no subscriber has the number " + phone);
}

bool UserStore::phone_of(std::int64_t id, std::string &phone) {
  Statement query(database_, "SELECT phone FROM subscribers WHERE id = ?1");
  query.bind(1, id);
  if (!query.step())
    return false;
  phone = cipher_.open(query.text(0));
  return true;
}

std::vector<Subscriber> UserStore::all() {
  Statement query(database_, "SELECT id, phone, email, device, carrier,"
                             " registered FROM subscribers ORDER BY id");
  std::vector<Subscriber> found;
  while (query.step())
    found.push_back(read(query));
  spdlog::debug("{} subscribers read", found.size());
  return found;
}

void UserStore::erase(std::int64_t id) {
  Statement remove(database_, "DELETE FROM subscribers WHERE id = ?1");
  remove.bind(1, id).run();
}

void UserStore::erase_all() { database_.exec("DELETE FROM subscribers"); }

Subscriber UserStore::read(const Statement &row) const {
  Subscriber s;
  s.id = row.integer(0);
  s.phone = cipher_.open(row.text(1));
  if (!row.is_null(2))
    s.email = row.text(2);
  s.device = cipher_.open(row.text(3));
  s.carrier = row.text(4);
  s.registered = row.integer(5);
  return s;
}

} // namespace travelcard
