#pragma once

#include "model/customer.h"
#include "model/parcel.h"
#include "privacy/protect.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace parceldesk {

/// What an agent sees of a customer. Numbers are dialled through tokens.
nlohmann::json card_of(const Customer &customer, TokenBook &tokens);

/// One line of a list of results, with the words that matched.
nlohmann::json hit_of(const Customer &customer, std::string_view word);

nlohmann::json view_of(const Parcel &parcel);

/// A ticket as it is read at the desk.
nlohmann::json view_of(const Ticket &ticket);

} // namespace parceldesk
