#include "store/consent_store.h"

#include <spdlog/spdlog.h>

namespace travelcard {

ConsentStore::ConsentStore(Database &database, const Pseudonyms &pseudonyms)
    : database_(database), pseudonyms_(pseudonyms) {
  database_.exec("CREATE TABLE IF NOT EXISTS consents ("
                 "subscriber INTEGER PRIMARY KEY, granted INTEGER NOT NULL,"
                 "recorded INTEGER NOT NULL, evidence TEXT NOT NULL)");
}

void ConsentStore::record(const Subscriber &subscriber, bool granted,
                          Seconds now) {
  Statement insert(database_, "INSERT OR REPLACE INTO consents"
                              " VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, subscriber.id)
      .bind(2, static_cast<std::int64_t>(granted))
      .bind(3, now)
      .bind(4,
            pseudonyms_.of(subscriber.phone + "/stays/" + std::to_string(now)))
      .run();
  spdlog::info("consent of {} {}", mask_email(subscriber.phone),
               granted ? "given" : "refused");
}

bool ConsentStore::granted(std::int64_t subscriber) {
  Statement query(database_,
                  "SELECT granted FROM consents WHERE subscriber = ?1");
  query.bind(1, subscriber);
  return query.step() && query.integer(0) != 0;
}

void ConsentStore::erase(std::int64_t subscriber) {
  Statement remove(database_, "DELETE FROM consents WHERE subscriber = ?1");
  remove.bind(1, subscriber).run();
}

void ConsentStore::erase_all() { database_.exec("DELETE FROM consents"); }

} // namespace travelcard
