#pragma once

#include "store/customer_store.h"
#include "store/parcel_store.h"

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace parceldesk {

/// Figures about the business.
struct Figures {
  std::int64_t customers = 0;
  std::map<std::string, int> by_city;
  std::map<std::string, int> by_segment;
  std::map<std::string, int> by_status;
};

class Statistics {
public:
  Statistics(CustomerStore &customers, ParcelStore &parcels)
      : customers_(customers), parcels_(parcels) {}

  Figures figures();
  /// The streets with the most customers, busiest first.
  std::vector<std::pair<std::string, int>> busiest_streets(std::size_t most);
  /// As text.
  void print(std::ostream &out);
  void print_streets(std::ostream &out, std::size_t most);

private:
  CustomerStore &customers_;
  ParcelStore &parcels_;
};

} // namespace parceldesk
