#include "http/router.h"

#include <stdexcept>

namespace parceldesk {

static std::vector<std::string> segments_of(const std::string &path) {
  std::vector<std::string> segments;
  std::string current;
  for (char c : path) {
    if (c != '/') {
      current += c;
    } else if (!current.empty()) {
      segments.push_back(current);
      current.clear();
    }
  }
  if (!current.empty())
    segments.push_back(current);
  return segments;
}

static bool matches(const std::vector<std::string> &pattern,
                    const std::vector<std::string> &segments,
                    std::vector<std::string> &captures) {
  if (pattern.size() != segments.size())
    return false;
  captures.clear();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == "*")
      captures.push_back(segments[i]);
    else if (pattern[i] != segments[i])
      return false;
  }
  return true;
}

void Router::on(const std::string &method, const std::string &pattern,
                Handler handler) {
  routes_.push_back({method, segments_of(pattern), std::move(handler)});
}

WebResponse Router::route(WebRequest request) const {
  const auto segments = segments_of(request.path);
  for (const Route &route : routes_)
    if (route.method == request.method &&
        matches(route.segments, segments, request.captures))
      return route.handler(request);
  throw std::out_of_range("no such resource");
}

} // namespace parceldesk
