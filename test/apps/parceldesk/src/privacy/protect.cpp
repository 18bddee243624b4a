#include "privacy/protect.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <memory>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <random>
#include <stdexcept>

namespace parceldesk {

namespace {

constexpr int NonceSize = 12;
constexpr int TagSize = 16;

std::string hex(std::string_view bytes) {
  static constexpr char Digits[] = "0123456789abcdef";
  std::string out;
  for (unsigned char c : bytes) {
    out += Digits[c >> 4];
    out += Digits[c & 15];
  }
  return out;
}

std::string unhex(std::string_view text) {
  if (text.size() % 2)
    throw std::runtime_error("sealed text is damaged");
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2)
    out += static_cast<char>(
        std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
  return out;
}

const unsigned char *raw(std::string_view s) {
  return reinterpret_cast<const unsigned char *>(s.data());
}

unsigned char *raw(std::string &s) {
  return reinterpret_cast<unsigned char *>(s.data());
}

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Context new_context() { return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free}; }

std::array<unsigned char, 32> derive(std::string_view secret, char purpose) {
  std::array<unsigned char, 32> key{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char *>(&purpose), 1, key.data(), &size);
  return key;
}

} // namespace

std::string mask_phone(std::string_view phone) {
  std::string out(phone);
  const std::size_t hidden = out.size() > 4 ? out.size() - 4 : out.size();
  std::fill_n(out.begin(), hidden, '*');
  return out;
}

std::string partial_phone(std::string_view phone) {
  std::string out(phone);
  for (std::size_t i = 4; i + 4 < out.size(); ++i)
    out[i] = '*';
  return out;
}

std::string mask_name(std::string_view name) {
  std::string out;
  bool start = true;
  for (char c : name) {
    if (start && c != ' ') {
      if (!out.empty())
        out += ' ';
      out += c;
      out += '.';
    }
    start = c == ' ';
  }
  return out;
}

std::string mask_street(std::string_view street) {
  return std::string(street.substr(0, 1)) + "…";
}

std::string scrub(std::string_view text) {
  std::string out(text);
  scrub_in_place(out);
  return out;
}

void scrub_in_place(std::string &text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); },
      '#');
}

std::string short_hash(std::string_view value) {
  std::size_t hash = std::hash<std::string_view>{}(value);
  std::string bytes(4, '\0');
  for (char &c : bytes) {
    c = static_cast<char>(hash & 255);
    hash >>= 8;
  }
  return hex(bytes);
}

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4, '\0');
  EVP_EncodeBlock(raw(out), raw(bytes), static_cast<int>(bytes.size()));
  return out;
}

std::string url_encode(std::string_view text) {
  std::string out;
  for (unsigned char c : text) {
    if (std::isalnum(c) || c == '-' || c == '_' || c == '.') {
      out += static_cast<char>(c);
    } else {
      const char one = static_cast<char>(c);
      out += '%' + hex({&one, 1});
    }
  }
  return out;
}

std::string password_digest(std::string_view password, std::string_view salt) {
  std::string out(32, '\0');
  PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                    raw(salt), static_cast<int>(salt.size()), 2000,
                    EVP_sha256(), 32, raw(out));
  return hex(out);
}

Vault::Vault(std::string_view secret)
    : seal_key_(derive(secret, 's')), index_key_(derive(secret, 'i')) {}

std::string Vault::seal(std::string_view text) const {
  std::string nonce(NonceSize, '\0'), tag(TagSize, '\0');
  if (RAND_bytes(raw(nonce), NonceSize) != 1)
    throw std::runtime_error("no random numbers");
  std::string cipher(text.size(), '\0');
  const Context context = new_context();
  int size = 0;
  EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr,
                     seal_key_.data(), raw(nonce));
  EVP_EncryptUpdate(context.get(), raw(cipher), &size, raw(text),
                    static_cast<int>(text.size()));
  EVP_EncryptFinal_ex(context.get(), raw(cipher) + size, &size);
  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, TagSize, raw(tag));
  return hex(nonce + tag + cipher);
}

std::string Vault::open(std::string_view sealed) const {
  std::string bytes = unhex(sealed);
  if (bytes.size() < NonceSize + TagSize)
    throw std::runtime_error("sealed text is damaged");
  std::string text(bytes.size() - NonceSize - TagSize, '\0');
  const Context context = new_context();
  int size = 0;
  EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr,
                     seal_key_.data(), raw(bytes));
  EVP_DecryptUpdate(context.get(), raw(text), &size,
                    raw(bytes) + NonceSize + TagSize,
                    static_cast<int>(text.size()));
  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, TagSize,
                      raw(bytes) + NonceSize);
  if (EVP_DecryptFinal_ex(context.get(), raw(text) + size, &size) != 1)
    throw std::runtime_error("sealed text is damaged");
  return text;
}

std::string Vault::index(std::string_view text) const {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  HMAC(EVP_sha256(), index_key_.data(), static_cast<int>(index_key_.size()),
       raw(text), text.size(), raw(digest), &size);
  digest.resize(size);
  return hex(digest);
}

std::string TokenBook::token_for(const std::string &value) {
  std::lock_guard lock(mutex_);
  auto [it, inserted] = by_value_.try_emplace(value);
  if (inserted) {
    std::random_device random;
    do
      it->second = "tok-" + std::to_string(random());
    while (by_token_.contains(it->second));
    by_token_[it->second] = value;
  }
  return it->second;
}

std::string TokenBook::resolve(const std::string &token) const {
  std::lock_guard lock(mutex_);
  auto it = by_token_.find(token);
  return it == by_token_.end() ? "" : it->second;
}

std::size_t TokenBook::size() const {
  std::lock_guard lock(mutex_);
  return by_token_.size();
}

} // namespace parceldesk
