/* Every macro of the annotation header in every position, as C and as C++.
   Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
   SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "piiflow/annotations.h"

struct PII(health) diagnosis {
  int code;
};

struct card {
  char number[20] PII(payment_card);
  char holder[64] PII(name, "subject=customer");
  int colour PII_NONE;
  unsigned year : 12 PII(birth_date);
  char *note PII();
};

extern int hotline PII("phone");
PII(email) extern const char *support;

const char *holder_of(const struct card *c) PII(name);
PII(phone) const char *phone_of(int id);
int find_phone(int id, char *out PII(phone), int size PII_NONE);
void log_text(const char *text PII_SINK(log), int level);
void log_format(const char *format, ...) PII_SINK(log);
void send_all(const char *host, const char *body) PII_SINK("network");
const char *mask(const char *text) PII_SANITIZER(mask, phone, gov_id, "keep=4");
void mask_into(const char *from, char *to PII_SANITIZER(mask));
const char *hash_key(const char *text) PII_SANITIZER(keyed_hash, personal, "keyed");
void store_card(const struct card *c) PII_STORE(cards);
void erase_card(int id) PII_ERASES(cards);
void close_account(int id) PII_ERASURE_ENTRY;
int may_export(int id) PII_GUARD(authorize);

static inline int annotated_use(struct card *c PII(payment_card, name)) {
  int local PII(birth_date) = (int)c->year;
  return local + c->colour;
}

#ifdef __cplusplus
#include <string>

template <typename T> struct PII_SANITIZER(drop) redacted {
  T value;
};

class [[nodiscard]] person {
public:
  std::string name PII(name){"nobody"};
  static inline std::string last PII(phone) = "none";
  virtual std::string label() const PII(name) { return name; }
  virtual ~person() = default;
  virtual void emit(const std::string &text) PII_SINK(log) = 0;
};
#endif
