#pragma once

#include "model/subscriber.h"
#include "store/sqlite.h"

#include <optional>
#include <string>
#include <vector>

namespace travelcard {

/// Who is logged in.
class SessionStore {
public:
  SessionStore(Database &database, Seconds lifetime);

  Session open(std::int64_t subscriber, Seconds now) PII_STORE(sessions);
  /// The session of a token, unless it has expired.
  std::optional<Session> find(const std::string &token, Seconds now);
  /// Removes what has expired and tells what it was.
  std::vector<Session> expire(Seconds now);

  void erase(std::int64_t subscriber) PII_ERASES(sessions);
  void erase_all() PII_ERASES(sessions);

private:
  Database &database_;
  Seconds lifetime_;
};

} // namespace travelcard
