#pragma once

#include <functional>
#include <memory>
#include <string>

namespace parceldesk {

/// The HTTP interface of one partner, or of a machine in the house.
class PartnerClient {
public:
  /// Told of requests that failed: path, size of the body, reason.
  using ErrorHook = std::function<void(const std::string &path,
                                       std::size_t size, const char *reason)>;

  PartnerClient(const std::string &host, int port);
  ~PartnerClient();

  /// Posts JSON or text; whether it was taken.
  bool send(const std::string &path, const std::string &body);
  /// The body of the answer; empty when there was none.
  std::string ask(const std::string &path);
  void on_error(ErrorHook hook) { failed_ = std::move(hook); }

private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
  ErrorHook failed_;
};

} // namespace parceldesk
