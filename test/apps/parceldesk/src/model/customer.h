#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <piiflow/annotations.h>
#include <string>

namespace parceldesk {

/// Where parcels are brought.
struct Address {
  std::string street PII(address); ///< With the number of the house.
  std::string postcode PII(address);
  std::string city PII_NONE;
};

/// Somebody who sends or receives parcels.
struct Customer {
  std::int64_t id PII_NONE = 0;
  std::string name PII(name);
  std::string phone PII(phone);
  std::optional<std::string> alternate_phone PII(phone);
  Address address;
  std::string segment PII_NONE; ///< "private", "shop", "contract"
  std::int64_t created PII_NONE = 0;
};

std::ostream &operator<<(std::ostream &out, const Customer &customer);

/// Splits at the last blank. False when there is only one part.
bool split_name(const Customer &customer, std::string &given,
                std::string &family);

/// What an agent looks for; what is empty is not looked at.
struct SearchCriteria {
  std::string name PII(name);
  std::string phone PII(phone);
  std::string city PII_NONE;
  std::string segment PII_NONE;

  bool matches(const Customer &customer) const;
  /// For people: "city=Linhai, segment=shop".
  std::string summary() const;
  bool empty() const;
};

} // namespace parceldesk
