#pragma once

#include "model/movement.h"

#include <map>
#include <string>
#include <vector>

namespace travelcard {

/// Where a cell of the networks stands. Published by the regulator.
struct CellSite {
  std::string city;
  std::string district;
};

/// All cells known, by identifier. One for the process.
class CellDirectory {
public:
  static CellDirectory &instance();

  void add(const std::string &cell, CellSite site);
  const CellSite *find(const std::string &cell) const;
  std::size_t size() const { return sites_.size(); }
  /// Reads lines of cell;city;district. Returns how many.
  int load(const std::string &path);

private:
  std::map<std::string, CellSite> sites_;
};

/// Turns pings into stays.
class StayFinder {
public:
  StayFinder(const CellDirectory &directory, int minimum_hours);

  /// Stays of at least the minimum within the window, oldest first.
  std::vector<Stay> find(std::int64_t subscriber, std::vector<Ping> pings,
                         const Window &window) const;

private:
  void close(std::vector<Stay> &stays, Stay &open,
             const std::vector<Position> &heard) const;

  const CellDirectory &directory_;
  Seconds minimum_;
};

} // namespace travelcard
