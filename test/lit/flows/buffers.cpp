// RUN: %check_flows
// Raw memory: copies into buffers, arithmetic on pointers, wiping.
#include "pii-test.h"

#include <cstdio>
#include <cstring>

extern "C" std::size_t strlcpy(char *to, const char *from, std::size_t size);

struct Record {
  char phone[16] PII(phone);
  int plan PII_NONE;
};

void memcpyBad(const User &user) {
  char buffer[64];
  std::memcpy(buffer, user.phone.data(), user.phone.size());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void memcpyOk(const User &user) {
  char buffer[64];
  std::string masked = mask_phone(user.phone);
  std::memcpy(buffer, masked.data(), masked.size());
  log_format("%s", buffer);
}

void memcpyWeakBad(const User &user) {
  char buffer[64];
  std::string hashed = hash_phone(user.phone);
  std::memmove(buffer, hashed.c_str(), hashed.size() + 1);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_format("%s", buffer);
}

void snprintfBad(const User &user) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "tel:%s", user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(buffer);
}

void snprintfLengthOk(const User &user) {
  char buffer[64];
  int length = std::snprintf(buffer, sizeof buffer, "%lld", (long long)user.id);
  log_format("%d %s", length, buffer);
}

void strcatBad(const User &user) {
  char buffer[64] = "tel:";
  std::strcat(buffer, user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void strlcpyBad(const User &user) {
  char buffer[64];
  strlcpy(buffer, user.phone.c_str(), sizeof buffer);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void arithmeticBad(const User &user) {
  const char *digits = user.phone.c_str();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("…%s", digits + 3);
}

void charactersBad(const User &user) {
  char buffer[64];
  char *to = buffer;
  for (const char *from = user.phone.c_str(); *from; ++from)
    *to++ = *from;
  *to = 0;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void wipedOk(const User &user) {
  char buffer[64];
  std::strcpy(buffer, user.phone.c_str());
  std::memset(buffer, 0, sizeof buffer);
  log_format("%s", buffer);
}

void overwrittenOk(const User &user) {
  char buffer[64];
  std::strcpy(buffer, user.phone.c_str());
  std::strcpy(buffer, "nobody");
  log_format("%s", buffer);
}

void wholeRecordBad(const Record &record) {
  Record copy;
  std::memcpy(&copy, &record, sizeof copy);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Record.phone{{.*}}[pii-log]
  log_format("%s on %d", copy.phone, copy.plan);
}

void compareOk(const User &user, const char *other) {
  log_line(std::strcmp(user.phone.c_str(), other) == 0 ? "same" : "different");
  log_format("%zu", std::strlen(user.phone.c_str()));
}

void heapBad(const User &user) {
  char *copy = strdup(user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", copy);
}
