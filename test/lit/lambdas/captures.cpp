// RUN: %check_flows
// Every way to capture: *this, packs, bindings, moves, mutable state.
#include "pii-test.h"

#include <memory>
#include <utility>
#include <vector>

class Session {
public:
  explicit Session(const User &user) : owner(user), label("session") {}

  auto snapshotBad() const {
    return [*this] {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(label + " of " + owner.phone);
    };
  }
  auto snapshotOk() const {
    return [*this] { log_line(label + " in " + owner.city); };
  }
  auto memberCopyBad() const {
    return [owner = owner.email] {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line(owner);
    };
  }

private:
  User owner;
  std::string label;
};

void sessionBad(const User &user) {
  auto show = Session(user).snapshotBad();
  show();
  Session(user).snapshotOk()();
  Session(user).memberCopyBad()();
}

void accumulateBad(const std::vector<User> &users) {
  auto collect = [line = std::string("batch:")](const std::string &part) mutable {
    line += part;
    line += ',';
    return line;
  };
  for (const User &user : users)
    collect(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(collect("end"));
}

void accumulateOk(const std::vector<User> &users) {
  auto collect = [line = std::string("batch:")](const std::string &part) mutable {
    line += part;
    return line;
  };
  for (const User &user : users)
    collect(mask_email(user.email));
  log_line(collect("end"));
}

void uniqueBad(const User &user) {
  auto copy = std::make_unique<User>(user);
  auto job = [copy = std::move(copy)] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(copy->name);
  };
  job();
}

void uniqueOk(const User &user) {
  auto copy = std::make_unique<User>(user);
  auto job = [copy = std::move(copy)] { log_line(copy->city); };
  job();
}

void nestedBad(const User &user) {
  auto outer = [&](const std::string &prefix) {
    auto inner = [&] {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
      post(prefix + user.phone);
    };
    inner();
  };
  outer("tel:");
}

void nestedWeakBad(const User &user) {
  auto outer = [=](const std::string &prefix) {
    return [=] { return prefix + base64(user.phone); };
  };
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  post(outer("tel:")());
}

void bindingBad(const User &user) {
  std::pair<std::string, std::string> contact{user.city, user.phone};
  auto &[place, number] = contact;
  auto show = [&number = number] {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(number);
  };
  show();
}

void bindingOk(const User &user) {
  std::pair<std::string, std::string> contact{user.city, user.phone};
  const auto &[place, number] = contact;
  auto show = [place = place] { log_line(place); };
  show();
}

template <typename... Args> auto later(Args &&...args) {
  return [... kept = std::forward<Args>(args)](const std::string &prefix) {
    return (prefix + ... + kept);
  };
}

void packBad(const User &user) {
  auto text = later(user.city, std::string(" "), user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text("who: "));
}

void packOk(const User &user) {
  auto text = later(user.city, std::string(" "), mask_all(user.name));
  log_line(text("who: "));
}

void overwrittenOk(const User &user) {
  std::string line = user.phone;
  auto show = [&line] { log_line(line); };
  line = "gone";
  show();
}

void onceBad(const User &user, bool full) {
  const std::string line = [&] {
    if (full)
      return user.name + " " + user.phone;
    return std::string("hidden");
  }();
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(line);
}

void onceWeakBad(const User &user, bool full) {
  const std::string line = [&]() -> std::string {
    if (!full)
      return "hidden";
    return hash_phone(user.phone);
  }();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line);
}
