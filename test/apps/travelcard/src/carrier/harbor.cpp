#include "carrier/harbor.h"

#include "privacy/protect.h"

#include <sstream>

namespace travelcard {

HarborCarrier::HarborCarrier(const Endpoint &endpoint) : transport_(endpoint) {}

std::vector<Ping> HarborCarrier::pings(const Subject &subject,
                                       const Window &window) {
  std::ostringstream form;
  form << "msisdn=" << base64(subject.phone) << "&from=" << window.from
       << "&until=" << window.until;
  const Reply reply = transport_.post("/records", form.str());
  if (reply.status != 200) {
    form.str("");
    form << "status " << reply.status << " for " << window.from << " to "
         << window.until;
    report_failure(form.str());
    throw CarrierError(name(), "status " + std::to_string(reply.status));
  }
  std::vector<Ping> pings;
  std::istringstream lines(reply.body);
  for (std::string line; std::getline(lines, line);) {
    const auto fields = split(line, ';');
    if (fields.size() != 4)
      throw CarrierError(name(), "a line has " + std::to_string(fields.size()) +
                                     " fields");
    Ping ping;
    ping.cell = fields[0];
    ping.at = {number_field(name(), fields[1]),
               number_field(name(), fields[2])};
    ping.seen = static_cast<Seconds>(number_field(name(), fields[3]));
    pings.push_back(std::move(ping));
  }
  return pings;
}

} // namespace travelcard
