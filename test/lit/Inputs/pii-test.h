// What the snippets of this suite share: personal data, sinks, sanitizers.
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef PII_TEST_H
#define PII_TEST_H

#include "piiflow/annotations.h"

#include <cstdint>
#include <string>

struct User {
  std::int64_t id PII_NONE = 0;
  std::string name PII(name);
  std::string phone PII(phone);
  std::string email PII(email);
  std::string city PII_NONE;
};

/// Personal data in an integer.
struct Subscriber {
  std::int64_t number PII(phone) = 0;
  std::int64_t plan PII_NONE = 0;
};

// Sinks.
void log_line(const std::string &text) PII_SINK(log);
void log_format(const char *format, ...) PII_SINK(log);
void log_number(std::int64_t number) PII_SINK(log);
void log_user(const User &user) PII_SINK(log);
void post(const std::string &body) PII_SINK(network);
void save(const std::string &row) PII_SINK(export);

// Adequate under the default policy.
std::string mask_phone(const std::string &text) PII_SANITIZER(mask, phone);
std::string mask_email(const std::string &text) PII_SANITIZER(mask, email);
std::string mask_all(const std::string &text) PII_SANITIZER(mask);
std::int64_t mask_number(std::int64_t number) PII_SANITIZER(mask, phone);
void mask_in_place(std::string &text PII_SANITIZER(mask, phone));

// Not adequate: a hash of something enumerable, an encoding.
std::string hash_phone(const std::string &text) PII_SANITIZER(hash, phone);
std::int64_t hash_number(std::int64_t number) PII_SANITIZER(hash, phone);
std::string base64(const std::string &text) PII_SANITIZER(encode);
void hash_in_place(std::string &text PII_SANITIZER(hash, phone));

#endif // PII_TEST_H
