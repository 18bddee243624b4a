#include "model/customer.h"

#include <vector>

namespace parceldesk {

std::ostream &operator<<(std::ostream &out, const Customer &customer) {
  return out << "customer #" << customer.id << " (" << customer.name << ", "
             << customer.segment << ")";
}

bool split_name(const Customer &customer, std::string &given,
                std::string &family) {
  const auto blank = customer.name.rfind(' ');
  if (blank == std::string::npos) {
    family = customer.name;
    return false;
  }
  given = customer.name.substr(0, blank);
  family = customer.name.substr(blank + 1);
  return true;
}

bool SearchCriteria::matches(const Customer &customer) const {
  if (!name.empty() && customer.name.find(name) == std::string::npos)
    return false;
  if (!phone.empty() && !customer.phone.starts_with(phone))
    return false;
  if (!city.empty() && customer.address.city != city)
    return false;
  return segment.empty() || customer.segment == segment;
}

std::string SearchCriteria::summary() const {
  std::vector<std::string> parts;
  if (!name.empty())
    parts.push_back("name=" + name);
  if (!phone.empty())
    parts.push_back("phone of " + std::to_string(phone.size()) + " digits");
  if (!city.empty())
    parts.push_back("city=" + city);
  if (!segment.empty())
    parts.push_back("segment=" + segment);
  std::string text;
  for (const std::string &part : parts)
    text += (text.empty() ? "" : ", ") + part;
  return text;
}

bool SearchCriteria::empty() const {
  return name.empty() && phone.empty() && city.empty() && segment.empty();
}

} // namespace parceldesk
