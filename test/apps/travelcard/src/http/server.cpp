#include "http/server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>

namespace travelcard {

struct Server::Listener {
  httplib::Server server;
};

static ApiRequest to_request(const httplib::Request &in) {
  ApiRequest request;
  request.method = in.method;
  request.path = in.path;
  request.body = in.body;
  for (const auto &[name, value] : in.params)
    request.query[name] = value;
  request.admin_token = in.get_header_value("X-Admin-Token");
  return request;
}

Server::Server(Api &api) : listener_(std::make_unique<Listener>()) {
  auto serve = [&api](const httplib::Request &in, httplib::Response &out) {
    const ApiResponse response = api.handle(to_request(in));
    out.status = response.status;
    out.set_content(response.body, response.type.c_str());
  };
  listener_->server.Get(".*", serve);
  listener_->server.Post(".*", serve);
  listener_->server.set_payload_max_length(64 * 1024);
  listener_->server.set_logger(
      [](const httplib::Request &in, const httplib::Response &out) {
        spdlog::info("{} {} {} {}", in.method, in.path, out.status,
                     out.body.size());
      });
}

Server::~Server() { stop(); }

int Server::bind(const std::string &host, int port) {
  if (port == 0)
    return listener_->server.bind_to_any_port(host);
  return listener_->server.bind_to_port(host, port) ? port : -1;
}

void Server::run() { listener_->server.listen_after_bind(); }

bool Server::running() const { return listener_->server.is_running(); }

void Server::stop() { listener_->server.stop(); }

} // namespace travelcard
