#include "partners/client.h"

#include <httplib.h>

namespace parceldesk {

struct PartnerClient::Connection {
  Connection(const std::string &host, int port) : client(host, port) {
    client.set_connection_timeout(2);
    client.set_read_timeout(5);
  }
  httplib::Client client;
};

PartnerClient::PartnerClient(const std::string &host, int port)
    : connection_(std::make_unique<Connection>(host, port)) {}

PartnerClient::~PartnerClient() = default;

bool PartnerClient::send(const std::string &path, const std::string &body) {
  const auto result = connection_->client.Post(path, body, "application/json");
  if (result && result->status < 300)
    return true;
  if (failed_)
    failed_(path, body.size(), result ? "refused" : "no connection");
  return false;
}

std::string PartnerClient::ask(const std::string &path) {
  const auto result = connection_->client.Get(path);
  if (result && result->status == 200)
    return result->body;
  if (failed_)
    failed_(path, 0, result ? "refused" : "no connection");
  return "";
}

} // namespace parceldesk
