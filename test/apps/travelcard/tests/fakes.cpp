#include "fakes.h"

#include <arpa/inet.h>
#include <fstream>
#include <httplib.h>
#include <iterator>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace travelcard::test {

struct FakeHttp::Listener {
  httplib::Server server;
};

FakeHttp::FakeHttp() : listener_(std::make_unique<Listener>()) {
  listener_->server.Post(
      ".*", [this](const httplib::Request &in, httplib::Response &out) {
        std::lock_guard lock(mutex_);
        seen_.push_back({in.path, in.body, in.get_header_value("X-Handset")});
        out.status = status_;
        out.set_content(body_, "application/octet-stream");
      });
  port_ = listener_->server.bind_to_any_port("127.0.0.1");
  thread_ = std::thread([this] { listener_->server.listen_after_bind(); });
  while (!listener_->server.is_running())
    std::this_thread::yield();
}

FakeHttp::~FakeHttp() {
  listener_->server.stop();
  thread_.join();
}

void FakeHttp::answer(int status, std::string body) {
  std::lock_guard lock(mutex_);
  status_ = status;
  body_ = std::move(body);
}

std::vector<FakeHttp::Seen> FakeHttp::seen() const {
  std::lock_guard lock(mutex_);
  return seen_;
}

FakeLine::FakeLine() {
  fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(fd_, reinterpret_cast<sockaddr *>(&address), sizeof address);
  ::listen(fd_, 4);
  socklen_t size = sizeof address;
  ::getsockname(fd_, reinterpret_cast<sockaddr *>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

FakeLine::~FakeLine() {
  stopping_ = true;
  thread_.join();
  ::close(fd_);
}

void FakeLine::answer(std::string lines) {
  std::lock_guard lock(mutex_);
  answer_ = std::move(lines);
}

std::vector<std::string> FakeLine::seen() const {
  std::lock_guard lock(mutex_);
  return seen_;
}

void FakeLine::serve() {
  while (!stopping_) {
    pollfd waiting{fd_, POLLIN, 0};
    if (::poll(&waiting, 1, 20) <= 0)
      continue;
    const int peer = ::accept(fd_, nullptr, nullptr);
    std::string line;
    char c;
    while (::recv(peer, &c, 1, 0) == 1 && c != '\n')
      line += c;
    std::lock_guard lock(mutex_);
    seen_.push_back(line);
    ::send(peer, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    ::close(peer);
  }
}

static HttpAnswer to_answer(const httplib::Result &result) {
  if (!result)
    return {};
  return {result->status, result->body};
}

HttpAnswer get(int port, const std::string &path,
               const std::string &admin_token) {
  httplib::Client client("127.0.0.1", port);
  return to_answer(client.Get(path, {{"X-Admin-Token", admin_token}}));
}

HttpAnswer post(int port, const std::string &path, const std::string &body) {
  httplib::Client client("127.0.0.1", port);
  return to_answer(client.Post(path, body, "application/json"));
}

Folder::Folder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "travelcard-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
}

Folder::~Folder() { std::filesystem::remove_all(folder_); }

std::string Folder::path(const std::string &name) const {
  return (folder_ / name).string();
}

std::string file_text(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace travelcard::test
