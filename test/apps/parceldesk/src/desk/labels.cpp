#include "desk/labels.h"

#include "partners/client.h"
#include "privacy/protect.h"
#include "support/log.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <syslog.h>

namespace parceldesk {

void check_address(const Customer &customer) {
  const auto &[street, postcode, city] = customer.address;
  if (std::none_of(street.begin(), street.end(),
                   [](unsigned char c) { return std::isdigit(c); }))
    throw BadAddress(customer.id, "no house number in '" + street + "'");
  if (postcode.size() != 6)
    throw BadAddress(customer.id, "a postcode of " +
                                      std::to_string(postcode.size()) +
                                      " digits");
  if (city.empty())
    throw BadAddress(customer.id, "no city");
}

std::string label_text(const Parcel &parcel, const Customer &recipient) {
  std::string text = parcel.tracking + "\n";
  text += recipient.name + "\n";
  text += recipient.address.street + "\n";
  text += recipient.address.postcode + " " + recipient.address.city + "\n";
  text += mask_phone(recipient.phone) + "\n";
  return text;
}

LabelPrinter::LabelPrinter(std::string spool, PartnerClient *depot)
    : spool_(std::move(spool)), depot_(depot) {}

void LabelPrinter::print(const Parcel &parcel, const Customer &recipient) {
  check_address(recipient);
  std::ofstream spool(spool_ + "/" + parcel.tracking + ".label");
  const std::string text = label_text(parcel, recipient);
  // NOLINTNEXTLINE(pii-export): a label has to say where the parcel goes
  spool << text;
  ++printed_;
  char line[96];
  std::snprintf(line, sizeof line, "label %s for customer %lld, %zu bytes",
                parcel.tracking.c_str(), static_cast<long long>(recipient.id),
                text.size());
  syslog(LOG_INFO, "%s", line);
}

bool LabelPrinter::print_at_depot(const Parcel &parcel,
                                  const Customer &recipient) {
  if (!depot_)
    return false;
  check_address(recipient);
  const std::string sheet = base64(label_text(parcel, recipient));
  const bool taken = depot_->send("/print/" + parcel.tracking, sheet);
  if (!taken) {
    char line[96];
    std::snprintf(line, sizeof line, "depot refused label of %s, call %s",
                  parcel.tracking.c_str(), recipient.phone.c_str());
    syslog(LOG_WARNING, "%s", line);
  }
  printed_ += taken;
  return taken;
}

} // namespace parceldesk
