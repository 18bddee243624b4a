#pragma once

#include "carrier/carrier.h"
#include "carrier/transport.h"

namespace travelcard {

/// Harbor Telecom: form posts, answers in lines of semicolon-separated values.
class HarborCarrier final : public Carrier {
public:
  explicit HarborCarrier(const Endpoint &endpoint);

  std::string_view name() const override { return "harbor"; }
  std::vector<Ping> pings(const Subject &subject,
                          const Window &window) override;

private:
  FormTransport transport_;
};

} // namespace travelcard
