#include "privacy/protect.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdexcept>

namespace travelcard {

namespace {

constexpr std::size_t NonceSize = 12;
constexpr std::size_t TagSize = 16;

std::string to_hex(const unsigned char *bytes, std::size_t size) {
  static constexpr char Digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(size * 2);
  for (std::size_t i = 0; i < size; ++i) {
    out += Digits[bytes[i] >> 4];
    out += Digits[bytes[i] & 15];
  }
  return out;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  throw std::runtime_error("sealed text has a character that is no digit");
}

std::string from_hex(std::string_view text) {
  if (text.size() % 2 != 0)
    throw std::runtime_error("sealed text has an odd length");
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2)
    out += static_cast<char>(digit_of(text[i]) * 16 + digit_of(text[i + 1]));
  return out;
}

const unsigned char *bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char *>(text.data());
}

std::array<unsigned char, 32> derive(std::string_view secret,
                                     std::string_view purpose) {
  std::array<unsigned char, 32> key{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       bytes_of(purpose), purpose.size(), key.data(), &size);
  return key;
}

struct CipherContextDeleter {
  void operator()(EVP_CIPHER_CTX *c) const { EVP_CIPHER_CTX_free(c); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, CipherContextDeleter>;

} // namespace

std::string mask_phone(std::string_view phone) {
  if (phone.size() <= 4)
    return std::string(phone.size(), '*');
  return std::string(phone.size() - 4, '*') +
         std::string(phone.substr(phone.size() - 4));
}

std::string mask_email(std::string_view email) {
  const auto at = email.find('@');
  if (at == std::string_view::npos)
    return std::string(email);
  return std::string(email.substr(0, std::min<std::size_t>(at, 1))) + "***" +
         std::string(email.substr(at));
}

std::string fingerprint(std::string_view value) {
  std::uint64_t hash = 14695981039346656037ull;
  for (unsigned char c : value) {
    hash ^= c;
    hash *= 1099511628211ull;
  }
  unsigned char bytes[8];
  for (int i = 0; i < 8; ++i)
    bytes[i] = static_cast<unsigned char>(hash >> (56 - 8 * i));
  return to_hex(bytes, sizeof bytes);
}

std::string base64(std::string_view bytes) {
  static constexpr char Alphabet[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 |
              (k < left ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += k <= left ? Alphabet[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string rounded(const Position &position) {
  return std::to_string(std::round(position.lat * 100) / 100) + "," +
         std::to_string(std::round(position.lon * 100) / 100);
}

GridCell grid_cell(const Position &position) {
  return {std::floor(position.lat * 10) / 10,
          std::floor(position.lon * 10) / 10};
}

Pseudonyms::Pseudonyms(std::string_view secret)
    : key_(derive(secret, "pseudonym")) {}

std::string Pseudonyms::of(std::string_view value) const {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
       bytes_of(value), value.size(), digest, &size);
  return to_hex(digest, size);
}

ColumnCipher::ColumnCipher(std::string_view secret)
    : key_(derive(secret, "columns")) {}

std::string ColumnCipher::seal(std::string_view text) const {
  unsigned char nonce[NonceSize];
  unsigned char tag[TagSize];
  if (RAND_bytes(nonce, sizeof nonce) != 1)
    throw std::runtime_error("no random numbers for a nonce");
  CipherContext context(EVP_CIPHER_CTX_new());
  std::string cipher(text.size(), '\0');
  auto *out = reinterpret_cast<unsigned char *>(cipher.data());
  int size = 0;
  EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key_.data(),
                     nonce);
  EVP_EncryptUpdate(context.get(), out, &size, bytes_of(text),
                    static_cast<int>(text.size()));
  EVP_EncryptFinal_ex(context.get(), out + size, &size);
  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, TagSize, tag);
  return to_hex(nonce, NonceSize) + to_hex(tag, TagSize) +
         to_hex(bytes_of(cipher), cipher.size());
}

std::string ColumnCipher::open(std::string_view sealed) const {
  std::string bytes = from_hex(sealed);
  if (bytes.size() < NonceSize + TagSize)
    throw std::runtime_error("sealed text is too short");
  CipherContext context(EVP_CIPHER_CTX_new());
  std::string text(bytes.size() - NonceSize - TagSize, '\0');
  auto *out = reinterpret_cast<unsigned char *>(text.data());
  int size = 0;
  EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key_.data(),
                     bytes_of(bytes));
  EVP_DecryptUpdate(context.get(), out, &size,
                    bytes_of(bytes) + NonceSize + TagSize,
                    static_cast<int>(text.size()));
  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, TagSize,
                      bytes.data() + NonceSize);
  if (EVP_DecryptFinal_ex(context.get(), out + size, &size) != 1)
    throw std::runtime_error("sealed text was changed or has another key");
  return text;
}

} // namespace travelcard
