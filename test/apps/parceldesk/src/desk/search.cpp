#include "desk/search.h"

#include "support/log.h"

#include <algorithm>

namespace parceldesk {

std::vector<Customer> BulkSearch::run(const std::string &agent,
                                      const SearchCriteria &criteria) {
  app_log().info("search by {}: {}", agent, criteria.summary());
  std::vector<Customer> found = customers_.search(criteria);
  if (found.size() > Limit) {
    app_log().warn("{} results cut to {}", found.size(), Limit);
    found.resize(Limit);
  }
  std::sort(
      found.begin(), found.end(),
      [](const Customer &a, const Customer &b) { return a.name < b.name; });
  audit_.record(agent, "search", std::to_string(found.size()) + " results");
  return found;
}

void BulkSearch::refused(const std::string &agent,
                         const SearchCriteria &criteria) {
  audit_.record(agent, "search-refused",
                criteria.phone.empty() ? criteria.city : criteria.phone);
}

} // namespace parceldesk
