#include "carrier/meridian.h"

#include <nlohmann/json.hpp>

namespace travelcard {

using nlohmann::json;

MeridianCarrier::MeridianCarrier(const Endpoint &endpoint,
                                 const Pseudonyms &pseudonyms)
    : transport_(endpoint), pseudonyms_(pseudonyms) {}

static std::vector<Ping> parse(const std::string &body) {
  std::vector<Ping> pings;
  const json answer = json::parse(body);
  for (const json &row : answer.at("pings")) {
    Ping ping;
    ping.cell = row.at("cell").get<std::string>();
    ping.at = {row.at("lat").get<double>(), row.at("lon").get<double>()};
    ping.seen = row.at("t").get<Seconds>();
    pings.push_back(std::move(ping));
  }
  return pings;
}

std::vector<Ping> MeridianCarrier::pings(const Subject &subject,
                                         const Window &window) {
  const json query{{"subject", pseudonyms_.of(subject.phone)},
                   {"from", window.from},
                   {"until", window.until}};
  Headers headers{{"Accept", "application/json"}};
  if (!subject.device.empty())
    headers["X-Handset"] = subject.device;
  const std::string body = query.dump();
  const Reply reply =
      transport_.post("/v2/records", headers, body, "application/json");
  if (reply.status != 200) {
    report_failure(body);
    throw CarrierError(name(), "status " + std::to_string(reply.status));
  }
  try {
    return parse(reply.body);
  } catch (const json::exception &e) {
    throw CarrierError(name(), "answer breaks the schema, error " +
                                   std::to_string(e.id));
  }
}

} // namespace travelcard
