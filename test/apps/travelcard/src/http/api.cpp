#include "http/api.h"

#include "support/metrics.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace travelcard {

using nlohmann::json;

namespace {

ApiResponse failure(int status, const std::string &reason) {
  return {status, json{{"error", reason}}.dump(), "application/json"};
}

LoginRequest login_request(const std::string &body) {
  const json fields = json::parse(body);
  LoginRequest request;
  request.phone = fields.at("phone").get<std::string>();
  request.code = fields.value("code", "");
  request.device = fields.value("device", "");
  return request;
}

ConsentForm consent_form(const std::string &body) {
  const json fields = json::parse(body);
  ConsentForm form;
  form.token = fields.at("token").get<std::string>();
  form.granted = fields.at("granted").get<bool>();
  if (auto it = fields.find("email"); it != fields.end())
    form.email = it->get<std::string>();
  return form;
}

std::string token_of(const ApiRequest &request) {
  auto it = request.query.find("token");
  return it == request.query.end() ? "" : it->second;
}

} // namespace

Api::Api(const Settings &settings, TravelService &service)
    : settings_(settings), service_(service) {
  routes_ = {{"POST /v1/code", &Api::code},
             {"POST /v1/login", &Api::login},
             {"POST /v1/consent", &Api::consent},
             {"GET /v1/places", &Api::places},
             {"GET /v1/profile", &Api::profile},
             {"POST /v1/forget", &Api::forget},
             {"GET /metrics", &Api::metrics},
             {"GET /admin/subscribers", &Api::subscribers}};
}

ApiResponse Api::dispatch(const ApiRequest &request) {
  auto it = routes_.find(request.method + " " + request.path);
  if (it == routes_.end())
    return failure(404, "no such resource");
  return (this->*it->second)(request);
}

ApiResponse Api::handle(const ApiRequest &request) {
  Metrics::instance().add("requests", "path", request.path);
  try {
    return dispatch(request);
  } catch (const Refused &e) {
    spdlog::info("{} refused: {}", request.path, e.what());
    return failure(e.status(), e.what());
  } catch (const json::exception &e) {
    spdlog::info("{} got a body of {} bytes, JSON error {}", request.path,
                 request.body.size(), e.id);
    return failure(400, "the body is not what was expected");
  } catch (const std::exception &e) {
    spdlog::error("{} failed: {}", request.path, e.what());
    return failure(500, "internal error");
  }
}

ApiResponse Api::code(const ApiRequest &request) {
  if (!service_.request_code(login_request(request.body)))
    return failure(502, "the message could not be sent");
  return {202, json{{"sent", true}}.dump(), "application/json"};
}

ApiResponse Api::login(const ApiRequest &request) {
  const Session session = service_.login(login_request(request.body));
  const json answer{{"token", session.token}, {"expires", session.expires}};
  return {200, answer.dump(), "application/json"};
}

ApiResponse Api::consent(const ApiRequest &request) {
  const ConsentForm form = consent_form(request.body);
  service_.consent(form);
  return {200, json{{"granted", form.granted}}.dump(), "application/json"};
}

ApiResponse Api::places(const ApiRequest &request) {
  json places = json::array();
  for (const auto &[city, days] : service_.places(token_of(request)))
    places.push_back({{"city", city}, {"days", days}});
  const json answer{{"window_days", settings_.window_days},
                    {"minimum_stay_hours", settings_.minimum_stay_hours},
                    {"places", places}};
  return {200, answer.dump(), "application/json"};
}

ApiResponse Api::profile(const ApiRequest &request) {
  const Profile profile = service_.profile(token_of(request));
  const json answer{{"number", profile.number},
                    {"carrier", profile.carrier},
                    {"consented", profile.consented}};
  return {200, answer.dump(), "application/json"};
}

ApiResponse Api::forget(const ApiRequest &request) {
  service_.forget(login_request(request.body));
  return {200, json{{"erased", true}}.dump(), "application/json"};
}

ApiResponse Api::metrics(const ApiRequest &) {
  return {200, Metrics::instance().render(), "text/plain"};
}

ApiResponse Api::subscribers(const ApiRequest &request) {
  if (settings_.admin_token.empty() ||
      request.admin_token != settings_.admin_token)
    return failure(403, "administrators only");
  const std::vector<Subscriber> all = service_.subscribers();
  const json answer{{"count", all.size()}, {"subscribers", all}};
  return {200, answer.dump(), "application/json"};
}

} // namespace travelcard
