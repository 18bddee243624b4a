#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <piiflow/annotations.h>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parceldesk {

/// "13800005678" becomes "*******5678".
std::string mask_phone(std::string_view phone)
    PII_SANITIZER(mask, phone, "keep=4");
/// "13800005678" becomes "1380***5678", as on the receipts of old.
std::string partial_phone(std::string_view phone)
    PII_SANITIZER(mask, phone, "keep=8");
/// "Anna Lindqvist" becomes "A. L.".
std::string mask_name(std::string_view name) PII_SANITIZER(mask, name);
/// "Harbour Road 12" becomes "H…".
std::string mask_street(std::string_view street) PII_SANITIZER(mask, address);
/// Replaces every digit, so that numbers do not travel in notes.
std::string scrub(std::string_view text) PII_SANITIZER(mask, message_content);
/// As scrub, in place.
void scrub_in_place(std::string &text PII_SANITIZER(mask, message_content));

/// Eight hexadecimal digits that tell values apart.
std::string short_hash(std::string_view value) PII_SANITIZER(hash);
std::string base64(std::string_view bytes) PII_SANITIZER(encode);
std::string url_encode(std::string_view text) PII_SANITIZER(encode);

/// What is kept of a password: PBKDF2 with the salt of the agent.
std::string password_digest(std::string_view password, std::string_view salt)
    PII_SANITIZER(keyed_hash, credential, "keyed");

/// The keys of the desk: seals columns, computes indexes of sealed columns.
class Vault {
public:
  explicit Vault(std::string_view secret);

  std::string seal(std::string_view text) const PII_SANITIZER(encrypt);
  std::string open(std::string_view sealed) const;
  /// The same for the same text, so that it can be looked up.
  std::string index(std::string_view text) const
      PII_SANITIZER(keyed_hash, personal, "keyed");

private:
  std::array<unsigned char, 32> seal_key_;
  std::array<unsigned char, 32> index_key_;
};

/// Tokens that stand for values towards others; only the desk resolves them.
class TokenBook {
public:
  std::string token_for(const std::string &value) PII_SANITIZER(tokenize);
  /// The value of a token; empty when it is none of ours.
  std::string resolve(const std::string &token) const;
  std::size_t size() const;

private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::string> by_value_;
  std::unordered_map<std::string, std::string> by_token_;
};

} // namespace parceldesk
