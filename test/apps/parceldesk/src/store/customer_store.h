#pragma once

#include "model/customer.h"
#include "privacy/protect.h"
#include "store/connection.h"

#include <functional>
#include <optional>
#include <vector>

namespace parceldesk {

/// The customers, sealed column by column.
class CustomerStore {
public:
  CustomerStore(Connection &connection, const Vault &vault);

  /// Keeps a customer; returns the identifier. Throws DatabaseError when the
  /// number is known already.
  std::int64_t add(const Customer &customer) PII_STORE(customers);
  void set_alternate_phone(std::int64_t id, const std::string &phone)
      PII_STORE(customers);
  std::optional<Customer> find(std::int64_t id);
  std::optional<Customer> find_by_phone(const std::string &phone);
  /// Calls `visit` for each customer, in order of identifiers.
  void for_each(const std::function<void(const Customer &)> &visit);
  std::vector<Customer> search(const SearchCriteria &criteria);
  std::int64_t count();

  int erase_created_before(std::int64_t time) PII_ERASES(customers);
  void erase(std::int64_t id) PII_ERASES(customers);

private:
  Customer read(const Row &row) const;

  Connection &connection_;
  const Vault &vault_;
};

} // namespace parceldesk
