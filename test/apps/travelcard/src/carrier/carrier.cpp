#include "carrier/carrier.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <spdlog/spdlog.h>

namespace travelcard {

namespace {

struct Range {
  std::string_view prefix;
  std::string_view carrier;
};

constexpr std::array<Range, 8> Ranges{{{"134", "meridian"},
                                       {"138", "meridian"},
                                       {"150", "meridian"},
                                       {"130", "harbor"},
                                       {"156", "harbor"},
                                       {"133", "summit"},
                                       {"180", "summit"},
                                       {"189", "summit"}}};

} // namespace

void Carrier::report_failure(const std::string &request) const {
  if (failed_)
    failed_(name(), request);
}

void CarrierRegistry::add(std::unique_ptr<Carrier> carrier) {
  carriers_.push_back(std::move(carrier));
}

Carrier &CarrierRegistry::get(std::string_view name) const {
  for (const auto &carrier : carriers_)
    if (carrier->name() == name)
      return *carrier;
  throw CarrierError(name, "no such carrier");
}

std::string CarrierRegistry::carrier_of(std::string_view phone) const {
  auto it = std::find_if(Ranges.begin(), Ranges.end(), [phone](const Range &r) {
    return phone.starts_with(r.prefix);
  });
  if (it == Ranges.end()) {
    spdlog::warn("number of {} digits in no known range", phone.size());
    return "meridian";
  }
  return std::string(it->carrier);
}

void CarrierRegistry::on_failure(const Carrier::FailureHook &hook) {
  for (const auto &carrier : carriers_)
    carrier->on_failure(hook);
}

double number_field(std::string_view carrier, const std::string &text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw CarrierError(carrier, "a field is not a number");
  return value;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> fields;
  while (true) {
    const auto end = text.find(separator);
    fields.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos)
      return fields;
    text.remove_prefix(end + 1);
  }
}

} // namespace travelcard
