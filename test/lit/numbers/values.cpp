// RUN: %check_flows
// Personal data that is no string: integers, dates, coordinates, enums, bytes.
#include "pii-test.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

struct Trip {
  double latitude PII(location) = 0;
  double longitude PII(location) = 0;
  int zone PII_NONE = 0;
};

enum class Gender { Unknown, Female, Male };

struct Patient {
  std::int64_t number PII_NONE = 0;
  std::chrono::year_month_day born PII(birth_date);
  std::time_t admitted PII(health) = 0;
  Gender gender PII(personal) = Gender::Unknown;
  std::array<std::uint8_t, 16> fingerprint PII(biometric_id){};
};

void integerBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(std::to_string(subscriber.number));
}
void integerOk(const Subscriber &subscriber) {
  log_line(std::to_string(subscriber.plan));
  log_number(mask_number(subscriber.number));
}
void integerWeakBad(const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
  log_number(hash_number(subscriber.number));
}

void digitsBad(const Subscriber &subscriber) {
  std::string digits;
  for (auto n = subscriber.number; n > 0; n /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + n % 10));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_line(digits);
}

void charconvBad(const Subscriber &subscriber) {
  char buffer[32];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, subscriber.number);
  if (error == std::errc())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
    log_line(std::string(buffer, end));
}

void charconvOk(const Subscriber &subscriber) {
  char buffer[32];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, subscriber.plan);
  if (error == std::errc())
    log_line(std::string(buffer, end));
}

void parsedBad(const User &user) {
  long long number = std::stoll(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(number);
}

void fromCharsBad(const User &user) {
  std::int64_t number = 0;
  std::from_chars(user.phone.data(), user.phone.data() + user.phone.size(), number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(number);
}

void coordinatesBad(const Trip &trip) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(5) << trip.latitude;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Trip.latitude{{.*}}[pii-log]
  log_line(out.str());
}

void coordinatesOk(const Trip &trip) {
  std::fprintf(stderr, "zone %d\n", trip.zone);
}

double distance(const Trip &a, const Trip &b) {
  return std::hypot(a.latitude - b.latitude, a.longitude - b.longitude);
}

void distanceBad(const Trip &a, const Trip &b) {
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}Trip.latitude{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Trip.longitude{{.*}}[pii-log]
  std::fprintf(stderr, "moved %f\n", distance(a, b));
}

void dateBad(const Patient &patient) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Patient.born{{.*}}[pii-log]
  log_number(static_cast<int>(patient.born.year()));
}

void timeBad(const Patient &patient) {
  char text[32];
  std::tm parts{};
  localtime_r(&patient.admitted, &parts);
  std::strftime(text, sizeof text, "%F", &parts);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Patient.admitted{{.*}}[pii-log]
  log_line(text);
}

void putTimeBad(const Patient &patient) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Patient.admitted{{.*}}[pii-log]
  std::clog << std::put_time(std::gmtime(&patient.admitted), "%F");
}

const char *name(Gender gender) {
  switch (gender) {
  case Gender::Female:
    return "f";
  case Gender::Male:
    return "m";
  default:
    return "?";
  }
}

void enumBad(const Patient &patient) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Patient.gender{{.*}}[pii-log]
  log_number(static_cast<int>(patient.gender));
}

std::string hex(const std::uint8_t *bytes, std::size_t size) {
  static const char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out += std::to_string(bytes[i] >> 4);
    out += static_cast<char>('0' + (bytes[i] & 15));
  }
  return out;
}

void bytesBad(const Patient &patient) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Patient.fingerprint{{.*}}[pii-log]
  log_line(hex(patient.fingerprint.data(), patient.fingerprint.size()));
}

void packedBad(const Subscriber &subscriber) {
  std::vector<std::uint8_t> out(16);
  std::memcpy(out.data(), &subscriber.number, sizeof subscriber.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  std::fwrite(out.data(), 1, out.size(), stderr);
}

void packedOk(const Subscriber &subscriber) {
  std::vector<std::uint8_t> out(16);
  std::memcpy(out.data(), &subscriber.plan, sizeof subscriber.plan);
  std::fwrite(out.data(), 1, out.size(), stderr);
}

void shiftedBad(const Subscriber &subscriber) {
  std::array<unsigned char, 8> bytes;
  for (int i = 0; i < 8; ++i)
    bytes[i] = static_cast<unsigned char>(subscriber.number >> (8 * i));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  std::fwrite(bytes.data(), 1, bytes.size(), stderr);
}

union Word {
  std::int64_t number;
  unsigned char bytes[8];
};

void unionBad(const Subscriber &subscriber) {
  Word word;
  word.number = subscriber.number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  std::fprintf(stderr, "%02x\n", word.bytes[0]);
}

void comparedOk(const Subscriber &subscriber) {
  log_line(subscriber.number > 13000000000 ? "mobile" : "fixed");
  log_number(subscriber.number == 0);
}

void ternaryBad(const Subscriber &subscriber, bool show) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(show ? subscriber.number : 0);
}

struct Flags {
  unsigned birthYear : 12 PII(birth_date);
  unsigned active : 1;
};

void bitFieldBad(const Flags &flags) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Flags.birthYear{{.*}}[pii-log]
  log_number(flags.birthYear);
}
void bitFieldOk(const Flags &flags) { log_number(flags.active); }
