#pragma once

#include "model/geo.h"

#include <array>
#include <ostream>
#include <piiflow/annotations.h>
#include <string>
#include <string_view>

namespace travelcard {

/// "138****5678" becomes "*******5678".
std::string mask_phone(std::string_view phone)
    PII_SANITIZER(mask, phone, "keep=4");

/// "anna@example.org" becomes "a***@example.org"; what is no
/// address stays as it is.
std::string mask_email(std::string_view email) PII_SANITIZER(mask, email);

/// A short stable tag for telling values apart.
std::string fingerprint(std::string_view value)
    PII_SANITIZER(hash, phone, device_id);

/// RFC 4648, as some interfaces want their fields.
std::string base64(std::string_view bytes) PII_SANITIZER(encode);

/// A position to about a kilometre.
std::string rounded(const Position &position) PII_SANITIZER(truncate, location);

/// The square of a tenth of a degree that a position lies in.
GridCell grid_cell(const Position &position)
    PII_SANITIZER(truncate, location, "precision=0.1");

/// Pseudonyms that only holders of the key can compute.
class Pseudonyms {
public:
  explicit Pseudonyms(std::string_view secret);

  std::string of(std::string_view value) const
      PII_SANITIZER(keyed_hash, phone, email, device_id, "keyed");

private:
  std::array<unsigned char, 32> key_;
};

/// Encrypts what is kept in columns and sent in envelopes (AES-256-GCM).
class ColumnCipher {
public:
  explicit ColumnCipher(std::string_view secret);

  /// Hexadecimal nonce, tag and ciphertext.
  std::string seal(std::string_view text) const PII_SANITIZER(encrypt);
  /// Throws std::runtime_error when the text is not one of ours.
  std::string open(std::string_view sealed) const;

private:
  std::array<unsigned char, 32> key_;
};

/// A value that prints as nothing but the fact that it is there.
template <typename T> struct PII_SANITIZER(drop) Redacted {
  const T &value;
};

template <typename T> Redacted(const T &) -> Redacted<T>;

template <typename T>
std::ostream &operator<<(std::ostream &out, const Redacted<T> &) {
  return out << "[redacted]";
}

} // namespace travelcard
