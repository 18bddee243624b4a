#pragma once

#include "http/api.h"

#include <memory>

namespace travelcard {

/// Listens and hands each request to the interface.
class Server {
public:
  explicit Server(Api &api);
  ~Server();

  /// Binds; port 0 takes a free one. Returns the port, or -1.
  int bind(const std::string &host, int port);
  /// Serves until stopped.
  void run();
  bool running() const;
  void stop();

private:
  struct Listener;
  std::unique_ptr<Listener> listener_;
};

} // namespace travelcard
