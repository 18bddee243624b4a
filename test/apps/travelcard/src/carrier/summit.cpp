#include "carrier/summit.h"

#include <fmt/format.h>

namespace travelcard {

SummitCarrier::SummitCarrier(const Endpoint &endpoint) : transport_(endpoint) {}

std::vector<Ping> SummitCarrier::pings(const Subject &subject,
                                       const Window &window) {
  const std::string query =
      fmt::format("QUERY|{}|{}|{}\n", subject.phone, window.from, window.until);
  const std::string answer = transport_.exchange(query);
  if (answer.empty()) {
    report_failure(query);
    throw CarrierError(name(), "no answer");
  }
  std::vector<Ping> pings;
  for (const std::string &line : split(answer, '\n')) {
    if (line.empty())
      continue;
    const auto fields = split(line, '|');
    if (fields.size() != 5 || fields[0] != "PING")
      throw CarrierError(name(), "an answer of unknown form");
    pings.push_back(
        {fields[1],
         {number_field(name(), fields[2]), number_field(name(), fields[3])},
         static_cast<Seconds>(number_field(name(), fields[4]))});
  }
  return pings;
}

} // namespace travelcard
