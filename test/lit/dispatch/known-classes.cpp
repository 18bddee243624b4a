// RUN: %check_flows
// Virtual calls on objects whose class is known where they are called.
#include "pii-test.h"

#include <memory>
#include <vector>

struct Renderer {
  virtual ~Renderer() = default;
  virtual std::string render(const User &user) const = 0;
};
struct Plain : Renderer {
  std::string render(const User &user) const override { return user.city; }
};
struct Full : Renderer {
  std::string render(const User &user) const override { return user.phone; }
};
struct Wide : Full {};
struct Masked : Renderer {
  std::string render(const User &user) const override { return mask_phone(user.phone); }
};

void inheritedBad(const User &user) {
  const Wide wide;
  const Renderer &renderer = wide;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(renderer.render(user));
}

void referenceOk(const User &user) {
  const Plain plain;
  const Masked masked;
  const Renderer &first = plain, &second = masked;
  log_line(first.render(user) + second.render(user));
}

void chosenBad(const User &user, bool wide) {
  const Plain plain;
  const Full full;
  const Renderer *renderer = &plain;
  if (wide)
    renderer = &full;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(renderer->render(user));
}

void nextRoundBad(const User &user, int rounds) {
  const Plain plain;
  const Full full;
  const Renderer *renderer = &plain;
  for (int round = 0; round < rounds; ++round) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(renderer->render(user));
    renderer = &full;
  }
}

void ownedBad(const User &user) {
  std::unique_ptr<Renderer> renderer = std::make_unique<Plain>();
  log_line(renderer->render(user));
  renderer = std::make_unique<Full>();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(renderer->render(user));
}

void createdBad(const User &user) {
  Renderer *renderer = new Plain;
  log_line(renderer->render(user));
  delete renderer;
  renderer = new Full;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(renderer->render(user));
  delete renderer;
}

void severalBad(const User &user) {
  std::vector<std::unique_ptr<Renderer>> all;
  all.push_back(std::make_unique<Plain>());
  all.push_back(std::make_unique<Full>());
  for (const auto &renderer : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(renderer->render(user));
}

void severalOk(const User &user) {
  const Plain plain;
  const Masked masked;
  const Renderer *all[] = {&plain, &masked};
  for (const Renderer *renderer : all)
    log_line(renderer->render(user));
}

void givenBad(const User &user, const Renderer *other) {
  const Plain plain;
  const Renderer *renderer = &plain;
  if (other)
    renderer = other;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(renderer->render(user));
}

static std::unique_ptr<Renderer> make(bool wide) {
  if (wide)
    return std::make_unique<Full>();
  return std::make_unique<Plain>();
}

void madeBad(const User &user) {
  const auto renderer = make(true);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(renderer->render(user));
}

// While the base is constructed, the object is one of the base.
struct Opening {
  explicit Opening(const User &user) { opened(user); }
  virtual ~Opening() = default;
  virtual void opened(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(user.email);
  }
};
struct Quiet : Opening {
  using Opening::Opening;
  void opened(const User &user) override { log_line(user.city); }
};
void constructed(const User &user) { const Quiet quiet(user); }
