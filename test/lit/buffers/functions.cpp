// RUN: %check_flows
// Functions of C that write to buffers, and pointers that walk in them: each
// leaking, overwritten and weakly sanitised.
#include "pii-test.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" std::size_t strlcpy(char *to, const char *from, std::size_t size);

struct Packet {
  unsigned char kind = 0;
  unsigned char length = 0;
  char body[64] = {};
};

void memcpyBad(const User &user) {
  Packet packet;
  packet.length = static_cast<unsigned char>(user.phone.size());
  std::memcpy(packet.body, user.phone.data(), packet.length);
  log_number(packet.length);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(packet.body);
}

void memcpyOk(const User &user) {
  Packet packet;
  std::memcpy(packet.body, user.phone.data(), 16);
  std::memset(&packet, 0, sizeof packet);
  log_line(packet.body);
}

void memcpyWeakBad(const User &user) {
  const std::string hashed = hash_phone(user.phone);
  Packet packet;
  std::memcpy(packet.body, hashed.data(), hashed.size());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(packet.body);
}

void snprintfBad(const User &user) {
  char line[80];
  std::snprintf(line, sizeof line, "%lld %s", static_cast<long long>(user.id),
                user.email.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(line);
}

void snprintfOk(const User &user) {
  char line[80];
  int size = std::snprintf(line, sizeof line, "%s", user.email.c_str());
  log_number(size);
  std::snprintf(line, sizeof line, "%s", mask_email(user.email).c_str());
  log_line(line);
}

void snprintfWeakBad(const User &user) {
  char line[80];
  std::snprintf(line, sizeof line, "tel=%s", hash_phone(user.phone).c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line);
}

void strlcpyBad(const User &user) {
  char name[32];
  log_number(
      static_cast<std::int64_t>(strlcpy(name, user.name.c_str(), sizeof name)));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(name);
}

void strlcpyOk(const User &user) {
  char name[32];
  strlcpy(name, user.name.c_str(), sizeof name);
  strlcpy(name, "nobody", sizeof name);
  log_line(name);
}

void strlcpyWeakBad(const User &user) {
  char text[32];
  strlcpy(text, base64(user.phone).c_str(), sizeof text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void strlcpyOtherCategoryBad(const User &user) {
  char text[32];
  strlcpy(text, mask_email(user.phone).c_str(), sizeof text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void walkedBad(const User &user) {
  const char *at = user.phone.c_str();
  while (*at != '\0' && *at != '-')
    ++at;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(at);
}

void appendedBad(const User &user) {
  char line[80];
  char *end = line;
  end += std::sprintf(end, "id=%lld;", static_cast<long long>(user.id));
  end += std::sprintf(end, "tel=%s;", user.phone.c_str());
  *end = '\0';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void walkedOk(const User &user) {
  const char *at = user.phone.c_str();
  const char *const begin = at;
  while (*at != '\0')
    ++at;
  log_number(at - begin);
  at = user.city.c_str() + 1;
  log_line(at);
}

void walkedWeakBad(const User &user) {
  const std::string hashed = hash_phone(user.phone);
  const char *at = hashed.c_str() + 2;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(at);
}

void duplicatedBad(const User &user) {
  char *copy = strdup(user.name.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(copy);
  std::free(copy);
}

void duplicatedOk(const User &user) {
  char *copy = strdup(user.name.c_str());
  std::free(copy);
  copy = strdup(mask_all(user.name).c_str());
  log_line(copy);
  std::free(copy);
}
