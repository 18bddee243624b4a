#include "service/stay_finder.h"

#include "privacy/protect.h"

#include <algorithm>
#include <fstream>
#include <spdlog/spdlog.h>
#include <sstream>

namespace travelcard {

CellDirectory &CellDirectory::instance() {
  static CellDirectory directory;
  return directory;
}

void CellDirectory::add(const std::string &cell, CellSite site) {
  sites_[cell] = std::move(site);
}

const CellSite *CellDirectory::find(const std::string &cell) const {
  auto it = sites_.find(cell);
  return it == sites_.end() ? nullptr : &it->second;
}

int CellDirectory::load(const std::string &path) {
  std::ifstream in(path);
  int count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    std::istringstream fields(line);
    std::string cell;
    CellSite site;
    std::getline(fields, cell, ';');
    std::getline(fields, site.city, ';');
    std::getline(fields, site.district, ';');
    add(cell, std::move(site));
  }
  spdlog::info("{} cells read from {}", count, path);
  return count;
}

StayFinder::StayFinder(const CellDirectory &directory, int minimum_hours)
    : directory_(directory), minimum_(minimum_hours * Hour) {}

static Position centre_of(const std::vector<Position> &heard) {
  Position centre;
  for (const Position &p : heard) {
    centre.lat += p.lat / static_cast<double>(heard.size());
    centre.lon += p.lon / static_cast<double>(heard.size());
  }
  return centre;
}

void StayFinder::close(std::vector<Stay> &stays, Stay &open,
                       const std::vector<Position> &heard) const {
  if (open.pings == 0 || open.span.length() < minimum_)
    return;
  const Position centre = centre_of(heard);
  open.square = grid_cell(centre);
  spdlog::trace("cluster around {}, {} pings", rounded(centre), heard.size());
  std::ostringstream text;
  text << open;
  spdlog::debug("stay found: {}", text.str());
  stays.push_back(open);
}

std::vector<Stay> StayFinder::find(std::int64_t subscriber,
                                   std::vector<Ping> pings,
                                   const Window &window) const {
  std::sort(pings.begin(), pings.end(),
            [](const Ping &a, const Ping &b) { return a.seen < b.seen; });
  std::vector<Stay> stays;
  Stay open;
  std::vector<Position> heard;
  int unknown = 0;
  for (const Ping &ping : pings) {
    if (!window.contains(ping.seen))
      continue;
    const CellSite *site = directory_.find(ping.cell);
    if (!site) {
      ++unknown;
      continue;
    }
    if (open.pings == 0 || open.city != site->city) {
      close(stays, open, heard);
      open = Stay{};
      open.subscriber = subscriber;
      open.city = site->city;
      open.district = site->district;
      open.span.from = ping.seen;
      heard.clear();
    }
    open.span.until = ping.seen;
    ++open.pings;
    heard.push_back(ping.at);
  }
  close(stays, open, heard);
  if (unknown > 0)
    spdlog::warn("{} of {} pings from cells not in the directory of {}",
                 unknown, pings.size(), directory_.size());
  return stays;
}

} // namespace travelcard
