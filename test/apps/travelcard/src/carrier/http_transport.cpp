#include "carrier/transport.h"

#include <httplib.h>
#include <spdlog/spdlog.h>

namespace travelcard {

struct HttpTransport::Connection {
  explicit Connection(const Endpoint &e) : client(e.host, e.port) {
    client.set_connection_timeout(2);
    client.set_read_timeout(5);
    client.set_keep_alive(true);
  }
  httplib::Client client;
};

HttpTransport::HttpTransport(const Endpoint &endpoint)
    : connection_(std::make_unique<Connection>(endpoint)) {}

HttpTransport::~HttpTransport() = default;

Reply HttpTransport::post(const std::string &path, const Headers &headers,
                          const std::string &body, const std::string &type) {
  const httplib::Headers sent(headers.begin(), headers.end());
  auto result = connection_->client.Post(path, sent, body, type);
  if (!result) {
    spdlog::warn("POST {}: {}", path, httplib::to_string(result.error()));
    return {};
  }
  spdlog::trace("POST {}: {} bytes, status {}", path, body.size(),
                result->status);
  return {result->status, result->body};
}

} // namespace travelcard
