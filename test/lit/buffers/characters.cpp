// RUN: %check_flows
// Buffers of characters: copies by hand, library calls, pointers moving through them.
#include "pii-test.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

std::size_t copyText(char *to, const char *from, std::size_t size) {
  std::size_t n = 0;
  while (n + 1 < size && from[n] != '\0') {
    to[n] = from[n];
    ++n;
  }
  if (size != 0)
    to[n] = '\0';
  return n;
}

void copyLoopBad(const User &user) {
  char line[64];
  copyText(line, user.phone.c_str(), sizeof line);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", line);
}

void copyLoopOk(const User &user) {
  char line[64];
  std::size_t n = copyText(line, user.city.c_str(), sizeof line);
  log_format("%zu %s", n, line);
}

void copyLoopLengthOk(const User &user) {
  char line[64];
  std::size_t n = copyText(line, user.phone.c_str(), sizeof line);
  log_format("%zu", n);
}

char *append(char *to, const char *from) {
  while ((*to = *from++) != '\0')
    ++to;
  return to;
}

void pointerWalkBad(const User &user) {
  char line[128];
  char *end = append(line, "tel=");
  end = append(end, user.phone.c_str());
  append(end, ";");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", line);
}

void strncpyBad(const User &user) {
  char name[16];
  std::strncpy(name, user.name.c_str(), sizeof name - 1);
  name[sizeof name - 1] = '\0';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_format("%s", name);
}

void strncpyOverwrittenOk(const User &user) {
  char name[16];
  std::strncpy(name, user.name.c_str(), sizeof name - 1);
  std::memset(name, 0, sizeof name);
  log_format("%s", name);
}

void strcatBad(const User &user) {
  char line[128] = "user ";
  std::strcat(line, user.name.c_str());
  std::strncat(line, "!", 2);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_format("%s", line);
}

void snprintfBad(const User &user) {
  char line[128];
  int n = std::snprintf(line, sizeof line, "%s <%s>", user.city.c_str(), user.email.c_str());
  log_number(n);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_format("%s", line);
}

void snprintfAppendBad(const User &user) {
  char line[128];
  int n = std::snprintf(line, sizeof line, "id=%lld ", static_cast<long long>(user.id));
  std::snprintf(line + n, sizeof line - static_cast<std::size_t>(n), "tel=%s", user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", line);
}

void snprintfReusedOk(const User &user) {
  char line[128];
  std::snprintf(line, sizeof line, "%s", user.phone.c_str());
  std::snprintf(line, sizeof line, "%s", user.city.c_str());
  log_format("%s", line);
}

void snprintfWeakBad(const User &user) {
  char line[128];
  std::snprintf(line, sizeof line, "h=%s", hash_phone(user.phone).c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_format("%s", line);
}

void snprintfPrecisionBad(const User &user) {
  char line[8];
  std::snprintf(line, sizeof line, "%.*s", 3, user.phone.data());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", line);
}

void strchrBad(const User &user) {
  const char *at = std::strchr(user.email.c_str(), '@');
  if (at)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_format("%s", at + 1);
}

void strtokBad(const User &user) {
  char line[64];
  std::snprintf(line, sizeof line, "%s", user.name.c_str());
  for (char *word = std::strtok(line, " "); word; word = std::strtok(nullptr, " "))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_format("%s", word);
}

void sscanfBad(const User &user) {
  char local[64] = "", host[64] = "";
  std::sscanf(user.email.c_str(), "%63[^@]@%63s", local, host);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_format("%s", local);
}

void heapBad(const User &user) {
  std::size_t size = user.phone.size() + 1;
  char *copy = static_cast<char *>(std::malloc(size));
  std::memcpy(copy, user.phone.c_str(), size);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", copy);
  std::free(copy);
}

void reallocBad(const User &user) {
  char *text = ::strdup(user.name.c_str());
  text = static_cast<char *>(std::realloc(text, 256));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_format("%s", text);
  std::free(text);
}

void digitsOnlyBad(const User &user) {
  char digits[32];
  char *out = digits;
  for (const char *p = user.phone.c_str(); *p; ++p)
    if (std::isdigit(static_cast<unsigned char>(*p)))
      *out++ = *p;
  *out = '\0';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", digits);
}

void starredOk(const User &user) {
  char stars[32];
  std::size_t i = 0;
  for (; i < user.phone.size() && i + 1 < sizeof stars; ++i)
    stars[i] = '*';
  stars[i] = '\0';
  log_format("%s", stars);
}

void hexBad(const User &user) {
  static const char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (unsigned char c : user.phone) {
    hex += kDigits[c >> 4];
    hex += kDigits[c & 15];
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(hex);
}

void vectorBytesBad(const User &user) {
  std::vector<char> bytes(user.phone.begin(), user.phone.end());
  bytes.push_back('\0');
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", bytes.data());
}

void vectorBytesResizedBad(const User &user) {
  std::vector<unsigned char> bytes;
  bytes.resize(user.phone.size());
  std::memcpy(bytes.data(), user.phone.data(), user.phone.size());
  std::string text(bytes.begin(), bytes.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void stringDataBad(const User &user) {
  std::string text(user.phone.size(), '\0');
  std::memcpy(text.data(), user.phone.data(), user.phone.size());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void stringAddressBad(const User &user) {
  std::string text;
  text.resize(32);
  std::strcpy(&text[0], user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void memsetOk(const User &user) {
  std::string text = user.phone;
  std::memset(text.data(), '*', text.size());
  log_line(text);
}

struct Frame {
  char caller[24];
  char room[8];
  int kind;
};

void frameBad(const User &user) {
  Frame frame{};
  std::strncpy(frame.caller, user.phone.c_str(), sizeof frame.caller - 1);
  std::strncpy(frame.room, "12b", sizeof frame.room - 1);
  log_format("%s %d", frame.room, frame.kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", frame.caller);
}

void frameCopiedBad(const User &user) {
  Frame frame{}, other{};
  copyText(frame.caller, user.phone.c_str(), sizeof frame.caller);
  std::memcpy(&other, &frame, sizeof frame);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", other.caller);
}

void frameZeroedOk(const User &user) {
  Frame frame{};
  copyText(frame.caller, user.phone.c_str(), sizeof frame.caller);
  std::memset(&frame, 0, sizeof frame);
  log_format("%s", frame.caller);
}
