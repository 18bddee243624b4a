#pragma once

#include "model/customer.h"
#include "model/parcel.h"
#include "partners/client.h"
#include "privacy/protect.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace parceldesk {

/// Somebody who is told what happens to parcels.
class Partner {
public:
  Partner(std::string name, std::unique_ptr<PartnerClient> client)
      : name_(std::move(name)), client_(std::move(client)) {}
  virtual ~Partner() = default;

  const std::string &name() const { return name_; }
  virtual bool wants(Status status) const = 0;
  /// What the partner is told of a parcel.
  virtual nlohmann::json payload(const Parcel &parcel,
                                 const Customer &recipient) = 0;
  bool notify(const Parcel &parcel, const Customer &recipient);

protected:
  PartnerClient &client() { return *client_; }

private:
  std::string name_;
  std::unique_ptr<PartnerClient> client_;
};

/// The shop that sold what is in the parcel. Knows customers by tokens.
class ShopPartner final : public Partner {
public:
  ShopPartner(std::unique_ptr<PartnerClient> client, TokenBook &tokens)
      : Partner("shop", std::move(client)), tokens_(tokens) {}
  bool wants(Status) const override { return true; }
  nlohmann::json payload(const Parcel &parcel,
                         const Customer &recipient) override;

private:
  TokenBook &tokens_;
};

/// The company whose riders do the last mile.
class CourierPartner final : public Partner {
public:
  explicit CourierPartner(std::unique_ptr<PartnerClient> client)
      : Partner("courier", std::move(client)) {}
  bool wants(Status status) const override { return status == Status::AtDoor; }
  nlohmann::json payload(const Parcel &parcel,
                         const Customer &recipient) override;
  /// When the rider will be there, as the courier says.
  std::string arrival(const Parcel &parcel, const Customer &recipient);
};

/// Pays for parcels that are lost.
class InsurerPartner final : public Partner {
public:
  explicit InsurerPartner(std::unique_ptr<PartnerClient> client)
      : Partner("insurer", std::move(client)) {}
  bool wants(Status status) const override { return status == Status::Lost; }
  nlohmann::json payload(const Parcel &parcel,
                         const Customer &recipient) override;
};

/// Tells all partners that want to know; returns how many took it.
int notify_all(const std::vector<std::unique_ptr<Partner>> &partners,
               const Parcel &parcel, const Customer &recipient);

} // namespace parceldesk
