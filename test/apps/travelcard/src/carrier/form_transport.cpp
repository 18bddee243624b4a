#include "carrier/transport.h"

#include <curl/curl.h>
#include <spdlog/spdlog.h>

namespace travelcard {

namespace {

std::size_t append_to(char *bytes, std::size_t size, std::size_t count,
                      void *body) {
  static_cast<std::string *>(body)->append(bytes, size * count);
  return size * count;
}

struct CurlDeleter {
  void operator()(CURL *c) const { curl_easy_cleanup(c); }
};

} // namespace

FormTransport::FormTransport(const Endpoint &endpoint)
    : base_("http://" + endpoint.host + ":" + std::to_string(endpoint.port)) {}

Reply FormTransport::post(const std::string &path, const std::string &form) {
  std::unique_ptr<CURL, CurlDeleter> curl(curl_easy_init());
  const std::string url = base_ + path;
  Reply reply;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_COPYPOSTFIELDS, form.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 5L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append_to);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply.body);
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) {
    spdlog::warn("POST {}: {}", url, curl_easy_strerror(code));
    return {};
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  return reply;
}

} // namespace travelcard
