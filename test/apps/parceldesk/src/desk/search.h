#pragma once

#include "desk/audit.h"
#include "store/customer_store.h"

#include <vector>

namespace parceldesk {

/// Searches over all customers.
class BulkSearch {
public:
  BulkSearch(CustomerStore &customers, const AuditTrail &audit)
      : customers_(customers), audit_(audit) {}

  std::vector<Customer> run(const std::string &agent,
                            const SearchCriteria &criteria);
  /// Records that somebody searched who may not.
  void refused(const std::string &agent, const SearchCriteria &criteria);

  static constexpr std::size_t Limit = 200;

private:
  CustomerStore &customers_;
  const AuditTrail &audit_;
};

} // namespace parceldesk
