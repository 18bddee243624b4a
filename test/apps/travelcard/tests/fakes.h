#pragma once

#include "support/settings.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace travelcard::test {

/// An HTTP peer that remembers what it was asked and answers what it is told.
class FakeHttp {
public:
  struct Seen {
    std::string path;
    std::string body;
    std::string handset;
  };

  FakeHttp();
  ~FakeHttp();

  Endpoint endpoint() const { return {"127.0.0.1", port_}; }
  void answer(int status, std::string body);
  std::vector<Seen> seen() const;

private:
  struct Listener;
  std::unique_ptr<Listener> listener_;
  std::thread thread_;
  int port_ = 0;
  mutable std::mutex mutex_;
  int status_ = 200;
  std::string body_;
  std::vector<Seen> seen_;
};

/// A peer of the line protocol.
class FakeLine {
public:
  FakeLine();
  ~FakeLine();

  Endpoint endpoint() const { return {"127.0.0.1", port_}; }
  void answer(std::string lines);
  std::vector<std::string> seen() const;

private:
  void serve();

  int fd_ = -1;
  int port_ = 0;
  std::thread thread_;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::string answer_ = "\n\n";
  std::vector<std::string> seen_;
};

/// A client of the service.
struct HttpAnswer {
  int status = 0;
  std::string body;
};
HttpAnswer get(int port, const std::string &path,
               const std::string &admin_token = "");
HttpAnswer post(int port, const std::string &path, const std::string &body);

/// A folder that is gone with the test.
class Folder {
public:
  Folder();
  ~Folder();
  std::string path(const std::string &name) const;

private:
  std::filesystem::path folder_;
};

std::string file_text(const std::string &path);

} // namespace travelcard::test
