#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace parceldesk {

/// A request, without the protocol around it.
struct WebRequest {
  std::string method;
  std::string path;
  std::string body;
  std::string session;
  std::map<std::string, std::string> query;
  std::vector<std::string> captures; ///< What stood for `*` in the route.
};

struct WebResponse {
  int status = 200;
  std::string body;
};

/// Finds the handler of a request.
class Router {
public:
  using Handler = std::function<WebResponse(const WebRequest &)>;

  /// A pattern is a path whose segments may be `*`.
  void on(const std::string &method, const std::string &pattern,
          Handler handler);
  /// Throws std::out_of_range when there is no route.
  WebResponse route(WebRequest request) const;

private:
  struct Route {
    std::string method;
    std::vector<std::string> segments;
    Handler handler;
  };
  std::vector<Route> routes_;
};

} // namespace parceldesk
