#include "desk/cards.h"

#include <algorithm>

namespace parceldesk {

using nlohmann::json;

json card_of(const Customer &customer, TokenBook &tokens) {
  return {{"id", customer.id},
          {"name", mask_name(customer.name)},
          {"phone", mask_phone(customer.phone)},
          {"dial", tokens.token_for(customer.phone)},
          {"street", mask_street(customer.address.street)},
          {"city", customer.address.city},
          {"segment", customer.segment}};
}

/// The text around a word, with dots where it was cut.
static std::string excerpt(const std::string &text, std::string_view word) {
  const auto at = text.find(word);
  if (word.empty() || at == std::string::npos)
    return "";
  const auto from = at > 6 ? at - 6 : 0;
  std::string out = text.substr(from, word.size() + 12);
  if (from > 0)
    out.insert(0, "…");
  return out;
}

json hit_of(const Customer &customer, std::string_view word) {
  json hit{{"id", customer.id},
           {"name", mask_name(customer.name)},
           {"city", customer.address.city}};
  if (const std::string match = excerpt(customer.address.street, word);
      !match.empty())
    hit["match"] = match;
  return hit;
}

json view_of(const Parcel &parcel) {
  return {{"tracking", parcel.tracking},
          {"recipient", parcel.recipient},
          {"status", to_string(parcel.status)},
          {"grams", parcel.grams}};
}

json view_of(const Ticket &ticket) {
  json notes = json::array();
  for (const auto &[author, text, written] : ticket.notes)
    notes.push_back(
        {{"author", author}, {"text", scrub(text)}, {"written", written}});
  return {{"id", ticket.id}, {"tracking", ticket.tracking}, {"notes", notes}};
}

} // namespace parceldesk
