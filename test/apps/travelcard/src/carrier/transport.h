#pragma once

#include "support/settings.h"

#include <map>
#include <memory>
#include <string>

namespace travelcard {

struct Reply {
  int status = 0; ///< 0: there was no answer at all.
  std::string body;
};

using Headers = std::map<std::string, std::string>;

/// HTTP with a connection that is kept.
class HttpTransport {
public:
  explicit HttpTransport(const Endpoint &endpoint);
  ~HttpTransport();

  Reply post(const std::string &path, const Headers &headers,
             const std::string &body, const std::string &type);

private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

/// HTTP form posts, a connection each, through libcurl.
class FormTransport {
public:
  explicit FormTransport(const Endpoint &endpoint);

  Reply post(const std::string &path, const std::string &form);

private:
  std::string base_;
};

/// A line out, lines back until an empty one, over TCP.
class LineTransport {
public:
  explicit LineTransport(const Endpoint &endpoint);

  /// Empty when the other side cannot be reached.
  std::string exchange(const std::string &line);

private:
  int connect_to_peer() const;

  Endpoint endpoint_;
};

} // namespace travelcard
