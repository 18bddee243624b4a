#pragma once

#include "model/subscriber.h"
#include "privacy/protect.h"
#include "store/sqlite.h"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace travelcard {

/// Nobody is registered under what was asked for.
class UnknownSubscriber : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Who is registered. A number is found by its pseudonym and kept sealed.
class UserStore {
public:
  UserStore(Database &database, const Pseudonyms &pseudonyms,
            const ColumnCipher &cipher);

  Subscriber enrol(const LoginRequest &request, const std::string &carrier,
                   Seconds now) PII_STORE(subscribers);
  void set_email(std::int64_t id, const std::string &email)
      PII_STORE(subscribers);

  std::optional<Subscriber> find(std::int64_t id);
  std::optional<Subscriber> find_by_phone(const std::string &phone);
  /// As find_by_phone; throws UnknownSubscriber.
  Subscriber require(const std::string &phone);
  /// Only the number, for messages. False when there is no such subscriber.
  bool phone_of(std::int64_t id, std::string &phone PII(phone));
  std::vector<Subscriber> all();

  void erase(std::int64_t id) PII_ERASES(subscribers);
  void erase_all() PII_ERASES(subscribers);

private:
  Subscriber read(const Statement &row) const;

  Database &database_;
  const Pseudonyms &pseudonyms_;
  const ColumnCipher &cipher_;
};

} // namespace travelcard
