#include "partners/partner.h"

#include "support/log.h"

namespace parceldesk {

using nlohmann::json;

namespace {

/// How the last mile reaches somebody.
struct Handover {
  std::string city;
  std::string contact;
  int attempts = 1;
};

void to_json(json &j, const Handover &handover) {
  j = json{{"city", handover.city},
           {"contact", handover.contact},
           {"attempts", handover.attempts}};
}

} // namespace

bool Partner::notify(const Parcel &parcel, const Customer &recipient) {
  json body = payload(parcel, recipient);
  body["tracking"] = parcel.tracking;
  body["status"] = to_string(parcel.status);
  const bool taken = client_->send("/parcels", body.dump());
  app_log().info("{} told of {}: {} fields, {}", name_, parcel.tracking,
                 body.size(), taken ? "taken" : "refused");
  return taken;
}

json ShopPartner::payload(const Parcel &, const Customer &recipient) {
  return {{"customer", tokens_.token_for(recipient.phone)},
          {"city", recipient.address.city}};
}

json CourierPartner::payload(const Parcel &, const Customer &recipient) {
  const Handover handover{recipient.address.city, recipient.phone, 1};
  return {{"handover", handover}};
}

std::string CourierPartner::arrival(const Parcel &parcel,
                                    const Customer &recipient) {
  return client().ask("/eta?parcel=" + parcel.tracking +
                      "&for=" + url_encode(recipient.name));
}

json InsurerPartner::payload(const Parcel &parcel, const Customer &recipient) {
  return {{"contents", parcel.contents},
          {"grams", parcel.grams},
          {"holder", recipient.id}};
}

int notify_all(const std::vector<std::unique_ptr<Partner>> &partners,
               const Parcel &parcel, const Customer &recipient) {
  int taken = 0;
  for (const auto &partner : partners)
    if (partner->wants(parcel.status))
      taken += partner->notify(parcel, recipient);
  return taken;
}

} // namespace parceldesk
