#pragma once

#include "model/customer.h"
#include "partners/client.h"
#include "privacy/protect.h"

#include <string>

namespace parceldesk {

/// Sets up calls through the telephone exchange, so that agents do not see
/// numbers. The exchange shares the keys of the desk.
class Dialer {
public:
  Dialer(PartnerClient &exchange, const Vault &vault, const TokenBook &tokens)
      : exchange_(exchange), vault_(vault), tokens_(tokens) {}

  bool call(const std::string &agent, const Customer &customer);
  /// Calls whoever a token on a card stands for.
  bool call_token(const std::string &agent, const std::string &token);

private:
  bool connect(const std::string &agent, const std::string &number);

  PartnerClient &exchange_;
  const Vault &vault_;
  const TokenBook &tokens_;
};

} // namespace parceldesk
