#include "store/session_store.h"

#include <random>

namespace travelcard {

namespace {

std::string fresh_token() {
  static constexpr char Digits[] = "0123456789abcdef";
  std::random_device random;
  std::string token;
  for (int i = 0; i < 32; ++i)
    token += Digits[random() & 15];
  return token;
}

Session read(const Statement &row) {
  return {row.text(0), row.integer(1), row.integer(2), row.integer(3)};
}

} // namespace

SessionStore::SessionStore(Database &database, Seconds lifetime)
    : database_(database), lifetime_(lifetime) {
  database_.exec("CREATE TABLE IF NOT EXISTS sessions ("
                 "token TEXT PRIMARY KEY, subscriber INTEGER NOT NULL,"
                 "opened INTEGER NOT NULL, expires INTEGER NOT NULL)");
}

Session SessionStore::open(std::int64_t subscriber, Seconds now) {
  Session session{fresh_token(), subscriber, now, now + lifetime_};
  Statement insert(database_, "INSERT INTO sessions VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, session.token)
      .bind(2, session.subscriber)
      .bind(3, session.opened)
      .bind(4, session.expires)
      .run();
  return session;
}

std::optional<Session> SessionStore::find(const std::string &token,
                                          Seconds now) {
  Statement query(database_,
                  "SELECT token, subscriber, opened, expires"
                  " FROM sessions WHERE token = ?1 AND expires > ?2");
  query.bind(1, token).bind(2, now);
  if (!query.step())
    return std::nullopt;
  return read(query);
}

std::vector<Session> SessionStore::expire(Seconds now) {
  std::vector<Session> expired;
  Statement query(database_, "SELECT token, subscriber, opened, expires"
                             " FROM sessions WHERE expires <= ?1");
  query.bind(1, now);
  while (query.step())
    expired.push_back(read(query));
  Statement remove(database_, "DELETE FROM sessions WHERE expires <= ?1");
  remove.bind(1, now).run();
  return expired;
}

void SessionStore::erase(std::int64_t subscriber) {
  Statement remove(database_, "DELETE FROM sessions WHERE subscriber = ?1");
  remove.bind(1, subscriber).run();
}

void SessionStore::erase_all() { database_.exec("DELETE FROM sessions"); }

} // namespace travelcard
