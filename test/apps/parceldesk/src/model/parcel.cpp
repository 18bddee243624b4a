#include "model/parcel.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace parceldesk {

static constexpr std::array<std::pair<Status, std::string_view>, 6> Words{
    {{Status::Announced, "announced"},
     {Status::Collected, "collected"},
     {Status::InTransit, "in transit"},
     {Status::AtDoor, "at door"},
     {Status::Delivered, "delivered"},
     {Status::Lost, "lost"}}};

std::string_view to_string(Status status) {
  for (const auto &[value, word] : Words)
    if (value == status)
      return word;
  return "unknown";
}

Status status_from(std::string_view word) {
  for (const auto &[value, known] : Words)
    if (known == word)
      return value;
  throw std::invalid_argument("no status '" + std::string(word) + "'");
}

std::ostream &operator<<(std::ostream &out, const Parcel &parcel) {
  return out << "parcel " << parcel.tracking << " (" << to_string(parcel.status)
             << ", " << parcel.grams << " g)";
}

} // namespace parceldesk
