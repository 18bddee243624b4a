#pragma once

#include "model/customer.h"
#include "model/parcel.h"

#include <atomic>
#include <stdexcept>
#include <string>

namespace parceldesk {

class PartnerClient;

/// An address that no carrier would find.
class BadAddress : public std::runtime_error {
public:
  BadAddress(std::int64_t customer, const std::string &problem)
      : std::runtime_error("customer " + std::to_string(customer) + ": " +
                           problem),
        customer_(customer) {}
  std::int64_t customer() const { return customer_; }

private:
  std::int64_t customer_;
};

/// Prints labels: into the spool of the printer beside the desk, or at the
/// print service of the depot.
class LabelPrinter {
public:
  LabelPrinter(std::string spool, PartnerClient *depot);

  /// Throws BadAddress.
  void print(const Parcel &parcel, const Customer &recipient);
  /// Whether the depot took it.
  bool print_at_depot(const Parcel &parcel, const Customer &recipient);
  int printed() const { return printed_; }

private:
  std::string spool_;
  PartnerClient *depot_;
  std::atomic<int> printed_ = 0;
};

/// Throws BadAddress unless street and postcode look like ones.
void check_address(const Customer &customer);
std::string label_text(const Parcel &parcel, const Customer &recipient);

} // namespace parceldesk
