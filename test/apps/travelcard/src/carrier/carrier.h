#pragma once

#include "model/movement.h"
#include "model/subscriber.h"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace travelcard {

/// Whom a carrier is asked about.
struct Subject {
  std::string phone;
  std::string device;
};

/// A carrier did not answer, or not in its protocol.
class CarrierError : public std::runtime_error {
public:
  CarrierError(std::string_view carrier, const std::string &problem)
      : std::runtime_error(std::string(carrier) + ": " + problem) {}
};

/// The interface to one carrier's signalling records.
class Carrier {
public:
  /// Told of each failed exchange: carrier and what was asked.
  using FailureHook =
      std::function<void(std::string_view carrier, const std::string &request)>;

  virtual ~Carrier() = default;
  virtual std::string_view name() const = 0;
  /// The records of a subject within a window, oldest first. Throws
  /// CarrierError.
  virtual std::vector<Ping> pings(const Subject &subject,
                                  const Window &window) = 0;

  void on_failure(FailureHook hook) { failed_ = std::move(hook); }

protected:
  void report_failure(const std::string &request) const;

private:
  FailureHook failed_;
};

/// The carriers that the service talks to, by name.
class CarrierRegistry {
public:
  void add(std::unique_ptr<Carrier> carrier);
  /// Throws CarrierError when nobody has that name.
  Carrier &get(std::string_view name) const;
  /// Whose number range a number belongs to.
  std::string carrier_of(std::string_view phone) const;
  void on_failure(const Carrier::FailureHook &hook);
  std::size_t size() const { return carriers_.size(); }

private:
  std::vector<std::unique_ptr<Carrier>> carriers_;
};

/// Reads one number of a text field; throws CarrierError when it is none.
double number_field(std::string_view carrier, const std::string &text);
/// Splits at a separator; empty fields count.
std::vector<std::string> split(std::string_view text, char separator);

} // namespace travelcard
