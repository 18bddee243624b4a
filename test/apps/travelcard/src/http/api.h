#pragma once

#include "service/travel_service.h"

#include <map>
#include <string>

namespace travelcard {

/// An HTTP request, as far as the interface looks at it.
struct ApiRequest {
  std::string method;
  std::string path;
  std::string body;
  std::map<std::string, std::string> query;
  std::string admin_token;
};

struct ApiResponse {
  int status = 200;
  std::string body;
  std::string type = "application/json";
};

/// The HTTP interface: turns requests into calls of the service.
class Api {
public:
  Api(const Settings &settings, TravelService &service);

  /// Never throws: what goes wrong becomes a response.
  ApiResponse handle(const ApiRequest &request);

private:
  ApiResponse dispatch(const ApiRequest &request);
  ApiResponse code(const ApiRequest &request);
  ApiResponse login(const ApiRequest &request);
  ApiResponse consent(const ApiRequest &request);
  ApiResponse places(const ApiRequest &request);
  ApiResponse profile(const ApiRequest &request);
  ApiResponse forget(const ApiRequest &request);
  ApiResponse metrics(const ApiRequest &request);
  ApiResponse subscribers(const ApiRequest &request);

  using Handler = ApiResponse (Api::*)(const ApiRequest &);

  const Settings &settings_;
  TravelService &service_;
  std::map<std::string, Handler> routes_; ///< By method and path.
};

} // namespace travelcard
