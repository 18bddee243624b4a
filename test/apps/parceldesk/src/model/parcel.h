#pragma once

#include <cstdint>
#include <ostream>
#include <piiflow/annotations.h>
#include <string>
#include <string_view>
#include <vector>

namespace parceldesk {

enum class Status { Announced, Collected, InTransit, AtDoor, Delivered, Lost };

std::string_view to_string(Status status);
/// Throws std::invalid_argument, naming the word.
Status status_from(std::string_view word);

/// Something on its way.
struct Parcel {
  std::string tracking PII_NONE;
  std::int64_t recipient PII_NONE = 0;
  Status status PII_NONE = Status::Announced;
  int grams PII_NONE = 0;
  std::string contents PII(purchase); ///< As the sender declared them.
};

std::ostream &operator<<(std::ostream &out, const Parcel &parcel);

/// A remark of an agent, often what a customer said.
struct Note {
  std::string author PII_NONE;
  std::string text PII(message_content);
  std::int64_t written PII_NONE = 0;
};

/// A matter that the desk works on.
struct Ticket {
  std::int64_t id PII_NONE = 0;
  std::string tracking PII_NONE;
  std::int64_t opened PII_NONE = 0;
  std::vector<Note> notes;
};

} // namespace parceldesk
