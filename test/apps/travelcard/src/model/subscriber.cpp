#include "model/subscriber.h"

#include "privacy/protect.h"

#include <nlohmann/json.hpp>

namespace travelcard {

void to_json(nlohmann::json &j, const Subscriber &s) {
  j = nlohmann::json{{"id", s.id},
                     {"phone", s.phone},
                     {"carrier", s.carrier},
                     {"registered", s.registered}};
  if (s.email)
    j["email"] = *s.email;
}

Contact preferred_contact(const Subscriber &s) {
  if (s.email)
    return MailContact{*s.email};
  return SmsContact{s.phone};
}

namespace {

struct Describe {
  std::string operator()(const SmsContact &sms) const {
    return "sms " + mask_phone(sms.number);
  }
  std::string operator()(const MailContact &mail) const {
    return "mail " + mail.address;
  }
};

} // namespace

std::string describe(const Contact &contact) {
  return std::visit(Describe{}, contact);
}

} // namespace travelcard
