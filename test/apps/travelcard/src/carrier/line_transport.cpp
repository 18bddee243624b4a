#include "carrier/transport.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace travelcard {

LineTransport::LineTransport(const Endpoint &endpoint) : endpoint_(endpoint) {}

int LineTransport::connect_to_peer() const {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  sockaddr_in peer{};
  peer.sin_family = AF_INET;
  peer.sin_port = htons(static_cast<std::uint16_t>(endpoint_.port));
  ::inet_pton(AF_INET, endpoint_.host.c_str(), &peer.sin_addr);
  const timeval timeout{5, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  if (::connect(fd, reinterpret_cast<sockaddr *>(&peer), sizeof peer) != 0) {
    spdlog::warn("{}:{} does not answer", endpoint_.host, endpoint_.port);
    ::close(fd);
    return -1;
  }
  return fd;
}

std::string LineTransport::exchange(const std::string &line) {
  const int fd = connect_to_peer();
  if (fd < 0)
    return {};
  std::size_t sent = 0;
  while (sent < line.size()) {
    const ssize_t n =
        ::send(fd, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (n <= 0)
      break;
    sent += static_cast<std::size_t>(n);
  }
  std::string answer;
  char buffer[4096];
  while (answer.find("\n\n") == std::string::npos) {
    const ssize_t n = ::recv(fd, buffer, sizeof buffer, 0);
    if (n <= 0)
      break;
    answer.append(buffer, static_cast<std::size_t>(n));
  }
  ::close(fd);
  spdlog::trace("{} bytes out, {} bytes back", sent, answer.size());
  return answer;
}

} // namespace travelcard
