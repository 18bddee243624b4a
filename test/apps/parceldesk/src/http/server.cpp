#include "http/server.h"

#include "support/log.h"

#include <httplib.h>

namespace parceldesk {

struct WebServer::Listener {
  httplib::Server server;
};

WebServer::WebServer(WebDesk &desk) : listener_(std::make_unique<Listener>()) {
  auto serve = [&desk](const httplib::Request &in, httplib::Response &out) {
    WebRequest request{in.method, in.path, in.body, "", {}, {}};
    request.session = in.get_header_value("X-Session");
    request.query.insert(in.params.begin(), in.params.end());
    const WebResponse response = desk.handle(request);
    out.status = response.status;
    out.set_content(response.body, "application/json");
    app_log().info("{} {}: {}, {} bytes", in.method, in.path, response.status,
                   response.body.size());
  };
  listener_->server.Get(".*", serve);
  listener_->server.Post(".*", serve);
}

WebServer::~WebServer() { stop(); }

int WebServer::start(const std::string &host, int port) {
  if (port == 0)
    port = listener_->server.bind_to_any_port(host);
  else if (!listener_->server.bind_to_port(host, port))
    port = -1;
  if (port < 0)
    return -1;
  thread_ = std::thread([this] { listener_->server.listen_after_bind(); });
  while (!listener_->server.is_running())
    std::this_thread::yield();
  return port;
}

void WebServer::stop() {
  listener_->server.stop();
  if (thread_.joinable())
    thread_.join();
}

} // namespace parceldesk
