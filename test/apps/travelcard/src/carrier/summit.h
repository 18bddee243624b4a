#pragma once

#include "carrier/carrier.h"
#include "carrier/transport.h"

namespace travelcard {

/// Summit Wireless: a line protocol from before there was anything else.
///
///     QUERY|<number>|<from>|<until>
///     PING|<cell>|<lat>|<lon>|<time>    … and an empty line
class SummitCarrier final : public Carrier {
public:
  explicit SummitCarrier(const Endpoint &endpoint);

  std::string_view name() const override { return "summit"; }
  std::vector<Ping> pings(const Subject &subject,
                          const Window &window) override;

private:
  LineTransport transport_;
};

} // namespace travelcard
