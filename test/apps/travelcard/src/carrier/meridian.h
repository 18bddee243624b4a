#pragma once

#include "carrier/carrier.h"
#include "carrier/transport.h"
#include "privacy/protect.h"

namespace travelcard {

/// Meridian Mobile: JSON over HTTP; knows subjects by shared pseudonyms.
class MeridianCarrier final : public Carrier {
public:
  MeridianCarrier(const Endpoint &endpoint, const Pseudonyms &pseudonyms);

  std::string_view name() const override { return "meridian"; }
  std::vector<Ping> pings(const Subject &subject,
                          const Window &window) override;

private:
  HttpTransport transport_;
  const Pseudonyms &pseudonyms_;
};

} // namespace travelcard
