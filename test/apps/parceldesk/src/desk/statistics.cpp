#include "desk/statistics.h"

#include <algorithm>
#include <future>

namespace parceldesk {

Figures Statistics::figures() {
  auto statuses =
      std::async(std::launch::async, [this] { return parcels_.by_status(); });
  Figures figures;
  customers_.for_each([&figures](const Customer &customer) {
    ++figures.customers;
    ++figures.by_city[customer.address.city];
    ++figures.by_segment[customer.segment];
  });
  for (const auto &[status, count] : statuses.get())
    figures.by_status[std::string(to_string(status))] = count;
  return figures;
}

std::vector<std::pair<std::string, int>>
Statistics::busiest_streets(std::size_t most) {
  std::map<std::string, int> counts;
  customers_.for_each([&counts](const Customer &customer) {
    std::string street = customer.address.street;
    street.erase(
        std::find_if(street.begin(), street.end(),
                     [](unsigned char c) { return c >= '0' && c <= '9'; }),
        street.end());
    ++counts[street];
  });
  std::vector<std::pair<std::string, int>> streets(counts.begin(),
                                                   counts.end());
  std::sort(streets.begin(), streets.end(),
            [](const auto &a, const auto &b) { return a.second > b.second; });
  if (streets.size() > most)
    streets.resize(most);
  return streets;
}

void Statistics::print(std::ostream &out) {
  const Figures figures = this->figures();
  out << figures.customers << " customers\n";
  for (const auto &[city, count] : figures.by_city)
    out << "  " << city << ": " << count << '\n';
  for (const auto &[status, count] : figures.by_status)
    out << "  " << status << ": " << count << '\n';
}

void Statistics::print_streets(std::ostream &out, std::size_t most) {
  for (const auto &[street, count] : busiest_streets(most))
    out << count << '\t' << street << '\n';
}

} // namespace parceldesk
