#include "desk/dialer.h"

#include "support/log.h"

#include <fmt/format.h>

namespace parceldesk {

bool Dialer::connect(const std::string &agent, const std::string &number) {
  return exchange_.send("/call", fmt::format(R"({{"agent": "{}", "to": "{}"}})",
                                             agent, vault_.seal(number)));
}

bool Dialer::call(const std::string &agent, const Customer &customer) {
  std::string given, family;
  if (split_name(customer, given, family))
    app_log().debug("{} calls {}", agent, given);
  if (connect(agent, customer.phone))
    return true;
  app_log().warn("customer {} does not answer, second number: {}", customer.id,
                 customer.alternate_phone.value_or("none"));
  return customer.alternate_phone && connect(agent, *customer.alternate_phone);
}

bool Dialer::call_token(const std::string &agent, const std::string &token) {
  const std::string number = tokens_.resolve(token);
  if (number.empty()) {
    app_log().warn("{} dialled the unknown token {}", agent, token);
    return false;
  }
  if (connect(agent, number))
    return true;
  app_log().error("exchange refused {} for {}", number, token);
  return false;
}

} // namespace parceldesk
