// RUN: %check_flows
// libcurl and cpp-httplib, real headers.
#include "pii-test.h"

#include <curl/curl.h>
#include <httplib.h>
#include <memory>
#include <string>

void curlBodyBad(const User &user) {
  CURL *curl = curl_easy_init();
  std::string body = "{\"mail\":\"" + user.email + "\"}";
  curl_easy_setopt(curl, CURLOPT_URL, "https://api.example.com/users");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

void curlUrlBad(const User &user) {
  CURL *curl = curl_easy_init();
  std::string url = "https://api.example.com/users?phone=" + user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_perform(curl);
}

void curlOk(const User &user) {
  CURL *curl = curl_easy_init();
  std::string url = "https://api.example.com/users/" + std::to_string(user.id);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_perform(curl);
}

void curlEscapedWeakBad(const User &user) {
  CURL *curl = curl_easy_init();
  char *escaped = curl_easy_escape(curl, user.name.c_str(), 0);
  std::string url = std::string("https://api.example.com/?q=") + escaped;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-weak-sanitizer]
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_free(escaped);
}

void curlHeaderBad(const User &user) {
  CURL *curl = curl_easy_init();
  curl_slist *headers = nullptr;
  headers = curl_slist_append(headers, "Accept: application/json");
  headers = curl_slist_append(headers, ("X-User: " + user.email).c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
}

size_t collect(char *data, size_t size, size_t count, void *out) {
  static_cast<std::string *>(out)->append(data, size * count);
  return size * count;
}

void curlResponseOk(const User &user) {
  CURL *curl = curl_easy_init();
  std::string answer;
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_URL, ("https://x/" + user.city).c_str());
  curl_easy_perform(curl);
  log_line(answer);
}

void clientBad(const User &user) {
  httplib::Client client("api.example.com");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  auto result = client.Post("/users", "name=" + user.name, "text/plain");
  if (!result)
    log_line(httplib::to_string(result.error()));
}

void clientOk(const User &user) {
  httplib::Client client("api.example.com");
  client.Post("/users", "city=" + user.city, "text/plain");
}

void clientParamsBad(const User &user) {
  httplib::Client client("api.example.com");
  httplib::Params params{{"city", user.city}, {"phone", user.phone}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  client.Post("/users", params);
}

void clientHeadersBad(const User &user) {
  httplib::Client client("api.example.com");
  httplib::Headers headers = {{"X-Mail", user.email}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  client.Get("/users", headers);
}

class Api {
public:
  explicit Api(User user) : user(std::move(user)) {
    server.Get("/me", [this](const httplib::Request &, httplib::Response &response) {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
      response.set_content(this->user.name, "text/plain");
    });
    server.Get("/city", [this](const httplib::Request &, httplib::Response &response) {
      response.set_content(this->user.city, "text/plain");
    });
    server.Post("/echo", [this](const httplib::Request &request, httplib::Response &response) {
      response.body = "hello " + mask_phone(this->user.phone) + request.body;
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
      response.set_header("X-Phone", base64(this->user.phone));
    });
    server.set_logger([](const httplib::Request &request, const httplib::Response &) {
      log_line(request.path);
    });
  }

private:
  User user;
  httplib::Server server;
};

void apiBad(const User &user) { Api api(user); }

void bodyFieldBad(const User &user, httplib::Response &response) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  response.body = "{\"phone\":\"" + user.phone + "\"}";
}
