// RUN: %check_flows
// Functions without a body: results, outputs by reference, callbacks, objects.
#include "pii-test.h"

#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

std::string decorate(const std::string &text);
const char *intern(const char *text);
void expand(const std::string &in, std::string &out);
int convert(const char *in, char *out, std::size_t size);
bool valid(const std::string &text);
std::size_t measure(const std::string &text);
std::vector<std::string> tokens(const std::string &text);
void enqueue(std::function<void()> job);
void configure(const std::string &key, const std::string &value);
std::unique_ptr<std::string> wrap(std::string text);

void resultBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(decorate(user.name));
}
void resultOk(const User &user) { log_line(decorate(user.city)); }
void resultWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(decorate(hash_phone(user.phone)));
}
void pointerBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_format("%s", intern(user.email.c_str()));
}
void outputBad(const User &user) {
  std::string out;
  expand(user.phone, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out);
}
void bufferBad(const User &user) {
  char out[64];
  if (convert(user.phone.c_str(), out, sizeof out) > 0)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(out);
}
void predicateOk(const User &user) {
  if (!valid(user.email))
    log_line("invalid address");
  log_number(valid(user.email));
}
// A function without a body passes its argument to its result, a length too.
void FP_measuredOk(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_number(measure(user.email));
}
void containerBad(const User &user) {
  for (const std::string &token : tokens(user.name))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(token);
}
void callbackBad(const User &user) {
  enqueue([user] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
  });
}
void callbackOk(const User &user) {
  enqueue([user] { log_line(mask_phone(user.phone)); });
}
void unrelatedOk(const User &user) {
  configure("name", user.name);
  std::string other = "x";
  configure("other", other);
  log_line(other);
}
void wrappedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*wrap(user.email));
}

class Engine {
public:
  void feed(const std::string &text);
  std::string flush();
  std::string name() const;
};

void statefulBad(const User &user) {
  Engine engine;
  engine.feed(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(engine.flush());
}
void statefulOk(const User &user) {
  Engine engine;
  engine.feed(user.city);
  log_line(engine.flush());
}

template <typename T> T deserialize(const std::string &bytes);
std::string serialize(const User &user);

void serializedBad(const User &user) {
  // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  post(serialize(user));
}
