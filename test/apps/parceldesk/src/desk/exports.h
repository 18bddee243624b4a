#pragma once

#include "store/customer_store.h"

#include <string>

namespace parceldesk {

/// Writes the customers of a segment to a CSV file; returns how many.
class CsvExport {
public:
  CsvExport(CustomerStore &customers, std::string folder);

  int write(const std::string &segment, const std::string &file);
  /// Numbers of customers per city and segment, which anybody may see.
  int write_summary(const std::string &file);

private:
  CustomerStore &customers_;
  std::string folder_;
};

/// The nightly list for the depots: records of fixed width, which their
/// system has read since before there was CSV.
class Manifest {
public:
  explicit Manifest(CustomerStore &customers) : customers_(customers) {}
  int write(const std::string &path);

private:
  CustomerStore &customers_;
};

/// Quotes a field as RFC 4180 wants it.
std::string csv_field(const std::string &text);

} // namespace parceldesk
