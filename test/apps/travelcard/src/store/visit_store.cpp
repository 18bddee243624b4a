#include "store/visit_store.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

namespace travelcard {

VisitStore::VisitStore(Database &database, const ColumnCipher &cipher)
    : database_(database), cipher_(cipher) {
  database_.exec("CREATE TABLE IF NOT EXISTS visits ("
                 "subscriber INTEGER NOT NULL, city TEXT NOT NULL,"
                 "district TEXT NOT NULL, south REAL NOT NULL,"
                 "west REAL NOT NULL, since INTEGER NOT NULL,"
                 "until INTEGER NOT NULL, pings INTEGER NOT NULL)");
}

void VisitStore::replace(std::int64_t subscriber,
                         const std::vector<Stay> &stays) {
  erase(subscriber);
  for (const Stay &stay : stays) {
    Statement insert(database_, "INSERT INTO visits VALUES"
                                " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert.bind(1, subscriber)
        .bind(2, cipher_.seal(stay.city))
        .bind(3, stay.district)
        .bind(4, stay.square.south)
        .bind(5, stay.square.west)
        .bind(6, stay.span.from)
        .bind(7, stay.span.until)
        .bind(8, static_cast<std::int64_t>(stay.pings))
        .run();
  }
  spdlog::info("{} stays of subscriber {} kept", stays.size(), subscriber);
}

std::vector<Stay> VisitStore::within(std::int64_t subscriber,
                                     const Window &window) {
  Statement query(database_, "SELECT * FROM visits WHERE subscriber = ?1"
                             " AND until > ?2 AND since < ?3 ORDER BY since");
  query.bind(1, subscriber).bind(2, window.from).bind(3, window.until);
  std::vector<Stay> stays;
  while (query.step())
    stays.push_back(read(query));
  return stays;
}

std::vector<Stay> VisitStore::all() {
  Statement query(database_, "SELECT * FROM visits ORDER BY subscriber, since");
  std::vector<Stay> stays;
  while (query.step())
    stays.push_back(read(query));
  return stays;
}

int VisitStore::forget_before(Seconds time) {
  Statement remove(database_, "DELETE FROM visits WHERE until < ?1");
  remove.bind(1, time).run();
  return sqlite3_changes(database_.handle());
}

void VisitStore::erase(std::int64_t subscriber) {
  Statement remove(database_, "DELETE FROM visits WHERE subscriber = ?1");
  remove.bind(1, subscriber).run();
}

void VisitStore::erase_all() { database_.exec("DELETE FROM visits"); }

Stay VisitStore::read(const Statement &row) const {
  Stay stay;
  stay.subscriber = row.integer(0);
  stay.city = cipher_.open(row.text(1));
  stay.district = row.text(2);
  stay.square = {row.real(3), row.real(4)};
  stay.span = {row.integer(5), row.integer(6)};
  stay.pings = static_cast<int>(row.integer(7));
  return stay;
}

} // namespace travelcard
