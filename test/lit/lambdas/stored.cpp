// RUN: %check_flows
// Closures in members, vectors and maps; recursive ones; factories of them.
#include "pii-test.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

using Handler = std::function<void(const User &)>;

class Router {
public:
  void on(const std::string &path, Handler handler) { routes[path] = std::move(handler); }
  bool dispatch(const std::string &path, const User &user) const {
    auto it = routes.find(path);
    if (it == routes.end())
      return false;
    it->second(user);
    return true;
  }

private:
  std::map<std::string, Handler> routes;
};

void routerBad(const User &user) {
  Router router;
  router.on("/show", [](const User &u) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("show " + u.phone);
  });
  router.on("/city", [](const User &u) { log_line("city " + u.city); });
  router.on("/hashed", [](const User &u) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line("hash " + hash_phone(u.phone));
  });
  router.dispatch("/show", user);
}

std::function<std::string(const User &)> makeFormatter(bool full) {
  if (full)
    return [](const User &u) { return u.name + " <" + u.email + ">"; };
  return [](const User &u) { return std::to_string(u.id); };
}

void factoryBad(const User &user) {
  auto format = makeFormatter(true);
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(format(user));
}

auto makePrefixer(std::string prefix) {
  return [prefix = std::move(prefix)](const std::string &text) { return prefix + text; };
}

void prefixerBad(const User &user) {
  auto greet = makePrefixer("Dear " + user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(greet(", welcome"));
}

void prefixerOk(const User &user) {
  auto greet = makePrefixer("Dear customer in " + user.city);
  log_line(greet(", welcome"));
}

struct Node {
  User user;
  std::vector<Node> children;
};

void recursiveBad(const Node &root) {
  std::function<void(const Node &, int)> walk = [&](const Node &node, int depth) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(std::string(depth, ' ') + node.user.name);
    for (const Node &child : node.children)
      walk(child, depth + 1);
  };
  walk(root, 0);
}

void recursiveSelfBad(const Node &root) {
  auto walk = [](auto &self, const Node &node, std::string &out) -> void {
    out += node.user.email;
    for (const Node &child : node.children)
      self(self, child, out);
  };
  std::string out;
  walk(walk, root, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  save(out);
}

void recursiveSelfOk(const Node &root) {
  auto walk = [](auto &self, const Node &node, std::string &out) -> void {
    out += std::to_string(node.user.id);
    for (const Node &child : node.children)
      self(self, child, out);
  };
  std::string out;
  walk(walk, root, out);
  save(out);
}

class Pipeline {
public:
  Pipeline &add(std::function<std::string(std::string)> stage) {
    stages.push_back(std::move(stage));
    return *this;
  }
  std::string run(std::string text) const {
    for (const auto &stage : stages)
      text = stage(std::move(text));
    return text;
  }

private:
  std::vector<std::function<std::string(std::string)>> stages;
};

void pipelineBad(const User &user) {
  Pipeline pipeline;
  pipeline.add([](std::string text) { return "[" + text + "]"; })
      .add([](std::string text) { return text + "\n"; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(pipeline.run(user.phone));
}

class Timer {
public:
  template <typename F> void start(F &&f) { callback = std::forward<F>(f); }
  void fire() {
    if (callback)
      (*callback)();
  }

private:
  std::optional<std::function<void()>> callback;
};

void timerBad(const User &user) {
  Timer timer;
  timer.start([number = user.phone] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("expired for " + number);
  });
  timer.fire();
}

void timerOk(const User &user) {
  Timer timer;
  timer.start([id = user.id] { log_line("expired for " + std::to_string(id)); });
  timer.fire();
}

using Raw = void (*)(const std::string &);

void rawPointerBad(const User &user) {
  Raw raw = +[](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  };
  raw(user.phone);
}

void sortBad(std::vector<User> &users) {
  std::sort(users.begin(), users.end(), [](const User &a, const User &b) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line("compare " + a.name);
    return a.id < b.id;
  });
}

void transformOk(const std::vector<User> &users) {
  std::vector<std::string> rows;
  std::transform(users.begin(), users.end(), std::back_inserter(rows),
                 [](const User &u) { return mask_phone(u.phone); });
  for (const std::string &row : rows)
    log_line(row);
}

void transformBad(const std::vector<User> &users) {
  std::vector<std::string> rows;
  std::transform(users.begin(), users.end(), std::back_inserter(rows),
                 [](const User &u) { return u.city + u.phone; });
  for (const std::string &row : rows)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void genericBad(const User &user) {
  auto show = []<typename T>(const char *key, const T &value) {
    if constexpr (std::is_integral_v<T>)
      return std::string(key) + std::to_string(value);
    else
      return std::string(key) + value;
  };
  log_line(show("id=", user.id));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(show("mail=", user.email));
}
