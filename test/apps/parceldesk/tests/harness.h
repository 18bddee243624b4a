#pragma once

#include "http/server.h"
#include "support/log.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

namespace parceldesk::test {

/// A partner that remembers what it was told and answers what it is given.
class FakePartner {
public:
  struct Seen {
    std::string path;
    std::string query;
    std::string body;
  };

  FakePartner();
  ~FakePartner();

  Peer peer() const { return {"127.0.0.1", port_}; }
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

struct Answer {
  int status = 0;
  nlohmann::json body;
};
Answer get(int port, const std::string &path, const std::string &session);
Answer post(int port, const std::string &path, const std::string &session,
            const nlohmann::json &body);

class Folder {
public:
  Folder();
  ~Folder();
  std::string path(const std::string &name = "") const;

private:
  std::filesystem::path folder_;
};

std::string file_text(const std::string &path);

} // namespace parceldesk::test
