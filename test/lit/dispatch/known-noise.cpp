// RUN: %check_flows
// What dispatch and globals mix up.
#include "pii-test.h"

#include <array>
#include <memory>
#include <string>

class Renderer {
public:
  virtual ~Renderer() = default;
  std::string line(const User &user) const { return "[" + render(user) + "]"; }
  virtual std::string render(const User &user) const = 0;
};

class Plain : public Renderer {
public:
  std::string render(const User &user) const override { return user.city; }
};

class Full : public Renderer {
public:
  std::string render(const User &user) const override { return user.city + user.phone; }
};

void templateMethodBad(const User &user) {
  const Full full;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(full.line(user));
}

void knownClassOk(const User &user) {
  const Plain plain;
  const Renderer &renderer = plain;
  log_line(renderer.render(user));
}

// A method that calls a virtual one is summarised once for all classes.
void FP_templateMethodOk(const User &user) {
  const Plain plain;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(plain.line(user));
}

static std::array<std::string, 2> columns;
void fill(const User &user) {
  columns[0] = user.email;
  columns[1] = user.city;
}

void globalElementBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(columns[0]);
}

// Between functions, elements of a global are one.
void FP_globalElementOk() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(columns[1]);
}
