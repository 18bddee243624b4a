#pragma once

#include "http/web_desk.h"

#include <memory>
#include <thread>

namespace parceldesk {

/// Serves the web desk over HTTP, in threads of its own.
class WebServer {
public:
  explicit WebServer(WebDesk &desk);
  ~WebServer();

  /// Returns the port, or -1. Port 0: any free one.
  int start(const std::string &host, int port);
  void stop();

private:
  struct Listener;
  std::unique_ptr<Listener> listener_;
  std::thread thread_;
};

} // namespace parceldesk
