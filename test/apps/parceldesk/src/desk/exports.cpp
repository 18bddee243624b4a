#include "desk/exports.h"

#include "support/log.h"

#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <stdexcept>
#include <utility>

namespace parceldesk {

std::string csv_field(const std::string &text) {
  if (text.find_first_of(",\"\n") == std::string::npos)
    return text;
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"')
      quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

CsvExport::CsvExport(CustomerStore &customers, std::string folder)
    : customers_(customers), folder_(std::move(folder)) {}

int CsvExport::write(const std::string &segment, const std::string &file) {
  std::ofstream out(folder_ + "/" + file);
  if (!out)
    throw std::runtime_error(file + " cannot be written");
  out << "id,name,phone,street,city\n";
  int count = 0;
  customers_.for_each([&](const Customer &customer) {
    if (!segment.empty() && customer.segment != segment)
      return;
    out << customer.id << ',' << csv_field(customer.name) << ',';
    out << mask_phone(customer.phone) << ',';
    out << csv_field(mask_phone(customer.address.street)) << ',';
    out << csv_field(customer.address.city) << '\n';
    ++count;
  });
  app_log().info("{} customers exported to {}", count, file);
  return count;
}

int CsvExport::write_summary(const std::string &file) {
  std::map<std::pair<std::string, std::string>, int> counts;
  customers_.for_each([&counts](const Customer &customer) {
    ++counts[{customer.address.city, customer.segment}];
  });
  std::ofstream out(folder_ + "/" + file);
  for (const auto &[key, count] : counts)
    out << csv_field(key.first) << ',' << key.second << ',' << count << '\n';
  return static_cast<int>(counts.size());
}

namespace {

/// As the depots' system wants it: no terminators, padded with blanks.
struct ManifestRecord {
  char id[10];
  char postcode[8];
  char name[24];
  char city[18];
};

void fill(char *field, std::size_t size, const std::string &text) {
  std::memset(field, ' ', size);
  std::memcpy(field, text.data(), std::min(size, text.size()));
}

} // namespace

int Manifest::write(const std::string &path) {
  std::FILE *file = std::fopen(path.c_str(), "wb");
  if (!file)
    throw std::runtime_error(path + " cannot be written");
  int count = 0;
  customers_.for_each([&](const Customer &customer) {
    ManifestRecord record;
    fill(record.id, sizeof record.id, std::to_string(customer.id));
    fill(record.postcode, sizeof record.postcode, customer.address.postcode);
    fill(record.name, sizeof record.name, mask_name(customer.name));
    fill(record.city, sizeof record.city, customer.address.city);
    std::fwrite(&record, sizeof record, 1, file);
    ++count;
  });
  std::fclose(file);
  std::fprintf(stderr, "manifest of %d records written\n", count);
  return count;
}

} // namespace parceldesk
