#include "harness.h"

#include <fstream>
#include <httplib.h>
#include <iterator>

namespace parceldesk::test {

struct FakePartner::Listener {
  httplib::Server server;
};

FakePartner::FakePartner() : listener_(std::make_unique<Listener>()) {
  auto serve = [this](const httplib::Request &in, httplib::Response &out) {
    std::lock_guard lock(mutex_);
    seen_.push_back({in.path, in.get_param_value("for"), in.body});
    out.status = status_;
    out.set_content(body_, "text/plain");
  };
  listener_->server.Get(".*", serve);
  listener_->server.Post(".*", serve);
  port_ = listener_->server.bind_to_any_port("127.0.0.1");
  thread_ = std::thread([this] { listener_->server.listen_after_bind(); });
  while (!listener_->server.is_running())
    std::this_thread::yield();
}

FakePartner::~FakePartner() {
  listener_->server.stop();
  thread_.join();
}

void FakePartner::answer(int status, std::string body) {
  std::lock_guard lock(mutex_);
  status_ = status;
  body_ = std::move(body);
}

std::vector<FakePartner::Seen> FakePartner::seen() const {
  std::lock_guard lock(mutex_);
  return seen_;
}

static Answer to_answer(const httplib::Result &result) {
  if (!result)
    return {};
  return {result->status, nlohmann::json::parse(result->body, nullptr, false)};
}

Answer get(int port, const std::string &path, const std::string &session) {
  httplib::Client client("127.0.0.1", port);
  return to_answer(client.Get(path, {{"X-Session", session}}));
}

Answer post(int port, const std::string &path, const std::string &session,
            const nlohmann::json &body) {
  httplib::Client client("127.0.0.1", port);
  return to_answer(client.Post(path, {{"X-Session", session}}, body.dump(),
                               "application/json"));
}

Folder::Folder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "parceldesk-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
}

Folder::~Folder() { std::filesystem::remove_all(folder_); }

std::string Folder::path(const std::string &name) const {
  return name.empty() ? folder_.string() : (folder_ / name).string();
}

std::string file_text(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace parceldesk::test
